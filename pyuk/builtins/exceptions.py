"""Exceptions: what `raise` raises, and where it has been.

An exception owns its traceback: every frame that it passes adds the place of its call. Places are kept in
the object itself, so that raising needs no memory but the exception's: the innermost 24 and the outermost 8,
those between are counted only. Compiled code calls the functions in the middle of this file where a check
fails. Source: The Python Library Reference, "Built-in Exceptions"; the messages are CPython 3.11's.
Next: codes.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pyuk.builtins import handled
from pyuk.builtins.exceptionargs import Argument, LostArgument, Note, texts, values, with_note
from pyuk.builtins.refusals import raise_no_arguments
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.lang import Array, noinline, u64
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, addressof, view

if TYPE_CHECKING:
    from pyuk.builtins.bytes import bytes as Bytes

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
KEPT = 32
KEPT_NEWEST = 24  # the innermost ones; the others are a ring
RING_MASK = KEPT - KEPT_NEWEST - 1
LINE_SHIFT = 48  # a site is a line above the 48 bits of a FileRecord's address
MAX_LINE = 0xFFFF
MAX_SEEN = (1 << 62) - 1
NO_STATUS = -(1 << 63)


class BaseException:
    """An exception. Its own fields have names that programs have no use for: theirs are called `message` or `context`.

    __message__: the one argument, where that is a str. __first__: the arguments, where they are others.
    __raised_from__, __handled__: as `raise from` and handlers set them. __added__: what add_note() has added.
    __hides_context__: whether a traceback leaves out what was handled.
    __is_ready__: whether __init__ has run, which a subclass's own __init__ may leave out.
    __sites_seen__: how many frames it has passed. __sites__: see push_traceback().
    """

    __message__: str | None
    __first__: Argument | None
    __added__: Note | None
    __is_ready__: bool
    __raised_from__: BaseException | None
    __handled__: BaseException | None
    __hides_context__: bool
    __sites_seen__: int
    __sites__: Array[u64, KEPT]

    def __init__(self, message: str | None = None) -> None:
        self.__message__ = message
        self.__first__ = None
        self.__added__ = None
        self.__is_ready__ = True
        self.__raised_from__ = None
        self.__handled__ = None
        self.__hides_context__ = False
        self.__sites_seen__ = 0

    def __str__(self) -> str:
        if not self.__is_ready__:
            raise_no_arguments()
        if self.__message__ is not None:
            return self.__message__
        return "" if self.__first__ is None else self.__first__.text_of_all()

    def __repr__(self) -> str:
        if not self.__is_ready__:
            raise_no_arguments()
        first = self.__first__
        shown = first.all_shown() if first is not None else ""
        if self.__message__ is not None:
            shown = repr(self.__message__)
        return self.__type_name__() + "(" + shown + ")"

    def add_note(self, note: str) -> None:
        """A text that a traceback shows behind the exception."""
        self.__added__ = with_note(self.__added__, note)

    @property
    def args(self) -> tuple[object, ...]:
        """What it was made with."""
        if not self.__is_ready__:
            raise_no_arguments()
        return self.__arguments__()

    def __arguments__(self) -> tuple[object, ...]:
        """args."""
        if self.__first__ is not None:
            return tuple(values(self.__first__))
        if self.__message__ is None:
            return ()
        return (self.__message__,)

    @property
    def __notes__(self) -> list[str]:
        if self.__added__ is None:
            raise missing_field(self, "__notes__")  # type: ignore[misc]
        return texts(self.__added__)

    @property
    def __traceback__(self) -> TracebackType | None:
        return None if self.__sites_seen__ == 0 else TracebackType(self)  # type: ignore[arg-type]

    def with_traceback(self, tb: TracebackType | None) -> BaseException:
        """The exception itself: its traceback is its own."""
        return self

    @property
    def __cause__(self) -> BaseException | None:
        return self.__raised_from__

    @property
    def __context__(self) -> BaseException | None:
        handled.keep_handled()
        return self.__handled__

    @property
    def __suppress_context__(self) -> bool:
        return self.__hides_context__

    def __type_name__(self) -> str:
        """The name of its class."""
        return class_name(self)


def class_name(value: BaseException) -> str:
    """The name of an object's class, as its TypeInfo has it. Under CPython there is no such thing: TypeError."""
    address = addressof(value)  # type: ignore[arg-type]  # objects have addresses in compiled code only
    return view(str, view(TypeInfo, Ptr[u64](address)[0]).name)


