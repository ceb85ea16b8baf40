"""os: files, which are in memory, and what there is else of an operating system. No processes, no users."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeVar

from pyuk.kernel.entropy import random_word
from pyuk.stdlib._files import tree
from pyuk.stdlib._files.status import DirEntry, Scan
from pyuk.stdlib._files.status import stat_result as stat_result
from pyuk.stdlib._files.tree import Location, Other
from pyuk.stdlib._files.tree import PathLike as PathLike
from pyuk.stdlib._files.tree import fspath as fspath
from pyuk.stdlib.errno import strerror as strerror
from pyuk.stdlib.os import path as path
from pyuk.stdlib.os.path import exists, isdir, join, normpath, split

name: Final = "posix"
curdir: Final = "."
pardir: Final = ".."
sep: Final = "/"
extsep: Final = "."
pathsep: Final = ":"
linesep: Final = "\n"
defpath: Final = "/bin:/usr/bin"
devnull: Final = "/dev/null"
F_OK: Final = 0
X_OK: Final = 1
W_OK: Final = 2
R_OK: Final = 4
SEEK_SET: Final = 0
SEEK_CUR: Final = 1
SEEK_END: Final = 2
EX_OK: Final = 0
EX_USAGE: Final = 64
EX_DATAERR: Final = 65
EX_NOINPUT: Final = 66
EX_UNAVAILABLE: Final = 69
EX_SOFTWARE: Final = 70
EX_OSERR: Final = 71
EX_IOERR: Final = 74
EX_TEMPFAIL: Final = 75
EX_NOPERM: Final = 77
EX_CONFIG: Final = 78
Default = TypeVar("Default", str, None)

error = OSError
environ: dict[str, str] = {}


class terminal_size(NamedTuple):
    """How wide and how high a terminal is."""

    columns: int
    lines: int

    def __repr__(self) -> str:
        return f"os.terminal_size(columns={self.columns}, lines={self.lines})"


# --- the process -----------------------------------------------------------------------------


def getcwd() -> str:
    """The working directory; at first the root."""
    return tree.working


def chdir(path: Location) -> None:
    place = fspath(path)
    tree.change_working(place, absolute_path(place))


def getpid() -> int:
    """The number of the only process."""
    return 1


def getppid() -> int:
    return 0


def cpu_count() -> int:
    """How many CPUs run the program."""
    return 1


def getenv(key: str, default: Default = None) -> str | Default:  # type: ignore[assignment]
    """What the environment, empty at first, says of a name."""
    if key in environ:
        return environ[key]
    return default


def putenv(name: str, value: str, /) -> None:
    """Nothing: there is no other program that would see it."""


def unsetenv(name: str, /) -> None:
    """Nothing, likewise."""


def getuid() -> int:
    """The number of the only user."""
    return 0


def geteuid() -> int:
    return 0


def getgid() -> int:
    return 0


def getegid() -> int:
    return 0


def isatty(fd: int, /) -> bool:
    """Whether it is a terminal: none is."""
    return False


def fsencode(filename: Location) -> bytes:
    """A path as bytes."""
    return fspath(filename).encode("utf-8", "surrogateescape")


def fsdecode(filename: bytes) -> str:
    """A path of bytes as a text."""
    return filename.decode("utf-8", "surrogateescape")


def urandom(size: int, /) -> bytes:
    """Random bytes that nobody can guess."""
    if size < 0:
        raise ValueError("negative argument not allowed")
    data = bytearray(size)
    word = 0
    for i in range(size):
        if i & 7 == 0:
            word = random_word() & 0x7FFF_FFFF_FFFF_FFFF
        data[i] = word & 0xFF if i & 7 != 7 else random_word() & 0xFF
        word >>= 8
    return bytes(data)


# --- files -----------------------------------------------------------------------------------


def absolute_path(place: str) -> str:
    """A path from the root on, without `.` and `..`."""
    return normpath(tree.absolute(place))


def listdir(path: Location = ".") -> list[str]:  # type: ignore[assignment]
    """The names in a directory."""
    return list(tree.directory(fspath(path)).entries)


def scandir(path: Location = ".") -> Scan:  # type: ignore[assignment]
    """The entries of a directory."""
    return Scan(entries_of(fspath(path)))


def entries_of(place: str) -> list[DirEntry]:
    """What lies in a directory."""
    found: list[DirEntry] = []
    for name, node in tree.directory(place).entries.items():
        found.append(DirEntry(name, join(place, name), node))
    return found


def walk(top: Location, topdown: bool = True) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each directory below one with the names of directories and of files in it; none where there is no directory."""
    place = fspath(top)
    directories: list[str] = []
    files: list[str] = []
    if not isdir(place):
        return
    for entry in entries_of(place):
        if entry.is_dir():
            directories.append(entry.name)
        else:
            files.append(entry.name)
    if topdown:
        yield place, directories, files
    for name in directories:
        yield from walk(join(place, name), topdown)
    if not topdown:
        yield place, directories, files


def stat(path: Location, *, follow_symlinks: bool = True) -> stat_result:
    return stat_result(tree.find(fspath(path)))


def lstat(path: Location) -> stat_result:
    """stat(): there are no links."""
    return stat_result(tree.find(fspath(path)))


def access(path: Location, mode: int) -> bool:
    """Whether there is such a file: everybody may do everything, but files are not run."""
    place = fspath(path)
    return tree.look(place) is not None and (mode & X_OK == 0 or isdir(place))


def mkdir(path: Location, mode: int = 0o777) -> None:
    tree.make_directory(fspath(path))


def makedirs(name: Location, mode: int = 0o777, exist_ok: bool = False) -> None:
    """mkdir() of a path and of all that it lies in."""
    place = fspath(name)
    head, tail = split(place)
    if tail == "":
        head, tail = split(head)
    if head != "" and tail != "" and not exists(head):
        try:
            makedirs(head, mode, exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        tree.make_directory(place)
    except OSError:
        if not exist_ok or not isdir(place):
            raise


def remove(path: Location) -> None:
    tree.remove_file(fspath(path))


def unlink(path: Location) -> None:
    tree.remove_file(fspath(path))


def rmdir(path: Location) -> None:
    tree.remove_directory(fspath(path))


def removedirs(name: Location) -> None:
    """rmdir() of a directory and of those that it lies in, as long as they are empty."""
    place = fspath(name)
    tree.remove_directory(place)
    head, tail = split(place)
    if tail == "":
        head, tail = split(head)
    while head != "" and tail != "":
        try:
            tree.remove_directory(head)
        except OSError:
            break
        head, tail = split(head)


def rename(src: Location, dst: Other) -> None:
    """Give a file another path; what was there is replaced."""
    tree.rename(fspath(src), fspath(dst))


def replace(src: Location, dst: Other) -> None:
    tree.rename(fspath(src), fspath(dst))


def truncate(path: Location, length: int) -> None:
    """Cut a file, or make it longer with zeros."""
    place = fspath(path)
    tree.checked_file(tree.find(place), place).truncate(length)


def utime(path: Location, times: tuple[float, float] | None = None) -> None:
    """Say when a file was changed; now without a time."""
    node = tree.find(fspath(path))
    if times is None:
        node.touch()
    else:
        node.mtime_ns = int(times[1] * 1e9)
