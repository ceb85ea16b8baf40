"""Letter case, and questions about all characters of a str. Part of str.py. Next: strrepr.py.

A letter may become several: what is changed goes to a row of code points first, of which a str is made then.
Source: Unicode 14.0 §3.13; CPython 3.11 Objects/unicodeobject.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pyuk.builtins import characters, unicodetables
from pyuk.builtins.characters import MICRO, SHARP_S, TIMES, Y_DIAERESIS, kind_for
from pyuk.builtins.unicode import after_number, changed, long_change, number_at
from pyuk.lang import Buffer, u32

if TYPE_CHECKING:
    from pyuk.builtins.str import str as Text

MOST = 3  # code points that one becomes
CASE_BIT = 0x20
CAPITAL_MU = 0x39C
CAPITAL_Y_DIAERESIS = 0x178
CAPITAL_SIGMA = 0x3A3
CAPITAL_I_WITH_DOT = 0x130  # the only one whose small letter is long: an i and a dot
SMALL_I = 0x69
FINAL_SIGMA = 0x3C2
SMALL_SIGMA = 0x3C3


class Row:
    """The code points of a str that is being made."""

    codes: Buffer[u32]
    count: int
    kind: int

    def __init__(self, room: int) -> None:
        self.codes = Buffer[u32](room)
        self.count = 0
        self.kind = 1

    def put(self, code: int) -> None:
        """Add a code point."""
        self.codes[self.count] = code
        self.count += 1
        self.kind = max(self.kind, kind_for(code))

    def put_long(self, table: str, at: int) -> None:
        """Add what stands at this place of a table of long changes."""
        count = number_at(table, at)
        for _ in range(count):
            at = after_number(table, at)
            self.put(number_at(table, at))


def changed_text(text: Text, first: Callable[[Row, Text, int], None], rest: Callable[[Row, Text, int], None]) -> Text:
    """text with every character changed: the first by `first`, the others by `rest`."""
    row = Row(text.length * MOST)
    for i in range(text.length):
        if i == 0:
            first(row, text, i)
        else:
            rest(row, text, i)
    return text_of_row(row, text)


def text_of_row(row: Row, like: Text) -> Text:
    """A str of the code points; `like` is any str."""
    result = like.blank(row.count, row.kind)
    for i in range(row.count):
        result.put(i, row.codes[i])
    return result


def changed_ascii(text: Text, first_letter: int) -> Text:
    """text, which is ASCII, with the 26 letters from first_letter on in the other case."""
    result = text.blank(text.length, 1)
    for i in range(text.length):
        code: int = text.tail[i]
        result.tail[i] = code ^ CASE_BIT if first_letter <= code < first_letter + 26 else code
    return result


def title_ascii(text: Text) -> Text:
    """text.title() of what is ASCII."""
    result = text.blank(text.length, 1)
    in_word = False
    for i in range(text.length):
        code: int = text.tail[i]
        small = code | CASE_BIT
        is_letter = 0x61 <= small <= 0x7A
        result.tail[i] = code if not is_letter else small if in_word else small ^ CASE_BIT
        in_word = is_letter
    return result


# --- one character ---------------------------------------------------------------------------


def put_upper(row: Row, text: Text, index: int) -> None:
    """Add the capital of a character."""
    put_capital(row, text.code_at(index))


def put_capital(row: Row, code: int) -> None:
    """Add the capital of a code point."""
    long = long_change(unicodetables.LONG_UPPER, code) if code > 0xFF or code == SHARP_S else -1
    if long >= 0:
        row.put_long(unicodetables.LONG_UPPER, long)
    else:
        row.put(simple_upper(code))


def simple_upper(code: int) -> int:
    """The capital of a code point that is one code point; the code point itself where there is none."""
    if code < 0xE0 and code != MICRO:
        return code ^ CASE_BIT if 0x61 <= code <= 0x7A else code
    if code <= 0xFF:
        return latin_capital(code)
    single = changed(unicodetables.TO_UPPER, code)
    return single if single >= 0 else code


def latin_capital(code: int) -> int:
    """The capital of a small letter in the upper half of Latin-1, which is not always there."""
    if code == MICRO:
        return CAPITAL_MU
    if code == Y_DIAERESIS:
        return CAPITAL_Y_DIAERESIS
    return code if code == characters.DIVIDE else code ^ CASE_BIT


def put_lower(row: Row, text: Text, index: int) -> None:
    """Add the small letter of a character: of a capital sigma by its place in the word."""
    code = text.code_at(index)
    if code == CAPITAL_SIGMA:
        row.put(FINAL_SIGMA if is_final(text, index) else SMALL_SIGMA)
    else:
        put_small(row, code)


def put_small(row: Row, code: int) -> None:
    """Add the small letter of a code point."""
    if code == CAPITAL_I_WITH_DOT:
        row.put_long(unicodetables.LONG_LOWER, long_change(unicodetables.LONG_LOWER, code))
    else:
        row.put(simple_lower(code))


def simple_lower(code: int) -> int:
    """The small letter of a code point that is one code point; the code point itself where there is none."""
    if code <= 0xFF:
        is_capital = 0x41 <= code <= 0x5A or (0xC0 <= code <= 0xDE and code != TIMES)
        return code ^ CASE_BIT if is_capital else code
    if code == CAPITAL_I_WITH_DOT:
        return SMALL_I
    single = changed(unicodetables.TO_LOWER, code)
    return single if single >= 0 else code


def is_final(text: Text, index: int) -> bool:
    """Whether a letter ends a word: the condition Final_Sigma of Unicode's SpecialCasing.txt."""
    before = index - 1
    while before >= 0 and characters.is_case_ignorable(text.code_at(before)):
        before -= 1
    if before < 0 or not characters.is_cased(text.code_at(before)):
        return False
    after = index + 1
    while after < text.length and characters.is_case_ignorable(text.code_at(after)):
        after += 1
    return after == text.length or not characters.is_cased(text.code_at(after))


