"""What the command writes for people: messages, progress, colour.

Colour and progress are for a terminal only, and rich is imported only then; NO_COLOR and TERM=dumb are
honoured (no-color.org). Everything here goes to stderr: stdout belongs to the app and to reports.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyuk.compiler.errors import (
    CompileError,
    Diagnostic,
    PyukError,
    StyledLine,
    in_order,
    plain,
    render_error,
    render_styled,
    summary,
)

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "error": "bold red", "warning": "bold yellow", "note": "bold cyan", "message": "bold",
    "gutter": "blue", "caret": "bold red", "label": "bold", "": "none",
}  # fmt: skip
PROGRESS_AFTER_SECONDS = 0.3  # what is done sooner needs no sign of life


def is_rich() -> bool:
    """Whether stderr is a terminal that shows progress."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)  # honours NO_COLOR itself


def show_lines(lines: Iterable[StyledLine]) -> None:
    """Write styled lines to stderr, in colour on a terminal."""
    if not is_rich() or os.environ.get("NO_COLOR"):
        for line in lines:
            print(plain(line), file=sys.stderr)
        return
    from rich.text import Text

    console = _console()
    for line in lines:
        console.print(Text.assemble(*((text, STYLES[style]) for text, style in line)))


def show_error(error: PyukError) -> None:
    """Write an error; a CompileError as its diagnostics and their number."""
    if isinstance(error, CompileError) and error.diagnostics:
        show_diagnostics(error.diagnostics)
    else:
        show_lines(render_error(error))


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Write the compiler's messages, a blank line after each, then how many there are."""
    found = in_order(diagnostics)
    for diagnostic in found:
        show_lines([*render_styled(diagnostic), []])
    if found:
        show_lines([[(summary(found), "message")]])


def note(text: str) -> None:
    """One line to stderr about what the command did."""
    print(text, file=sys.stderr)


@contextlib.contextmanager
def progress(what: str) -> Iterator[None]:
    """A moving sign on a terminal while the block takes longer than a moment; nothing elsewhere."""
    if not is_rich():
        yield
        return
    stopped = threading.Event()

    def show() -> None:
        if stopped.wait(PROGRESS_AFTER_SECONDS):
            return
        with _console().status(what):
            stopped.wait()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()
