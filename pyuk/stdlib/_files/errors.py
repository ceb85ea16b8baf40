"""What the file system refuses: OSError by its number, with Linux's words. Next: included.py."""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.oserror import EEXIST, EISDIR, ENOENT, ENOTDIR, numbered, os_error

EBUSY = 16
EXDEV = 18
EINVAL = 22
EBADF = 9
ENOTEMPTY = 39


class UnsupportedOperation(OSError, ValueError):
    """What this kind of file cannot do."""


def meaning(errno: int) -> str:
    """The words for a number."""
    if errno == ENOENT:
        return "No such file or directory"
    if errno == EEXIST:
        return "File exists"
    if errno == ENOTDIR:
        return "Not a directory"
    if errno == EISDIR:
        return "Is a directory"
    if errno == ENOTEMPTY:
        return "Directory not empty"
    if errno == EBUSY:
        return "Device or resource busy"
    if errno == EBADF:
        return "Bad file descriptor"
    return "Invalid argument"


def refuse(errno: int, path: str) -> NoReturn:
    """Raise the OSError of a number about a path."""
    raise os_error(errno, meaning(errno), path)  # type: ignore[misc]  # the class is the builtin one


def refuse_invalid() -> NoReturn:
    """Raise what a position does that there is none of."""
    raise os_error(EINVAL, meaning(EINVAL))  # type: ignore[misc]


def refuse_pair(error: OSError, source: str, target: str) -> NoReturn:
    """Raise the error of a call that takes two paths."""
    errno = error.errno
    if errno is not None:
        numbered(error, errno, meaning(errno), source, target)  # type: ignore[arg-type]
    raise error
