"""`%` of bytes: a PercentFormat in Latin-1, whose texts are bytes.

Source: The Python Library Reference, "printf-style Bytes Formatting"; CPython 3.11 Objects/bytesobject.c, whose
messages these are.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.builtins.builder import literal_of
from pyuk.builtins.bytearray import bytearray as ByteArray
from pyuk.builtins.bytestext import latin1_text
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.codes import LOWER_A, LOWER_R
from pyuk.builtins.percent import PENDING_NONE, PENDING_VALUE, PercentFormat
from pyuk.builtins.str import single
from pyuk.builtins.str import str as Text
from pyuk.lang import noinline

Value = TypeVar("Value")
LOWER_B = ord("b")
LOWER_C = ord("c")
LOWER_S = ord("s")
MAX_BYTE = 0xFF


class BytesFormat(PercentFormat):
    """The format is bytes; `%b` and `%s` take bytes alone, `%r` and `%a` are the same."""

    name = "bytes"

    def __init__(self, format: BytesLike, is_mapping: bool) -> None:
        super().__init__(literal_of(latin1_text(format)), is_mapping)

    def read_letter(self) -> None:
        super().read_letter()
        if self.letter == LOWER_B:
            self.letter = LOWER_S
        elif self.letter == LOWER_R:
            self.letter = LOWER_A

    def wants_bytes(self) -> bool:
        """Whether the next value has to be bytes."""
        return self.pending == PENDING_VALUE and self.letter == LOWER_S

    def takes_bytes(self) -> bool:
        """Whether the next value may be given by add_bytes()."""
        return self.wants_bytes() or (self.pending == PENDING_VALUE and self.letter == LOWER_C)

    # --- values ------------------------------------------------------------------------------

    def add_bytes(self, value: BytesLike) -> None:
        """Bytes, where takes_bytes() says so."""
        if self.letter == LOWER_S:
            self.add_text(literal_of(latin1_text(value)))
        elif value.length == 1:
            self.done(latin1_text(value))
        else:
            self.raise_no_character("bytes")

    def add_view(self, value: BytesLike) -> None:
        """A memoryview, which has no text."""
        if self.wants_bytes():
            self.add_bytes(value)
        elif self.letter == LOWER_A:
            raise NotImplementedError("the text of a memoryview shows an address, which differs from run to run")
        else:
            self.add_object("", "memoryview")

    def add_bool(self, value: bool) -> None:
        self.refuse_text("bool")
        super().add_bool(value)

    def add_int(self, value: int) -> None:
        self.refuse_text("int")
        super().add_int(value)

    def add_float(self, value: float) -> None:
        self.refuse_text("float")
        super().add_float(value)

    def add_str(self, value: str) -> None:
        self.add_object(repr(value), "str")

    def add_object(self, shown: str, type_name: str) -> None:
        self.refuse_text(type_name)
        super().add_object(shown, type_name)

    @noinline
    def refuse_text(self, type_name: str) -> None:
        """TypeError where bytes are wanted."""
        if self.wants_bytes():
            raise TypeError(
                f"%b requires a bytes-like object, or an object that implements __bytes__, not '{type_name}'"
            )

    @noinline
    def raise_no_number(self, type_name: str) -> NoReturn:
        raise TypeError(f"float argument required, not {type_name}")

    @noinline
    def raise_no_character(self, type_name: str) -> NoReturn:
        raise TypeError("%c requires an integer in range(256) or a single byte")

    def character(self, value: int) -> Text:
        if not 0 <= value <= MAX_BYTE:
            raise OverflowError("%c arg not in range(256)")
        return single(value)

    def finish_bytes(self) -> bytes:
        """What finish() gives, as bytes."""
        return literal_of(self.finish()).encode("latin-1")


def format_items(format: BytesLike, values: list[Value]) -> bytes:
    """format % values, for a tuple of any length."""
    state = BytesFormat(format, False)
    for value in values:
        add_value(state, value)
    return state.finish_bytes()


def format_mapping(format: BytesLike, mapping) -> bytes:  # type: ignore[no-untyped-def]
    """format % mapping, of any class that has items by names. KeyError for a name that is not in it."""
    state = BytesFormat(format, True)
    is_used = False
    while state.pending != PENDING_NONE:
        if state.has_key and state.pending == PENDING_VALUE:
            add_value(state, mapping[state.key.encode("latin-1")])
        else:
            if is_used:
                break
            add_value(state, mapping)
        is_used = True
    return state.finish_bytes()


def add_value(state: BytesFormat, value: Value) -> None:
    """A value of any type."""
    if isinstance(value, bool):
        state.add_bool(value)
    elif isinstance(value, int):
        state.add_int(int(value))
    elif isinstance(value, float):
        state.add_float(value)
    elif isinstance(value, str):
        state.add_str(value)
    elif isinstance(value, (bytes, bytearray)) and state.takes_bytes():
        state.add_bytes(value)  # type: ignore[arg-type]
    elif isinstance(value, memoryview):
        state.add_view(value)  # type: ignore[arg-type]
    else:
        state.add_object(repr(value), type(value).__name__)


def as_array(data: bytes) -> ByteArray:
    """The bytes that a format of a bytearray gives."""
    return bytearray(data)  # type: ignore[return-value]
