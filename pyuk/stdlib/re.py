"""re: regular expressions.

A pattern is parsed (_regex/parser.py) into a tree (tree.py), which is compiled (compiler.py) into a program
(program.py), which a matcher follows (matcher.py).
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.lang import by_groups
from pyuk.stdlib._regex import certain, flagbits
from pyuk.stdlib._regex.errors import error
from pyuk.stdlib._regex.flags import RegexFlag, bits_of
from pyuk.stdlib._regex.literally import escape as escape
from pyuk.stdlib._regex.pattern import Match, Pattern, Scanner

__all__ = ["error"]

NOFLAG: RegexFlag = RegexFlag(flagbits.NOFLAG)
ASCII: RegexFlag = RegexFlag(flagbits.ASCII)
DOTALL: RegexFlag = RegexFlag(flagbits.DOTALL)
IGNORECASE: RegexFlag = RegexFlag(flagbits.IGNORECASE)
LOCALE: RegexFlag = RegexFlag(flagbits.LOCALE)
MULTILINE: RegexFlag = RegexFlag(flagbits.MULTILINE)
UNICODE: RegexFlag = RegexFlag(flagbits.UNICODE)
VERBOSE: RegexFlag = RegexFlag(flagbits.VERBOSE)
A = ASCII
I = IGNORECASE  # noqa: E741
L = LOCALE
M = MULTILINE
S = DOTALL
U = UNICODE
X = VERBOSE

MOST_KEPT = 64


P = TypeVar("P", bound=Pattern)


class Cache(Generic[P]):
    """The patterns that were compiled last, the newest at the end."""

    def __init__(self) -> None:
        self.patterns: list[P] = []
        self.asked: list[int] = []

    def find(self, pattern: str, flags: int) -> P | None:
        """The compiled pattern, if it is here."""
        for i in range(len(self.patterns)):
            if self.asked[i] == flags and self.patterns[i].pattern == pattern:
                return self.patterns[i]
        return None

    def keep(self, made: P, flags: int) -> P:
        """Take in a pattern, in the place of the oldest one where there are many."""
        if len(self.patterns) == MOST_KEPT:
            self.patterns.pop(0)
            self.asked.pop(0)
        self.patterns.append(made)
        self.asked.append(flags)
        return made


cache: Cache[Pattern] = Cache()
certain_cache: Cache[certain.Pattern] = Cache()


def refuse_flags(bits: int) -> None:
    """A pattern that is compiled has its flags."""
    if bits != 0:
        raise ValueError("cannot process flags argument with a compiled pattern")


@by_groups
def compile(pattern: str | Pattern, flags=0) -> Pattern:
    """The pattern, compiled. re.error where it is none."""
    bits = bits_of(flags)
    if isinstance(pattern, Pattern):
        refuse_flags(bits)
        return pattern
    found = cache.find(pattern, bits)
    return cache.keep(Pattern(pattern, bits), bits) if found is None else found


def compile_certain(pattern: str | certain.Pattern, flags=0) -> certain.Pattern:
    """compile(), of a pattern whose groups always match."""
    bits = bits_of(flags)
    if isinstance(pattern, certain.Pattern):
        refuse_flags(bits)
        return pattern
    found = certain_cache.find(pattern, bits)
    return certain_cache.keep(certain.Pattern(pattern, bits), bits) if found is None else found


@by_groups
def match(pattern: str | Pattern, string: str, flags=0) -> Match | None:
    """What matches at the start of the string."""
    return compile(pattern, flags).match(string)


def match_certain(pattern: str | certain.Pattern, string: str, flags=0) -> certain.Match | None:
    """match(), of a pattern whose groups always match."""
    return compile_certain(pattern, flags).match(string)


@by_groups
def fullmatch(pattern: str | Pattern, string: str, flags=0) -> Match | None:
    """What matches the whole string."""
    return compile(pattern, flags).fullmatch(string)


def fullmatch_certain(pattern: str | certain.Pattern, string: str, flags=0) -> certain.Match | None:
    """fullmatch(), of a pattern whose groups always match."""
    return compile_certain(pattern, flags).fullmatch(string)


@by_groups
def search(pattern: str | Pattern, string: str, flags=0) -> Match | None:
    """The first match in the string."""
    return compile(pattern, flags).search(string)


def search_certain(pattern: str | certain.Pattern, string: str, flags=0) -> certain.Match | None:
    """search(), of a pattern whose groups always match."""
    return compile_certain(pattern, flags).search(string)


@by_groups
def finditer(pattern: str | Pattern, string: str, flags=0) -> Scanner:
    """All matches that do not overlap."""
    return compile(pattern, flags).finditer(string)


def finditer_certain(pattern: str | certain.Pattern, string: str, flags=0) -> certain.Scanner:
    """finditer(), of a pattern whose groups always match."""
    return compile_certain(pattern, flags).finditer(string)


@by_groups
def findall(pattern: str | Pattern, string: str, flags=0) -> list[str]:
    """The texts of all matches, or of their only group."""
    return compile(pattern, flags).findall(string)


def findall_rows(pattern: str | Pattern, string: str, flags=0) -> list[tuple[str, ...]]:
    """findall(), of a pattern with several groups."""
    return compile(pattern, flags).findall_rows(string)


@by_groups
def split(pattern: str | Pattern, string: str, maxsplit: int = 0, flags=0) -> list[str]:
    """What lies between the matches, and their groups."""
    return compile(pattern, flags).split(string, maxsplit)


def split_parts(pattern: str | Pattern, string: str, maxsplit: int = 0, flags=0) -> list[str | None]:
    """split(), of a pattern with groups that need not match."""
    return compile(pattern, flags).split_parts(string, maxsplit)


@by_groups
def sub(pattern: str | Pattern, repl, string: str, count: int = 0, flags=0) -> str:
    """The string with its matches replaced."""
    return compile(pattern, flags).sub(repl, string, count)


def sub_certain(pattern: str | certain.Pattern, repl, string: str, count: int = 0, flags=0) -> str:
    """sub(), of a pattern whose groups always match."""
    return compile_certain(pattern, flags).sub(repl, string, count)


@by_groups
def subn(pattern: str | Pattern, repl, string: str, count: int = 0, flags=0) -> tuple[str, int]:
    """sub(), and how many matches were replaced."""
    return compile(pattern, flags).subn(repl, string, count)


def subn_certain(pattern: str | certain.Pattern, repl, string: str, count: int = 0, flags=0) -> tuple[str, int]:
    """subn(), of a pattern whose groups always match."""
    return compile_certain(pattern, flags).subn(repl, string, count)


def purge() -> None:
    """Forget the compiled patterns."""
    cache.patterns.clear()
    cache.asked.clear()
    certain_cache.patterns.clear()
    certain_cache.asked.clear()
