"""Sets of characters: what `.`, `\\d` and `[a-z_]` match."""

from __future__ import annotations

from pyuk.builtins.characters import is_decimal, is_space
from pyuk.builtins.strcase import is_alnum_code
from pyuk.lang import inline
from pyuk.stdlib._regex.casing import NOT_ALIKE, family, lower_of

DIGIT = 0
SPACE = 2
WORD = 4
NEGATED = 1  # added to one of the three: \D, \S, \W
IN_ASCII = 8  # added where only ASCII counts

IN_TABLE = 0x100
LAST = 0x10FFFF


@inline
def is_word(code: int, ascii_only: bool) -> bool:
    """Whether a character is part of a word."""
    if code < 0x80:
        return 0x61 <= code | 0x20 <= 0x7A or 0x30 <= code <= 0x39 or code == 0x5F
    return not ascii_only and is_alnum_code(code)


def in_category(category: int, code: int) -> bool:
    """Whether a character is a digit, space or part of a word, or not, as the category says."""
    ascii_only = category & IN_ASCII != 0
    kind = category & ~(IN_ASCII | NEGATED)
    if kind == WORD:
        found = is_word(code, ascii_only)
    elif ascii_only and code >= 0x80:
        found = False
    elif kind == DIGIT:
        found = is_decimal(code)
    elif ascii_only:
        found = code == 0x20 or 0x09 <= code <= 0x0D
    else:
        found = is_space(code)
    return found != (category & NEGATED != 0)


class CharSet:
    """ranges: first and last, in turn. categories: as in_category() has them. table: the answers below IN_TABLE.

    After the last add, finish() has to be called.
    """

    def __init__(self, casing: int = NOT_ALIKE, is_negated: bool = False) -> None:
        self.ranges: list[int] = []
        self.categories: list[int] = []
        self.casing = casing
        self.is_negated = is_negated
        self.table: list[bool] = []

    def add_range(self, first: int, last: int) -> None:
        self.ranges.append(first)
        self.ranges.append(last)

    def add_category(self, category: int) -> None:
        self.categories.append(category)

    def add_all(self, other: CharSet) -> None:
        """Add what another set, which is not negated, was made of."""
        self.ranges.extend(other.ranges)
        self.categories.extend(other.categories)

    def finish(self) -> CharSet:
        """Fill in the table; the set itself."""
        self.table = []
        for code in range(IN_TABLE):
            self.table.append(self.decide(code))
        return self

    @inline
    def contains(self, code: int) -> bool:
        if code < IN_TABLE:
            return self.table[code]
        return self.decide(code)

    def decide(self, code: int) -> bool:
        """contains(), by what the set was made of."""
        return self.is_listed(code) != self.is_negated

    def is_listed(self, code: int) -> bool:
        """Whether a category or a range holds the character, or one that is alike."""
        for category in self.categories:
            if in_category(category, lower_of(code, self.casing)):
                return True
        if self.casing == NOT_ALIKE:
            return self.in_ranges(code)
        for member in family(code, self.casing):
            if self.in_ranges(member):
                return True
        return False

    def in_ranges(self, code: int) -> bool:
        for i in range(0, len(self.ranges), 2):
            if self.ranges[i] <= code <= self.ranges[i + 1]:
                return True
        return False


def set_of(first: int, last: int, casing: int = NOT_ALIKE, is_negated: bool = False) -> CharSet:
    """A set of one range."""
    made = CharSet(casing, is_negated)
    made.add_range(first, last)
    return made.finish()


def set_of_category(category: int) -> CharSet:
    """A set of one category."""
    made = CharSet()
    made.add_category(category)
    return made.finish()
