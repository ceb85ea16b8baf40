"""What arguments are added to: parsers and groups. Source: CPython 3.11 Lib/argparse.py."""

from __future__ import annotations

from typing import Any

from pyuk.stdlib.argparse import actions as kinds
from pyuk.stdlib.argparse.actions import Action, ActionKind, ArgumentError, Removing
from pyuk.stdlib.argparse.helptext import Group, HelpFormatter
from pyuk.stdlib.argparse.namespace import (
    NOT_GIVEN,
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    is_given,
)


class Shared:
    """What a parser and its groups have in common."""

    def __init__(self, argument_default: Any, prefix_chars: str, conflict_handler: str) -> None:
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self.actions: list[Action] = []
        self.options: dict[str, Action] = {}
        self.defaults: dict[str, Any] = {}
        self.exclusive: list[Group] = []
        self.has_negative_options = False

    def handle_conflicts(self, action: Action) -> None:
        """An option that is there already is a mistake, or, on request, is taken from the older argument."""
        found = [option for option in action.option_strings if option in self.options]
        if len(found) == 0:
            return
        if self.conflict_handler == "error":
            plural = "s" if len(found) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(found)}")
        for option in found:
            older = self.options[option]
            older.option_strings.remove(option)
            del self.options[option]
            if len(older.option_strings) == 0 and older.container is not None:
                older.container.remove_action(older)


def looks_negative(text: str) -> bool:
    """Whether a word may be a negative number."""
    whole, dot, fraction = text[1:].partition(".")
    if not text.startswith("-"):
        return False
    if dot == "":
        return whole.isdecimal()
    return fraction.isdecimal() and (whole == "" or whole.isdecimal())


class Container(Removing):
    """Takes arguments and groups of them."""

    shared: Shared
    description: str | None

    def formatter(self) -> HelpFormatter | None:
        """Checks the metavars of what is added."""
        return None

    def add_action(self, action: Action) -> Action:
        self.shared.handle_conflicts(action)
        self.shared.actions.append(action)
        action.container = self
        for option in action.option_strings:
            self.shared.options[option] = action
            if looks_negative(option):
                self.shared.has_negative_options = True
        return action

    def remove_action(self, action: Action) -> None:
        self.shared.actions.remove(action)

    def set_defaults(self, **kwargs: Any) -> None:
        """Values of attributes, whether there is an argument for them or not."""
        for name, value in kwargs.items():
            self.shared.defaults[name] = value
            for action in self.shared.actions:
                if action.dest == name:
                    action.default = value

    def get_default(self, dest: str) -> Any:
        """The default of an attribute."""
        for action in self.shared.actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self.shared.defaults.get(dest)

    def add_argument(
        self,
        *name_or_flags: str,
        action: str | ActionKind = "store",
        nargs: int | str | None = None,
        const: Any = None,
        default: Any = NOT_GIVEN,
        type: Any = None,
        choices: Any = None,
        required: bool | None = None,
        help: str | None = None,
        metavar: str | tuple[str, ...] | None = None,
        dest: str | None = None,
        version: str | None = None,
    ) -> Action:
        """An argument by position (one name, or dest), or an option."""
        kind = action if isinstance(action, str) else "boolean"
        given = given_names(nargs, const, type, choices, metavar, version)
        if kind != "boolean":
            kinds.check_taken(kind, given)
        chars = self.shared.prefix_chars
        if len(name_or_flags) == 0 or (len(name_or_flags) == 1 and name_or_flags[0][0] not in chars):
            strings: list[str] = []
            target = positional_dest(name_or_flags, dest, required)
            must = nargs not in (OPTIONAL, ZERO_OR_MORE) or (nargs == ZERO_OR_MORE and not is_given(default))
        else:
            strings = list(name_or_flags)
            target = self.option_dest(strings, dest)
            must = required is True
        first = default if is_given(default) else self.default_of(target, kind)
        made = make(kind, strings, target, nargs, const, first, type, choices, must, help, metavar)
        if isinstance(made, kinds.VersionAction):
            made.version = version
        checker = self.formatter()
        if checker is not None:
            checker.format_args(made, "")
        return self.add_action(made)

    def option_dest(self, strings: list[str], dest: str | None) -> str:
        """The attribute of an option: dest, or else the first long option's name."""
        chars = self.shared.prefix_chars
        longest: str | None = None
        for option in strings:
            if option[0] not in chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character {chars!r}")
            if len(option) > 1 and option[1] in chars and longest is None:
                longest = option
        if dest is not None:
            return dest
        name = (strings[0] if longest is None else longest).lstrip(chars)
        if name == "":
            raise ValueError(f"dest= is required for options like {strings[-1]!r}")
        return name.replace("-", "_")

    def default_of(self, dest: str, kind: str) -> Any:
        """The default where the argument says none."""
        if dest in self.shared.defaults:
            return self.shared.defaults[dest]
        if self.shared.argument_default is not None:
            return self.shared.argument_default
        if kind == "store_true":
            return False
        if kind == "store_false":
            return True
        return SUPPRESS if kind in ("help", "version") else None


