"""`format % values`: a format is worked through from the left, one value after the other.

The compiler makes a PercentFormat of the text, gives it each value by the method for its type, and takes
finish(). So the format may be computed at run time; what a value of a type has to give (its str() or its
repr()) is asked for by wants_repr(). Source: The Python Library Reference, "printf-style String Formatting";
CPython 3.11 Objects/unicodeobject.c, whose messages these are. Next: bytespercent.py.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.builtins import strrepr
from pyuk.builtins.builder import StringBuilder, literal_of, text_of
from pyuk.builtins.codes import HASH, LOWER_A, LOWER_X, MINUS, PERCENT, PLUS, POINT, SPACE, UPPER_X, ZERO
from pyuk.builtins.floattext import float_text, format_float_with
from pyuk.builtins.formatspec import AFTER_SIGN, LEFT, RIGHT, FormatSpec, is_one_of
from pyuk.builtins.inttext import digits_in_base, int_text, unsigned_text
from pyuk.builtins.number import magnitude
from pyuk.builtins.numberlayout import Number, lay_out
from pyuk.builtins.str import MAX_CODE, single
from pyuk.builtins.str import str as Text
from pyuk.lang import noinline, u64

Value = TypeVar("Value")
INT_TYPES = "diuoxX"
WHOLE_TYPES = "diu"
NUMBER_TYPES = "diuoxXceEfFgG"
FLOAT_TYPES = "eEfFgG"
TEXT_TYPES = "sra"
MAX_NUMBER = (1 << 63) - 1
OPEN = ord("(")
CLOSE = ord(")")
STAR = ord("*")
PENDING_NONE = 0  # what the next value is for: nothing, a width, a precision, a conversion
PENDING_WIDTH = 1
PENDING_PRECISION = 2
PENDING_VALUE = 3
DEFAULT_DIGITS = 6


class PercentFormat:
    """text, position: the format and how far it is done. builder: what came of it.

    pending: what the next value is for. A conversion's own flags, width, precision and letter follow.
    is_mapping: whether values left over do not matter, as they may be looked up by name. key: that name.
    name: what messages call it.
    """

    name = "string"
    text: Text
    position: int
    builder: StringBuilder
    pending: int
    is_mapping: bool
    has_key: bool
    key: str
    left: bool
    plus: bool
    blank: bool
    alternate: bool
    zero: bool
    width: int
    precision: int
    letter: int

    def __init__(self, format: str, is_mapping: bool) -> None:
        self.text = text_of(format)
        self.position = 0
        self.builder = StringBuilder()
        self.is_mapping = is_mapping
        self.key = ""
        self.reset()
        self.advance()

    def reset(self) -> None:
        """Nothing is known of the next conversion."""
        self.pending = PENDING_NONE
        self.has_key = False
        self.left = self.plus = self.blank = self.alternate = self.zero = False
        self.width = -1
        self.precision = -1
        self.letter = 0

    # --- the format --------------------------------------------------------------------------

    def peek(self) -> int:
        """The code point here; ValueError past the end."""
        if self.position >= self.text.length:
            raise ValueError("incomplete format")
        return self.text.code_at(self.position)

    def advance(self) -> None:
        """Copy what stands before the next conversion, and read that as far as it needs no value."""
        self.pending = PENDING_NONE
        while self.position < self.text.length:
            start = self.position
            while self.position < self.text.length and self.text.code_at(self.position) != PERCENT:
                self.position += 1
            self.builder.append_part(self.text, start, self.position)
            if self.position == self.text.length:
                return
            self.position += 1
            self.reset()
            if self.peek() != PERCENT:
                self.read_flags()
                return
            self.builder.append_char(PERCENT)
            self.position += 1

    def read_flags(self) -> None:
        """Flags, and what follows them."""
        if self.peek() == OPEN:
            self.read_key()
        while True:
            code = self.peek()
            if code == MINUS:
                self.left = True
            elif code == PLUS:
                self.plus = True
            elif code == SPACE:
                self.blank = True
            elif code == HASH:
                self.alternate = True
            elif code == ZERO:
                self.zero = True
            else:
                break
            self.position += 1
        if code == STAR:
            self.position += 1
            self.pending = PENDING_WIDTH
            return
        if ZERO <= code <= ZERO + 9:
            self.width = self.number("width too big")
        self.read_precision()

    def read_key(self) -> None:
        """The name in parentheses, which may hold pairs of them."""
        if not self.is_mapping:
            raise TypeError("format requires a mapping")
        self.position += 1
        start = self.position
        depth = 1
        while True:
            if self.position >= self.text.length:
                raise ValueError("incomplete format key")
            code = self.text.code_at(self.position)
            depth += 1 if code == OPEN else -1 if code == CLOSE else 0
            if depth == 0:
                break
            self.position += 1
        self.key = literal_of(self.text.part(start, self.position))
        self.has_key = True
        self.position += 1

    def number(self, error: str) -> int:
        """A decimal number, which ends in a character that is there. ValueError."""
        value = 0
        while ZERO <= self.peek() <= ZERO + 9:
            digit = self.peek() - ZERO
            if value > (MAX_NUMBER - digit) // 10:
                raise ValueError(error)
            value = value * 10 + digit
            self.position += 1
        return value

    def read_precision(self) -> None:
        """The precision, and what follows it."""
        if self.peek() == POINT:
            self.position += 1
            self.precision = 0
            if self.peek() == STAR:
                self.position += 1
                self.pending = PENDING_PRECISION
                return
            self.precision = self.number("precision too big")
        self.read_letter()

    def read_letter(self) -> None:
        """The length modifier, which means nothing, and the letter of the conversion."""
        if is_one_of(self.peek(), "hlL"):
            self.position += 1
        self.letter = self.peek()
        self.position += 1
        self.pending = PENDING_VALUE

    # --- values ------------------------------------------------------------------------------

    def wants_repr(self) -> bool:
        """Whether the next value is to be given as its repr()."""
        return self.letter != ord("s")

    def wants(self, letters: str) -> bool:
        """Whether the next value is to be shown by one of these letters."""
        return self.pending == PENDING_VALUE and is_one_of(self.letter, letters)

    def begin(self) -> None:
        """A value comes. TypeError where none is asked for."""
        if self.pending == PENDING_NONE and not self.is_mapping:
            raise TypeError(f"not all arguments converted during {self.name} formatting")

    def done(self, text: Text) -> None:
        """The conversion's text, which goes to one side of its width."""
        padding = self.width - text.length
        self.builder.append_fill(SPACE, 0 if self.left else padding)
        self.builder.append(text)
        self.builder.append_fill(SPACE, padding if self.left else 0)
        self.advance()

    def add_bool(self, value: bool) -> None:
        """A bool: an int with another text."""
        if self.wants(TEXT_TYPES):
            self.add_text("True" if value else "False")
        else:
            self.add_int(int(value))

    def add_int(self, value: int) -> None:
        """An int."""
        self.begin()
        if self.pending == PENDING_NONE:
            return
        if self.pending == PENDING_WIDTH:
            self.left = self.left or value < 0
            self.width = abs(value)
            self.read_precision()
        elif self.pending == PENDING_PRECISION:
            self.precision = max(value, 0)
            self.read_letter()
        elif is_one_of(self.letter, INT_TYPES):
            self.done(self.whole_number(value))
        elif is_one_of(self.letter, FLOAT_TYPES):
            self.done(self.real_number(float(value)))
        elif self.letter == ord("c"):
            self.done(self.character(value))
        else:
            self.add_text(literal_of(int_text(value)))

    def add_float(self, value: float) -> None:
        """A float."""
        self.begin()
        if self.pending == PENDING_NONE:
            return
        self.refuse_star()
        if is_one_of(self.letter, FLOAT_TYPES):
            self.done(self.real_number(value))
        elif is_one_of(self.letter, WHOLE_TYPES):
            self.done(self.whole_number(int(value)))
        elif is_one_of(self.letter, "oxX"):
            raise TypeError(f"%{chr(self.letter)} format: an integer is required, not float")
        elif self.letter == ord("c"):
            self.raise_no_character("float")
        else:
            self.add_text(literal_of(float_text(value)))

    def add_str(self, value: str) -> None:
        """A str."""
        self.begin()
        if self.pending == PENDING_NONE:
            return
        self.refuse_star()
        text = text_of(value)
        if self.letter == ord("c"):
            if text.length != 1:
                self.raise_no_character("str")
            self.done(text)
        elif self.letter == ord("s"):
            self.add_text(value)
        else:
            self.add_object(literal_of(text.__repr__()), "str")

    def add_object(self, shown: str, type_name: str) -> None:
        """A value of another type: its str(), or its repr() where wants_repr() says so."""
        self.begin()
        if self.pending == PENDING_NONE:
            return
        self.refuse_star()
        if is_one_of(self.letter, TEXT_TYPES):
            self.add_text(shown)
        elif is_one_of(self.letter, WHOLE_TYPES):
            raise TypeError(f"%{chr(self.letter)} format: a real number is required, not {type_name}")
        elif is_one_of(self.letter, "oxX"):
            raise TypeError(f"%{chr(self.letter)} format: an integer is required, not {type_name}")
        elif is_one_of(self.letter, FLOAT_TYPES):
            self.raise_no_number(type_name)
        elif self.letter == ord("c"):
            self.raise_no_character(type_name)
        else:
            self.raise_unknown()

    def refuse_star(self) -> None:
        """TypeError where a width or a precision is asked for, which has to be an int."""
        if self.pending != PENDING_VALUE:
            raise TypeError("* wants int")

    def add_text(self, shown: str) -> None:
        """What a value is shown as, cut to the precision. ValueError where the letter is no letter for that."""
        text = text_of(shown)
        if not is_one_of(self.letter, TEXT_TYPES):
            self.raise_unknown()
        if self.letter == LOWER_A:
            text = strrepr.ascii_of(text)
        if 0 <= self.precision < text.length:
            text = text.part(0, self.precision)
        self.done(text)

    @noinline
    def raise_no_number(self, type_name: str) -> NoReturn:
        """Raise that a float was wanted."""
        raise TypeError(f"must be real number, not {type_name}")

    @noinline
    def raise_no_character(self, type_name: str) -> NoReturn:
        """Raise that a character was wanted."""
        raise TypeError("%c requires int or char")

    @noinline
    def raise_unknown(self) -> NoReturn:
        """Raise what an unknown letter does."""
        shown = chr(self.letter) if 31 <= self.letter <= 126 else "?"
        code = shown_code(self.letter)
        index = self.position - 1
        raise ValueError(f"unsupported format character '{shown}' (0x{code}) at index {index}")

    def finish(self) -> Text:
        """The text. TypeError where values are missing."""
        if self.pending != PENDING_NONE:
            raise TypeError("not enough arguments for format string")
        return self.builder.finish()

    # --- numbers -----------------------------------------------------------------------------

    def layout(self, type_: int) -> FormatSpec:
        """The flags and the width as the format language has them."""
        spec = FormatSpec(LEFT if self.left else RIGHT, type_)
        spec.width = self.width
        spec.alternate = self.alternate
        spec.sign = PLUS if self.plus else SPACE if self.blank else 0
        if self.zero and not self.left:
            spec.fill = ZERO
            spec.align = AFTER_SIGN
        return spec

    def whole_number(self, value: int) -> Text:
        """An int in decimal, octal or hexadecimal; the precision is the least number of digits."""
        size: u64 = magnitude(value)
        type_ = self.letter
        digits = unsigned_text(size)
        prefix = ""
        if type_ == ord("o"):
            digits = digits_in_base(size, 3, LOWER_A)
            prefix = "0o"
        elif type_ == LOWER_X or type_ == UPPER_X:
            digits = digits_in_base(size, 4, LOWER_A if type_ == LOWER_X else LOWER_A - 0x20)
            prefix = "0x" if type_ == LOWER_X else "0X"
        if self.precision > digits.length:
            digits = digits.rjust(self.precision, single(ZERO))
        number = Number(value < 0, digits, digits.length, prefix if self.alternate else "")
        return lay_out(number, self.layout(type_))

    def real_number(self, value: float) -> Text:
        """A float; without a precision with six digits."""
        spec = self.layout(self.letter)
        spec.precision = DEFAULT_DIGITS if self.precision < 0 else self.precision
        return format_float_with(value, spec, "float")

    def character(self, value: int) -> Text:
        """The character of %c. OverflowError."""
        if not 0 <= value <= MAX_CODE:
            raise OverflowError("%c arg not in range(0x110000)")
        return single(value)