def last_name(name: str) -> str:
    """The name of a class from its qualified name."""
    for index in range(len(name) - 1, -1, -1):
        if name[index] == ".":
            return name[index + 1 :]
    return name


def module_prefix(value: BaseException) -> str:
    """What a traceback has before class_name(): the class's module and a dot, or nothing."""
    address = addressof(value)  # type: ignore[arg-type]  # as in class_name()
    return view(str, view(TypeInfo, Ptr[u64](address)[0]).module)


def exception_repr(value: BaseException) -> str:
    """repr(value)."""
    return value.__repr__()


def with_argument(exception: BaseException, argument: Argument) -> BaseException:
    """An exception with one more argument; what it was given before is no str alone."""
    exception.__is_ready__ = True
    last = exception.__first__
    if last is None:
        exception.__first__ = argument
        return exception
    while last.following is not None:
        last = last.following
    last.following = argument
    return exception


# --- tracebacks ------------------------------------------------------------------------------


@noinline
def push_traceback(exception: BaseException, file: u64, line: u64) -> None:
    """Note that the exception passes a frame at this line of the source file with this FileRecord."""
    seen = exception.__sites_seen__
    site: u64 = ((min(line, MAX_LINE) << LINE_SHIFT) | file) & MASK64
    exception.__sites__[(seen if seen < KEPT else seen & RING_MASK | KEPT_NEWEST) & KEPT - 1] = site
    exception.__sites_seen__ = (seen + 1) & MAX_SEEN


def kept_sites(exception: BaseException) -> int:
    """How many sites site_at() can tell: all of __sites_seen__, or as many as there is room for."""
    return min(exception.__sites_seen__, KEPT)


def site_at(exception: BaseException, index: int) -> u64:
    """A site, counted from where it was raised: line << LINE_SHIFT | address of the FileRecord.

    Between those at KEPT_NEWEST - 1 and KEPT_NEWEST, __sites_seen__ - KEPT are missing, if that is positive.
    """
    if index >= KEPT_NEWEST and exception.__sites_seen__ > KEPT:
        index = (exception.__sites_seen__ + index) & RING_MASK | KEPT_NEWEST
    return exception.__sites__[index]


# --- chains ----------------------------------------------------------------------------------


@noinline
def with_cause(exception: BaseException, cause: BaseException | None) -> BaseException:
    """`raise exception from cause`: the context is not shown any more."""
    exception.__raised_from__ = cause
    exception.__hides_context__ = True
    return exception


def cause_of(exception: BaseException) -> BaseException | None:
    """What `raise from` gave it."""
    return exception.__raised_from__


@noinline
def note_context(exception: BaseException, handled: BaseException) -> None:
    """`exception` was raised while `handled` was: it follows the contexts that are known. No cycles are made."""
    link = exception
    while True:
        if link is handled:
            return
        following = link.__handled__
        if following is None:
            break
        link = following
    cut_before(handled, exception)
    link.__handled__ = handled


def enter_handler(exception: BaseException) -> BaseException | None:
    """An `except` clause begins; what was handled before, which led to this exception."""
    before = cast(BaseException | None, handled.current)
    if before is not None:
        note_context(exception, before)
    handled.current = exception  # type: ignore[assignment]
    return before


def cut_before(chain: BaseException, end: BaseException) -> None:
    """Let a chain of contexts stop where it would come to `end`."""
    link = chain
    while True:
        following = link.__handled__
        if following is None:
            return
        if following is end:
            link.__handled__ = None
            return
        link = following