def given_names(
    nargs: int | str | None,
    const: Any,
    type: Any,
    choices: Any,
    metavar: str | tuple[str, ...] | None,
    version: str | None,
) -> list[str]:
    """Which of the arguments that not every kind takes are there."""
    names: list[str] = []
    if nargs is not None:
        names.append("nargs")
    if const is not None:
        names.append("const")
    if type is not None:
        names.append("type")
    if choices is not None:
        names.append("choices")
    if metavar is not None:
        names.append("metavar")
    if version is not None:
        names.append("version")
    return names


def positional_dest(names: tuple[str, ...], dest: str | None, required: bool | None) -> str:
    """The attribute of an argument by position."""
    if required is not None:
        raise TypeError("'required' is an invalid argument for positionals")
    if len(names) > 0:
        if dest is not None:
            raise ValueError("dest supplied twice for positional argument")
        return names[0]
    if dest is None:
        raise TypeError("_ActionsContainer._get_positional_kwargs() missing 1 required positional argument: 'dest'")
    return dest


def make(
    kind: str,
    strings: list[str],
    dest: str,
    nargs: int | str | None,
    const: Any,
    default: Any,
    type: Any,
    choices: Any,
    required: bool,
    help: str | None,
    metavar: str | tuple[str, ...] | None,
) -> Action:
    """The action of a kind."""
    if kind in ("store", "append", "extend"):
        kinds.check_store(kind, nargs, const)
    if kind == "store":
        return kinds.StoreAction(strings, dest, nargs, const, default, type, choices, required, help, metavar)
    if kind in ("append", "extend"):
        made = kinds.AppendAction(strings, dest, nargs, const, default, type, choices, required, help, metavar)
        return kinds.make_appending(kind, made)
    if kind == "append_const":
        made = kinds.AppendAction(strings, dest, 0, const, default, None, None, required, help, metavar)
        return kinds.make_appending(kind, made)
    if kind == "count":
        return kinds.CountAction(strings, dest, 0, None, default, None, None, required, help)
    if kind == "help":
        return kinds.HelpAction(strings, SUPPRESS, 0, None, default, None, None, False, help)
    if kind == "version":
        shown = "show program's version number and exit" if help is None else help
        return kinds.make_version(None, kinds.VersionAction(strings, SUPPRESS, 0, None, default, help=shown))
    if kind == "boolean":
        strings = kinds.with_negations(strings)
        return kinds.BooleanAction(strings, dest, 0, None, default, type, choices, required, help, metavar)
    if kind == "store_true":
        const = True
    elif kind == "store_false":
        const = False
    return kinds.StoreConstAction(strings, dest, 0, const, default, None, None, required, help, metavar)


class ArgumentGroup(Container):
    """Arguments under a heading of the help."""

    def __init__(self, container: Container, title: str | None, description: str | None) -> None:
        self.shared = container.shared
        self.title = title
        self.description = description
        self.group_actions: list[Action] = []

    def add_action(self, action: Action) -> Action:
        super().add_action(action)
        self.group_actions.append(action)
        return action

    def remove_action(self, action: Action) -> None:
        super().remove_action(action)
        self.group_actions.remove(action)

    def add_mutually_exclusive_group(self, required: bool = False) -> ExclusiveGroup:
        """Arguments of which one at most is given."""
        made = ExclusiveGroup(self, required)
        self.shared.exclusive.append(made.shown)
        return made


class ExclusiveGroup(Container):
    """Arguments of a container of which one at most is given."""

    def __init__(self, container: Container, required: bool) -> None:
        self.shared = container.shared
        self.description = None
        self.container = container
        self.shown = Group()
        self.shown.members = []
        self.shown.required = required

    def add_action(self, action: Action) -> Action:
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self.container.add_action(action)
        self.shown.members.append(action)
        return action

    def remove_action(self, action: Action) -> None:
        self.container.remove_action(action)
        self.shown.members.remove(action)


__all__ = ["ONE_OR_MORE", "PARSER", "REMAINDER", "ArgumentGroup", "Container", "ExclusiveGroup", "Shared"]
