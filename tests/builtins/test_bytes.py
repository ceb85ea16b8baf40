"""The guest's bytes and bytearray, against CPython's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pyuk.builtins import encodings
from pyuk.builtins.builder import literal_of
from pyuk.builtins.bytearray import bytearray as ByteArray
from pyuk.builtins.bytes import bytes as Bytes
from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, u8
from tests.builtins.outcomes import outcome

PIECES = [b"", b"a", b"b", b"ab", b" ", b"\n", b"\r", b"\t", b"A", b"0", b"'", b'"', b"\\", b"\xff", b"\0"]
pieces = st.sampled_from(PIECES)
values = st.lists(pieces, max_size=8).map(b"".join)
bounds = st.integers(-12, 12)
ERRORS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]


def buffer_of(data: bytes | bytearray) -> Buffer[u8]:
    items = Buffer[u8](len(data))
    for i, byte in enumerate(data):
        items[i] = byte
    return items


def make(data: bytes) -> Bytes:
    return Bytes(buffer_of(data))


def shown(result: Any) -> Any:
    """A result in CPython's types."""
    if isinstance(result, BytesLike):
        raw = bytes(result.at(i) for i in range(result.length))
        return bytearray(raw) if isinstance(result, ByteArray) else raw
    if isinstance(result, Text):
        return literal_of(result)
    if isinstance(result, (list, tuple)):
        return type(result)(map(shown, result))
    return result


def agree(action: Callable[..., Any], data: bytes, *args: Any) -> None:
    """`action` gives the same result of the guest's bytes and bytearray as of CPython's."""
    given_args = [make(arg) if isinstance(arg, bytes) else arg for arg in args]
    for guest, host in ((make(data), data), (ByteArray(buffer_of(data)), bytearray(data))):
        assert outcome(lambda g=guest: shown(action(g, *given_args))) == outcome(action, host, *args)
        assert shown(guest) == host


@given(values, values, bounds, bounds)
def test_search(data: bytes, sub: bytes, start: int, stop: int) -> None:
    agree(lambda a, b: a.find(b, start, stop), data, sub)
    agree(lambda a, b: a.rfind(b, start, stop), data, sub)
    agree(lambda a, b: a.count(b, start, stop), data, sub)
    agree(lambda a, b: a.index(b), data, sub)
    agree(lambda a, b: b in a, data, sub)
    agree(lambda a, b: a.startswith(b, start, stop), data, sub)
    agree(lambda a, b: a.endswith(b, start, stop), data, sub)
    agree(lambda a, b: (a == b, a < b, a <= b), data, sub)


@given(values, values, st.integers(-1, 3))
def test_parts(data: bytes, sep: bytes, limit: int) -> None:
    agree(lambda a, b: a.split(b, limit), data, sep)
    agree(lambda a, b: a.rsplit(b, limit), data, sep)
    agree(lambda a: a.split(None, limit), data)
    agree(lambda a: a.rsplit(None, limit), data)
    agree(lambda a: a.splitlines(limit > 0), data)
    agree(lambda a, b: a.partition(b), data, sep)
    agree(lambda a, b: a.rpartition(b), data, sep)
    agree(lambda a, b: (a.strip(b), a.lstrip(b), a.rstrip(), a.removeprefix(b), a.removesuffix(b)), data, sep)


@given(values, values, values, st.integers(-1, 12))
def test_changes(data: bytes, old: bytes, new: bytes, number: int) -> None:
    agree(lambda a, b, c: a.replace(b, c, number), data, old, new)
    agree(lambda a, b: (a + b, a * number, a.translate(None, b)), data, old)
    agree(lambda a: (a.upper(), a.lower(), a.title(), a.swapcase(), a.capitalize()), data)
    agree(lambda a: (a.zfill(number), a.ljust(number), a.rjust(number), a.center(number)), data)
    agree(lambda a: a.expandtabs(number), data)
    agree(lambda a: (a.isalpha(), a.isupper(), a.istitle(), a.isspace(), a.isdigit(), a.isalnum()), data)
    agree(lambda a: a.__repr__(), data)
    agree(lambda a: a.hex(), data)


@given(values, bounds, bounds, bounds.filter(bool), values)
def test_slices(data: bytes, start: int, stop: int, step: int, new: bytes) -> None:
    guest, host = ByteArray(buffer_of(data)), bytearray(data)
    assert shown(guest.get_slice(start, stop, step)) == host[start:stop:step]
    assert shown(make(data).get_slice(start, stop, step)) == data[start:stop:step]
    assert outcome(guest.set_slice_step, start, stop, step, make(new)) == outcome(
        host.__setitem__, slice(start, stop, step), new
    )
    assert shown(guest) == host
    guest.del_slice(start, stop, step)
    del host[start:stop:step]
    assert shown(guest) == host


@given(st.binary(max_size=8) | st.text(max_size=4).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_decode(data: bytes) -> None:
    for name in ("utf-8", "ascii", "utf-16", "utf-16-be", "utf-32", "utf-32-le"):
        for handler in ERRORS:
            if name == "ascii" and handler == "surrogatepass":
                continue
            found = outcome(lambda n=name, h=handler: shown(encodings.decode(make(data), n, h)))
            assert found == outcome(data.decode, name, handler), (name, handler)


@given(st.text(st.characters() | st.sampled_from("\udc80\udcff\ud800\u20ac\xe9a"), max_size=6))
def test_encode(text: str) -> None:
    for name in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32-le"):
        for handler in [*ERRORS, "xmlcharrefreplace"]:
            if handler == "surrogatepass" and name in ("ascii", "latin-1"):
                continue
            found = outcome(lambda n=name, h=handler: shown(encodings.encode(text, n, h)))
            assert found == outcome(text.encode, name, handler), (name, handler)
