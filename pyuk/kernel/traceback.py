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
from pyuk.lang.raw import Ptr, symbol, view

SHOWN = 16  # calls that are shown of either end of a long chain
MAX_DEPTH = 1 << 20
MAX_CHAIN = 16  # exceptions that led to one another
FRAMELESS_WORDS = 8  # of the stack, that are looked at for calls of code without a frame
LARGEST_STUB = 256
CALL = 0xE8  # with a distance of 32 bits, CALL_BYTES in all: SDM 2A CALL
CALL_BYTES = 5
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
    name = exceptions.module_prefix(raised) + raised.__type_name__()
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
    before = error.__raised_from__ if error.__hides_context__ else error.__handled__
    if before is not None and chain > 0:
        write_raised(before, whole, chain - 1)
        write_error("\nDuring handling of the above exception, another exception occurred:\n\n"
                    if not error.__hides_context__ else
                    "\nThe above exception was the direct cause of the following exception:\n\n")
    if error.__sites_seen__ > 0:
        write_header()
        write_sites(error, whole)
    write_error(exceptions.module_prefix(error))
    write_error(error.__type_name__())
    text = text_of(cast(BaseException, error))
    if len(text) > 0:
        write_error(": ")
        write_error(text)
    write_error("\n")
    note = error.__added__
    while note is not None:
        write_error(note.text)
        write_error("\n")
        note = note.following


def write_sites(error: exceptions.BaseException, whole: bool) -> None:
    """Write the places that an exception has passed, the outermost first."""
    for i in range(exceptions.kept_sites(error) - 1, -1, -1):
        site = exceptions.site_at(error, i)
        file: u64 = site & SITE_FILE_MASK
        if whole or not is_internal(view(FileRecord, file).path):
            write_entry(file, site >> exceptions.LINE_SHIFT)
        if i == exceptions.KEPT_NEWEST:
            write_gap(error.__sites_seen__ - exceptions.KEPT)


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


def write_stack(pc: u64, frame: u64, stack: u64 = 0) -> None:
    """Write a traceback of the code at pc, which has its frame there, and of its callers.

    stack: where its stack ends, where it may be a stub, which has no frame, or no code at all; else 0.
    """
    depth = walk(pc, frame, stack)
    write_header()
    past_newest = min(depth, SHOWN)
    first = max(past_newest, depth - SHOWN)
    for i in range(depth - 1, first - 1, -1):
        write_place(OLDEST[i % SHOWN])
    write_gap(first - past_newest)
    for i in range(past_newest - 1, -1, -1):
        write_place(NEWEST[i])


def write_app_stack(pc: u64, frame: u64) -> None:
    """write_stack(), of the newest calls, and without those in the kernel and in built-in types."""
    depth = walk(pc, frame)
    write_header()
    write_gap(depth - SHOWN)
    for i in range(min(depth, SHOWN) - 1, -1, -1):
        file, line = locate(NEWEST[i])
        if file != 0 and not is_internal(view(FileRecord, file).path):
            write_entry(file, line)


def walk(pc: u64, frame: u64, stack: u64 = 0) -> int:
    """Follow the calls upward; NEWEST and OLDEST get their ends. How many there are."""
    note(0, pc)
    depth = 1
    for _ in range(FRAMELESS_WORDS):
        if stack & 7 != 0 or stack >= frame or not paging.is_mapped(stack):
            break
        word = Ptr[u64](stack)[0]
        if is_call_of(word, pc):
            pc = word - 1  # a return address is past the call
            note(depth, pc)
            depth += 1
        stack += 8
    while depth < MAX_DEPTH and frame & 7 == 0 and paging.is_mapped(frame) and paging.is_mapped(frame + 8):
        link = Ptr[u64](frame)
        if link[1] == 0:
            break
        note(depth, link[1] - 1)
        depth += 1
        frame = link[0] if link[0] > frame else 0
    return depth


def note(depth: int, pc: u64) -> None:
    """Keep the address of a call, if it is one of the newest or, so far, of the oldest."""
    if depth < SHOWN:
        NEWEST[depth] = pc
    else:
        OLDEST[depth % SHOWN] = pc


def is_call_of(after: u64, pc: u64) -> bool:
    """Whether code up to the address `after` calls what pc lies in: a stub, or something that is no code."""
    if not is_code(after) or not is_code(after - CALL_BYTES):
        return False
    if not is_code(pc):
        return True
    byte = Ptr[u8](after - CALL_BYTES)
    distance = byte[1] | byte[2] << 8 | byte[3] << 16 | byte[4] << 24
    target: u64 = (after + distance) & 0xFFFF_FFFF  # code lies below 4 GiB
    return byte[0] == CALL and target <= pc < target + LARGEST_STUB


def is_code(address: u64) -> bool:
    """Whether an address lies in the image's code."""
    return symbol("__text_start") <= address < symbol("__text_end")