# --- what compiled code raises ---------------------------------------------------------------


@noinline
def overflow_error() -> BaseException:
    """An int past 64 bits: where CPython would go on with a larger one."""
    return OverflowError("the integer does not fit in 64 bits")


@noinline
def int_division_error() -> BaseException:
    """`//` and divmod() by 0."""
    return ZeroDivisionError("integer division or modulo by zero")


@noinline
def int_modulo_error() -> BaseException:
    """`%` by 0."""
    return ZeroDivisionError("integer modulo by zero")


@noinline
def float_division_error() -> BaseException:
    """`/` by 0.0."""
    return ZeroDivisionError("float division by zero")


@noinline
def zero_division_error() -> BaseException:
    """`/` of ints by 0."""
    return ZeroDivisionError("division by zero")


@noinline
def shift_error() -> BaseException:
    """A shift by less than 0."""
    return ValueError("negative shift count")


@noinline
def index_error(message: str) -> BaseException:
    """An index outside a sequence: `list index out of range` and the like."""
    return IndexError(message)


@noinline
def array_index_error() -> BaseException:
    """An index outside an Array or a Buffer."""
    return IndexError("index out of range")


@noinline
def length_error(count: int) -> BaseException:
    """A Buffer of less than no elements, or of more than there is memory for on any machine."""
    if count >= 0:
        return MemoryError()
    return ValueError("negative length")


@noinline
def attribute_error(message: str) -> BaseException:
    """An attribute of None, or one that was never set: the whole message."""
    return AttributeError(message)


@noinline
def missing_field(value: BaseException, name: str) -> BaseException:
    """The field `name`, which the object does not have (yet). Compiled code hands over objects of any class."""
    return AttributeError("'" + class_name(value) + "' object has no attribute '" + name + "'")


@noinline
def missing_name(name: str) -> BaseException:
    """A field that is deleted and is not there. CPython 3.11 gives its name alone."""
    return AttributeError(name)


@noinline
def none_error(name: str) -> BaseException:
    """The attribute `name` of None."""
    return AttributeError("'NoneType' object has no attribute '" + name + "'")


@noinline
def type_error(message: str) -> BaseException:
    """An operation that the value (most often None) does not have: the whole message."""
    return TypeError(message)


@noinline
def value_error(message: str) -> BaseException:
    """A value that does not do: the whole message."""
    return ValueError(message)


@noinline
def unbound_error(name: str) -> BaseException:
    """A local variable that is not bound."""
    return UnboundLocalError("cannot access local variable '" + name + "' where it is not associated with a value")


@noinline
def unknown_error() -> BaseException:
    """A value of which the compiler found out nothing, and which the program gets to after all."""
    return NotImplementedError("nothing is known of a value that is needed here, such as what an empty row would hold")


@noinline
def free_error(name: str) -> BaseException:
    """A variable of a function around that is not bound."""
    unbound = "' where it is not associated with a value in enclosing scope"
    return NameError("cannot access free variable '" + name + unbound)


@noinline
def name_error(name: str) -> BaseException:
    """A variable of a module that is not bound."""
    return NameError("name '" + name + "' is not defined")


# --- the hierarchy ---------------------------------------------------------------------------


class Exception(BaseException):
    """Common base class for all non-exit exceptions."""


class ArithmeticError(Exception):
    """Base class for arithmetic errors."""


class FloatingPointError(ArithmeticError):
    """Floating point operation failed."""


class OverflowError(ArithmeticError):
    """Result too large to be represented."""


class ZeroDivisionError(ArithmeticError):
    """Second argument to a division or modulo operation was zero."""


class AssertionError(Exception):
    """Assertion failed."""


class AttributeError(Exception):
    """Attribute not found."""


class BufferError(Exception):
    """Buffer error."""


class EOFError(Exception):
    """Read beyond end of file."""