def put_title(row: Row, text: Text, index: int) -> None:
    """Add a character as it begins a word."""
    code = text.code_at(index)
    single = changed(unicodetables.TO_TITLE, code)
    if single >= 0:
        row.put(single)
        return
    long = long_change(unicodetables.LONG_TITLE, code)
    if long >= 0:
        row.put_long(unicodetables.LONG_TITLE, long)
    else:
        put_capital(row, code)


def put_folded(row: Row, text: Text, index: int) -> None:
    """Add a character as str.casefold() has it."""
    code = text.code_at(index)
    single = changed(unicodetables.TO_FOLDED, code)
    if code == MICRO:
        single = CAPITAL_MU ^ CASE_BIT
    if single >= 0:
        row.put(single)
        return
    long = long_change(unicodetables.LONG_FOLDED, code)
    if long >= 0:
        row.put_long(unicodetables.LONG_FOLDED, long)
    else:
        put_small(row, code)


def put_swapped(row: Row, text: Text, index: int) -> None:
    """Add a character in the other case."""
    code = text.code_at(index)
    if characters.is_upper(code):
        put_lower(row, text, index)
    elif characters.is_lower(code):
        put_capital(row, code)
    else:
        row.put(code)


# --- whole texts -----------------------------------------------------------------------------


def upper(text: Text) -> Text:
    """text.upper()."""
    if text.isascii():
        return changed_ascii(text, 0x61)
    return changed_text(text, put_upper, put_upper)


def lower(text: Text) -> Text:
    """text.lower()."""
    if text.isascii():
        return changed_ascii(text, 0x41)
    return changed_text(text, put_lower, put_lower)


def fold(text: Text) -> Text:
    """text.casefold()."""
    if text.isascii():
        return changed_ascii(text, 0x41)
    return changed_text(text, put_folded, put_folded)


def capitalize(text: Text) -> Text:
    """text.capitalize()."""
    if text.length > 0 and text.isascii():
        result = changed_ascii(text, 0x41)
        result.put(0, simple_upper(text.code_at(0)))
        return result
    return changed_text(text, put_title, put_lower)


def swap(text: Text) -> Text:
    """text.swapcase()."""
    return changed_text(text, put_swapped, put_swapped)


def title(text: Text) -> Text:
    """text.title(): a capital at the start of every run of letters that have case."""
    if text.isascii():
        return title_ascii(text)
    row = Row(text.length * MOST)
    in_word = False
    for i in range(text.length):
        if in_word:
            put_lower(row, text, i)
        else:
            put_title(row, text, i)
        in_word = characters.is_cased(text.code_at(i))
    return text_of_row(row, text)


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


def is_upper(text: Text) -> bool:
    """text.isupper(): capitals, and no letters of another case."""
    found = False
    for i in range(text.length):
        code = text.code_at(i)
        if characters.is_lower(code) or characters.is_title(code):
            return False
        found = found or characters.is_upper(code)
    return found


def is_lower(text: Text) -> bool:
    """text.islower(): small letters, and no letters of another case."""
    found = False
    for i in range(text.length):
        code = text.code_at(i)
        if characters.is_upper(code) or characters.is_title(code):
            return False
        found = found or characters.is_lower(code)
    return found


def is_title(text: Text) -> bool:
    """text.istitle(): capitals at the starts of runs of letters and nowhere else."""
    found = in_word = False
    for i in range(text.length):
        code = text.code_at(i)
        capital = characters.is_upper(code) or characters.is_title(code)
        small = not capital and characters.is_lower(code)
        if (capital and in_word) or (small and not in_word):
            return False
        in_word = capital or small
        found = found or in_word
    return found
