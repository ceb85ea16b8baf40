"""The module sys: the program's arguments, its standard streams, its end, and facts about the machine."""

from __future__ import annotations

from typing import Final, NoReturn

from pyuk.builtins.bytestring import BytesLike
from pyuk.builtins.exceptions import NO_STATUS
from pyuk.kernel.cmdline import arguments
from pyuk.stdlib.printing import write_data, write_stderr, write_stdout

byteorder: Final = "little"
hexversion: Final = 0x030B07F0
maxsize: Final = (1 << 63) - 1
maxunicode: Final = 0x10FFFF
platform: Final = "pyuk"
version_info: Final = (3, 11, 7, "final", 0)  # of the Python whose meaning this is


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


class StandardOutput:
    """sys.stdout."""

    encoding: Final = "utf-8"
    buffer: BinaryOutput

    def __init__(self) -> None:
        self.buffer = BinaryOutput(False)

    def write(self, text: str) -> int:
        """Write a text; its length."""
        write_stdout(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


class StandardError:
    """sys.stderr."""

    encoding: Final = "utf-8"
    buffer: BinaryOutput

    def __init__(self) -> None:
        self.buffer = BinaryOutput(True)

    def write(self, text: str) -> int:
        """Write a text; its length."""
        write_stderr(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


def exit(code: int = NO_STATUS) -> NoReturn:
    """End the program with this exit status, after all `finally` blocks."""
    if code == NO_STATUS:
        raise SystemExit
    raise SystemExit(code)


def intern(text: str) -> str:
    """The text itself: equal strs are compared by their hashes and bytes anyway."""
    return text


def program_arguments() -> list[str]:
    """What argv is at the start: never empty."""
    words = arguments()
    return words if len(words) > 0 else [""]


argv: list[str] = program_arguments()
stdout: StandardOutput = StandardOutput()
stderr: StandardError = StandardError()
