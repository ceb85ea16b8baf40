"""str: an immutable sequence of code points, in 1, 2 or 4 bytes each (PEP 393).

A str owns its code units: `kind` is the width of one in bytes, the least that holds the greatest code
point, so that equal strs have equal bytes. Fields are written while a str is made, and never again (a str that
only one variable knows is being made as long as `appended()` adds to it); only `hash` is filled in on first use.

In this module the name `str` is the class below, in compiled code and under CPython. Here and in the str*
modules literals are used for messages only: under CPython they are CPython's own. The methods that are not
storage, comparison and access live in strsearch.py, strsplit.py, strcase.py and strbuild.py, which the
methods below call: read those next.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins import slices, strbuild, strcase, strrepr, strsearch, strsplit
from pyuk.builtins.characters import kind_for
from pyuk.lang import Buffer, inline, noinline, u8, u16, u32, u64
from pyuk.lang.hashing import HASH_START, hash_finish, hash_step
from pyuk.lang.raw import Ptr, Tail, addressof, compare_memory, copy_memory, new_tail

MAX_CODE = 0x10FFFF
MAX_INDEX = (1 << 63) - 1
SIGN_BIT = 1 << 63
SIGN_WRAP = 1 << 64
MASK64 = SIGN_WRAP - 1


class str:
    """length: code points. hash: 0 before it is asked for. kind: 1, 2 or 4 bytes per code point."""

    length: int
    hash: u64
    kind: int
    tail: Tail[u8]

    # --- access ------------------------------------------------------------------------------

    @inline
    def __len__(self) -> int:
        return self.length

    @inline
    def code_at(self, index: int) -> int:
        """The code point at index, which must be in [0, length): not checked."""
        if self.kind == 1:
            return self.tail[index]
        return wide_code_at(self, index)

    @inline
    def __getitem__(self, index: int) -> str:
        if 0 <= index < self.length:
            return single(self.code_at(index))
        return from_end(self, index)

    def get_slice(self, start: int, stop: int, step: int = 1) -> str:
        """self[start:stop:step]; for omitted bounds see slices.py."""
        if step == 1:
            first = slices.clamp(start, self.length)
            return self.part(first, slices.clamp(stop, self.length))
        first = slices.first_index(start, self.length, step)
        return take(self, first, slices.count(first, slices.adjusted(stop, self.length, step), step), step)

    def part(self, start: int, stop: int) -> str:
        """The code points [start, stop), for 0 <= start and stop <= length; empty where stop <= start."""
        if start >= stop:
            return new_str(0, 1)
        if start == 0 and stop == self.length:
            return self
        if stop - start == 1:
            return single(self.code_at(start))
        result = new_str(stop - start, kind_of_part(self, start, stop))
        result.copy_from(0, self, start, stop - start)
        return result

    # --- while it is being made ------------------------------------------------------------------

    def narrowed(self) -> str:
        """An equal str of the least kind: itself, where it has that."""
        return self if kind_of_part(self, 0, self.length) == self.kind else take(self, 0, self.length, 1)

    def blank(self, length: int, kind: int) -> str:
        """new_str(), for the modules that this one imports."""
        return new_str(length, kind)

    @inline
    def put(self, index: int, code: int) -> None:
        """Write a code point: it fits the kind, index is in range: not checked."""
        if self.kind == 1:
            self.tail[index] = code
        else:
            put_wide(self, index, code)

    def copy_from(self, position: int, source: str, start: int, count: int) -> None:
        """Copy source[start:start + count] to position on; source's kind is not the greater: not checked."""
        if self.kind == 1 and source.kind == 1:
            to: u64 = (addressof(self.tail) + position) & MASK64
            copy_memory(to, (addressof(source.tail) + start) & MASK64, count & MAX_INDEX)
            return
        if self.kind == source.kind:
            to = addressof(self.tail) + position * self.kind
            copy_memory(to, addressof(source.tail) + start * source.kind, count * source.kind)
            return
        for i in range(count):
            self.put(position + i, source.code_at(start + i))

    # --- comparison --------------------------------------------------------------------------

    @inline
    def __eq__(self, other: str) -> bool:  # type: ignore[override]
        return self is other or (self.length == other.length and self.kind == other.kind and same_bytes(self, other))

    @inline
    def __ne__(self, other: str) -> bool:  # type: ignore[override]
        return not self == other

    def __lt__(self, other: str) -> bool:
        return compare(self, other) < 0

    def __le__(self, other: str) -> bool:
        return compare(self, other) <= 0

    def __gt__(self, other: str) -> bool:
        return compare(self, other) > 0

    def __ge__(self, other: str) -> bool:
        return compare(self, other) >= 0

    @inline
    def __hash__(self) -> int:
        if self.hash != 0:
            return signed(self.hash)
        return signed(compute_hash(self))

    def __repr__(self) -> str:  # type: ignore[override]
        return strrepr.quoted(self)

    # --- making others -----------------------------------------------------------------------

    @inline
    def __add__(self, other: str) -> str:
        return concat(self, other)

    def __mul__(self, count: int) -> str:
        return repeat(self, count)

    def __rmul__(self, count: int) -> str:
        return repeat(self, count)

    def join(self, parts: list[str]) -> str:
        return strbuild.join(self, parts)

    def replace(self, old: str, new: str, count: int = -1) -> str:
        return strbuild.replace(self, old, new, count)

    def ljust(self, width: int, fillchar: str | None = None) -> str:
        return strbuild.pad(self, 0, width - self.length, strbuild.fill_code(fillchar))

    def rjust(self, width: int, fillchar: str | None = None) -> str:
        return strbuild.pad(self, width - self.length, 0, strbuild.fill_code(fillchar))

    def center(self, width: int, fillchar: str | None = None) -> str:
        return strbuild.center(self, width, strbuild.fill_code(fillchar))

    def zfill(self, width: int) -> str:
        return strbuild.zero_fill(self, width)

    def expandtabs(self, tabsize: int = 8) -> str:
        return strbuild.expand_tabs(self, tabsize)

    # --- search ------------------------------------------------------------------------------

    def __contains__(self, sub: str) -> bool:
        return strsearch.find(self, sub, 0, self.length) >= 0

    def find(self, sub: str, start: int = 0, end: int = MAX_INDEX) -> int:
        return strsearch.find_between(self, sub, start, end)

    def rfind(self, sub: str, start: int = 0, end: int = MAX_INDEX) -> int:
        return strsearch.find_last_between(self, sub, start, end)

    def index(self, sub: str, start: int = 0, end: int = MAX_INDEX) -> int:
        return strsearch.found(strsearch.find_between(self, sub, start, end))

    def rindex(self, sub: str, start: int = 0, end: int = MAX_INDEX) -> int:
        return strsearch.found(strsearch.find_last_between(self, sub, start, end))

    def count(self, sub: str, start: int = 0, end: int = MAX_INDEX) -> int:
        return strsearch.count_between(self, sub, start, end)

    def startswith(self, prefix: str, start: int = 0, end: int = MAX_INDEX) -> bool:
        return strsearch.starts_with(self, prefix, start, end)

    def endswith(self, suffix: str, start: int = 0, end: int = MAX_INDEX) -> bool:
        return strsearch.ends_with(self, suffix, start, end)

    def removeprefix(self, prefix: str) -> str:
        return self.part(prefix.length, self.length) if self.startswith(prefix) else self

    def removesuffix(self, suffix: str) -> str:
        return self.part(0, self.length - suffix.length) if self.endswith(suffix) else self

    # --- taking apart ------------------------------------------------------------------------

    def split(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        return strsplit.split(self, sep, maxsplit)

    def rsplit(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        return strsplit.split_from_end(self, sep, maxsplit)

    def splitlines(self, keepends: bool = False) -> list[str]:
        return strsplit.split_lines(self, keepends)

    def partition(self, sep: str) -> tuple[str, str, str]:
        return strsplit.partition(self, sep)

    def rpartition(self, sep: str) -> tuple[str, str, str]:
        return strsplit.partition_from_end(self, sep)

    def strip(self, chars: str | None = None) -> str:
        return strsplit.strip(self, chars, True, True)

    def lstrip(self, chars: str | None = None) -> str:
        return strsplit.strip(self, chars, True, False)

    def rstrip(self, chars: str | None = None) -> str:
        return strsplit.strip(self, chars, False, True)

    # --- letters -----------------------------------------------------------------------------

    def upper(self) -> str:
        return strcase.upper(self)

    def lower(self) -> str:
        return strcase.lower(self)

    def casefold(self) -> str:
        return strcase.fold(self)

    def swapcase(self) -> str:
        return strcase.swap(self)

    def capitalize(self) -> str:
        return strcase.capitalize(self)

    def title(self) -> str:
        return strcase.title(self)

    def isascii(self) -> bool:
        return is_ascii(self)

    def isspace(self) -> bool:
        return strcase.is_space(self)

    def isdigit(self) -> bool:
        return strcase.is_digit(self)

    def isdecimal(self) -> bool:
        return strcase.is_decimal(self)

    def isnumeric(self) -> bool:
        return strcase.is_numeric(self)

    def isalpha(self) -> bool:
        return strcase.is_alpha(self)

    def isalnum(self) -> bool:
        return strcase.is_alnum(self)

    def isupper(self) -> bool:
        return strcase.is_upper(self)

    def islower(self) -> bool:
        return strcase.is_lower(self)

    def istitle(self) -> bool:
        return strcase.is_title(self)

    def isidentifier(self) -> bool:
        return strcase.is_identifier(self)

    def isprintable(self) -> bool:
        return strcase.is_printable(self)


# --- making strs -----------------------------------------------------------------------------


def new_str(length: int, kind: int) -> str:
    """A str of zeros, to be filled by put() before anyone else sees it. MemoryError."""
    if length > MAX_INDEX // 4:
        raise MemoryError
    result = new_tail(str, length * kind)
    result.length = length
    result.kind = kind
    return result


def put_wide(text: str, index: int, code: int) -> None:
    """put() for kinds 2 and 4."""
    if text.kind == 2:
        Ptr[u16](addressof(text.tail))[index] = code
    else:
        Ptr[u32](addressof(text.tail))[index] = code


def wide_code_at(text: str, index: int) -> int:
    """code_at() for kinds 2 and 4."""
    if text.kind == 2:
        return Ptr[u16](addressof(text.tail))[index]
    return Ptr[u32](addressof(text.tail))[index]


def kind_of_part(text: str, start: int, stop: int) -> int:
    """The least kind that holds the code points [start, stop)."""
    if text.kind == 1:
        return 1
    kind = 1
    for i in range(start, stop):
        needed = kind_for(text.code_at(i))
        if needed == text.kind:
            return needed
        kind = max(kind, needed)
    return kind


# --- single characters -----------------------------------------------------------------------

class SingleTable:
    """The strs of the code points below 256 that have been asked for."""

    entries: Buffer[str | None]

    def __init__(self) -> None:
        self.entries = Buffer[str | None](0x100)


latin_singles: SingleTable | None = None


def single(code: int) -> str:
    """The str of one code point. Those below 256 are made once and kept."""
    if code >= 0x100:
        return new_single(code)
    table = latin_singles
    if table is not None:
        known = table.entries[code]
        if known is not None:
            return known
    return keep_single(code)


def new_single(code: int) -> str:
    """A new str of one code point."""
    result = new_str(1, kind_for(code))
    result.put(0, code)
    return result


@noinline
def keep_single(code: int) -> str:
    """Make the str of a code point below 256, and keep it. Two tasks may each make one: either will do."""
    global latin_singles
    table = latin_singles
    if table is None:
        table = SingleTable()
        latin_singles = table
    result = new_single(code)
    table.entries[code] = result
    return result


def from_end(text: str, index: int) -> str:
    """text[index] for an index that is not in [0, length): negative ones count from the end. IndexError."""
    if -text.length <= index < 0:
        return single(text.code_at(index + text.length))
    raise IndexError("string index out of range")


def chr(code: int) -> str:
    """chr(code). ValueError where there is no such code point, OverflowError where a C int does not hold it."""
    if 0 <= code <= MAX_CODE:
        return single(code)
    if not -0x8000_0000 <= code <= 0x7FFF_FFFF:
        raise OverflowError("Python int too large to convert to C int")
    raise ValueError("chr() arg not in range(0x110000)")


@inline
def ord(text: str) -> int:
    """ord(text). TypeError unless its length is 1."""
    if text.length == 1:
        return text.code_at(0)
    raise_no_character(text.length)


@noinline
@inline
def ord_at(text: str, index: int) -> int:
    """ord(text[index]), without the str of one character: what the compiler makes of that form."""
    if 0 <= index < text.length:
        return text.code_at(index)
    return ord_from_end(text, index)


def ord_from_end(text: str, index: int) -> int:
    """ord_at() for an index that is negative or out of range."""
    if -text.length <= index < 0:
        return text.code_at(index + text.length)
    raise IndexError("string index out of range")


def raise_no_character(length: int) -> NoReturn:
    """Raise what ord() does for a str of another length than 1."""
    raise TypeError(f"ord() expected a character, but string of length {length} found")


# --- comparison and hashing ------------------------------------------------------------------


@inline
def same_bytes(left: str, right: str) -> bool:
    """Whether two strs of one length and kind hold the same code points."""
    return compare_memory(addressof(left.tail), addressof(right.tail), left.length * left.kind) == 0


def compare(left: str, right: str) -> int:
    """Negative, 0 or positive as left is before, equal to or after right, by code point."""
    if left.kind == 1 and right.kind == 1:
        order = compare_memory(addressof(left.tail), addressof(right.tail), min(left.length, right.length))
        return order if order != 0 else left.length - right.length
    for i in range(min(left.length, right.length)):
        difference = left.code_at(i) - right.code_at(i)
        if difference != 0:
            return difference
    return left.length - right.length


@inline
def signed(value: u64) -> int:
    """The same 64 bits as an int with a sign."""
    return value - SIGN_WRAP if value >= SIGN_BIT else value


@noinline
def compute_hash(text: str) -> u64:
    """The hash of text, which it keeps."""
    state: u64 = HASH_START
    for i in range(text.length):
        state = hash_step(state, text.code_at(i))
    value: u64 = hash_finish(state)
    text.hash = value
    return value


def is_ascii(text: str) -> bool:
    """Whether all code points are below 128."""
    if text.kind != 1:
        return False
    words = text.length >> 3
    pointer: Ptr[u64] = Ptr[u64](addressof(text.tail))
    for i in range(words):
        if pointer[i] & 0x8080_8080_8080_8080 != 0:
            return False
    for i in range(words << 3, text.length):
        if text.tail[i] >= 0x80:
            return False
    return True


# --- putting together ------------------------------------------------------------------------


def concat(left: str, right: str) -> str:
    """left + right. An empty operand gives the other itself."""
    if right.length == 0:
        return left
    if left.length == 0:
        return right
    result = new_str(left.length + right.length, max(left.kind, right.kind))
    result.copy_from(0, left, 0, left.length)
    result.copy_from(left.length, right, 0, right.length)
    return result


def appended(left: str, right: str, room: int) -> tuple[str, int]:
    """left + right, and the room of the result: how many code points fit into it, where only the caller knows it.

    room: that of left, which is extended in place where `right` fits; 0 where others may know left.
    """
    if left.length == 0 or right.length == 0:
        return concat(left, right), room if right.length == 0 else 0
    length = left.length + right.length
    if room >= length and right.kind <= left.kind:
        left.copy_from(left.length, right, 0, right.length)
        left.length = length
        return left, room
    room = length if room == 0 else length * 2
    result = new_str(room, max(left.kind, right.kind))
    result.copy_from(0, left, 0, left.length)
    result.copy_from(left.length, right, 0, right.length)
    result.length = length
    return result, room


def appended_to(left: str, length: int, right: str, room: int) -> tuple[str, int]:
    """appended() to what left was when it had this length: since then it may have been extended."""
    if left.length != length:
        return appended(left.part(0, length), right, 0)
    return appended(left, right, room)


def concat3(one: str, two: str, three: str) -> str:
    """one + two + three."""
    result = new_str(one.length + two.length + three.length, max(one.kind, max(two.kind, three.kind)))
    result.copy_from(0, one, 0, one.length)
    result.copy_from(one.length, two, 0, two.length)
    result.copy_from(one.length + two.length, three, 0, three.length)
    return result


def repeat(text: str, count: int) -> str:
    """text * count. MemoryError; OverflowError past all memory."""
    if count <= 0 or text.length == 0:
        return new_str(0, 1)
    if count == 1:
        return text
    if text.length > MAX_INDEX // count:
        raise OverflowError("repeated string is too long")
    result = new_str(text.length * count, text.kind)
    result.copy_from(0, text, 0, text.length)
    done = text.length
    while done < result.length:
        step = min(done, result.length - done)
        result.copy_from(done, result, 0, step)
        done += step
    return result


def take(text: str, first: int, count: int, step: int) -> str:
    """The code points at first, first + step, ...: count of them, all in range."""
    kind = 1
    for i in range(count):
        kind = max(kind, kind_for(text.code_at(first + i * step)))
    result = new_str(count, kind)
    for i in range(count):
        result.put(i, text.code_at(first + i * step))
    return result
