"""ArgumentParser: words become values. Source: CPython 3.11 Lib/argparse.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from pyuk.stdlib import sys
from pyuk.stdlib.argparse.actions import (
    UNRECOGNIZED,
    Action,
    ArgumentError,
    ArgumentTypeError,
    ChoiceAction,
    Parser,
    SubParsersAction,
    action_name,
    shows_help,
)
from pyuk.stdlib.argparse.containers import ArgumentGroup, Container, ExclusiveGroup, Shared, looks_negative
from pyuk.stdlib.argparse.helptext import HelpFormatter, is_one_of
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
from pyuk.stdlib.copy import clone
from pyuk.stdlib.os.path import basename

SMALLEST_SHARED = -5  # ints from here on are one object each in CPython
LARGEST_SHARED = 256


class Found:
    """An option that a word stands for. action: None where there is no such option. value: what stands behind `=`."""

    def __init__(self, action: Action | None, option: str, value: str | None) -> None:
        self.action = action
        self.option = option
        self.value = value


class ArgumentParser(Container, Parser):
    """Takes the words of a command line apart."""

    def __init__(
        self,
        prog: str | None = None,
        usage: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        parents: list[ArgumentParser] | None = None,
        formatter_class: Callable[[str], HelpFormatter] = HelpFormatter,
        prefix_chars: str = "-",
        argument_default: Any = None,
        conflict_handler: str = "error",
        add_help: bool = True,
        allow_abbrev: bool = True,
        exit_on_error: bool = True,
    ) -> None:
        self.shared = Shared(argument_default, prefix_chars, conflict_handler)
        self.description = description
        self.prog = basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.groups: list[ArgumentGroup] = []
        self.positionals = self.add_argument_group("positional arguments")
        self.optionals = self.add_argument_group("options")
        self.subparsers: ArgumentGroup | None = None
        if add_help:
            first = "-" if "-" in prefix_chars else prefix_chars[0]
            text = "show this help message and exit"
            self.add_argument(first + "h", first * 2 + "help", action="help", default=SUPPRESS, help=text)
        if parents is not None:
            for parent in parents:
                self.adopt(parent)

    # --- what is added ---

    def formatter(self) -> HelpFormatter:
        return self.formatter_class(self.prog)

    def add_action(self, action: Action) -> Action:
        group = self.optionals if len(action.option_strings) > 0 else self.positionals
        return group.add_action(action)

    def add_argument_group(self, title: str | None = None, description: str | None = None) -> ArgumentGroup:
        """A heading of the help, for arguments that are added to it."""
        made = ArgumentGroup(self, title, description)
        self.groups.append(made)
        return made

    def add_mutually_exclusive_group(self, required: bool = False) -> ExclusiveGroup:
        """Arguments of which one at most is given."""
        made = ExclusiveGroup(self, required)
        self.shared.exclusive.append(made.shown)
        return made

    def add_subparsers(
        self,
        title: str | None = None,
        description: str | None = None,
        prog: str | None = None,
        dest: str = SUPPRESS,
        required: bool = False,
        help: str | None = None,
        metavar: str | None = None,
    ) -> Subparsers:
        """Commands, each with arguments of its own."""
        if self.subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if title is not None or description is not None:
            group = self.add_argument_group("subcommands" if title is None else title, description)
        else:
            group = self.positionals
        self.subparsers = group
        if prog is None:
            formatter = self.formatter()
            formatter.add_usage(self.usage, self.by_position(), self.shared.exclusive, "")
            prog = formatter.format_help().strip()
        made = SubParsersAction([], dest, PARSER, None, None, None, None, required, help, metavar)
        made.parsers = {}
        made.choices = made.parsers
        made.lines = []
        group.add_action(made)
        return Subparsers(made, prog, self)

    def adopt(self, parent: ArgumentParser) -> None:
        """Take over the arguments of a parent, in their groups."""
        titles: dict[str | None, ArgumentGroup] = {}
        for group in self.groups:
            titles[group.title] = group
        moved: list[Action] = []
        targets: list[Container] = []
        for group in parent.groups:
            if group.title not in titles:
                titles[group.title] = self.add_argument_group(group.title, group.description)
            for action in group.group_actions:
                moved.append(action)
                targets.append(titles[group.title])
        for exclusive in parent.shared.exclusive:
            made = self.add_mutually_exclusive_group(exclusive.required)
            for action in exclusive.members:
                moved.append(action)
                targets.append(made)
        for action in parent.shared.actions:
            target: Container = self
            for i in range(len(moved)):
                if moved[i] is action:
                    target = targets[i]
            target.add_action(action)
        for name, value in parent.shared.defaults.items():
            self.shared.defaults[name] = value

    def by_position(self) -> list[Action]:
        return [action for action in self.shared.actions if len(action.option_strings) == 0]

    # --- parsing ---

    def parse_args(self, args: list[str] | None = None, namespace: Namespace | None = None) -> Namespace:
        """The values; what is not known ends the program with an error."""
        found, rest = self.parse_known_args(args, namespace)
        if len(rest) > 0:
            self.error("unrecognized arguments: " + " ".join(rest))
        return found

    def parse_known_args(
        self, args: list[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """The values, and the words that are not known."""
        words = sys.argv[1:] if args is None else list(args)
        target = Namespace() if namespace is None else namespace
        rest = self.parse_words(words, target)
        return target, rest

    def parse_words(self, words: list[str], namespace: Namespace) -> list[str]:
        known = namespace.__dict__
        for action in self.shared.actions:
            if action.dest != SUPPRESS and action.dest not in known and not is_suppressed(action.default):
                known[action.dest] = action.default
        for name, value in self.shared.defaults.items():
            if name not in known:
                known[name] = value
        rest: list[str] = []
        if self.exit_on_error:
            try:
                rest = Parsing(self, words, namespace).run()
            except ArgumentError as error:
                self.error(str(error))
        else:
            rest = Parsing(self, words, namespace).run()
        if UNRECOGNIZED in known:
            for word in known[UNRECOGNIZED]:
                rest.append(str(word))
            del known[UNRECOGNIZED]
        return rest

    # --- texts ---

    def format_usage(self) -> str:
        formatter = self.formatter()
        formatter.add_usage(self.usage, self.shared.actions, self.shared.exclusive)
        return formatter.format_help()

    def format_help(self) -> str:
        formatter = self.formatter()
        formatter.add_usage(self.usage, self.shared.actions, self.shared.exclusive)
        formatter.add_text(self.description)
        for group in self.groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group.group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def text_alone(self, text: str) -> str:
        formatter = self.formatter()
        formatter.add_text(text)
        return formatter.format_help()

    def print_usage(self) -> None:
        sys.stdout.write(self.format_usage())

    def print_help(self) -> None:
        sys.stdout.write(self.format_help())

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program, with a text on standard error if there is one."""
        if message is not None:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message: str) -> NoReturn:
        """End the program with status 2, the usage and the message."""
        sys.stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}: error: {message}\n")


