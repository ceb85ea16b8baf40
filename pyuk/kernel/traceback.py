"""Tracebacks, in CPython's words and order: the most recent call last.

One kind is kept by an exception on its way up; the other is read off the stack, where every frame begins
with the frame pointer of its caller and the address that it returns to. Nothing here allocates.
Source: SysV x86-64 ABI §3.4.1 (frame pointers). Next: panic.py.
"""

# ruff: noqa: A005  (never on sys.path: apps see their own traceback module)

from __future__ import annotations

from typing import cast

from pyuk.arch.x86_64 import paging
from pyuk.builtins import exceptions
from pyuk.kernel import log
from pyuk.kernel.cmdline import begins_with
from pyuk.kernel.console import ERROR, put_byte, write_decimal, write_error
from pyuk.kernel.lines import function_at, locate
from pyuk.lang import Array, u8, u64
from pyuk.lang.objects import FileRecord
from pyuk.lang.raw import Ptr, view

SHOWN = 16  # calls that are shown of either end of a long chain
MAX_DEPTH = 1 << 20
MAX_CHAIN = 16  # exceptions that led to one another
SITE_FILE_MASK = (1 << exceptions.LINE_SHIFT) - 1

NEWEST: Array[u64, SHOWN] = Array[u64, SHOWN]()
OLDEST: Array[u64, SHOWN] = Array[u64, SHOWN]()  # a ring


# --- parts -------------------------------------------------------------------------------------


def write_c_string(address: u64) -> None:
    """Write the bytes at an address, up to a NUL, to standard error."""
    at = Ptr[u8](address)
    i = 0
    while at[i] != 0:
        put_byte(ERROR, at[i])
        i += 1


def write_header() -> None:
    """Write the first line."""
    write_error("Traceback (most recent call last):\n")


def write_entry(file: u64, line: int) -> None:
    """Write the line for one call: its FileRecord, its line there, its function."""
    write_error('  File "')
    write_c_string(view(FileRecord, file).path)
    write_error('", line ')
    write_decimal(line)
    name = function_at(file, line)
    if name != 0:
        write_error(", in ")
        write_c_string(name)
    write_error("\n")


def write_place(pc: u64) -> None:
    """Write the line for the code at pc, if it has one."""
    file, line = locate(pc)
    if file != 0:
        write_entry(file, line)


# --- exceptions --------------------------------------------------------------------------------


def exception_line(error: BaseException) -> str:
    """The last line of its traceback: `ValueError: text`, or the name alone where there is no text."""
    text = text_of(error)
    raised = cast(exceptions.BaseException, error)
    name = exceptions.module_prefix(raised) + raised.type_name()
    return name + ": " + text if len(text) > 0 else name


def text_of(error: BaseException) -> str:
    """str(error), which a class may have of its own, and which may itself fail."""
    try:
        return str(error)
    except BaseException:
        return "<exception str() failed>"


def write_exception(error: BaseException, whole: bool) -> None:
    """Write an exception to standard error as CPython does, with those that led to it.

    whole: with the calls in the kernel and in built-in types, which CPython has no lines for.
    """
    write_raised(cast(exceptions.BaseException, error), whole or log.threshold == log.DEBUG, MAX_CHAIN)


def write_raised(error: exceptions.BaseException, whole: bool, chain: int) -> None:
    """Write an exception, after at most `chain` of those that led to it."""
    before = error.cause if error.cause is not None else error.context
    if before is not None and chain > 0:
        write_raised(before, whole, chain - 1)
        write_error("\nDuring handling of the above exception, another exception occurred:\n\n"
                    if error.cause is None else
                    "\nThe above exception was the direct cause of the following exception:\n\n")
    if error.sites_seen > 0:
        write_header()
        write_sites(error, whole)
    write_error(exceptions.module_prefix(error))
    write_error(error.type_name())
    text = text_of(cast(BaseException, error))
    if len(text) > 0:
        write_error(": ")
        write_error(text)
    write_error("\n")


def write_sites(error: exceptions.BaseException, whole: bool) -> None:
    """Write the places that an exception has passed, the outermost first."""
    for i in range(exceptions.kept_sites(error) - 1, -1, -1):
        site = exceptions.site_at(error, i)
        file: u64 = site & SITE_FILE_MASK
        if whole or not is_internal(view(FileRecord, file).path):
            write_entry(file, site >> exceptions.LINE_SHIFT)
        if i == exceptions.KEPT_NEWEST:
            write_gap(error.sites_seen - exceptions.KEPT)


def is_internal(path: u64) -> bool:
    """Whether a file is pyuk's own, and not of the library that applications import."""
    return begins_with(path, "pyuk/") and not begins_with(path, "pyuk/stdlib/")


def write_gap(missing: int) -> None:
    """Write how many calls are not shown, if any are not."""
    if missing > 0:
        write_error("  [")
        write_decimal(missing)
        write_error(" more calls]\n")


# --- the stack ---------------------------------------------------------------------------------


def write_stack(pc: u64, frame: u64) -> None:
    """Write a traceback of the code at pc, which has its frame there, and of its callers."""
    depth = walk(pc, frame)
    write_header()
    past_newest = min(depth, SHOWN)
    first = max(past_newest, depth - SHOWN)
    for i in range(depth - 1, first - 1, -1):
        write_place(OLDEST[i % SHOWN])
    write_gap(first - past_newest)
    for i in range(past_newest - 1, -1, -1):
        write_place(NEWEST[i])


def walk(pc: u64, frame: u64) -> int:
    """Follow the chain of frames upward; NEWEST and OLDEST get its ends. How many calls it has."""
    depth = 0
    while pc != 0 and depth < MAX_DEPTH:
        if depth < SHOWN:
            NEWEST[depth] = pc
        else:
            OLDEST[depth % SHOWN] = pc
        depth += 1
        if frame & 7 != 0 or not paging.is_mapped(frame) or not paging.is_mapped(frame + 8):
            break
        word = Ptr[u64](frame)
        pc = max(word[1], 1) - 1  # a return address is past the call
        if word[0] <= frame:
            frame = 0
        else:
            frame = word[0]
    return depth
