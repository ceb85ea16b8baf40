"""What replaces a match: text with references to groups in it, as `\\1` or `\\g<name>`."""

from __future__ import annotations

from pyuk.stdlib._regex import escapes
from pyuk.stdlib._regex.program import Program
from pyuk.stdlib._regex.tokens import END, Tokens, is_ascii_letter, is_digit, is_octal

MAX_GROUPS = (1 << 31) // 2 - 1


class Template:
    """texts[0], the text of groups[0], texts[1], ..., the last of the texts: one more than there are groups."""

    def __init__(self, text: str, program: Program) -> None:
        self.source = Tokens(text)
        self.program = program
        self.texts: list[str] = []
        self.groups: list[int] = []
        self.text = ""
        while self.source.next != END:
            token = self.source.take()
            if token[0] != "\\":
                self.text += token
            elif token == "\\g":
                self.add_named()
            elif is_digit(token[1]):
                self.add_numbered(token)
            else:
                self.text += plain(self.source, token)
        self.texts.append(self.text)

    def add_group(self, group: int, back: int) -> None:
        """Add a reference that was written `back` characters before."""
        if group > self.program.groups:
            raise self.source.error(f"invalid group reference {group}", back)
        self.texts.append(self.text)
        self.groups.append(group)
        self.text = ""

    def add_named(self) -> None:
        """What follows `\\g`."""
        source = self.source
        if not source.match("<"):
            raise source.error("missing <")
        name = source.take_until(">", "group name")
        if name.isidentifier():
            if name not in self.program.names:
                raise IndexError(f"unknown group name {name!r}")
            self.add_group(self.program.names.index(name), len(name) + 1)
            return
        if not (name.isdecimal() and name.isascii()):
            raise source.error(f"bad character in group name {name!r}", len(name) + 1)
        group = escapes.decimal_value(name) if len(name) < 18 else MAX_GROUPS
        if group >= MAX_GROUPS:
            raise source.error(f"invalid group reference {name}", len(name) + 1)
        self.add_group(group, len(name) + 1)

    def add_numbered(self, escape: str) -> None:
        """An escape that begins with a digit: a reference, or octal."""
        source = self.source
        if escape == "\\0":
            self.text += chr(escapes.octal_value(source.take_digits(2, 8)))
            return
        if is_digit(source.next):
            escape += source.take()
            if is_octal(escape[1]) and is_octal(escape[2]) and is_octal(source.next):
                self.text += chr(escapes.octal(source, escape + source.take()))
                return
        self.add_group(escapes.decimal_value(escape[1:]), len(escape) - 1)


def plain(source: Tokens, escape: str) -> str:
    """What an escape stands for that is no reference; itself where it is none that is known."""
    control = escapes.control_of(escape)
    if control != escapes.NOT_PLAIN:
        return chr(control)
    if is_ascii_letter(escape[1]):
        raise source.error("bad escape " + escape, len(escape))
    return escape
