"""Exceptions: the classes, what they keep of the way that they came, and those that failed checks make.

An exception is an ordinary object. Each function that it leaves notes itself in the exception's own fixed
array, so nothing is allocated on the way up. Generated code calls push_traceback() and the functions at the
end of this file. Next: pyuk/kernel/traceback.py, which prints what is kept here.
"""

from __future__ import annotations

from pyuk.lang import Array, inline, noinline, u64
from pyuk.lang.raw import unchecked_set

SITES = 32
KEPT_NEWEST = 24  # the calls nearest to the raise; the rest is a ring of the outermost
KEPT_OLDEST = SITES - KEPT_NEWEST
LINE_SHIFT = 48
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


class BaseException:
    """message: its text. sites: file record | line << 48 of every call that it left, sites_seen in all."""

    message: str
    context: BaseException | None
    cause: BaseException | None
    sites_seen: int
    sites: Array[u64, SITES]

    def __init__(self, message: str = "") -> None:
        self.message = message

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        if len(self.message) == 0:
            return self.type_name() + "()"
        return self.type_name() + "(" + repr(self.message) + ")"

    def type_name(self) -> str:
        """The name of the exception's class."""
        return type(self).__name__


class Exception(BaseException):
    pass


class GeneratorExit(BaseException):
    pass


class KeyboardInterrupt(BaseException):
    pass


class SystemExit(BaseException):
    """The request to end the program with the status `code`."""

    code: int

    def __init__(self, code: int = 0) -> None:
        super().__init__(str(code))
        self.code = code


class ArithmeticError(Exception):
    pass


class FloatingPointError(ArithmeticError):
    pass


class OverflowError(ArithmeticError):
    pass


class ZeroDivisionError(ArithmeticError):
    pass


class AssertionError(Exception):
    pass


class AttributeError(Exception):
    pass


class EOFError(Exception):
    pass


class ImportError(Exception):
    pass


class ModuleNotFoundError(ImportError):
    pass


class LookupError(Exception):
    pass


class IndexError(LookupError):
    pass


class KeyError(LookupError):
    """Its text is the repr of the key, as in CPython."""

    def __str__(self) -> str:
        return repr(self.message)


class MemoryError(Exception):
    pass


class NameError(Exception):
    pass


class UnboundLocalError(NameError):
    pass


class OSError(Exception):
    pass


class ConnectionError(OSError):
    pass


class FileNotFoundError(OSError):
    pass


class PermissionError(OSError):
    pass


class TimeoutError(OSError):
    pass


class RuntimeError(Exception):
    pass


class NotImplementedError(RuntimeError):
    pass


class RecursionError(RuntimeError):
    pass


class StopIteration(Exception):
    pass


class SyntaxError(Exception):
    pass


class SystemError(Exception):
    pass


class TypeError(Exception):
    pass


class ValueError(Exception):
    pass


class UnicodeError(ValueError):
    pass


class Warning(Exception):
    pass


# --- the way up ----------------------------------------------------------------------------------


def push_traceback(exception: BaseException, file: u64, line: u64) -> None:
    """Note that the exception leaves a call: `file` is the address of its file record.

    The first KEPT_NEWEST are kept, and of the others the last KEPT_OLDEST.
    """
    seen = exception.sites_seen & MASK64
    place = seen if seen < KEPT_NEWEST else KEPT_NEWEST + (seen - KEPT_NEWEST) % KEPT_OLDEST
    unchecked_set(exception.sites, place, (file | line << LINE_SHIFT) & MASK64)
    exception.sites_seen = (seen + 1) & 0x7FFF_FFFF


@inline
def site_at(exception: BaseException, index: int) -> u64:
    """The index-th kept site, the newest first; index below kept_sites()."""
    seen = exception.sites_seen
    if seen <= SITES or index < KEPT_NEWEST:
        return exception.sites[index]
    return exception.sites[KEPT_NEWEST + (seen - KEPT_NEWEST + index - KEPT_NEWEST) % KEPT_OLDEST]


def kept_sites(exception: BaseException) -> int:
    """How many sites are kept; sites_seen less this many were left out, between the two parts."""
    return min(exception.sites_seen, SITES)


def with_context(exception: BaseException, context: BaseException) -> BaseException:
    """`raise exception` while `context` is being handled."""
    if exception is not context and exception.context is None:
        exception.context = context
    return exception


def with_cause(exception: BaseException, cause: BaseException | None) -> BaseException:
    """`raise exception from cause`."""
    exception.cause = cause
    return exception


# --- what failed checks raise ----------------------------------------------------------------------


@noinline
def overflow_error() -> BaseException:
    return OverflowError("the integer does not fit in 64 bits")


@noinline
def shift_error() -> BaseException:
    return ValueError("negative shift count")


@noinline
def int_division_error() -> BaseException:
    return ZeroDivisionError("integer division or modulo by zero")


@noinline
def int_modulo_error() -> BaseException:
    return ZeroDivisionError("integer modulo by zero")


@noinline
def float_division_error() -> BaseException:
    return ZeroDivisionError("float division by zero")


@noinline
def array_index_error() -> BaseException:
    return IndexError("array index out of range")


@noinline
def negative_length_error() -> BaseException:
    return ValueError("negative or enormous length")


@noinline
def attribute_error(message: str) -> BaseException:
    return AttributeError(message)


@noinline
def type_error(message: str) -> BaseException:
    return TypeError(message)


@noinline
def unbound_error(name: str) -> BaseException:
    return UnboundLocalError("cannot access local variable '" + name + "' where it is not associated with a value")


@noinline
def name_error(name: str) -> BaseException:
    return NameError("name '" + name + "' is not defined")
