"""The usage line and the help, in CPython's words and line breaks.

Source: CPython 3.11 Lib/argparse.py, HelpFormatter.
"""

from __future__ import annotations

from typing import Any

from pyuk.stdlib import textwrap
from pyuk.stdlib.argparse.actions import Action, shows_help
from pyuk.stdlib.argparse.namespace import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    is_suppressed,
)

COLUMNS = 80  # of a terminal that nothing is known of
NARROWEST = 11


class Group:
    """Actions that exclude one another, as the usage shows them."""

    members: list[Action]
    required: bool


class Section:
    """A part of the help with a heading; an item is a text, or a section within."""

    def __init__(self, parent: Section | None, heading: str | None) -> None:
        self.parent = parent
        self.heading = heading
        self.items: list[str | Section] = []


class HelpFormatter:
    """Collects the parts of a help text, and formats them."""

    def __init__(
        self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int | None = None
    ) -> None:
        self.prog = prog
        self.width = COLUMNS - 2 if width is None else width
        self.increment = indent_increment
        self.max_help_position = min(max_help_position, max(self.width - 20, indent_increment * 2))
        self.indent_now = 0
        self.longest = 0  # of what stands left of the help of arguments
        self.later: list[tuple[Section, int, Action, int]] = []
        self.root = Section(None, None)
        self.section = self.root

    # --- what goes in ---

    def start_section(self, heading: str | None) -> None:
        self.indent_now += self.increment
        made = Section(self.section, heading)
        self.section.items.append(made)
        self.section = made

    def end_section(self) -> None:
        if self.section.parent is not None:
            self.section = self.section.parent
        self.indent_now -= self.increment

    def add_text(self, text: str | None) -> None:
        if text is not None and text != SUPPRESS:
            self.section.items.append(self.format_text(text))

    def add_usage(self, usage: str | None, actions: list[Action], groups: list[Group], prefix: str = "usage: ") -> None:
        if usage is None or usage != SUPPRESS:
            self.section.items.append(self.format_usage(usage, actions, groups, prefix))

    def add_argument(self, action: Action) -> None:
        """Note an argument: how it is laid out is known when all are there."""
        if not shows_help(action):
            return
        for each in [action, *action.subactions()]:
            self.longest = max(self.longest, len(self.invocation(each)) + self.indent_now)
        self.later.append((self.section, len(self.section.items), action, self.indent_now))
        self.section.items.append("")

    def add_arguments(self, actions: list[Action]) -> None:
        for action in actions:
            self.add_argument(action)

    # --- what comes out ---

    def format_help(self) -> str:
        for section, index, action, indent in self.later:
            self.indent_now = indent
            section.items[index] = self.format_action(action)
        self.indent_now = 0
        text = self.format_section(self.root, 0)
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n" if len(text) > 0 else text

    def format_section(self, section: Section, indent: int) -> str:
        inner = indent if section.parent is None else indent + self.increment
        parts: list[str] = []
        for item in section.items:
            parts.append(item if isinstance(item, str) else self.format_section(item, inner))
        text = "".join(parts)
        if len(text) == 0:
            return ""
        heading = section.heading
        if heading is not None and heading != SUPPRESS:
            return "\n" + " " * indent + heading + ":\n" + text + "\n"
        return "\n" + text + "\n"

    def format_text(self, text: str) -> str:
        if "%(prog)" in text:
            known: dict[str, Any] = {"prog": self.prog}
            text = text % known
        width = max(self.width - self.indent_now, NARROWEST)
        return self.fill_text(text, width, " " * self.indent_now) + "\n\n"

    # --- the usage ---

    def format_usage(self, usage: str | None, actions: list[Action], groups: list[Group], prefix: str) -> str:
        known: dict[str, Any] = {"prog": self.prog}
        if usage is not None:
            return prefix + usage % known + "\n\n"
        if len(actions) == 0:
            return prefix + self.prog + "\n\n"
        optionals = [action for action in actions if len(action.option_strings) > 0]
        positionals = [action for action in actions if len(action.option_strings) == 0]
        text = self.prog
        shown = self.actions_usage(optionals + positionals, groups)
        if len(shown) > 0:
            text = (text + " " + shown) if len(text) > 0 else shown
        if len(prefix) + len(text) > self.width - self.indent_now:
            text = self.wrapped_usage(prefix, optionals, positionals, groups)
        return prefix + text + "\n\n"

    def wrapped_usage(
        self, prefix: str, optionals: list[Action], positionals: list[Action], groups: list[Group]
    ) -> str:
        width = self.width - self.indent_now
        options = usage_parts(self.actions_usage(optionals, groups))
        words = usage_parts(self.actions_usage(positionals, groups))
        if len(prefix) + len(self.prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self.prog) + 1)
            if len(options) > 0:
                lines = usage_lines([self.prog, *options], indent, len(prefix), width)
                lines.extend(usage_lines(words, indent, -1, width))
            elif len(words) > 0:
                lines = usage_lines([self.prog, *words], indent, len(prefix), width)
            else:
                lines = [self.prog]
            return "\n".join(lines)
        indent = " " * len(prefix)
        lines = usage_lines(options + words, indent, -1, width)
        if len(lines) > 1:
            lines = usage_lines(options, indent, -1, width)
            lines.extend(usage_lines(words, indent, -1, width))
        return "\n".join([self.prog, *lines])

    def actions_usage(self, actions: list[Action], groups: list[Group]) -> str:
        """The arguments in a row, with brackets around what may be left out."""
        grouped: list[Action] = []
        inserts: dict[int, str] = {}
        for group in groups:
            note_group(group, actions, grouped, inserts)
        parts: list[str | None] = []
        for i in range(len(actions)):
            action = actions[i]
            if not shows_help(action):
                parts.append(None)
                if inserts.get(i) == "|":
                    del inserts[i]
                elif inserts.get(i + 1) == "|":
                    del inserts[i + 1]
            else:
                parts.append(self.usage_part(action, is_one_of(action, grouped)))
        for i in sorted(inserts, reverse=True):
            parts.insert(i, inserts[i])
        return cleaned_usage(" ".join([part for part in parts if part is not None]))

    def usage_part(self, action: Action, is_grouped: bool) -> str:
        if len(action.option_strings) == 0:
            part = self.format_args(action, self.default_metavar(action))
            if is_grouped and part.startswith("[") and part.endswith("]"):
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = action.option_strings[0] + " " + self.format_args(action, self.default_metavar(action))
        return part if action.required or is_grouped else "[" + part + "]"

    # --- arguments ---

    def format_action(self, action: Action) -> str:
        """The lines for an argument and those below it."""
        position = min(self.longest + 2, self.max_help_position)
        help_width = max(self.width - position, NARROWEST)
        action_width = position - self.indent_now - 2
        header = self.invocation(action)
        first = 0
        lead = " " * self.indent_now
        help = action.help
        if help is None or len(help) == 0:
            header = lead + header + "\n"
        elif len(header) <= action_width:
            header = lead + header.ljust(action_width) + "  "
        else:
            header = lead + header + "\n"
            first = position
        parts = [header]
        if help is not None and len(help.strip()) > 0:
            text = self.expand_help(action)
            if len(text) > 0:
                lines = self.split_lines(text, help_width)
                parts.append(" " * first + lines[0] + "\n")
                for line in lines[1:]:
                    parts.append(" " * position + line + "\n")
        elif not header.endswith("\n"):
            parts.append("\n")
        self.indent_now += self.increment
        for inner in action.subactions():
            parts.append(self.format_action(inner))
        self.indent_now -= self.increment
        return "".join(parts)

    def invocation(self, action: Action) -> str:
        """How an argument is written, as the help has it."""
        if len(action.option_strings) == 0:
            return self.metavars(action, self.default_metavar(action), 1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        shown = self.format_args(action, self.default_metavar(action))
        return ", ".join([option + " " + shown for option in action.option_strings])

    def metavars(self, action: Action, default: str, count: int) -> list[str]:
        metavar = action.metavar
        if isinstance(metavar, tuple):
            return list(metavar)
        if isinstance(metavar, str):
            return [metavar] * count
        if action.choices is not None:
            return ["{" + ",".join([str(choice) for choice in action.choices]) + "}"] * count
        return [default] * count

    def format_args(self, action: Action, default: str) -> str:
        nargs = action.nargs
        if nargs is None:
            return self.metavars(action, default, 1)[0]
        if isinstance(nargs, int):
            found = self.metavars(action, default, nargs)
            if len(found) != nargs:
                raise ValueError("length of metavar tuple does not match nargs")
            return " ".join(found)
        if nargs == OPTIONAL:
            return "[" + self.metavars(action, default, 1)[0] + "]"
        if nargs == ZERO_OR_MORE:
            found = self.metavars(action, default, 1)
            if len(found) == 2:
                return f"[{found[0]} [{found[1]} ...]]"
            return f"[{found[0]} ...]"
        if nargs == ONE_OR_MORE:
            found = self.metavars(action, default, 2)
            return f"{found[0]} [{found[1]} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return self.metavars(action, default, 1)[0] + " ..."
        if nargs == SUPPRESS:
            return ""
        raise ValueError("invalid nargs value")

    def expand_help(self, action: Action) -> str:
        """The help with what it refers to, such as %(default)s."""
        help = self.help_string(action)
        known: dict[str, Any] = {"prog": self.prog, "dest": action.dest, "option_strings": action.option_strings}
        for name, value in (("nargs", action.nargs), ("const", action.const), ("metavar", action.metavar)):
            known[name] = value
        known["required"] = action.required
        known["help"] = action.help
        if not is_suppressed(action.default):
            known["default"] = action.default
        convert: Any = no_type if action.type is None else action.type
        known["type"] = None if action.type is None else convert.__name__
        choices = action.choices
        known["choices"] = ", ".join([str(choice) for choice in choices]) if choices is not None else None
        return help % known

    # --- what derived classes change ---

    def split_lines(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), width)

    def fill_text(self, text: str, width: int, indent: str) -> str:
        text = " ".join(text.split())
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def help_string(self, action: Action) -> str:
        return "" if action.help is None else action.help

    def default_metavar(self, action: Action) -> str:
        return action.dest.upper() if len(action.option_strings) > 0 else action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of descriptions."""

    def fill_text(self, text: str, width: int, indent: str) -> str:
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of all texts."""

    def split_lines(self, text: str, width: int) -> list[str]:
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to the help of arguments."""

    def help_string(self, action: Action) -> str:
        help = "" if action.help is None else action.help
        if "%(default)" not in help and not is_suppressed(action.default):
            if len(action.option_strings) > 0 or action.nargs == OPTIONAL or action.nargs == ZERO_OR_MORE:
                help += " (default: %(default)s)"
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the name of the type of an argument where it has no metavar."""

    def default_metavar(self, action: Action) -> str:
        convert: Any = no_type if action.type is None else action.type
        name: str = convert.__name__
        return name