class Subparsers:
    """What add_subparsers() gives."""

    def __init__(self, action: SubParsersAction, prog: str, parent: ArgumentParser) -> None:
        self.action = action
        self.prog = prog
        self.parent = parent

    @property
    def dest(self) -> str:
        return self.action.dest

    @property
    def choices(self) -> dict[str, Parser]:
        return self.action.parsers

    def add_parser(
        self,
        name: str,
        help: str | None = None,
        aliases: list[str] | tuple[str, ...] = (),
        prog: str | None = None,
        usage: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        parents: list[ArgumentParser] | None = None,
        formatter_class: Callable[[str], HelpFormatter] = HelpFormatter,
        prefix_chars: str = "-",
        argument_default: Any = None,
        conflict_handler: str = "error",
        add_help: bool = True,
        allow_abbrev: bool = True,
        exit_on_error: bool = True,
    ) -> ArgumentParser:
        """A command, as a parser. Without `help`, the help does not list it."""
        known = self.action.parsers
        others = [str(alias) for alias in aliases]
        if name in known:
            raise ArgumentError(self.action, f"conflicting subparser: {name}")
        for alias in others:
            if alias in known:
                raise ArgumentError(self.action, f"conflicting subparser alias: {alias}")
        if help is not None:
            metavar = name if len(others) == 0 else name + " (" + ", ".join(others) + ")"
            self.action.lines.append(ChoiceAction([], name, help=help, metavar=metavar))
        made = clone(self.parent)  # of the parent's class, which may be a class of the program
        ArgumentParser.__init__(
            made,
            f"{self.prog} {name}" if prog is None else prog,
            usage,
            description,
            epilog,
            parents,
            formatter_class,
            prefix_chars,
            argument_default,
            conflict_handler,
            add_help,
            allow_abbrev,
            exit_on_error,
        )
        known[name] = made
        for alias in others:
            known[alias] = made
        return made


# --- one run -------------------------------------------------------------------------------------


