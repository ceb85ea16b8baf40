"""What kind of character a code point is: ASCII and Latin-1 exactly, white space for all of Unicode.

Beyond Latin-1 letters and digits are not known: questions about them are refused with NotImplementedError,
never answered wrongly. Printability (which decides what repr() escapes) counts everything beyond Latin-1 as
printable but the blocks named in is_printable(): code points that Unicode has not assigned count as printable,
where CPython escapes them.  Source: Unicode 14.0 UnicodeData.txt; CPython 3.11 Objects/unicodetype_db.h.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.lang import inline, noinline

MICRO = 0xB5  # small letters whose capitals are not in Latin-1
SHARP_S = 0xDF
Y_DIAERESIS = 0xFF
TIMES = 0xD7  # the two signs among the letters of Latin-1
DIVIDE = 0xF7


@inline
def kind_for(code: int) -> int:
    """The least width, in bytes, that holds a code point."""
    if code < 0x100:
        return 1
    return 2 if code < 0x1_0000 else 4


@noinline
def refuse(code: int) -> NoReturn:
    """Refuse a question about a character that the tables do not have."""
    raise NotImplementedError(f"only the letters of ASCII and Latin-1 are known, not chr({code})")


# --- space and lines -------------------------------------------------------------------------


@inline
def is_space(code: int) -> bool:
    """str.isspace() of one character."""
    if code < 0x80:
        return code == 0x20 or 0x09 <= code <= 0x0D or 0x1C <= code <= 0x1F
    return is_wide_space(code)


def is_wide_space(code: int) -> bool:
    """is_space() beyond ASCII."""
    if 0x2000 <= code <= 0x200A:
        return True
    return code in (0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)


def is_line_end(code: int) -> bool:
    """Whether str.splitlines() breaks here."""
    return 0x0A <= code <= 0x0D or 0x1C <= code <= 0x1E or code in (0x85, 0x2028, 0x2029)


# --- letters ---------------------------------------------------------------------------------


def is_upper(code: int) -> bool:
    """str.isupper() of one character."""
    if code < 0x80:
        return 0x41 <= code <= 0x5A
    if code > 0xFF:
        refuse(code)
    return 0xC0 <= code <= 0xDE and code != TIMES


def is_lower(code: int) -> bool:
    """str.islower() of one character."""
    if code < 0x80:
        return 0x61 <= code <= 0x7A
    if code > 0xFF:
        refuse(code)
    return (code >= SHARP_S and code != DIVIDE) or code in (0xAA, MICRO, 0xBA)


def is_alpha(code: int) -> bool:
    """str.isalpha() of one character."""
    return is_upper(code) or is_lower(code)


def is_decimal(code: int) -> bool:
    """str.isdecimal() of one character."""
    if code > 0xFF:
        refuse(code)
    return 0x30 <= code <= 0x39


def is_digit(code: int) -> bool:
    """str.isdigit() of one character: superscripts too."""
    return is_decimal(code) or code in (0xB2, 0xB3, 0xB9)


def is_numeric(code: int) -> bool:
    """str.isnumeric() of one character: fractions too."""
    return is_digit(code) or 0xBC <= code <= 0xBE


def is_name_start(code: int) -> bool:
    """Whether an identifier may begin with it."""
    return code == 0x5F or is_alpha(code)


def is_name_part(code: int) -> bool:
    """Whether an identifier may go on with it."""
    return is_name_start(code) or is_decimal(code) or code == 0xB7


def to_upper(code: int) -> int:
    """The capital of a character; those whose capital is not one character of Latin-1 are refused."""
    if not is_lower(code) or code in (0xAA, 0xBA):
        return code
    if code in (MICRO, SHARP_S, Y_DIAERESIS):
        refuse(code)
    return code - 0x20


def to_lower(code: int) -> int:
    """The small letter of a character."""
    return code + 0x20 if is_upper(code) else code


def to_folded(code: int) -> int:
    """str.casefold() of a character; those that fold to others than their small letter are refused."""
    if code in (MICRO, SHARP_S):
        refuse(code)
    return to_lower(code)


# --- printing --------------------------------------------------------------------------------


@inline
def is_printable(code: int) -> bool:
    """Whether repr() shows the character as it is."""
    if code < 0x7F:
        return code >= 0x20
    return is_wide_printable(code)


def is_wide_printable(code: int) -> bool:
    """is_printable() beyond ASCII: not controls, formats, surrogates, private use, separators."""
    if code <= 0xFF:
        return code > 0xA0 and code != 0xAD
    if 0x2000 <= code <= 0x206F:
        return 0x2010 <= code <= 0x2027 or 0x2030 <= code <= 0x205E
    if 0xD800 <= code <= 0xF8FF or code in (0x061C, 0x1680, 0x180E, 0x3000, 0xFEFF):
        return False
    if 0xFFF0 <= code <= 0xFFFB or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return code < 0xE_0000 or 0xE_0100 <= code <= 0xE_01EF