class ImportError(Exception):
    """Import can't find module, or can't find name in module."""


class ModuleNotFoundError(ImportError):
    """Module not found."""


class LookupError(Exception):
    """Base class for lookup errors."""


class IndexError(LookupError):
    """Sequence index out of range."""


class KeyError(LookupError):
    """Mapping key not found. Its text is the repr() of the key."""

    def __str__(self) -> str:
        if self.__message__ is not None:
            return repr(self.__message__)
        first = self.__first__
        if first is not None and first.following is None:
            return first.shown()
        return super().__str__()


@noinline
def key_error(shown: str) -> BaseException:
    """A key that is not there, by its repr()."""
    error = KeyError()
    error.__first__ = LostArgument(shown)
    return error


class MemoryError(Exception):
    """Out of memory."""


class NameError(Exception):
    """Name not found globally."""


class UnboundLocalError(NameError):
    """Local name referenced but not bound to a value."""


class OSError(Exception):
    """What the system refuses. errno: None where there was none; made with one by oserror.py."""

    errno: int | None
    strerror: str | None
    filename: str | None

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message)
        self.errno = None
        self.strerror = None
        self.filename = None

    def __repr__(self) -> str:
        if self.errno is None:
            return super().__repr__()
        return self.__type_name__() + "(" + str(self.errno) + ", " + repr(self.strerror) + ")"

    def __arguments__(self) -> tuple[object, ...]:
        if self.errno is None:
            return super().__arguments__()
        return (self.errno, self.strerror)


class BlockingIOError(OSError):
    """I/O operation would block."""


class ChildProcessError(OSError):
    """Child process error."""


class ConnectionError(OSError):
    """Connection error."""


class BrokenPipeError(ConnectionError):
    """Broken pipe."""


class ConnectionAbortedError(ConnectionError):
    """Connection aborted."""


class ConnectionRefusedError(ConnectionError):
    """Connection refused."""


class ConnectionResetError(ConnectionError):
    """Connection reset."""


class FileExistsError(OSError):
    """File already exists."""


class FileNotFoundError(OSError):
    """File not found."""


class InterruptedError(OSError):
    """Interrupted by signal."""


class IsADirectoryError(OSError):
    """Operation doesn't work on directories."""


class NotADirectoryError(OSError):
    """Operation only works on directories."""


class PermissionError(OSError):
    """Not enough permissions."""


class ProcessLookupError(OSError):
    """Process not found."""


class TimeoutError(OSError):
    """Timeout expired."""


class ReferenceError(Exception):
    """Weak ref proxy used after referent went away."""


class RuntimeError(Exception):
    """Unspecified run-time error."""


class NotImplementedError(RuntimeError):
    """Method or function hasn't been implemented yet."""


class RecursionError(RuntimeError):
    """Recursion limit exceeded."""


class StopAsyncIteration(Exception):
    """Signal the end from iterator.__anext__()."""


class StopIteration(Exception):
    """Signal the end from iterator.__next__()."""

    @property
    def value(self) -> object:
        """What the generator has returned."""
        if self.__first__ is not None:
            return self.__first__.value()
        return self.__message__


class SyntaxError(Exception):
    """Invalid syntax."""


class IndentationError(SyntaxError):
    """Improper indentation."""


class TabError(IndentationError):
    """Improper mixture of spaces and tabs."""


class SystemError(Exception):
    """Internal error in the Python interpreter."""


class TypeError(Exception):
    """Inappropriate argument type."""


class ValueError(Exception):
    """Inappropriate argument value (of correct type)."""


class UnicodeError(ValueError):
    """Unicode related error."""


