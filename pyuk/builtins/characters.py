"""What kind of character a code point is, as Unicode 14.0 has it. ASCII and Latin-1 are known by rules,
the others by unicodetables.py.

Source: Unicode 14.0 UnicodeData.txt, DerivedCoreProperties.txt; CPython 3.11 Objects/unicodectype.c.
Next: unicode.py.
"""

from __future__ import annotations

from pyuk.builtins import unicodetables
from pyuk.builtins.codes import NINE, UNDERSCORE, ZERO
from pyuk.builtins.unicode import contains, offset_in_run
from pyuk.lang import inline

MICRO = 0xB5
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
    """The property Uppercase: str.isupper() of one character."""
    if code < 0x80:
        return 0x41 <= code <= 0x5A
    if code > 0xFF:
        return contains(unicodetables.UPPER, code)
    return 0xC0 <= code <= 0xDE and code != TIMES


def is_lower(code: int) -> bool:
    """The property Lowercase: str.islower() of one character."""
    if code < 0x80:
        return 0x61 <= code <= 0x7A
    if code > 0xFF:
        return contains(unicodetables.LOWER, code)
    return (code >= SHARP_S and code != DIVIDE) or code in (0xAA, MICRO, 0xBA)


def is_title(code: int) -> bool:
    """Whether it is a titlecase letter: one that looks like a capital and a small letter."""
    return code > 0xFF and contains(unicodetables.TITLE, code)


def is_cased(code: int) -> bool:
    """The property Cased."""
    return is_upper(code) or is_lower(code) or is_title(code)


def is_case_ignorable(code: int) -> bool:
    """The property Case_Ignorable."""
    if code > 0xFF:
        return contains(unicodetables.CASE_IGNORABLE, code)
    return code in (0x27, 0x2E, 0x3A, 0x5E, 0x60, 0xA8, 0xAD, 0xAF, 0xB4, 0xB7, 0xB8)


def is_alpha(code: int) -> bool:
    """str.isalpha() of one character."""
    if code > 0xFF:
        return contains(unicodetables.ALPHA, code)
    return is_upper(code) or is_lower(code)


# --- digits ----------------------------------------------------------------------------------


@inline
def decimal_value(code: int) -> int:
    """The value of a decimal digit of any script; -1 of anything else."""
    if code < 0x80:
        return code - ZERO if ZERO <= code <= NINE else -1
    return wide_decimal_value(code)


def wide_decimal_value(code: int) -> int:
    """decimal_value() beyond ASCII."""
    offset = offset_in_run(unicodetables.DECIMAL, code)
    return offset % 10 if offset >= 0 else -1


def is_decimal(code: int) -> bool:
    """str.isdecimal() of one character."""
    return decimal_value(code) >= 0


def is_digit(code: int) -> bool:
    """str.isdigit() of one character: superscripts too."""
    if code > 0xFF and contains(unicodetables.DIGIT, code):
        return True
    return is_decimal(code) or code in (0xB2, 0xB3, 0xB9)


def is_numeric(code: int) -> bool:
    """str.isnumeric() of one character: fractions and the like too."""
    if code > 0xFF and contains(unicodetables.NUMERIC, code):
        return True
    return is_digit(code) or 0xBC <= code <= 0xBE


# --- identifiers -----------------------------------------------------------------------------


def is_name_start(code: int) -> bool:
    """Whether an identifier may begin with it."""
    if code > 0xFF:
        return contains(unicodetables.NAME_START, code)
    return code == UNDERSCORE or is_alpha(code)


def is_name_part(code: int) -> bool:
    """Whether an identifier may go on with it."""
    if code > 0xFF and contains(unicodetables.NAME_PART, code):
        return True
    return is_name_start(code) or ZERO <= code <= NINE or code == 0xB7


# --- printing --------------------------------------------------------------------------------


@inline
def is_printable(code: int) -> bool:
    """Whether repr() shows the character as it is."""
    if code < 0x7F:
        return code >= 0x20
    return is_wide_printable(code)


def is_wide_printable(code: int) -> bool:
    """is_printable() beyond ASCII."""
    if code > 0xFF:
        return not contains(unicodetables.NOT_PRINTABLE, code)
    return code > 0xA0 and code != 0xAD