def shown_code(code: int) -> str:
    """A code point in hexadecimal."""
    digits = ""
    while True:
        digits = "0123456789abcdef"[code & 15] + digits
        code >>= 4
        if code == 0:
            return digits


# --- values of any number, values by name ------------------------------------------------------


def format_items(format: str, values: list[Value]) -> Text:
    """format % values, for a tuple of any length."""
    state = PercentFormat(format, False)
    for value in values:
        add_value(state, value)
    return state.finish()


def format_mapping(format: str, mapping) -> Text:  # type: ignore[no-untyped-def]
    """format % mapping, of any class that has items by names. KeyError for a name that is not in it."""
    state = PercentFormat(format, True)
    is_used = False
    while state.pending != PENDING_NONE:
        if state.has_key and state.pending == PENDING_VALUE:
            add_value(state, mapping[state.key])
        else:
            if is_used:
                break
            add_value(state, mapping)
        is_used = True
    return state.finish()


def add_value(state: PercentFormat, value: Value) -> None:
    """A value of any type."""
    if state.wants(TEXT_TYPES):
        state.add_object(repr(value) if state.wants_repr() else str(value), type(value).__name__)
    elif isinstance(value, bool):
        state.add_bool(value)
    elif isinstance(value, int):
        state.add_int(int(value))
    elif isinstance(value, float):
        state.add_float(value)
    elif isinstance(value, str):
        state.add_str(value)
    elif hasattr(value, "__float__") and state.wants(FLOAT_TYPES):
        state.add_float(float(value))
    elif hasattr(value, "__int__") and state.wants(WHOLE_TYPES):
        state.add_int(int(value))
    elif hasattr(value, "__index__") and state.wants(NUMBER_TYPES):
        state.add_int(int(value))
    else:
        state.add_object("", type(value).__name__)