class Parsing:
    """The state of parsing the words of one command line."""

    def __init__(self, parser: ArgumentParser, words: list[str], namespace: Namespace) -> None:
        self.parser = parser
        self.shared = parser.shared
        self.words = words
        self.namespace = namespace
        self.extras: list[str] = []
        self.positionals = parser.by_position()
        self.seen: list[Action] = []
        self.given: list[Action] = []  # those that were not left at their default
        self.options: dict[int, Found] = {}  # by the index of the word
        self.pattern = self.kinds_of_words()

    def kinds_of_words(self) -> str:
        """A letter for each word: O for an option, A for another one, - for `--`, behind which all are A."""
        pattern = ""
        for i in range(len(self.words)):
            if "-" in pattern:
                pattern += "A"
            elif self.words[i] == "--":
                pattern += "-"
            else:
                found = self.parse_optional(self.words[i])
                if found is not None:
                    self.options[i] = found
                pattern += "A" if found is None else "O"
        return pattern

    def run(self) -> list[str]:
        """Take all words; those that nothing takes."""
        start = 0
        last = max(self.options) if len(self.options) > 0 else -1
        while start <= last:
            following = min([index for index in self.options if index >= start])
            if start != following:
                end = self.consume_positionals(start)
                if end > start:
                    start = end
                    continue
            if start not in self.options:
                self.extras.extend(self.words[start:following])
                start = following
            start = self.consume_optional(start)
        stop = self.consume_positionals(start)
        self.extras.extend(self.words[stop:])
        self.check_required()
        return self.extras

    # --- words ---

    def parse_optional(self, word: str) -> Found | None:
        """The option that a word is; None for a word that is none."""
        if word == "" or word[0] not in self.shared.prefix_chars:
            return None
        if word in self.shared.options:
            return Found(self.shared.options[word], word, None)
        if len(word) == 1:
            return None
        if "=" in word:
            option, _, value = word.partition("=")
            if option in self.shared.options:
                return Found(self.shared.options[option], option, value)
        possible = self.abbreviated(word)
        if len(possible) > 1:
            names = ", ".join([found.option for found in possible])
            self.parser.error(f"ambiguous option: {word} could match {names}")
        if len(possible) == 1:
            return possible[0]
        if looks_negative(word) and not self.shared.has_negative_options:
            return None
        return None if " " in word else Found(None, word, None)

    def abbreviated(self, word: str) -> list[Found]:
        """The options that a word may be short for."""
        found: list[Found] = []
        chars = self.shared.prefix_chars
        if word[1] in chars:
            if self.parser.allow_abbrev:
                option, equals, value = word.partition("=")
                for name, action in self.shared.options.items():
                    if name.startswith(option):
                        found.append(Found(action, name, value if equals != "" else None))
            return found
        for name, action in self.shared.options.items():
            if name == word[:2]:
                found.append(Found(action, name, word[2:]))
            elif name.startswith(word):
                found.append(Found(action, name, None))
        return found

    # --- options ---

    def consume_optional(self, start: int) -> int:
        """Take an option and its words, or several short ones in one word; where the next word is."""
        found = self.options[start]
        action, option, value = found.action, found.option, found.value
        steps: list[tuple[Action, list[str], str]] = []
        while True:
            if action is None:
                self.extras.append(self.words[start])
                return start + 1
            if value is None:
                count = self.count_of(action, self.pattern[start + 1 :])
                stop = start + 1 + count
                steps.append((action, self.words[start + 1 : stop], option))
                break
            count = self.count_of(action, "A")
            if count == 0 and option[1] not in self.shared.prefix_chars and value != "":
                steps.append((action, [], option))
                option = option[0] + value[0]
                if option not in self.shared.options:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                action = self.shared.options[option]
                value = value[1:] if len(value) > 1 else None
            elif count == 1:
                stop = start + 1
                steps.append((action, [value], option))
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
        for step, words, name in steps:
            self.take(step, words, name)
        return stop

    def count_of(self, action: Action, pattern: str) -> int:
        """How many of the words an option takes."""
        for count in range(len(pattern), -1, -1):
            if action.matches(pattern[:count]):
                return count
        nargs = action.nargs
        if nargs is None:
            raise ArgumentError(action, "expected one argument")
        if nargs == OPTIONAL:
            raise ArgumentError(action, "expected at most one argument")
        if nargs == ONE_OR_MORE:
            raise ArgumentError(action, "expected at least one argument")
        raise ArgumentError(action, f"expected {nargs} argument{'' if nargs == 1 else 's'}")

    # --- arguments by position ---

    def consume_positionals(self, start: int) -> int:
        """Take as many of the arguments by position as the words allow; where the next word is."""
        counts: list[int] = []
        pattern = self.pattern[start:]
        for length in range(len(self.positionals), 0, -1):
            counts = match(self.positionals, 0, length, pattern)
            if len(counts) > 0:
                break
        taken = self.positionals[: len(counts)]
        self.positionals = self.positionals[len(counts) :]
        for i in range(len(taken)):
            words = self.words[start : start + counts[i]]
            start += counts[i]
            self.take(taken[i], words, None)
        return start

    # --- values ---

    def take(self, action: Action, words: list[str], option: str | None) -> None:
        """Do what an argument asks for."""
        self.seen.append(action)
        values = self.values_of(action, words)
        if not is_default(action, words, values):
            self.given.append(action)
            for group in self.shared.exclusive:
                if is_one_of(action, group.members):
                    for other in group.members:
                        if other is not action and is_one_of(other, self.given):
                            raise ArgumentError(action, f"not allowed with argument {action_name(other)}")
        if not is_suppressed(values):
            action.take(self.parser, self.namespace, values, option)

    def values_of(self, action: Action, words: list[str]) -> Any:
        """What the words of an argument mean."""
        nargs = action.nargs
        if nargs != PARSER and nargs != REMAINDER and "--" in words:
            words.remove("--")
        if len(words) == 0 and nargs == OPTIONAL:
            value: Any = action.const if len(action.option_strings) > 0 else action.default
            if isinstance(value, str):
                value = self.value_of(action, value)
                self.check_value(action, value)
            return value
        if len(words) == 0 and nargs == ZERO_OR_MORE and len(action.option_strings) == 0:
            value = words if action.default is None else action.default
            self.check_value(action, value)
            return value
        if len(words) == 1 and (nargs is None or nargs == OPTIONAL):
            value = self.value_of(action, words[0])
            self.check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        found = [self.value_of(action, word) for word in words]
        if nargs == PARSER:
            self.check_value(action, found[0])
        elif nargs != REMAINDER:
            for value in found:
                self.check_value(action, value)
        return as_list(found)

    def value_of(self, action: Action, word: str) -> Any:
        """What `type` makes of a word."""
        convert: Any = plain_word if action.type is None else action.type
        try:
            return convert(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from error
        except (TypeError, ValueError) as error:
            raise ArgumentError(action, f"invalid {convert.__name__} value: {word!r}") from error

    def check_value(self, action: Action, value: Any) -> None:
        """ArgumentError for a value that is none of the choices."""
        choices = action.choices
        if choices is not None and value not in choices:
            shown = ", ".join([repr(choice) for choice in choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")

    # --- the end ---

    def check_required(self) -> None:
        """What is missing is an error; defaults that are texts are converted."""
        missing: list[str] = []
        known = self.namespace.__dict__
        for action in self.shared.actions:
            if is_one_of(action, self.seen):
                continue
            if action.required:
                missing.append(str(action_name(action)))
            elif isinstance(action.default, str) and action.dest in known and known[action.dest] == action.default:
                known[action.dest] = self.value_of(action, action.default)
        if len(missing) > 0:
            self.parser.error("the following arguments are required: " + ", ".join(missing))
        for group in self.shared.exclusive:
            if group.required and not any(is_one_of(action, self.given) for action in group.members):
                names = [str(action_name(action)) for action in group.members if shows_help(action)]
                self.parser.error(f"one of the arguments {' '.join(names)} is required")


def plain_word(word: str) -> str:
    """What a word means where an argument has no type."""
    return word


def is_default(action: Action, words: list[str], values: Any) -> bool:
    """Whether the values are the default itself: for CPython, too, a small number is one object."""
    default = action.default
    if values is None or default is None:
        return values is None and default is None
    if isinstance(values, bool) or isinstance(default, bool):
        return isinstance(values, bool) and isinstance(default, bool) and bool(values) == bool(default)
    if isinstance(values, int) and isinstance(default, int):
        return SMALLEST_SHARED <= values <= LARGEST_SHARED and values == default
    if len(words) > 0 or len(action.option_strings) > 0 or (isinstance(default, str) and action.type is not None):
        return False
    return action.nargs == OPTIONAL or action.nargs == ZERO_OR_MORE


def match(actions: list[Action], first: int, end: int, pattern: str) -> list[int]:
    """How many words each of actions[first:end] takes, each as many as the others leave it; empty for no way."""
    for count in range(len(pattern), -1, -1):
        if actions[first].matches(pattern[:count]):
            if first + 1 == end:
                return [count]
            rest = match(actions, first + 1, end, pattern[count:])
            if len(rest) > 0:
                return [count, *rest]
    return []