# --- pieces of the usage -------------------------------------------------------------------------


def no_type(word: str) -> str:
    """Stands for the type of an argument that has none."""
    return word


def is_one_of(action: Action, actions: list[Action]) -> bool:
    """Whether it is in the list, and not just like one there."""
    for other in actions:
        if other is action:
            return True
    return False


def note_group(group: Group, actions: list[Action], grouped: list[Action], inserts: dict[int, str]) -> None:
    """Where brackets and bars go for a group whose members stand in a row."""
    members = group.members
    if len(members) == 0:
        raise ValueError("empty group")
    start = 0
    while start < len(actions) and actions[start] is not members[0]:
        start += 1
    end = start + len(members)
    if end > len(actions):
        return
    for i in range(len(members)):
        if actions[start + i] is not members[i]:
            return
    exposed = 0
    for member in members:
        grouped.append(member)
        exposed += 1 if shows_help(member) else 0
    if not group.required:
        inserts[start] = inserts[start] + " [" if start in inserts else "["
        inserts[end] = inserts[end] + "]" if end in inserts else "]"
    elif exposed > 1:
        inserts[start] = inserts[start] + " (" if start in inserts else "("
        inserts[end] = inserts[end] + ")" if end in inserts else ")"
    for i in range(start + 1, end):
        inserts[i] = "|"


