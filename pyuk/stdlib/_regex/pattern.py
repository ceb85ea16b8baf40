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

Key = TypeVar("Key", int, str)  # a group's number or name


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
        elif group != "" and group in self.re.program.names:
            index = self.re.program.names.index(group)
        if index < 0 or index > self.re.groups:
            raise IndexError("no such group")
        return index

    def group(self, group=Whole):
        """The text of a group, None where it did not match; or of the whole match, which is never None."""
        if group is Whole:
            return self.string[self.whole_start : self.whole_end]
        return self.text(self.index_of(group))

    def __getitem__(self, group: Key) -> str | None:
        return self.text(self.index_of(group))

    def text(self, index: int) -> str | None:
        """group(), for an index that is in range."""
        start = self.start_of(index)
        return None if start == UNSET else self.string[start : self.end_of(index)]

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

    def groupdict(self, default: str | None = None) -> dict[str, str | None]:
        """The texts of the groups that have a name."""
        result: dict[str, str | None] = {}
        for index in range(1, self.re.groups + 1):
            name = self.re.program.names[index]
            if name != "":
                text = self.text(index)
                result[name] = default if text is None else text
        return result

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
        return Scanner(self, string, pos, endpos, False).match_here()

    def fullmatch(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> Match | None:
        """What matches all from pos to endpos."""
        return Scanner(self, string, pos, endpos, True).match_here()

    def search(self, string: str, pos: int = 0, endpos: int = TO_THE_END) -> Match | None:
        """The first match from pos on."""
        return Scanner(self, string, pos, endpos, False).find_next()

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

    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        """What lies between the matches. NotImplementedError where there are groups."""
        if self.groups > 0:
            raise NotImplementedError("split() with groups: use finditer()")
        if maxsplit < 0:
            return [string]
        result: list[str] = []
        last = 0
        for match in self.finditer(string):
            result.append(string[last : match.whole_start])
            last = match.whole_end
            if len(result) == maxsplit:
                break
        result.append(string[last:])
        return result

    def sub(self, repl, string: str, count: int = 0) -> str:
        """The string with `count` matches, or all for 0, replaced: by a template, or what a function makes of them."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string: str, count: int = 0) -> tuple[str, int]:
        """sub(), and how many matches were replaced."""
        if isinstance(repl, str):
            template = Template(repl, self.program)
            return self.replaced(string, count, lambda match: match.filled(template))
        return self.replaced(string, count, repl)

    def replaced(self, string: str, count: int, replacement) -> tuple[str, int]:
        """subn(), with a function that says what replaces a match."""
        if count < 0:
            return string, 0
        parts: list[str] = []
        done = 0
        last = 0
        for match in self.finditer(string):
            parts.append(string[last : match.whole_start])
            parts.append(replacement(match))
            last = match.whole_end
            done += 1
            if done == count:
                break
        parts.append(string[last:])
        return "".join(parts), done

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
    """The matches of a pattern in a text, one after the other. start: where the next one may begin."""

    def __init__(self, pattern: Pattern, string: str, pos: int, endpos: int, to_the_end: bool) -> None:
        self.pattern = pattern
        self.string = string
        self.endpos = clamp(max(endpos, 0), len(string))
        self.pos = clamp(max(pos, 0), len(string))
        self.start = self.pos
        self.matcher = Matcher(pattern.program, text_of(string), self.endpos, to_the_end)

    def __iter__(self) -> Scanner:
        return self

    def __next__(self) -> Match:
        found = self.find_next()
        if found is None:
            raise StopIteration
        return found

    def match_here(self) -> Match | None:
        """The match that begins at start."""
        if self.start > self.endpos:
            return None
        end = self.matcher.match(self.start)
        return None if end == NO_MATCH else self.made(self.start, end)

    def find_next(self) -> Match | None:
        """The next match, or None; after an empty one, a match at the same place must not be empty."""
        if self.start > self.endpos:
            return None
        start = self.matcher.search(self.start)
        if start == NO_MATCH:
            self.start = self.endpos + 1
            return None
        end = self.matcher.position
        found = self.made(start, end)
        self.start = end
        self.matcher.start_over(end if start == end else NO_MATCH)
        return found

    def made(self, start: int, end: int) -> Match:
        """The match that the matcher has found."""
        return Match(self.pattern, self.string, self.pos, self.endpos, start, end, self.matcher.slots.copy())
