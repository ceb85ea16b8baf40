"""The module sys: the program's arguments, its standard streams, its end, and facts about the machine."""

from __future__ import annotations

from typing import Final, NamedTuple, NoReturn

from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.handled import handled
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.kernel.cmdline import arguments
from pyuk.stdlib._files.asking import standard_input
from pyuk.stdlib._files.texts import TextIOBase, TextIOWrapper
from pyuk.stdlib.printing import write_data, write_stderr, write_stdout

byteorder: Final = "little"
hexversion: Final = 0x030B07F0
maxsize: Final = (1 << 63) - 1
maxunicode: Final = 0x10FFFF
platform: Final = "pyuk"
executable: Final = ""
version: Final = "3.11.7 (pyuk)"
copyright: Final = "pyuk"


class VersionInfo(NamedTuple):
    """sys.version_info: of the Python whose meaning this is."""

    major: int
    minor: int
    micro: int
    releaselevel: str
    serial: int


version_info: VersionInfo = VersionInfo(3, 11, 7, "final", 0)


class BinaryOutput:
    """sys.stdout.buffer and sys.stderr.buffer: the bytes as they are."""

    is_error: bool

    def __init__(self, is_error: bool) -> None:
        self.is_error = is_error

    def write(self, data: BytesLike) -> int:
        """Write bytes; how many."""
        write_data(data, self.is_error)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


class FloatInfo:
    """sys.float_info: what IEEE 754 binary64 is."""

    max: Final = 1.7976931348623157e308
    max_exp: Final = 1024
    max_10_exp: Final = 308
    min: Final = 2.2250738585072014e-308
    min_exp: Final = -1021
    min_10_exp: Final = -307
    dig: Final = 15
    mant_dig: Final = 53
    epsilon: Final = 2.220446049250313e-16
    radix: Final = 2
    rounds: Final = 1


class IntInfo:
    """sys.int_info: an int has 63 bits and a sign."""

    bits_per_digit: Final = 63
    sizeof_digit: Final = 8
    default_max_str_digits: Final = 4300
    str_digits_check_threshold: Final = 640


class HashInfo:
    """sys.hash_info: how numbers are hashed."""

    width: Final = 64
    modulus: Final = (1 << 61) - 1
    inf: Final = 314159
    nan: Final = 0
    imag: Final = 1000003


class Implementation:
    """sys.implementation."""

    name: Final = "pyuk"
    hexversion: Final = 0x030B07F0


class StandardOutput(TextIOBase):
    """sys.stdout, unless the program puts another object there (check/library/redirected.py)."""

    encoding: Final = "utf-8"
    buffer: BinaryOutput

    def __init__(self) -> None:
        super().__init__()
        self.buffer = BinaryOutput(False)

    def write(self, text: str, /) -> int:
        """Write a text; its length."""
        write_stdout(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


class StandardError(TextIOBase):
    """sys.stderr, likewise."""

    encoding: Final = "utf-8"
    buffer: BinaryOutput

    def __init__(self) -> None:
        super().__init__()
        self.buffer = BinaryOutput(True)

    def write(self, text: str, /) -> int:
        """Write a text; its length."""
        write_stderr(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


def exit(code: int | str | bool | None = None) -> NoReturn:
    """End the program with this exit status, after all `finally` blocks; a text goes to stderr, its status is 1."""
    if code is None:
        raise SystemExit
    raise SystemExit(code)


def exception() -> BaseException | None:
    """The exception that is being handled."""
    return handled()


def exc_info() -> tuple[ExceptionType | None, BaseException | None, TracebackType | None]:
    """The exception that is being handled: its class, itself, and its traceback."""
    found = handled()
    if found is None:
        return None, None, None
    return ExceptionType(found), found, TracebackType(found)


def intern(text: str) -> str:
    """The text itself: equal strs are compared by their hashes and bytes anyway."""
    return text


def program_arguments() -> list[str]:
    """What argv is at the start: never empty."""
    words = arguments()
    return words if len(words) > 0 else [""]


def setrecursionlimit(limit: int) -> None:
    """Recursion ends where the stack does, whatever limit is set. ValueError below 1."""
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    global _recursion_limit
    _recursion_limit = limit


def getrecursionlimit() -> int:
    """What setrecursionlimit() was given last."""
    return _recursion_limit


_recursion_limit: int = 1000


def getdefaultencoding() -> str:
    """What `str.encode()` means without an encoding."""
    return "utf-8"


def getfilesystemencoding() -> str:
    """How names of files are encoded."""
    return "utf-8"


argv: list[str] = program_arguments()
path: list[str] = [""]  # modules are found when the program is compiled: what is put in changes nothing
float_info: FloatInfo = FloatInfo()
int_info: IntInfo = IntInfo()
hash_info: HashInfo = HashInfo()
implementation: Implementation = Implementation()
stdin: TextIOWrapper = standard_input()
__stdout__: StandardOutput = StandardOutput()
__stderr__: StandardError = StandardError()
stdout = __stdout__
stderr = __stderr__
