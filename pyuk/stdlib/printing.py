"""Texts on their way to the console. print() is a call of write_stdout() with one text, made by the compiler."""

from __future__ import annotations

from pyuk.builtins import utf8
from pyuk.builtins.builder import text_of
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.str import is_ascii
from pyuk.builtins.str import str as Text
from pyuk.kernel.console import write_stderr_bytes, write_stdout_bytes
from pyuk.lang import Buffer, u8
from pyuk.lang.raw import addressof


def write_stdout(text: str) -> None:
    """Write text to standard output, all of it or, on UnicodeEncodeError, nothing."""
    value = text_of(text)
    if is_ascii(value):
        write_stdout_bytes(addressof(value.tail), value.length)
    else:
        write_encoded_stdout(value)


def write_encoded_stdout(text: Text) -> None:
    """write_stdout() for a text that is not ASCII."""
    encoded = utf8.encode(text)
    write_stdout_bytes(addressof(encoded), len(encoded))


def write_data(data: BytesLike, is_error: bool) -> None:
    """Write bytes to standard error or output."""
    items = Buffer[u8](len(data))
    for i in range(len(data)):
        items[i] = data[i]
    if is_error:
        write_stderr_bytes(addressof(items), len(items))
    else:
        write_stdout_bytes(addressof(items), len(items))


def write_stderr(text: str) -> None:
    """Write text to standard error; surrogates as backslash escapes, as CPython does there."""
    value = text_of(text)
    if is_ascii(value):
        write_stderr_bytes(addressof(value.tail), value.length)
    else:
        encoded = utf8.encode(utf8.escape_surrogates(value))
        write_stderr_bytes(addressof(encoded), len(encoded))
