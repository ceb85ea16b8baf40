"""Compiled patterns, and what they find."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.builder import text_of
from pyuk.builtins.slices import clamp
from pyuk.lang import by_groups
from pyuk.stdlib._regex import flagbits
from pyuk.stdlib._regex.compiler import Compiler
from pyuk.stdlib._regex.matcher import NO_MATCH, Matcher
from pyuk.stdlib._regex.parser import Parser
from pyuk.stdlib._regex.program import LAST_GROUP, UNSET
from pyuk.stdlib._regex.template import Template

TO_THE_END = (1 << 63) - 1
SHOWN = 200  # characters of a pattern in its repr()

Key = TypeVar("Key", int, str, None)  # a group's number or name; None, as lastgroup may be, is no group


class Whole:
    """Stands for the group that was not named: the whole match."""


class Match:
    """What a pattern has matched. slots: see Program. pos, endpos: the part of `string` that was looked at."""

    def __init__(self, re: Pattern, string: str, pos: int, endpos: int, start: int, end: int, slots: list[int]) -> None:
        self.re = re
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self.whole_start = start
        self.whole_end = end
        self.slots = slots

    @classmethod
    def __class_getitem__(cls, item: object) -> type[Match]:
        """`Match[str]`: the class itself."""
        return cls

    def index_of(self, group: Key) -> int:
        """The number of a group. IndexError."""
        index = -1
        if isinstance(group, int):
            index = group
        elif group is None:
            pass
        elif group != "" and group in self.re.program.names:
            index = self.re.program.names.index(group)
        if index < 0 or index > self.re.groups:
            raise IndexError("no such group")
        return index

    def group(self, group=Whole, *more):
        """The text of a group, None where it did not match; of the whole match, never None; or the texts of several."""
        if group is Whole:
            return self.string[self.whole_start : self.whole_end]
        if len(more) == 0:
            return self.text(self.index_of(group))
        return tuple([self.text(self.index_of(each)) for each in (group, *more)])

    def __getitem__(self, group: Key) -> str | None:
        return self.text(self.index_of(group))

    def text(self, index: int) -> str | None:
        """group(), for an index that is in range."""
        return None if self.start_of(index) == UNSET else self.text_of(index)

    def text_of(self, index: int) -> str:
        """The text of a group that has matched."""
        return self.string[self.start_of(index) : self.end_of(index)]

    def start(self, group: Key = 0) -> int:  # type: ignore[assignment]
        return self.start_of(self.index_of(group))

    def end(self, group: Key = 0) -> int:  # type: ignore[assignment]
        return self.end_of(self.index_of(group))

    def span(self, group: Key = 0) -> tuple[int, int]:  # type: ignore[assignment]
        index = self.index_of(group)
        return self.start_of(index), self.end_of(index)

    def start_of(self, index: int) -> int:
        """start(), for an index that is in range; UNSET where the group did not match."""
        if index == 0:
            return self.whole_start
        return self.slots[2 * index - 1] if self.slots[2 * index] != UNSET else UNSET

    def end_of(self, index: int) -> int:
        """end(), for an index that is in range; UNSET where the group did not match."""
        if index == 0:
            return self.whole_end
        return self.slots[2 * index] if self.slots[2 * index - 1] != UNSET else UNSET

    def group_texts(self, default: str | None = None) -> list[str | None]:
        """The texts of all groups but the whole match."""
        result: list[str | None] = []
        for index in range(1, self.re.groups + 1):
            text = self.text(index)
            result.append(default if text is None else text)
        return result

    def groupdict(self, default: str | None = None) -> dict:  # type: ignore[type-arg]  # of whatever the app puts in
        """The texts of the groups that have a name."""
        result: dict = {}  # type: ignore[type-arg]
        for index in range(1, self.re.groups + 1):
            name = self.re.program.names[index]
            if name != "":
                text = self.text(index)
                result[name] = default if text is None else text
        return result

    @property
    def lastindex(self) -> int | None:
        """The number of the last group that matched."""
        index = self.slots[LAST_GROUP]
        return None if index == UNSET else index

    @property
    def lastgroup(self) -> str | None:
        """The name of the last group that matched, if it has one."""
        index = self.slots[LAST_GROUP]
        return None if index == UNSET or self.re.program.names[index] == "" else self.re.program.names[index]

    def groups(self, default: str | None = None) -> tuple[str | None, ...]:
        """The texts of all groups."""
        return tuple(self.group_texts(default))

    def expand(self, template: str) -> str:
        """The template with the groups' texts in it."""
        return self.filled(Template(template, self.re.program))

    def filled(self, template: Template) -> str:
        """expand(), for a template that is parsed already."""
        parts = [template.texts[0]]
        for i in range(len(template.groups)):
            text = self.text(template.groups[i])
            parts.append("" if text is None else text)
            parts.append(template.texts[i + 1])
        return "".join(parts)

    def __repr__(self) -> str:
        return f"<re.Match object; span=({self.whole_start}, {self.whole_end}), match={self.text(0)!r}>"


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern: str, flags: int) -> None:
        parser = Parser(pattern, flags)
        root = parser.parse()
        self.pattern = pattern
        self.flags = parser.flags
        self.program = Compiler(parser).compile(root)

    @classmethod
    def __class_getitem__(cls, item: object) -> type[Pattern]:
        """`Pattern[str]`: the class itself."""
        return cls

    @property
    def groups(self) -> int:
        return self.program.groups

    @property
    def groupindex(self) -> dict[str, int]:
        """The numbers of the groups that have a name."""
        result: dict[str, int] = {}
        for index in range(1, self.groups + 1):
            if self.program.names[index] != "":
                result[self.program.names[index]] = index
        return result

    def match(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> Match | None:
        """What matches at pos."""
        scanner = Scanner(self, string, pos, endpos, False)
        return scanner.made() if scanner.matches_here() else None

    def fullmatch(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> Match | None:
        """What matches all from pos to endpos."""
        scanner = Scanner(self, string, pos, endpos, True)
        return scanner.made() if scanner.matches_here() else None

    def search(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> Match | None:
        """The first match from pos on."""
        scanner = Scanner(self, string, pos, endpos, False)
        return scanner.made() if scanner.advance() else None

    def finditer(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> Scanner:
        """All matches that do not overlap."""
        return Scanner(self, string, pos, endpos, False)

    @by_groups
    def findall(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> list[str]:
        """The texts of all matches, or of their only group. NotImplementedError where there are more groups."""
        if self.groups > 1:
            raise NotImplementedError("findall() with several groups: use finditer()")
        result: list[str] = []
        for match in self.finditer(string, pos, endpos):
            text = match.text(self.groups)
            result.append("" if text is None else text)
        return result

    def findall_rows(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> list[tuple[str, ...]]:
        """findall(), of a pattern with several groups."""
        if self.groups < 2:
            raise NotImplementedError("findall() of a pattern whose groups the compiler has counted wrongly")
        result: list[tuple[str, ...]] = []
        for match in self.finditer(string, pos, endpos):
            texts: list[str] = []
            for text in match.group_texts():
                texts.append("" if text is None else text)
            result.append(tuple(texts))
        return result

    @by_groups
    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        """What lies between the matches, and their groups. NotImplementedError where one of those did not match."""
        return [certain(part) for part in self.split_parts(string, maxsplit)]

    def split_parts(self, string: str, maxsplit: int = 0) -> list[str | None]:
        """split(), of a pattern with groups that need not match."""
        result: list[str | None] = []
        last = 0
        done = 0
        for match in self.finditer(string):
            if maxsplit < 0 or done == maxsplit > 0:
                break
            result.append(string[last : match.whole_start])
            for index in range(1, self.groups + 1):
                result.append(match.text(index))
            last = match.whole_end
            done += 1
        result.append(string[last:])
        return result

    def sub(self, repl, string: str, count: int = 0) -> str:
        """The string with `count` matches, or all for 0, replaced: by a template, or what a function makes of them."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string: str, count: int = 0) -> tuple[str, int]:
        """sub(), and how many matches were replaced."""
        return replaced(self.finditer(string), repl, count)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and self.pattern == other.pattern and self.flags == other.flags

    def __repr__(self) -> str:
        flags = self.flags & ~flagbits.UNICODE
        names: list[str] = []
        bit = flagbits.IGNORECASE
        for name in ["IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"]:
            if flags & bit:
                names.append("re." + name)
            bit <<= 1
        shown = repr(self.pattern)[:SHOWN]
        return f"re.compile({shown}, {'|'.join(names)})" if len(names) > 0 else f"re.compile({shown})"


class Scanner:
    """The matches of a pattern in a text, one after the other. start: where the next one may begin.

    found: where the last one began.
    """

    def __init__(self, pattern: Pattern, string: str, pos: int, endpos: int, to_the_end: bool) -> None:
        self.pattern = pattern
        self.string = string
        self.endpos = clamp(max(endpos, 0), len(string))
        self.pos = clamp(max(pos, 0), len(string))
        self.start = self.pos
        self.found = NO_MATCH
        self.matcher = Matcher(pattern.program, text_of(string), self.endpos, to_the_end)

    def __iter__(self) -> Scanner:
        return self

    def __next__(self) -> Match:
        if not self.advance():
            raise StopIteration
        return self.made()

    def matches_here(self) -> bool:
        """Whether there is a match that begins at start."""
        self.found = self.start
        return self.start <= self.endpos and self.matcher.match(self.start) != NO_MATCH

    def advance(self) -> bool:
        """Find the next match, if there is one; after an empty one, a match at the same place must not be empty."""
        if self.start > self.endpos:
            return False
        self.found = self.matcher.search(self.start)
        if self.found == NO_MATCH:
            self.start = self.endpos + 1
            return False
        self.start = self.matcher.position
        return True

    def made(self) -> Match:
        """The match that was found; the matcher looks for the one behind it from now on."""
        slots = self.matcher.slots.copy()
        end = self.end_of_found()
        return Match(self.pattern, self.string, self.pos, self.endpos, self.found, end, slots)

    def end_of_found(self) -> int:
        """Where the match that was found ends; the matcher goes on behind it."""
        end = self.matcher.position
        self.matcher.start_over(end if self.found == end else NO_MATCH)
        return end


def certain(part: str | None) -> str:
    """A part of a text that was split."""
    if part is None:
        raise NotImplementedError("split() with a group that did not match: use finditer()")
    return part


def replaced(scanner, repl, count: int) -> tuple[str, int]:
    """Pattern.subn() for the matches that the scanner finds."""
    if isinstance(repl, str):
        template = Template(repl, scanner.pattern.program)
        return replaced_by(scanner, lambda match: match.filled(template), count)
    return replaced_by(scanner, repl, count)


def replaced_by(scanner, replacement, count: int) -> tuple[str, int]:
    """replaced(), with a function that says what replaces a match."""
    string = scanner.string
    if count < 0:
        return string, 0
    parts: list[str] = []
    done = 0
    last = 0
    for match in scanner:
        parts.append(string[last : match.whole_start])
        parts.append(replacement(match))
        last = match.whole_end
        done += 1
        if done == count:
            break
    parts.append(string[last:])
    return "".join(parts), done
