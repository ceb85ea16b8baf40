"""os: what there is of an operating system. There are no processes, no users and no files."""

from __future__ import annotations

from typing import Final

from pyuk.stdlib.errno import strerror as strerror
from pyuk.stdlib.os import path as path

name: Final = "posix"
curdir: Final = "."
pardir: Final = ".."
sep: Final = "/"
extsep: Final = "."
pathsep: Final = ":"
linesep: Final = "\n"
defpath: Final = "/bin:/usr/bin"
devnull: Final = "/dev/null"


def getcwd() -> str:
    """The working directory: always the root."""
    return "/"


def getpid() -> int:
    """The number of the only process."""
    return 1


def getppid() -> int:
    return 0


def cpu_count() -> int:
    """How many CPUs run the program."""
    return 1


def fspath(path: str) -> str:
    return path
