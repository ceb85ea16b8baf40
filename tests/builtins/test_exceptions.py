"""The guest's exceptions: the hierarchy and the messages are CPython's; tracebacks keep both ends."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from pyuk.builtins import exceptions, oserror
from pyuk.builtins.exceptions import KEPT, KEPT_NEWEST, LINE_SHIFT, note_context, push_traceback, site_at, with_cause
from pyuk.lang import Array, u64

LEFT_OUT = {"BaseExceptionGroup", "ExceptionGroup"}


def made(cls: Any, *args: Any) -> Any:
    """An exception with its inline array, which compiled code lays out."""
    error = cls(*args)
    error.__sites__ = Array[u64, KEPT]()
    return error


def host_classes() -> list[type[BaseException]]:
    return [cls for cls in vars(builtins).values()
            if isinstance(cls, type) and issubclass(cls, BaseException) and cls.__name__ not in LEFT_OUT]


@pytest.mark.parametrize("host", host_classes(), ids=lambda cls: cls.__name__)
def test_the_hierarchy(host: type[BaseException]) -> None:
    guest = vars(exceptions)[host.__name__]
    names = [cls.__name__ for cls in guest.__mro__]
    assert names == [cls.__name__ for cls in host.__mro__]


@pytest.fixture(autouse=True)
def named_by_cpython(monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects have a TypeInfo in compiled code only."""
    monkeypatch.setattr(exceptions, "class_name", lambda value: type(value).__name__)


@pytest.mark.parametrize("name", ["ValueError", "KeyError", "OSError", "StopIteration", "BaseException"])
@pytest.mark.parametrize("args", [(), ("",), ("a 'b'",)])
def test_texts(name: str, args: tuple[str, ...]) -> None:
    guest, host = vars(exceptions)[name](*args), vars(builtins)[name](*args)
    assert guest.__str__() == str(host)
    assert guest.__repr__() == repr(host)
    assert exceptions.exception_repr(guest) == repr(host)


@pytest.mark.parametrize("args", [(), (0,), (3,)])
def test_text_of_system_exit(args: tuple[int, ...]) -> None:
    guest, host = exceptions.SystemExit(*args), SystemExit(*args)
    assert (guest.__str__(), guest.__repr__(), guest.code) == (str(host), repr(host), host.code)


def test_text_of_a_key_that_is_no_str() -> None:
    guest = exceptions.key_error("5")
    assert (guest.__str__(), guest.__repr__()) == (str(KeyError(5)), repr(KeyError(5)))


def test_a_class_that_forgets_its_base_has_no_text() -> None:
    class Forgetful(exceptions.ValueError):
        def __init__(self) -> None:
            self.__is_ready__ = False  # what a zeroed object has

    for text in (Forgetful().__str__, Forgetful().__repr__):
        with pytest.raises(NotImplementedError, match="super"):
            text()


RAISERS: list[tuple[str, Any]] = [
    ("int_division_error", lambda: 1 // 0), ("int_modulo_error", lambda: 1 % 0),
    ("zero_division_error", lambda: 1 / 0), ("float_division_error", lambda: 1.0 / 0),
    ("shift_error", lambda: 1 << -len("a")),
]


@pytest.mark.parametrize(("name", "host"), RAISERS)
def test_raisers(name: str, host: Any) -> None:
    error = getattr(exceptions, name)()
    with pytest.raises(Exception) as raised:
        host()
    assert (type(error).__name__, error.__str__()) == (raised.type.__name__, str(raised.value))


def test_raisers_with_a_name() -> None:
    unbound = exceptions.unbound_error("y").__str__()
    assert unbound == "cannot access local variable 'y' where it is not associated with a value"
    assert exceptions.name_error("x").__str__() == "name 'x' is not defined"
    assert exceptions.none_error("foo").__str__() == "'NoneType' object has no attribute 'foo'"
    for raiser in ("attribute_error", "type_error", "value_error", "index_error"):
        assert getattr(exceptions, raiser)("why").__str__() == "why"
    for raiser in ("overflow_error", "array_index_error"):
        assert getattr(exceptions, raiser)().__str__()
    assert exceptions.length_error(-1).__str__() == "negative length"
    assert exceptions.length_error(1 << 40).__str__() == ""


# --- tracebacks ------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 23, 24, 25, 31, 32, 33, 39, 40, 41, 100])
def test_tracebacks_keep_both_ends(count: int) -> None:
    error = made(exceptions.ValueError)
    for i in range(count):
        push_traceback(error, 0x1000 + i, i + 1)
    sites = [(i + 1) << LINE_SHIFT | 0x1000 + i for i in range(count)]
    expected = sites if count <= KEPT else sites[:KEPT_NEWEST] + sites[-(KEPT - KEPT_NEWEST):]
    assert [site_at(error, i) for i in range(exceptions.kept_sites(error))] == expected
    assert error.__sites_seen__ == count


def test_lines_beyond_the_field() -> None:
    error = made(exceptions.ValueError)
    push_traceback(error, 0x1234, 1_000_000)
    assert site_at(error, 0) == 0xFFFF << LINE_SHIFT | 0x1234


# --- chains ----------------------------------------------------------------------------------


def test_chains() -> None:
    one, two, three = (exceptions.ValueError(name) for name in "abc")
    note_context(one, one)
    assert one.__handled__ is None
    note_context(two, one)
    note_context(three, two)
    note_context(three, two)
    note_context(three, one)  # known already
    assert three.__handled__ is two and two.__handled__ is one
    note_context(one, three)  # breaks the circle where it would close
    assert one.__handled__ is three and three.__handled__ is two
    contexts: list[exceptions.BaseException | None] = [two.__handled__]
    assert contexts == [None]


def test_a_cause_hides_the_context() -> None:
    one, two = (exceptions.ValueError(name) for name in "ab")
    assert with_cause(one, two) is one
    assert (one.__raised_from__, one.__hides_context__, two.__hides_context__) == (two, True, False)


def test_surrogates_that_cannot_be_encoded() -> None:
    for text, start, end in (("a\ud800", 1, 2), ("\ud800\udfff", 0, 2), ("\x80", 0, 1), ("\U0001f600", 0, 1)):
        args = ("utf-8", text, start, end, "surrogates not allowed")
        guest, host = exceptions.UnicodeEncodeError(*args), UnicodeEncodeError(*args)
        assert (guest.__str__(), guest.__repr__()) == (str(host), repr(host))


# --- OSError ---------------------------------------------------------------------------------


@pytest.mark.parametrize("errno", range(1, 134))
def test_os_errors(errno: int) -> None:
    for args in ((), ("a'b",)):
        guest = oserror.os_error(errno, "why", *args)
        host = OSError(errno, "why", *args)
        assert type(guest).__name__ == type(host).__name__
        assert (guest.__str__(), guest.errno, guest.strerror) == (str(host), host.errno, host.strerror)
