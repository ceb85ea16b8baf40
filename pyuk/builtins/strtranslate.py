"""str.translate() and str.maketrans().

A table that maketrans() makes is an object of its own class: CPython's is a dict, whose values are ints, strs
and None side by side. Next: strrepr.py.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.str import MAX_CODE
from pyuk.builtins.str import str as Text


class TranslationTable:
    """codes: what becomes of a code point; an empty str where it is left out."""

    codes: dict[int, str]

    def __init__(self) -> None:
        self.codes = {}


Table = TypeVar("Table", TranslationTable, dict[int, str], dict[int, int], "dict[int, str | None]")
Pairs = TypeVar(
    "Pairs",
    dict[str, str],
    dict[int, str],
    dict[str, int],
    dict[int, int],
    "dict[str, str | None]",
    "dict[int, str | None]",
)
Key = TypeVar("Key", int, str)
Value = TypeVar("Value", int, str, "str | None")


def translate(text: Text, table: Table) -> Text:
    """text.translate(table): code points that are not in the table stay."""
    builder = StringBuilder()
    for i in range(text.length):
        code = text.code_at(i)
        if isinstance(table, TranslationTable):
            if code in table.codes:
                builder.append_literal(table.codes[code])
            else:
                builder.append_char(code)
        elif code in table:
            builder.append_literal(text_for(table[code]))
        else:
            builder.append_char(code)
    return builder.finish()


def text_for(value: Value) -> str:
    """What a value of a table stands for. ValueError."""
    if isinstance(value, int):
        if not 0 <= value <= MAX_CODE:
            raise ValueError("character mapping must be in range(0x110000)")
        return chr(value)
    return "" if value is None else value  # type: ignore[redundant-expr]


def table_of_texts(x: str, y: str, z: str = "") -> TranslationTable:
    """str.maketrans(x, y, z). ValueError where the lengths of x and y differ."""
    source, target, deleted = text_of(x), text_of(y), text_of(z)
    if source.length != target.length:
        raise ValueError("the first two maketrans arguments must have equal length")
    table = TranslationTable()
    for i in range(source.length):
        table.codes[source.code_at(i)] = chr(target.code_at(i))
    for i in range(deleted.length):
        table.codes[deleted.code_at(i)] = ""
    return table


def table_of_pairs(x: Pairs) -> TranslationTable:
    """str.maketrans(x). ValueError for a key that is no single character."""
    table = TranslationTable()
    for key in x:
        table.codes[code_of(key)] = text_for(x[key])
    return table


def code_of(key: Key) -> int:
    """The code point that a key stands for."""
    if isinstance(key, int):
        return key
    text = text_of(key)
    if text.length != 1:
        raise ValueError("string keys in translate table must be of length 1")
    return text.code_at(0)
