"""open(), makefile() of sockets, temporary files and input().

A mode is a constant: it decides which kind of file the call gives.
The run time is pyuk/stdlib/_files, and pyuk/stdlib/_network/streamfiles.py.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.expressions.conversions import call_runtime, wrap
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.stdlib._files"
OPENERS = {"r": "open_reader", "w": "open_writer", "a": "open_writer", "x": "open_writer"}
BYTES_ONLY_FOR_TEXT = ("encoding", "errors", "newline")


def check_open(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """open(file, mode, buffering, encoding, errors, newline, closefd)."""
    return _opened(cx, node, 1)


def _opened(cx: Checker, node: ast.Call, place: int, owner: Expr | None = None) -> Expr:
    """A call that opens a file. place: of the mode among the arguments; owner: the path, where it is no argument."""
    from pyuk.compiler.check.calls.arguments import call_nodes

    mode = _mode(cx, node, place)
    name = "open_text"
    if "b" in mode:
        _refuse_text_options(cx, node, place)
        name = "open_random" if "+" in mode else OPENERS[mode.replace("b", "")[0]]
    info = cx.world.runtime(f"{HOME}.opening.{name}")
    return call_nodes(cx, info, [] if owner is None else [owner], node, owner=None)


def _open_path(cx: Checker, node: ast.Call, owner: Expr) -> Expr:
    """A path's open(mode, buffering, encoding, errors, newline)."""
    return _opened(cx, node, 0, owner)


def _temporary(kind: str) -> Function[[Checker, ast.Call], Expr]:
    """NamedTemporaryFile() and TemporaryFile(): of bytes, unless the mode says otherwise."""

    def check(cx: Checker, node: ast.Call) -> Expr:
        from pyuk.compiler.check.calls.arguments import call_nodes

        mode = _mode(cx, node, 0, "w+b")
        if "b" in mode:
            _refuse_text_options(cx, node, 0)
        info = cx.world.runtime(f"pyuk.stdlib.tempfile.{kind}_{'bytes' if 'b' in mode else 'text'}")
        return call_nodes(cx, info, [], node, owner=None)

    return check


def _compressed(cx: Checker, node: ast.Call) -> Expr:
    """gzip.open(): of bytes, unless the mode says otherwise."""
    from pyuk.compiler.check.calls.arguments import call_nodes

    mode = _mode(cx, node, 1, "rb")
    if "t" not in mode:
        _refuse_text_options(cx, node, 2)
    info = cx.world.runtime("pyuk.stdlib.gzip.open_text" if "t" in mode else "pyuk.stdlib.gzip.open")
    return call_nodes(cx, info, [], node, owner=None)


def _made_file(cx: Checker, node: ast.Call, owner: Expr) -> Expr:
    """A socket's makefile(mode, buffering, encoding, errors, newline)."""
    from pyuk.compiler.check.calls.arguments import call_nodes

    mode = _constant(cx, node, 0, "mode", "makefile()") or "r"
    if not isinstance(mode, str) or set(mode) - set("rwb"):
        cx.fail(
            "PK0211",
            node,
            "this is no mode of makefile()",
            why="a mode has one or both of r and w, and b for bytes",
            cpython=f"ValueError: invalid mode {mode!r} (only r, w, b allowed)",
            fix='write "r" to read a text, "rb" to read bytes',
        )
    is_raw = _constant(cx, node, 1, "buffering", "makefile()") == 0
    if is_raw and "b" not in mode:
        cx.fail(
            "PK0211",
            node,
            "a file of text has a buffer",
            why="what has come may end within a character",
            cpython="ValueError: unbuffered streams must be binary",
            fix='leave `buffering` out, or write "b" into the mode',
        )
    name = "make_text" if "b" not in mode else "make_raw" if is_raw else "make_stream"
    info = cx.world.runtime(f"pyuk.stdlib._network.streamfiles.{name}")
    return call_nodes(cx, info, [owner], node, owner=None)


def _constant(cx: Checker, node: ast.Call, place: int, name: str, what: str) -> Any:
    """The value of an argument that decides what kind of file it is; None where it is not given."""
    given = node.args[place] if len(node.args) > place else None
    for keyword in node.keywords:
        given = keyword.value if keyword.arg == name else given
    if given is None:
        return None
    if not cx.world.constants.is_constant(given, cx.module):
        cx.fail(
            "PK0211",
            given,
            f"the {name} of {what} has to be a constant",
            why="it decides whether the file is one of text or of bytes",
            cpython="it is looked at when the line runs",
            fix="write it out, or choose between two calls",
        )
    return cx.world.constants.evaluate(given, cx.module)


def _mode(cx: Checker, node: ast.Call, place: int, usual: str = "r") -> str:
    """The mode of a call of open(), checked as CPython does."""
    mode = _constant(cx, node, place, "mode", "open()")
    problem = None if mode is None else _problem_of(mode)
    if problem is not None:
        cx.fail(
            "PK0211",
            node.args[place] if len(node.args) > place else node,
            "this is no mode of open()",
            why="a mode has one of r w a x, and at most one each of + t b",
            cpython=problem,
            fix='write "r" to read a text, "rb" to read bytes',
        )
    return usual if mode is None else str(mode)


def _problem_of(mode: object) -> str | None:
    """What CPython says of a value that is no mode."""
    if not isinstance(mode, str):
        return f"TypeError: open() argument 'mode' must be str, not {type(mode).__name__}"
    if set(mode) - set("rwax+tb") or len(set(mode)) != len(mode):
        return f"ValueError: invalid mode: {mode!r}"
    if "t" in mode and "b" in mode:
        return "ValueError: can't have text and binary mode at once"
    if sum(letter in mode for letter in "rwax") != 1:
        return "ValueError: must have exactly one of create/read/write/append mode"
    return None


def _refuse_text_options(cx: Checker, node: ast.Call, place: int) -> None:
    """Bytes have no encoding."""
    options = [keyword for keyword in node.keywords if keyword.arg in BYTES_ONLY_FOR_TEXT]
    options += [ast.keyword("encoding", each) for each in node.args[place + 2 : place + 3]]
    for option in options:
        if not (isinstance(option.value, ast.Constant) and option.value.value is None):
            cx.fail(
                "PK0235",
                option.value,
                f"a file of bytes has no `{option.arg}`",
                why='with "b" in the mode its bytes are read and written as they are',
                cpython=f"ValueError: binary mode doesn't take an {option.arg} argument",
                fix='leave the "b" out, or the option',
            )


def check_input(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """input(prompt): the prompt is printed first."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity
    from pyuk.compiler.check.expressions.text import to_text

    check_arity(cx, node, "input", 0, 1)
    line = call_runtime(cx, f"{HOME}.asking.next_line", [], node)
    if not node.args:
        return line
    prompt = to_text(cx, cx.expr(node.args[0]), node)
    written = call_runtime(cx, "pyuk.stdlib.printing.write_stdout", [prompt], node)
    return wrap([(cx.temporary(written.type), written)], line)


FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    "pyuk.stdlib.tempfile.NamedTemporaryFile": _temporary("named"),
    "pyuk.stdlib.tempfile.TemporaryFile": _temporary("unnamed"),
    "pyuk.stdlib.gzip.open": _compressed,
}
METHODS: dict[tuple[str, str], Function[[Checker, ast.Call, Expr], Expr]] = {
    ("pyuk.stdlib.pathlib.PosixPath", "open"): _open_path,
    ("pyuk.stdlib.socket.socket", "makefile"): _made_file,
}