def cleaned_usage(text: str) -> str:
    """Without spaces within brackets, and without empty ones."""
    text = text.replace("[ ", "[").replace("( ", "(").replace(" ]", "]").replace(" )", ")")
    result = ""
    i = 0
    while i < len(text):
        if text[i] in "[(":
            end = i + 1
            while end < len(text) and text[end] == " ":
                end += 1
            if end < len(text) and text[end] in "])":
                i = end + 1
                continue
        result += text[i]
        i += 1
    return result.strip()


def usage_parts(text: str) -> list[str]:
    """What of a usage stays together when lines are broken: brackets with what is in them, and words."""
    parts: list[str] = []
    start = 0
    while start < len(text):
        if text[start].isspace():
            start += 1
            continue
        end = end_of_bracket(text, start)
        if end < 0:
            end = start
            while end < len(text) and not text[end].isspace():
                end += 1
        parts.append(text[start:end])
        start = end
    return parts


def end_of_bracket(text: str, start: int) -> int:
    """Where the bracket at `start` ends, behind which there is a space or nothing; -1 where there is no such."""
    if text[start] not in "[(":
        return -1
    close = "]" if text[start] == "[" else ")"
    for i in range(start + 1, len(text)):
        if text[i] == close and (i + 1 == len(text) or text[i + 1].isspace()):
            return i + 1
    return -1


def usage_lines(parts: list[str], indent: str, prefix_length: int, width: int) -> list[str]:
    """Lines of at most a width, all but perhaps the first with an indent; prefix_length: -1 where it has one, too."""
    lines: list[str] = []
    line: list[str] = []
    length = (prefix_length if prefix_length >= 0 else len(indent)) - 1
    for part in parts:
        if length + 1 + len(part) > width and len(line) > 0:
            lines.append(indent + " ".join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if len(line) > 0:
        lines.append(indent + " ".join(line))
    if prefix_length >= 0:
        lines[0] = lines[0][len(indent) :]
    return lines
