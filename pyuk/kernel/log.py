"""The kernel's log: one line for each event, on standard error.

    warning frames: no memory map entries=0

A line has the level, the subsystem, a message and up to two figures. What lies below the level that
`log=debug|info|warning|error` on the command line asks for costs a comparison. Next: exit.py.
"""

from __future__ import annotations

from pyuk.kernel import cmdline
from pyuk.kernel.console import write_decimal, write_error
from pyuk.lang import inline, noinline

DEBUG = 0
INFO = 1
WARNING = 2
ERROR = 3

threshold: int = WARNING


def set_level_from_command_line() -> None:
    """Take the level that the command line asks for, if it does."""
    global threshold
    for level in range(DEBUG, ERROR + 1):
        if cmdline.option_is("log", level_name(level)):
            threshold = level


def level_name(level: int) -> str:
    """The name of a level."""
    if level == DEBUG:
        return "debug"
    if level == INFO:
        return "info"
    return "warning" if level == WARNING else "error"


@inline
def debug(subsystem: str, message: str, key: str = "", value: int = 0, key2: str = "", value2: int = 0) -> None:
    """Something that a developer of the subsystem wants to follow."""
    if threshold <= DEBUG:
        write_line(DEBUG, subsystem, message, key, value, key2, value2)


@inline
def info(subsystem: str, message: str, key: str = "", value: int = 0, key2: str = "", value2: int = 0) -> None:
    """Something that happens once, as it should."""
    if threshold <= INFO:
        write_line(INFO, subsystem, message, key, value, key2, value2)


@inline
def warning(subsystem: str, message: str, key: str = "", value: int = 0, key2: str = "", value2: int = 0) -> None:
    """Something is not as it should be, and the system goes on without it."""
    if threshold <= WARNING:
        write_line(WARNING, subsystem, message, key, value, key2, value2)


@inline
def error(subsystem: str, message: str, key: str = "", value: int = 0, key2: str = "", value2: int = 0) -> None:
    """Something failed that was asked for."""
    if threshold <= ERROR:
        write_line(ERROR, subsystem, message, key, value, key2, value2)


@noinline
def write_line(level: int, subsystem: str, message: str, key: str, value: int, key2: str, value2: int) -> None:
    """Write one line. A figure with an empty key is left out."""
    write_error(level_name(level))
    write_error(" ")
    write_error(subsystem)
    write_error(": ")
    write_error(message)
    write_figure(key, value)
    write_figure(key2, value2)
    write_error("\n")


def write_figure(key: str, value: int) -> None:
    """Write ` key=value`."""
    if len(key) > 0:
        write_error(" ")
        write_error(key)
        write_error("=")
        write_decimal(value)
