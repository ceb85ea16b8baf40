"""Letter case, and questions about all characters of a str. Part of str.py. Next: strbuild.py.

Where a text holds characters that characters.py does not know, these raise NotImplementedError.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pyuk.builtins import characters

if TYPE_CHECKING:
    from pyuk.builtins.str import str as Text


def mapped(text: Text, first: Callable[[int], int], rest: Callable[[int], int]) -> Text:
    """text with every character changed: the first by `first`, the others by `rest`. Kinds stay."""
    result = text.blank(text.length, text.kind)
    for i in range(text.length):
        code = text.code_at(i)
        result.put(i, first(code) if i == 0 else rest(code))
    return result


def upper(text: Text) -> Text:
    """text.upper()."""
    return mapped(text, characters.to_upper, characters.to_upper)


def lower(text: Text) -> Text:
    """text.lower()."""
    return mapped(text, characters.to_lower, characters.to_lower)


def fold(text: Text) -> Text:
    """text.casefold()."""
    return mapped(text, characters.to_folded, characters.to_folded)


def capitalize(text: Text) -> Text:
    """text.capitalize()."""
    return mapped(text, characters.to_upper, characters.to_lower)


def swapped(code: int) -> int:
    """The other case of a character."""
    return characters.to_lower(code) if characters.is_upper(code) else characters.to_upper(code)


def swap(text: Text) -> Text:
    """text.swapcase()."""
    return mapped(text, swapped, swapped)


def title(text: Text) -> Text:
    """text.title(): a capital at the start of every run of letters."""
    result = text.blank(text.length, text.kind)
    in_word = False
    for i in range(text.length):
        code = text.code_at(i)
        result.put(i, characters.to_lower(code) if in_word else characters.to_upper(code))
        in_word = characters.is_alpha(code)
    return result


# --- questions -------------------------------------------------------------------------------


def all_are(text: Text, question: Callable[[int], bool]) -> bool:
    """Whether there are characters and all are of that kind."""
    for i in range(text.length):
        if not question(text.code_at(i)):
            return False
    return text.length > 0


def is_space(text: Text) -> bool:
    """text.isspace()."""
    return all_are(text, characters.is_space)


def is_digit(text: Text) -> bool:
    """text.isdigit()."""
    return all_are(text, characters.is_digit)


def is_decimal(text: Text) -> bool:
    """text.isdecimal()."""
    return all_are(text, characters.is_decimal)


def is_numeric(text: Text) -> bool:
    """text.isnumeric()."""
    return all_are(text, characters.is_numeric)


def is_alpha(text: Text) -> bool:
    """text.isalpha()."""
    return all_are(text, characters.is_alpha)


def is_alnum_code(code: int) -> bool:
    """str.isalnum() of one character."""
    return characters.is_alpha(code) or characters.is_numeric(code)


def is_alnum(text: Text) -> bool:
    """text.isalnum()."""
    return all_are(text, is_alnum_code)


def is_printable(text: Text) -> bool:
    """text.isprintable(): true of an empty str too."""
    return text.length == 0 or all_are(text, characters.is_printable)


def is_identifier(text: Text) -> bool:
    """text.isidentifier()."""
    if not all_are(text, characters.is_name_part):
        return False
    return characters.is_name_start(text.code_at(0))


def has_only_case(text: Text, wanted: Callable[[int], bool], other: Callable[[int], bool]) -> bool:
    """Whether there are letters of the wanted case and none of the other."""
    found = False
    for i in range(text.length):
        code = text.code_at(i)
        if other(code):
            return False
        found = found or wanted(code)
    return found


def is_upper(text: Text) -> bool:
    """text.isupper()."""
    return has_only_case(text, characters.is_upper, characters.is_lower)


def is_lower(text: Text) -> bool:
    """text.islower()."""
    return has_only_case(text, characters.is_lower, characters.is_upper)


def is_title(text: Text) -> bool:
    """text.istitle(): capitals at the starts of runs of letters and nowhere else."""
    found = in_word = False
    for i in range(text.length):
        code = text.code_at(i)
        if (in_word and characters.is_upper(code)) or (not in_word and characters.is_lower(code)):
            return False
        in_word = characters.is_upper(code) or characters.is_lower(code)
        found = found or in_word
    return found
