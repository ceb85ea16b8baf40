"""The application, as the kernel sees it. Next: pyuk/bringup.py, which calls all of this."""

from __future__ import annotations

from collections.abc import Callable

finish: Callable[[], None]
is_to_finish: bool = False
call_back: Callable[[], None]
is_to_call_back: bool = False
leave: Callable[[], None]
is_to_leave: bool = False


def app_main() -> None:
    """Run the application's modules in the order of their imports. May raise whatever they do.

    Replaced at build time by the application's own entry; this one is an application that does nothing.
    """


def at_end(what: Callable[[], None]) -> None:
    """Let `what` be done after the application's last line, and before the machine ends."""
    global finish, is_to_finish
    finish = what
    is_to_finish = True


def after_end(what: Callable[[], None]) -> None:
    """Let `what` be done after that: what the application has asked for."""
    global call_back, is_to_call_back
    call_back = what
    is_to_call_back = True


def at_very_end(what: Callable[[], None]) -> None:
    """Let `what` be done after that."""
    global leave, is_to_leave
    leave = what
    is_to_leave = True


def end_app() -> None:
    """Do what is left to do after the application's last line. May raise."""
    if is_to_finish:
        finish()
    if is_to_call_back:
        call_back()
    if is_to_leave:
        leave()
