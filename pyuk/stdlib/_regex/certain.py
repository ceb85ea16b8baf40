"""Patterns all of whose groups match whenever the pattern does: the texts of the groups are never None.

The compiler sees that of a pattern that stands in the source (check/library/patterns.py), and calls NAME_certain
for NAME.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.stdlib._regex import pattern
from pyuk.stdlib._regex.pattern import TO_THE_END, Key, Whole, replaced


class Match(pattern.Match):
    """What such a pattern has matched."""

    def group(self, group=Whole, *more):
        """The text of a group, of the whole match, or the texts of several groups."""
        if group is Whole:
            return self.string[self.whole_start : self.whole_end]
        if len(more) == 0:
            return self.text_of(self.index_of(group))
        return tuple([self.text_of(self.index_of(each)) for each in (group, *more)])

    def __getitem__(self, group: Key) -> str:
        return self.text_of(self.index_of(group))

    def groupdict(self, default: str | None = None) -> dict:  # type: ignore[type-arg]
        """The texts of the groups that have a name."""
        return {name: self.text_of(index) for name, index in self.re.groupindex.items()}

    def groups(self, default: str | None = None) -> tuple[str, ...]:
        """The texts of all groups."""
        return tuple([self.text_of(index) for index in range(1, self.re.groups + 1)])


class Pattern(pattern.Pattern):
    """Such a pattern, compiled."""

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

    def subn(self, repl, string: str, count: int = 0) -> tuple[str, int]:
        """sub(), and how many matches were replaced."""
        return replaced(self.finditer(string), repl, count)

    def sub(self, repl, string: str, count: int = 0) -> str:
        """The string with `count` matches, or all for 0, replaced: by a template, or what a function makes of them."""
        return self.subn(repl, string, count)[0]


class Scanner(pattern.Scanner):
    """The matches of such a pattern in a text."""

    def __iter__(self) -> Scanner:
        return self

    def __next__(self) -> Match:
        if not self.advance():
            raise StopIteration
        return self.made()

    def made(self) -> Match:
        """The match that was found; the matcher looks for the one behind it from now on."""
        slots = self.matcher.slots.copy()
        end = self.end_of_found()
        return Match(self.pattern, self.string, self.pos, self.endpos, self.found, end, slots)
