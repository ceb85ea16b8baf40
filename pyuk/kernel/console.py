"""The console: text goes out as UTF-8, by two ways that bringup.py plugs in.

Standard output is what the application prints; standard error is for tracebacks, the log and sys.stderr.
Nothing here allocates, so that a panic can be told at any time. The console knows no device: it is
given a function that writes one byte for each of the two. Next: log.py.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.codes import LOWER_A, MINUS, ZERO
from pyuk.lang import replaceable, u8, u64
from pyuk.lang.raw import Ptr

OUT = 0  # streams
ERROR = 1


out_byte: Callable[[int], None]
error_byte: Callable[[int], None]
wait_until_out: Callable[[], None]


def attach(out: Callable[[int], None], error: Callable[[int], None], flush: Callable[[], None]) -> None:
    """Let the two streams go to these functions, which take a byte; flush() waits until all are out."""
    global out_byte, error_byte, wait_until_out
    out_byte = out
    error_byte = error
    wait_until_out = flush


def flush() -> None:
    """Wait until all that was written is out."""
    wait_until_out()


@replaceable
def put_byte(stream: int, byte: int) -> None:
    """Write one byte."""
    if stream == OUT:
        out_byte(byte)
    else:
        error_byte(byte)


def put_code(stream: int, code: int) -> None:
    """Write one code point as UTF-8 (RFC 3629 §3); surrogates as if they were characters."""
    if code < 0x80:
        put_byte(stream, code)
        return
    if code < 0x800:
        put_byte(stream, 0xC0 | code >> 6)
    else:
        if code < 0x1_0000:
            put_byte(stream, 0xE0 | code >> 12)
        else:
            put_byte(stream, 0xF0 | code >> 18)
            put_byte(stream, 0x80 | code >> 12 & 0x3F)
        put_byte(stream, 0x80 | code >> 6 & 0x3F)
    put_byte(stream, 0x80 | code & 0x3F)


def put(stream: int, text: str) -> None:
    """Write a text."""
    for i in range(len(text)):
        put_code(stream, ord(text[i]))


@replaceable
def write_stdout_bytes(address: u64, length: u64) -> None:
    """Write bytes of memory to standard output."""
    byte = Ptr[u8](address)
    for i in range(length):
        out_byte(byte[i])


@replaceable
def write_stderr_bytes(address: u64, length: u64) -> None:
    """Write bytes of memory to standard error."""
    byte = Ptr[u8](address)
    for i in range(length):
        error_byte(byte[i])


def write(text: str) -> None:
    """Write to standard output."""
    put(OUT, text)


def write_error(text: str) -> None:
    """Write to standard error."""
    put(ERROR, text)


def write_decimal(value: int) -> None:
    """Write a number to standard error, without making a str of it."""
    if value < 0:
        put_byte(ERROR, MINUS)
    magnitude: u64 = abs(value)
    divisor: u64 = 1
    while magnitude // divisor > 9:
        divisor *= 10
    while divisor > 0:
        put_byte(ERROR, ZERO + magnitude // divisor % 10)
        divisor //= 10


def write_hex(value: u64, digits: int) -> None:
    """Write the low `digits` hexadecimal digits of a number to standard error."""
    for i in range(digits - 1, -1, -1):
        digit = value >> (4 * i & 63) & 15
        put_byte(ERROR, ZERO + digit if digit < 10 else LOWER_A - 10 + digit)
