"""Makes pyuk/builtins/unicodetables.py of what this Python knows of Unicode: run it as a program to write the file.

    python -m tests.builtins.unicode_tables > pyuk/builtins/unicodetables.py
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

VERSION = "14.0.0"  # that of CPython 3.11
ALL = [chr(code) for code in range(0x11_0000)]
BEYOND = ALL[0x100:]

HEAD = '''\
"""What Unicode {version} says of code points beyond Latin-1, packed into strs.

Made by tests/builtins/unicode_tables.py. A table is a row of numbers. A number is written in digits of
base 32, the lowest first: chr(0x30 + digit) for the last one, chr(0x50 + digit) for those before it. Read by
unicode.py, which says what the numbers mean.
"""

from __future__ import annotations

'''


def number(value: int) -> str:
    """A number, as tables have it."""
    if value < 32:
        return chr(0x30 + value)
    return chr(0x50 + value % 32) + number(value // 32)


def zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def runs(codes: list[int], same: Callable[[int, int], bool]) -> list[tuple[int, int, int]]:
    """Runs (start, count, stride) of sorted codes, stride 1 or 2, of codes that go together."""
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(codes):
        best = (1, 1)
        for stride in (1, 2):
            count = 1
            while at + count < len(codes) and codes[at + count] == codes[at] + count * stride \
                    and same(codes[at], codes[at + count]):
                count += 1
            best = max(best, (count, -stride))
        count, stride = best[0], abs(best[1])
        found.append((codes[at], count, stride))
        at += count
    return found


def set_table(member: Callable[[str], bool]) -> str:
    """Runs as numbers: the gap to the end of the run before, and twice (count - 1) plus stride - 1."""
    return _table([ord(char) for char in BEYOND if member(char)], lambda one, other: True, lambda code: "")


def map_table(change: Callable[[str], str], default: Callable[[str], str] = lambda char: char) -> str:
    """As set_table(), with what is added to a code: for changes into one character other than the default."""
    deltas = {ord(char): ord(change(char)) - ord(char) for char in BEYOND
              if len(change(char)) == 1 and change(char) != default(char)}
    return _table(sorted(deltas), lambda one, other: deltas[one] == deltas[other],
                  lambda code: number(zigzag(deltas[code])))


def _table(codes: list[int], same: Callable[[int, int], bool], more: Callable[[int], str]) -> str:
    end, text = 0, ""
    for start, count, stride in runs(codes, same):
        text += number(start - end) + number((count - 1) * 2 + stride - 1) + more(start)
        end = start + (count - 1) * stride
    return text


def long_table(change: Callable[[str], str], default: Callable[[str], str] = lambda char: char) -> str:
    """Changes into several characters: the gap to the code before, how many, and each."""
    end, text = 0, ""
    for code, char in enumerate(ALL):
        if len(change(char)) > 1 and change(char) != default(char):
            text += number(code - end) + number(len(change(char))) + "".join(number(ord(c)) for c in change(char))
            end = code
    return text


def is_title(char: str) -> bool:
    return unicodedata.category(char) == "Lt"


def is_case_ignorable(char: str) -> bool:
    """As str.lower() shows it, which looks past such characters at both sides of a capital sigma."""
    return f"A{char}\u03a3".lower()[-1] == "\u03c2" and f"1{char}\u03a3".lower()[-1] == "\u03c3"


def tables() -> dict[str, tuple[str, str]]:
    """Name, comment and contents of each table."""
    return {
        "NOT_PRINTABLE": ("str.isprintable() is false", set_table(lambda c: not c.isprintable())),
        "ALPHA": ("str.isalpha()", set_table(str.isalpha)),
        "DECIMAL": ("str.isdecimal(): in tens, from zero to nine", set_table(str.isdecimal)),
        "DIGIT": ("str.isdigit(), but not isdecimal()", set_table(lambda c: c.isdigit() and not c.isdecimal())),
        "NUMERIC": ("str.isnumeric(), but not isdigit()", set_table(lambda c: c.isnumeric() and not c.isdigit())),
        "UPPER": ("the property Uppercase", set_table(str.isupper)),
        "LOWER": ("the property Lowercase", set_table(str.islower)),
        "TITLE": ("titlecase letters", set_table(is_title)),
        "CASE_IGNORABLE": ("the property Case_Ignorable", set_table(is_case_ignorable)),
        "NAME_START": ("identifiers may begin so", set_table(str.isidentifier)),
        "NAME_PART": ("identifiers may go on, but not begin so",
                      set_table(lambda c: f"a{c}".isidentifier() and not c.isidentifier())),
        "TO_UPPER": ("into one capital", map_table(str.upper)),
        "TO_LOWER": ("into one small letter", map_table(str.lower)),
        "TO_TITLE": ("into one titlecase letter, where TO_UPPER has another", map_table(str.title, str.upper)),
        "TO_FOLDED": ("folded into one, where TO_LOWER has another", map_table(str.casefold, str.lower)),
        "LONG_UPPER": ("into several capitals, Latin-1 included", long_table(str.upper)),
        "LONG_LOWER": ("into several small letters", long_table(str.lower)),
        "LONG_TITLE": ("into several at the start of a word, where LONG_UPPER has others",
                       long_table(str.title, str.upper)),
        "LONG_FOLDED": ("folded into several", long_table(str.casefold)),
    }


def module() -> str:
    """The text of the module."""
    text = HEAD.format(version=unicodedata.unidata_version)
    for name, (comment, contents) in tables().items():
        text += f"# {comment}\n{name} = (\n"
        line = ""
        for char in contents:
            piece = repr(char)[1:-1].replace('"', '\\"') if char != "'" else char
            if len(line) + len(piece) > 112:
                text += f'    "{line}"\n'
                line = ""
            line += piece
        text += f'    "{line}"\n)\n'
    return text


if __name__ == "__main__":
    print(module(), end="")
