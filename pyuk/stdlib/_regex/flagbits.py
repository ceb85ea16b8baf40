"""The flags of regular expressions, as bits of an int."""

from __future__ import annotations

NOFLAG = 0
TEMPLATE = 1
IGNORECASE = 2
LOCALE = 4
MULTILINE = 8
DOTALL = 16
UNICODE = 32
VERBOSE = 64
DEBUG = 128
ASCII = 256

TYPE_FLAGS = ASCII | LOCALE | UNICODE
NO_FLAG = -1

LETTERS = "iLmsxatu"


def flag_of(letter: str) -> int:
    """What a letter in `(?i)` means; NO_FLAG of anything else."""
    index = LETTERS.find(letter) if len(letter) == 1 else -1
    if index < 0:
        return NO_FLAG
    flags = [IGNORECASE, LOCALE, MULTILINE, DOTALL, VERBOSE, ASCII, TEMPLATE, UNICODE]
    return flags[index]


def combined(flags: int, added: int, removed: int) -> int:
    """The flags within `(?added-removed:...)`."""
    if added & TYPE_FLAGS:
        flags &= ~TYPE_FLAGS
    return (flags | added) & ~removed
