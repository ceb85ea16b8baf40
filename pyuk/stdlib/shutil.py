"""shutil: whole files and trees of directories, copied, moved and removed.

Source: The Python Standard Library, "shutil"; CPython 3.11 Lib/shutil.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import pyuk.stdlib.os.path as path
from pyuk.stdlib import fnmatch, os


class Error(OSError):
    """What cannot be copied or moved."""


class SameFileError(Error):
    """A file is no copy of itself."""


def within(dst: str, src: str) -> str:
    """The place for a copy: in a directory it has the name of what is copied."""
    return path.join(dst, path.basename(src)) if path.isdir(dst) else dst


def copyfile(src, dst) -> str:
    """Copy what is in a file; the place of the copy."""
    source, target = os.fspath(src), os.fspath(dst)
    if path.exists(target) and path.abspath(source) == path.abspath(target):
        raise SameFileError(f"{source!r} and {target!r} are the same file")
    with open(source, "rb") as reader:
        data = reader.read()
    with open(target, "wb") as writer:
        writer.write(data)
    return target


def copy(src, dst) -> str:
    """Copy a file to a place or into a directory."""
    return copyfile(src, within(os.fspath(dst), os.fspath(src)))


def copy2(src, dst) -> str:
    """As copy(), with the time of its last change."""
    target = copy(src, dst)
    copystat(src, target)
    return target


def copystat(src, dst) -> None:
    """Give a file the times of another one."""
    found = os.stat(os.fspath(src))
    os.utime(os.fspath(dst), (found.st_atime, found.st_mtime))


def copyfileobj(fsrc, fdst, length: int = 0) -> None:
    """Write what is left of one open file to another one."""
    fdst.write(fsrc.read())


def copytree(src, dst, ignore=None, dirs_exist_ok: bool = False) -> str:
    """Copy a directory and all that is in it. ignore: gives the names that are left out."""
    source, target = os.fspath(src), os.fspath(dst)
    names = os.listdir(source)
    left_out = set([""])
    if ignore is not None:
        left_out = ignore(source, names)
    os.makedirs(target, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        inner, place = path.join(source, name), path.join(target, name)
        if path.isdir(inner):
            copytree(inner, place, ignore, dirs_exist_ok)
        else:
            copy2(inner, place)
    return target


def ignore_patterns(*patterns: str):
    """What copytree() takes as `ignore`: names that match one of these patterns."""

    def ignored(place: str, names: list[str]) -> set[str]:
        found: set[str] = set()
        for pattern in patterns:
            found.update(fnmatch.filter(names, pattern))
        return found

    return ignored


def rmtree(path_, ignore_errors: bool = False) -> None:
    """Remove a directory and all that is in it."""
    try:
        remove_all(os.fspath(path_))
    except OSError:
        if not ignore_errors:
            raise


def remove_all(place: str) -> None:
    """rmtree() that tells errors."""
    for name in os.listdir(place):
        inner = path.join(place, name)
        if path.isdir(inner):
            remove_all(inner)
        else:
            os.unlink(inner)
    os.rmdir(place)


def move(src, dst) -> str:
    """Give a file or a directory another place, or put it into a directory."""
    source, target = os.fspath(src), os.fspath(dst)
    if path.isdir(target):
        target = path.join(target, path.basename(source.rstrip("/")))
        if path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    os.rename(source, target)
    return target


def get_terminal_size(fallback: tuple[int, int] = (80, 24)) -> os.terminal_size:
    """The size of the terminal: what COLUMNS and LINES say, else the fallback."""
    columns, lines = size_named("COLUMNS"), size_named("LINES")
    return os.terminal_size(columns if columns > 0 else fallback[0], lines if lines > 0 else fallback[1])


def size_named(name: str) -> int:
    """The number that the environment has by this name; 0 where it has none."""
    try:
        return int(os.getenv(name, "0"))
    except ValueError:
        return 0


def which(cmd: str, mode: int = 1, path: str | None = None) -> str | None:
    """None: there are no other programs."""
    return None