class UnicodeDecodeError(UnicodeError):
    """The bytes [start, end) of `object` that are no text in an encoding."""

    encoding: str
    object: Bytes
    start: int
    end: int
    reason: str

    def __init__(self, encoding: str, object: Bytes, start: int, end: int, reason: str) -> None:
        place = f"bytes in position {start}-{end - 1}"
        if end == start + 1:
            place = f"byte 0x{escape_of(object[start])[2:]} in position {start}"
        super().__init__(f"'{encoding}' codec can't decode {place}: {reason}")
        self.encoding = encoding
        self.object = object
        self.start = start
        self.end = end
        self.reason = reason

    def __repr__(self) -> str:
        details = f"{self.encoding!r}, {self.object!r}, {self.start}, {self.end}, {self.reason!r}"
        return self.__type_name__() + "(" + details + ")"


class UnicodeEncodeError(UnicodeError):
    """Characters [start, end) of the str `object` that an encoding does not have."""

    encoding: str
    object: str
    start: int
    end: int
    reason: str

    def __init__(self, encoding: str, object: str, start: int, end: int, reason: str) -> None:
        super().__init__(f"'{encoding}' codec can't encode {shown_range(object, start, end)}: {reason}")
        self.encoding = encoding
        self.object = object
        self.start = start
        self.end = end
        self.reason = reason

    def __repr__(self) -> str:
        details = f"{self.encoding!r}, {self.object!r}, {self.start}, {self.end}, {self.reason!r}"
        return self.__type_name__() + "(" + details + ")"


def shown_range(text: str, start: int, end: int) -> str:
    """The characters [start, end) of a text, as the message of a UnicodeEncodeError has them."""
    place = f" in position {start}"
    if end != start + 1:
        return f"characters{place}-{end - 1}"
    return f"character '{escape_of(ord(text[start]))}'{place}"


@noinline
def escape_of(code: int) -> str:
    """The escape of a character in a literal. Made by hand: format() brings its whole language into an image."""
    shown = "\\x" if code < 0x100 else "\\u" if code < 0x1_0000 else "\\U"
    for i in range(1 if code < 0x100 else 3 if code < 0x1_0000 else 7, -1, -1):
        shown += "0123456789abcdef"[code >> 4 * i & 15]
    return shown


class UnicodeTranslateError(UnicodeError):
    """Unicode translation error."""


class Warning(Exception):
    """Base class for warning categories."""


class BytesWarning(Warning):
    """Base class for warnings about bytes and buffer related problems, mostly."""


class DeprecationWarning(Warning):
    """Base class for warnings about deprecated features."""


class FutureWarning(Warning):
    """Base class for warnings about constructs that will change semantically."""


class ImportWarning(Warning):
    """Base class for warnings about probable mistakes in module imports."""


class PendingDeprecationWarning(Warning):
    """Base class for warnings about features which will be deprecated."""


class ResourceWarning(Warning):
    """Base class for warnings about resource usage."""


class RuntimeWarning(Warning):
    """Base class for warnings about dubious runtime behavior."""


class SyntaxWarning(Warning):
    """Base class for warnings about dubious syntax."""


class EncodingWarning(Warning):
    """Base class for warnings about encodings."""


class UnicodeWarning(Warning):
    """Base class for warnings about Unicode related problems, mostly."""


class UserWarning(Warning):
    """Base class for warnings generated by user code."""


class GeneratorExit(BaseException):
    """Request that a generator exit."""


class KeyboardInterrupt(BaseException):
    """Program interrupted by user."""


class SystemExit(BaseException):
    """code: the exit status, or a text for standard error, which makes the status 1. Its text is that of the code."""

    code: int | str | bool | None
    __is_plain__: bool  # made without an argument

    def __init__(self, code: int | str | bool | None = NO_STATUS) -> None:
        super().__init__(code if isinstance(code, str) else None)
        self.__is_plain__ = code == NO_STATUS
        self.code = None if self.__is_plain__ else code

    def __str__(self) -> str:
        return "" if self.__is_plain__ else str(self.code)

    def __repr__(self) -> str:
        return self.__type_name__() + "(" + ("" if self.__is_plain__ else repr(self.code)) + ")"

    def __arguments__(self) -> tuple[object, ...]:
        if self.__is_plain__:
            return ()
        return (self.code,)
