"""signal: the numbers of signals, and what a program wants done at one.

Nothing sends a machine signals, so a handler is called by raise_signal() alone.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from enum import IntEnum
from typing import Any

from pyuk.stdlib._files.errors import refuse_invalid

NAMES = (
    "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error",
    "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault", "User defined signal 2",
    "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited", "Continued", "Stopped (signal)",
    "Stopped", "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition", "CPU time limit exceeded",
    "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed", "I/O possible",
    "Power failure", "Bad system call",
)  # fmt: skip
NSIG = 65


class Signals(IntEnum):
    """The signals of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31


class Handlers(IntEnum):
    """What is done at a signal, where no function is called."""

    SIG_DFL = 0
    SIG_IGN = 1


SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN
SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGABRT = Signals.SIGABRT
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGCHLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGSTOP = Signals.SIGSTOP
SIGTSTP = Signals.SIGTSTP
SIGWINCH = Signals.SIGWINCH


def default_int_handler(signalnum: int, frame: None, /) -> None:
    """What is done at SIGINT, unless the program says otherwise."""
    raise KeyboardInterrupt


_handlers: dict[int, Any] = {}


def check_number(number: int) -> None:
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")


def signal(signalnum: int, handler) -> Any:
    """Let `handler`, a function of the signal's number and a frame, be called at a signal; what was before."""
    number = int(signalnum)
    check_number(number)
    if number == Signals.SIGKILL or number == Signals.SIGSTOP:
        refuse_invalid()
    before = getsignal(number)
    _handlers[number] = handler
    return before


def getsignal(signalnum: int) -> Any:
    """What is done at a signal."""
    number = int(signalnum)
    check_number(number)
    if number in _handlers:
        return _handlers[number]
    if number == Signals.SIGINT:
        return default_int_handler
    return Handlers.SIG_IGN if number == Signals.SIGPIPE or number == Signals.SIGXFSZ else Handlers.SIG_DFL


def raise_signal(signalnum: int, /) -> None:
    """Do what is to be done at a signal. NotImplementedError where that would be the end of the process."""
    number = int(signalnum)
    handler = getsignal(number)
    if callable(handler):
        handler(number, None)
    elif handler == Handlers.SIG_DFL:
        raise NotImplementedError(f"raise_signal({number}): what ends a process by default")


def strsignal(signalnum: int, /) -> str | None:
    """What a signal is called; None where it has no name."""
    number = int(signalnum)
    check_number(number)
    return NAMES[number - 1] if number <= len(NAMES) else None


def valid_signals() -> set[Signals]:
    """All signals."""
    return set(Signals)
