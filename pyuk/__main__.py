"""`python -m pyuk` and the command `pyuk`: run one verb; what goes wrong becomes a message and a code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from pyuk.cli.parser import parse
from pyuk.compiler.errors import CompilerCrash, PyukError

INTERRUPTED = 130  # as a shell says for SIGINT
PIPE_CLOSED = 141  # and for SIGPIPE


def command() -> NoReturn:
    """The process itself: it ends without taking its objects apart one by one, a quarter of the time of a build."""
    code = main()
    gc.disable()  # or it would walk all of them here
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. PYUK_TRACEBACK=1 shows where an error was raised."""
    _open_standard_streams()
    try:
        module, arguments = parse(sys.argv[1:] if words is None else words)
        code: int = module.main(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the interpreter's last flush goes there
        return PIPE_CLOSED
    except PyukError as error:
        return _report(error)
    except Exception as error:
        return _report(_crash(error))


def _open_standard_streams() -> None:
    """Give a process that was started with a standard stream closed /dev/null there.

    Otherwise the next file that is opened would be taken for it, by us and by the programs we start.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


def _report(error: PyukError) -> int:
    from pyuk.cli.terminal import show_error

    if os.environ.get("PYUK_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    show_error(error)
    return error.exit_code


def _crash(error: Exception) -> CompilerCrash:
    """An error that no code of pyuk foresaw."""
    crash = CompilerCrash(
        f"pyuk itself went wrong: {type(error).__name__}: {error}",
        hint="set PYUK_TRACEBACK=1 to see where, and please report it with the program that caused it",
    )
    crash.__cause__ = error
    return crash


if __name__ == "__main__":
    command()
