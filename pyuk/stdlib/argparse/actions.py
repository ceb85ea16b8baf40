"""Arguments: what is known of each, and what is done when it is there.

Source: CPython 3.11 Lib/argparse.py.
"""

from __future__ import annotations

from typing import Any, NoReturn

from pyuk.stdlib import sys
from pyuk.stdlib.argparse.namespace import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    Namespace,
    as_list,
    is_suppressed,
)

UNRECOGNIZED = "_unrecognized_args"


class Parser:
    """What actions ask of the parser that they belong to."""

    def print_help(self) -> None:
        raise NotImplementedError

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise NotImplementedError

    def text_alone(self, text: str) -> str:
        """A text as the help would show it."""
        raise NotImplementedError

    def parse_words(self, words: list[str], namespace: Namespace) -> list[str]:
        """Parse words into a namespace; those that are left."""
        raise NotImplementedError


class Action:
    """An argument. nargs: how many words it takes: a number, one of the letters, or None for one, no list."""

    container: Removing | None

    def __init__(
        self,
        option_strings: list[str],
        dest: str,
        nargs: int | str | None = None,
        const: Any = None,
        default: Any = None,
        type: Any = None,
        choices: Any = None,
        required: bool = False,
        help: str | None = None,
        metavar: str | tuple[str, ...] | None = None,
    ) -> None:
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.container = None

    def format_usage(self) -> str:
        return self.option_strings[0]

    def subactions(self) -> list[Action]:
        """What the help lists below it."""
        return []

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        """Do what the argument asks for."""
        raise NotImplementedError(".__call__() not defined")

    def count_limits(self) -> tuple[int, int]:
        """How many words it takes, at least and at most; -1 for as many as there are."""
        nargs = self.nargs
        if nargs is None:
            return 1, 1
        if isinstance(nargs, int):
            return nargs, nargs
        if nargs == OPTIONAL:
            return 0, 1
        if nargs == ZERO_OR_MORE:
            return 0, -1
        if nargs == ONE_OR_MORE:
            return 1, -1
        return 0, 0

    def matches(self, pattern: str) -> bool:
        """Whether it takes words of these kinds: A for a plain one, O for an option, - for `--`."""
        if len(self.option_strings) > 0 and "-" in pattern:
            return False
        if self.nargs == REMAINDER:
            return True
        if self.nargs == PARSER:
            return pattern.lstrip("-").startswith("A")
        low, high = self.count_limits()
        count = pattern.count("A")
        return "O" not in pattern and count >= low and (high < 0 or count <= high)


class Removing:
    """What an action is in."""

    def remove_action(self, action: Action) -> None:
        raise NotImplementedError


def action_name(action: Action | None) -> str | None:
    """What errors call an argument."""
    if action is None:
        return None
    if len(action.option_strings) > 0:
        return "/".join(action.option_strings)
    metavar = action.metavar
    if isinstance(metavar, str) and metavar != SUPPRESS:
        return metavar
    if isinstance(metavar, tuple):
        return repr(metavar)
    if action.dest != SUPPRESS:
        return action.dest
    if action.choices is not None:
        return "{" + ",".join([str(choice) for choice in action.choices]) + "}"
    return None


class ArgumentError(Exception):
    """A mistake in making or giving an argument."""

    def __init__(self, argument: Action | None, message: str) -> None:
        self.argument_name = action_name(argument)
        self.text = message
        super().__init__(message if self.argument_name is None else f"argument {self.argument_name}: {message}")


class ArgumentTypeError(Exception):
    """A `type` function does not take a text."""


# --- kinds of actions ----------------------------------------------------------------------------


class StoreAction(Action):
    """Keeps the value."""

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        namespace.__dict__[self.dest] = values


class StoreConstAction(Action):
    """Keeps a constant."""

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        namespace.__dict__[self.dest] = self.const


class BooleanAction(Action):
    """--name and --no-name."""

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        if option is not None and option in self.option_strings:
            namespace.__dict__[self.dest] = not option.startswith("--no-")

    def format_usage(self) -> str:
        return " | ".join(self.option_strings)


class ActionKind:
    """What `action=` may be beside a name."""


