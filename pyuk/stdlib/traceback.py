"""traceback: the texts of exceptions, as an uncaught one would be shown.

A line tells the file, the line and the function; the source itself is not in an image. Source: The Python Standard
Library, "traceback"; CPython 3.11 Lib/traceback.py.
"""

from __future__ import annotations

from typing import cast

from pyuk.builtins import exceptions
from pyuk.builtins.handled import handled
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.kernel.lines import function_at
from pyuk.kernel.traceback import SITE_FILE_MASK, exception_line, is_internal
from pyuk.lang import u8, u64
from pyuk.lang.objects import FileRecord
from pyuk.lang.raw import Ptr, view
from pyuk.stdlib import sys
from pyuk.stdlib._files.texts import TextIOBase

CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def c_string(address: u64) -> str:
    """The text at an address, up to a NUL."""
    at = Ptr[u8](address)
    data = bytearray()
    i = 0
    while at[i] != 0:
        data.append(at[i])
        i += 1
    return data.decode("utf-8")


class FrameSummary:
    """A call that an exception has passed; line: the source, which is not there."""

    def __init__(self, filename: str, lineno: int, name: str) -> None:
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = ""

    def __repr__(self) -> str:
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def frame_at(error: exceptions.BaseException, index: int) -> FrameSummary | None:
    """What is known of a site; None for one of the library's own functions."""
    site = exceptions.site_at(error, index)
    file: u64 = site & SITE_FILE_MASK
    if is_internal(view(FileRecord, file).path):
        return None
    line = site >> exceptions.LINE_SHIFT
    name = function_at(file, line)
    return FrameSummary(c_string(view(FileRecord, file).path), line, c_string(name) if name != 0 else "")


def calls_of(error: exceptions.BaseException) -> list[str]:
    """A line for each call that an exception has passed, the outermost first."""
    lines: list[str] = []
    for i in range(exceptions.kept_sites(error) - 1, -1, -1):
        frame = frame_at(error, i)
        if frame is not None:
            where = f", in {frame.name}" if frame.name != "" else ""
            lines.append(f'  File "{frame.filename}", line {frame.lineno}{where}\n')
        missing = error.__sites_seen__ - exceptions.KEPT
        if i == exceptions.KEPT_NEWEST and missing > 0:
            lines.append(f"  [{missing} more calls]\n")
    return lines


def add_exception(lines: list[str], error: BaseException, chain: bool, seen: list[BaseException]) -> None:
    """The lines of an exception behind those of what led to it."""
    raised = cast(exceptions.BaseException, error)
    before = raised.__raised_from__ if raised.__hides_context__ else raised.__handled__
    if chain and before is not None and not is_among(cast(BaseException, before), seen):
        seen.append(error)
        add_exception(lines, cast(BaseException, before), chain, seen)
        lines.append(CAUSE if raised.__hides_context__ else CONTEXT)
    if raised.__sites_seen__ > 0:
        lines.append("Traceback (most recent call last):\n")
        lines.extend(calls_of(raised))
    lines.extend(format_exception_only(error))


def is_among(error: BaseException, seen: list[BaseException]) -> bool:
    """Whether it is one of these."""
    for other in seen:
        if other is error:
            return True
    return False


# --- what programs call --------------------------------------------------------------------------


def the_exception(exc, value: BaseException | None) -> BaseException | None:  # type: ignore[no-untyped-def]
    """What a function is given: an exception alone, or behind its class."""
    if value is not None:
        return value
    if isinstance(exc, BaseException):
        return exc
    return None


def format_exception_only(exc, value: BaseException | None = None) -> list[str]:  # type: ignore[no-untyped-def]
    """`ValueError: text`, and the notes."""
    error = the_exception(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    lines = [exception_line(error) + "\n"]
    note = cast(exceptions.BaseException, error).__added__
    while note is not None:
        for part in note.text.split("\n"):
            lines.append(part + "\n")
        note = note.following
    return lines


def format_exception(  # type: ignore[no-untyped-def]
    exc,
    value: BaseException | None = None,
    tb: TracebackType | None = None,
    limit: int | None = None,
    chain: bool = True,
) -> list[str]:
    """The lines of an exception: given alone, or behind its class."""
    error = the_exception(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    lines: list[str] = []
    add_exception(lines, error, chain, [])
    return lines


def format_exc(limit: int | None = None, chain: bool = True) -> str:
    """The text of the exception that is being handled."""
    return "".join(format_exception(handled(), chain=chain))


def print_exc(limit: int | None = None, file: TextIOBase | None = None, chain: bool = True) -> None:
    """Write format_exc(), to standard error unless a file is given."""
    write(format_exc(limit, chain), file)


def write(text: str, file: TextIOBase | None) -> None:
    """Write a text, to standard error unless a file is given."""
    if file is None:
        sys.stderr.write(text)
    else:
        file.write(text)


def print_exception(  # type: ignore[no-untyped-def]
    exc,
    value: BaseException | None = None,
    tb: TracebackType | None = None,
    limit: int | None = None,
    file: TextIOBase | None = None,
    chain: bool = True,
) -> None:
    """Write format_exception(), to standard error unless a file is given."""
    write("".join(format_exception(exc, value, tb, limit, chain)), file)


def print_tb(tb: TracebackType | None, limit: int | None = None, file: TextIOBase | None = None) -> None:
    """Write format_tb(), to standard error unless a file is given."""
    write("".join(format_tb(tb, limit)), file)


def extract_tb(tb: TracebackType | None, limit: int | None = None) -> list[FrameSummary]:
    """The calls that an exception has passed, the outermost first."""
    if tb is None:
        return []
    error = cast(exceptions.BaseException, tb.exception)
    frames = [frame_at(error, i) for i in range(exceptions.kept_sites(error) - 1, -1, -1)]
    return [frame for frame in frames if frame is not None]


def format_tb(tb: TracebackType | None, limit: int | None = None) -> list[str]:
    """The lines of the calls."""
    return [] if tb is None else calls_of(cast(exceptions.BaseException, tb.exception))
