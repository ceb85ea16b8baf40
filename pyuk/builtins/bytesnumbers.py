"""int() and float() of bytes: their digits are ASCII. Read first: inttext.py, floatparse.py."""

from __future__ import annotations

from pyuk.builtins.builder import literal_of
from pyuk.builtins.bytestext import quoted
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.decoders import decode_latin1
from pyuk.builtins.floatparse import parse_float
from pyuk.builtins.inttext import parse_int, raise_no_int


def has_foreign(data: BytesLike) -> bool:
    """Whether a byte is none of ASCII, or one of the spaces that only a str may have."""
    for i in range(len(data)):
        if data.at(i) >= 0x80 or 0x1C <= data.at(i) <= 0x1F:
            return True
    return False


def int_of_bytes(data: BytesLike, base: int = 10) -> int:
    """int(data, base). ValueError."""
    try:
        if not has_foreign(data):
            return parse_int(decode_latin1(data), base)
    except ValueError:
        if base != 0 and not 2 <= base <= 36:
            raise
    raise_no_int(literal_of(quoted(data, "b", "")), base)


def float_of_bytes(data: BytesLike) -> float:
    """float(data). ValueError."""
    try:
        if not has_foreign(data):
            return parse_float(decode_latin1(data))
    except ValueError:
        pass
    is_array = data.type_name() == "bytearray"
    shown = quoted(data, "bytearray(b", ")") if is_array else quoted(data, "b", "")
    raise ValueError(f"could not convert string to float: {shown}")