class AppendAction(Action):
    """Puts the value behind those that are there; `extend` each of the values, `append_const` a constant."""

    kind: str

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        kept = namespace.__dict__.get(self.dest)
        items: list[Any] = []
        if kept is not None:
            for item in kept:
                items.append(item)
        if self.kind == "extend":
            for value in values:
                items.append(value)
        else:
            items.append(self.const if self.kind == "append_const" else values)
        namespace.__dict__[self.dest] = as_list(items)


class CountAction(Action):
    """Counts how often it is there."""

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        count = namespace.__dict__.get(self.dest)
        namespace.__dict__[self.dest] = count + 1 if isinstance(count, int) else 1


class HelpAction(Action):
    """Prints the help, and ends the program."""

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        parser.print_help()
        parser.exit()


class VersionAction(Action):
    """Prints the version, and ends the program."""

    version: str | None

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        if self.version is not None:
            sys.stdout.write(parser.text_alone(self.version))
        parser.exit()


class ChoiceAction(Action):
    """A line of the help for a subparser; it is never done."""


class SubParsersAction(Action):
    """Hands the words behind a command's name to the parser of that name."""

    parsers: dict[str, Parser]
    lines: list[Action]

    def subactions(self) -> list[Action]:
        return self.lines

    def take(self, parser: Parser, namespace: Namespace, values: Any, option: str | None) -> None:
        words: list[str] = [str(value) for value in values]
        name = words[0]
        if self.dest != SUPPRESS:
            namespace.__dict__[self.dest] = name
        if name not in self.parsers:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self.parsers)})")
        inner = Namespace()
        left = self.parsers[name].parse_words(words[1:], inner)
        for key, value in inner.__dict__.items():
            namespace.__dict__[key] = value
        if len(left) > 0:
            before = namespace.__dict__.get(UNRECOGNIZED)
            known: list[str] = [str(word) for word in before] if before is not None else []
            namespace.__dict__[UNRECOGNIZED] = known + left


# --- making one ----------------------------------------------------------------------------------

# What each kind takes beside option_strings and dest.
TAKEN = {
    "store": ["nargs", "const", "default", "type", "choices", "required", "help", "metavar"],
    "append": ["nargs", "const", "default", "type", "choices", "required", "help", "metavar"],
    "extend": ["nargs", "const", "default", "type", "choices", "required", "help", "metavar"],
    "store_const": ["const", "default", "required", "help", "metavar"],
    "append_const": ["const", "default", "required", "help", "metavar"],
    "store_true": ["default", "required", "help"],
    "store_false": ["default", "required", "help"],
    "count": ["default", "required", "help"],
    "help": ["default", "help"],
    "version": ["version", "default", "help"],
}
CLASS_NAMES = {
    "store_const": "_StoreConstAction",
    "append_const": "_AppendConstAction",
    "store_true": "_StoreTrueAction",
    "store_false": "_StoreFalseAction",
    "count": "_CountAction",
    "help": "_HelpAction",
    "version": "_VersionAction",
}


def check_taken(kind: str, given: list[str]) -> None:
    """TypeError where a kind of action does not take what is given."""
    if kind not in TAKEN:
        raise ValueError(f'unknown action "{kind}"')
    for name in given:
        if name not in TAKEN[kind]:
            owner = CLASS_NAMES.get(kind, "Action")
            raise TypeError(f"{owner}.__init__() got an unexpected keyword argument '{name}'")


def check_store(kind: str, nargs: int | str | None, const: Any) -> None:
    """ValueError where store, append or extend make no sense."""
    if nargs == 0:
        if kind == "store":
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, "
                "actions such as store true or store const may be more appropriate"
            )
        raise ValueError(
            "nargs for append actions must be != 0; if arg strings are not supplying the value to append, "
            "the append const action may be more appropriate"
        )
    if const is not None and nargs != OPTIONAL:
        raise ValueError("nargs must be '?' to supply const")


def make_appending(kind: str, made: AppendAction) -> AppendAction:
    """An append, append_const or extend action."""
    made.kind = kind
    return made


def make_version(version: str | None, made: VersionAction) -> VersionAction:
    """A version action."""
    made.version = version
    return made


def with_negations(option_strings: list[str]) -> list[str]:
    """`--no-name` behind each `--name`."""
    result: list[str] = []
    for option in option_strings:
        result.append(option)
        if option.startswith("--"):
            result.append("--no-" + option[2:])
    return result


def shows_help(action: Action) -> bool:
    """Whether the help tells of it."""
    return not is_suppressed(action.help)


BooleanOptionalAction: ActionKind = ActionKind()
