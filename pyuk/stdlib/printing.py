"""Texts on their way to the console. print() is a call of write_stdout() with one text, made by the compiler."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

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


# --- where texts go instead ----------------------------------------------------------------------


class Writable(Protocol):
    """What texts can be redirected to."""

    def write(self, text: str, /) -> int:
        """Write a text."""


W = TypeVar("W", bound=Writable)


class Redirection:
    """Takes the texts for standard output or error, until the one around it takes them again."""

    around: Redirection | None

    def __init__(self) -> None:
        self.around = None

    def write(self, text: str) -> None:
        """Take a text."""


class RedirectionTo(Redirection, Generic[W]):
    """Writes them to an object."""

    target: W

    def __init__(self, target: W) -> None:
        super().__init__()
        self.target = target

    def write(self, text: str) -> None:
        self.target.write(text)


output: Redirection | None = None
errors: Redirection | None = None


def redirect(to: Redirection, is_error: bool) -> None:
    """Let texts go there from now on."""
    global output, errors
    keep_redirecting()
    if is_error:
        to.around = errors
        errors = to
    else:
        to.around = output
        output = to


def direct_back(is_error: bool) -> None:
    """Undo the last redirect()."""
    global output, errors
    if is_error and errors is not None:
        errors = errors.around
    elif not is_error and output is not None:
        output = output.around


def keep_redirecting() -> None:
    """Let put() look where texts go: the compiler does it (check/redirected.py)."""


def put(text: str, is_error: bool) -> None:
    """Write a text to standard output or error; the compiler makes of it one of the functions here."""
    if is_error:
        write_stderr(text)
    else:
        write_stdout(text)


def put_output(text: str) -> None:
    """Write a text to where standard output goes now."""
    to = output
    if to is None:
        write_stdout(text)
    else:
        to.write(text)


def put_error(text: str) -> None:
    """Write a text to where standard error goes now."""
    to = errors
    if to is None:
        write_stderr(text)
    else:
        to.write(text)
