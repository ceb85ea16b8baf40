"""What can go wrong on the host: one error tree, one form of compile-time message, one renderer.

Read first: `Diagnostic`, what the compiler says about a program. `render` turns it into text; the
command line (pyuk/cli/terminal.py) adds colour to the same lines. Every error that reaches a user is a
`PyukError`: a message, a hint where there is one, and the exit code of the process.

Columns count characters from 1, not bytes: `column_of` converts the byte offsets of `ast`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import ClassVar, Literal, Protocol

from pyuk.compiler.values import value_class

TAB_STOP = 4
Severity = Literal["error", "warning"]


# --- what the compiler says about a program -------------------------------------------------


class Located(Protocol):
    """Anything with a place in a source file: ir's Place, a Span, a Diagnostic."""

    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@value_class(frozen=True)
class Span:
    """A stretch of one source line; `end_column` is the one after its last character.

    end_column None: the word that starts at `column`.
    """

    path: str
    line: int
    column: int = 1
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@value_class(frozen=True)
class Diagnostic:
    """One message about a program.

    code: its number in the catalogue, `PK0123`.
    message: what is wrong, in one line.
    why, cpython, fix: the reason; what CPython would do; a way out.
    notes: further origins, each a message and the place to show with it (or None).
    remedy: what the checker may try before it gives up; it is its own affair.
    """

    code: str
    message: str
    path: str
    line: int
    column: int = 1
    end_column: int | None = None
    why: str | None = None
    cpython: str | None = None
    fix: str | None = None
    notes: Sequence[tuple[str, Located | None]] = ()
    severity: Severity = "error"
    remedy: object = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}"


# --- the error tree -------------------------------------------------------------------------


class PyukError(Exception):
    """Base of all errors that end a command: one clear message, a hint, a place, an exit code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str | None = None, place: Located | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place


class UsageError(PyukError):
    """The command line, the configuration or an input file cannot be meant."""

    exit_code = 2


class CompileError(PyukError):
    """The program was refused; `diagnostics` holds at least one error."""

    exit_code = 2

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        super().__init__(summary(self.diagnostics))


class CompilerCrash(PyukError):
    """The compiler broke one of its own rules, or LLVM died; the program is not to blame."""

    exit_code = 2


class MissingTool(PyukError):
    """A program or library is not on this machine; `install` is the command that brings it."""

    exit_code = 3

    def __init__(self, tool: str, *, install: str, needed_for: str | None = None) -> None:
        purpose = f" (needed to {needed_for})" if needed_for else ""
        super().__init__(f"{tool} is not on this machine{purpose}", hint=f"install it with: {install}")
        self.tool = tool
        self.install = install


class MachineFailed(PyukError):
    """The emulator failed, not the guest: it could not start or died on its own."""

    exit_code = 3


class GuestFailed(PyukError):
    """The guest ended in a way that carries no exit status: reset, triple fault, time-out."""

    exit_code = 1


# --- source text ----------------------------------------------------------------------------

ReadLine = Callable[[str, int], str | None]


class Sources:
    """Lines of source files, read once; a file that cannot be read has no lines."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def add(self, path: str, text: str) -> None:
        """Take `text` as the content of `path` (which need not exist)."""
        self._lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, path: str, number: int) -> str | None:
        """Line `number` (from 1) of the file, without its end; None where there is none."""
        if path not in self._lines:
            import tokenize  # slow to import, and most commands show no source

            try:
                with tokenize.open(path) as file:
                    self.add(path, file.read())
            except (OSError, SyntaxError, ValueError):
                self._lines[path] = []
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else None


def column_of(line: str, byte_offset: int) -> int:
    """The column (characters, from 1) of a UTF-8 byte offset, which is what `ast` counts in."""
    return len(line.encode("utf-8", "surrogatepass")[:byte_offset].decode("utf-8", "ignore")) + 1


# --- the renderer ---------------------------------------------------------------------------

Style = Literal["", "error", "warning", "note", "message", "gutter", "caret", "label"]
StyledLine = list[tuple[str, Style]]


def render(diagnostic: Diagnostic, read_line: ReadLine | None = None) -> str:
    """The message as plain text, each line ended by a newline."""
    return "".join(plain(line) + "\n" for line in render_styled(diagnostic, read_line))


def render_all(diagnostics: Iterable[Diagnostic], read_line: ReadLine | None = None) -> str:
    """All messages in the order of their places, a blank line between two of them."""
    return "\n".join(render(diagnostic, read_line) for diagnostic in in_order(diagnostics))


