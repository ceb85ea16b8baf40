"""OSError by number: the class and the text that CPython gives it.

Source: PEP 3151; CPython 3.11 Objects/exceptions.c; Linux include/uapi/asm-generic/errno.h for the numbers.
"""

from __future__ import annotations

from pyuk.builtins.exceptions import (
    BlockingIOError,
    BrokenPipeError,
    ChildProcessError,
    ConnectionAbortedError,
    ConnectionRefusedError,
    ConnectionResetError,
    FileExistsError,
    FileNotFoundError,
    InterruptedError,
    IsADirectoryError,
    NotADirectoryError,
    OSError,
    PermissionError,
    ProcessLookupError,
    TimeoutError,
)

EPERM = 1
ENOENT = 2
ESRCH = 3
EINTR = 4
ECHILD = 10
EAGAIN = 11
EACCES = 13
EEXIST = 17
ENOTDIR = 20
EISDIR = 21
EPIPE = 32
ECONNABORTED = 103
ECONNRESET = 104
ESHUTDOWN = 108
ETIMEDOUT = 110
ECONNREFUSED = 111
EALREADY = 114
EINPROGRESS = 115


def os_error(
    errno: int, strerror: str, filename: str | None = None, filename2: str | None = None
) -> OSError:
    """OSError(errno, strerror, filename, None, filename2): of the subclass that stands for the number."""
    return numbered(error_of_class(errno, ""), errno, strerror, filename, filename2)


def numbered(
    error: OSError, errno: int, strerror: str, filename: str | None = None, filename2: str | None = None
) -> OSError:
    """An exception that is told its number."""
    message = f"[Errno {errno}] {strerror}"
    if filename is not None:
        message = f"{message}: {filename!r}"
        if filename2 is not None:
            message = f"{message} -> {filename2!r}"
    error.__message__ = message
    error.__is_ready__ = True
    error.errno = errno
    error.strerror = strerror
    error.filename = filename
    return error


def error_of_class(errno: int, message: str) -> OSError:
    """A new exception of the class that stands for errno."""
    if errno >= EPIPE:
        return connection_error(errno, message)
    if errno == EPERM or errno == EACCES:
        return PermissionError(message)
    if errno == ENOENT:
        return FileNotFoundError(message)
    if errno == ESRCH:
        return ProcessLookupError(message)
    if errno == EINTR:
        return InterruptedError(message)
    if errno == ECHILD:
        return ChildProcessError(message)
    if errno == EAGAIN:
        return BlockingIOError(message)
    if errno == EEXIST:
        return FileExistsError(message)
    if errno == ENOTDIR:
        return NotADirectoryError(message)
    if errno == EISDIR:
        return IsADirectoryError(message)
    return OSError(message)


def connection_error(errno: int, message: str) -> OSError:
    """A new exception of the class that stands for the number of a connection's failure."""
    if errno == EPIPE or errno == ESHUTDOWN:
        return BrokenPipeError(message)
    if errno == ECONNABORTED:
        return ConnectionAbortedError(message)
    if errno == ECONNRESET:
        return ConnectionResetError(message)
    if errno == ETIMEDOUT:
        return TimeoutError(message)
    if errno == ECONNREFUSED:
        return ConnectionRefusedError(message)
    if errno == EALREADY or errno == EINPROGRESS:
        return BlockingIOError(message)
    return OSError(message)