def render_styled(diagnostic: Diagnostic, read_line: ReadLine | None = None) -> list[StyledLine]:
    """The message as lines of (text, style) pieces: what both plain and coloured output are made of."""
    read_line = read_line or Sources().line
    places = [diagnostic, *(place for _, place in diagnostic.notes if place is not None)]
    margin = max(len(str(place.line)) for place in places)
    severity = diagnostic.severity
    title: StyledLine = [(f"{severity}[{diagnostic.code}]", severity), (f": {diagnostic.message}", "message")]
    lines = [title, *_excerpt(diagnostic, margin, severity, read_line)]
    remarks = (("why", diagnostic.why), ("in CPython", diagnostic.cpython), ("fix", diagnostic.fix))
    for label, text in remarks:
        if text:
            lines += _remark(label, text, margin)
    for message, place in diagnostic.notes:
        lines.append([("note", "note"), (f": {message}", "")])
        if place is not None:
            lines += _excerpt(place, margin, "note", read_line)
    return lines


def render_error(error: PyukError, read_line: ReadLine | None = None) -> list[StyledLine]:
    """Any error of the tree, its place and its hint, in the form of the compiler's messages."""
    lines: list[StyledLine] = [[("error", "error"), (f": {error.message}", "message")]]
    margin = 1
    if error.place is not None:
        margin = len(str(error.place.line))
        lines += _excerpt(error.place, margin, "error", read_line or Sources().line)
    if error.hint:
        lines += _remark("hint", error.hint, margin)
    return lines


def plain(line: StyledLine) -> str:
    """A styled line without its styles."""
    return "".join(text for text, _ in line).rstrip()


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Messages as a reader meets them: by file in order of appearance, then by line and column."""
    found = list(diagnostics)
    first = {path: index for index, path in reversed(list(enumerate(d.path for d in found)))}
    return sorted(found, key=lambda d: (first[d.path], d.line, d.column))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 errors`, `1 error, 2 warnings`."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    parts = []
    for severity in ("error", "warning"):
        count = severities.count(severity)
        if count:
            parts.append(f"{count} {severity}{'s' if count > 1 else ''}")
    return ", ".join(parts) or "no errors"


def _excerpt(place: Located, margin: int, style: Style, read_line: ReadLine) -> list[StyledLine]:
    """` --> app.py:3:9`, the source line and the carets under it; only the first where there is no source."""
    pad = " " * margin
    lines: list[StyledLine] = [[(f"{pad}--> ", "gutter"), (f"{place.path}:{place.line}:{place.column}", "")]]
    source = read_line(place.path, place.line)
    if source is None:
        return lines
    start = min(max(place.column, 1), len(source) + 1) - 1
    end: int | None = getattr(place, "end_column", None)
    stop = min(end - 1, len(source)) if end is not None else _word_end(source, start)
    before, marked = widen(source[:start]), widen(source[: max(stop, start)])
    caret = " " * width(before) + "^" * max(width(marked) - width(before), 1)
    lines.append([(f"{pad} |", "gutter")])
    lines.append([(f"{place.line:>{margin}} | ", "gutter"), (widen(source), "")])
    lines.append([(f"{pad} | ", "gutter"), (caret, style)])
    return lines


def _remark(label: str, text: str, margin: int) -> list[StyledLine]:
    """` = fix: ...`, further lines of the text aligned under its first."""
    pad = " " * margin
    first, *rest = text.splitlines() or [""]
    indent = " " * (margin + len(label) + 5)
    lines: list[StyledLine] = [[(f"{pad} = ", "gutter"), (label, "label"), (f": {first}", "")]]
    return lines + [[(indent + line, "")] for line in rest]


def _word_end(source: str, start: int) -> int:
    """The index after the name or number that starts at `start`; after one character otherwise."""
    stop = start
    while stop < len(source) and (source[stop].isalnum() or source[stop] == "_"):
        stop += 1
    return max(stop, start + 1)


def widen(source: str) -> str:
    """Source text as it is shown: tabs as spaces, control characters made visible and harmless."""
    shown: list[str] = []
    column = 0
    for char in source:
        if char == "\t":
            text = " " * (TAB_STOP - column % TAB_STOP)
        elif unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char != "\N{ZERO WIDTH JOINER}":
            text = "\N{REPLACEMENT CHARACTER}"
        else:
            text = char
        shown.append(text)
        column += width(text)
    return "".join(shown)


def width(text: str) -> int:
    """Columns that `text` takes on a terminal: wide East Asian characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
