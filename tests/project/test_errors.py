"""The renderer of messages, and the error tree."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.compiler.errors import (
    CompileError,
    CompilerCrash,
    Diagnostic,
    GuestFailed,
    MachineFailed,
    MissingTool,
    PyukError,
    Sources,
    Span,
    UsageError,
    column_of,
    in_order,
    plain,
    render,
    render_all,
    render_error,
    summary,
    widen,
)

APP = 'total = 0\nfor name in ["a", "b"]:\n    total = total + name\nprint(total)\n'


def sources(text: str, path: str = "app.py") -> Sources:
    found = Sources()
    found.add(path, text)
    return found


def test_the_whole_form() -> None:
    diagnostic = Diagnostic(
        "PK0123", "an int and a str cannot be added", "app.py", 3, 13, 25,
        why="+ is defined for two numbers or two strings",
        cpython="TypeError: unsupported operand type(s) for +: 'int' and 'str'",
        fix="convert one of them:\ntotal + int(name)",
        notes=[("`total` is an int since here", Span("app.py", 1, 1)), ("and that is all", None)],
    )  # fmt: skip
    assert render(diagnostic, sources(APP).line) == (
        "error[PK0123]: an int and a str cannot be added\n"
        " --> app.py:3:13\n"
        "  |\n"
        "3 |     total = total + name\n"
        "  |             ^^^^^^^^^^^^\n"
        "  = why: + is defined for two numbers or two strings\n"
        "  = in CPython: TypeError: unsupported operand type(s) for +: 'int' and 'str'\n"
        "  = fix: convert one of them:\n"
        "         total + int(name)\n"
        "note: `total` is an int since here\n"
        " --> app.py:1:1\n"
        "  |\n"
        "1 | total = 0\n"
        "  | ^^^^^\n"
        "note: and that is all\n"
    )


def test_the_gutter_fits_the_longest_line_number() -> None:
    text = "x = 1\n" * 1200
    diagnostic = Diagnostic("PK0001", "m", "app.py", 7, notes=[("n", Span("app.py", 1100))])
    assert render(diagnostic, sources(text).line).splitlines()[1:4] == [
        "    --> app.py:7:1",
        "     |",
        "   7 | x = 1",
    ]


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        ("\tx = y", 2, 3, "    x = y", "    ^"),
        ("a\tbc", 3, 5, "a   bc", "    ^^"),
        ("s = '漢字' + n", 5, 9, "s = '漢字' + n", "    ^^^^^^"),
        ("s = '漢字' + n", 12, 13, "s = '漢字' + n", " " * 13 + "^"),
        ("e\u0301 = 1", 4, 5, "e\u0301 = 1", "  ^"),
        ("x = '\x1b[31m'", 1, 2, "x = '\N{REPLACEMENT CHARACTER}[31m'", "^"),
        ("x", 9, 12, "x", " ^"),
        ("x + y", 3, 3, "x + y", "  ^"),
        ("", 1, None, "", "^"),
        ("call(name)", 6, None, "call(name)", "     ^^^^"),
        ("a + b", 3, None, "a + b", "  ^"),
    ],
)
def test_carets_stand_under_the_text(
    line: str, column: int, end: int | None, shown: str, carets: str
) -> None:
    lines = render(Diagnostic("PK0001", "m", "app.py", 1, column, end), sources(line).line).splitlines()
    assert lines[3] == f"1 | {shown}".rstrip()
    assert lines[4] == f"  | {carets}"


def test_without_the_source_the_place_stays() -> None:
    diagnostic = Diagnostic("PK0001", "m", "nowhere/app.py", 3, 4)
    assert render(diagnostic) == "error[PK0001]: m\n --> nowhere/app.py:3:4\n"


@given(st.text(max_size=40), st.integers(-2, 60), st.none() | st.integers(-2, 60))
def test_any_line_and_any_place_can_be_shown(line: str, column: int, end: int | None) -> None:
    text = render(Diagnostic("PK0001", "m", "app.py", 1, column, end), sources(line).line)
    assert "^" in text
    assert "\x1b" not in text


@given(st.text(max_size=40), st.integers(0, 40))
def test_a_byte_offset_names_the_character(line: str, index: int) -> None:
    before = line[:index]
    assert column_of(line, len(before.encode("utf-8", "surrogatepass"))) == len(before) + 1


@given(st.text(max_size=40))
def test_what_is_shown_holds_no_control(line: str) -> None:
    shown = widen(line)
    assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in shown)
    assert widen(shown) == shown


def test_order_and_summary() -> None:
    found = [
        Diagnostic("PK0003", "c", "b.py", 1),
        Diagnostic("PK0002", "b", "a.py", 9, 1),
        Diagnostic("PK0001", "a", "a.py", 2, 5),
        Diagnostic("PK0004", "d", "a.py", 2, 1, severity="warning"),
    ]
    assert [d.message for d in in_order(found)] == ["c", "d", "a", "b"]
    assert summary(found) == "3 errors, 1 warning"
    assert summary([]) == "no errors"
    assert render_all(found).count("\n\n") == 3
    assert str(found[1]) == "a.py:9:1: error[PK0002]: b"


def test_lines_are_those_of_python(tmp_path: Path) -> None:
    file = tmp_path / "latin.py"
    file.write_bytes(b"# coding: latin-1\r\nx = '\xe9'\x0c\r\ny = 2")
    found = Sources()
    assert found.line(str(file), 2) == "x = 'é'\x0c"
    assert found.line(str(file), 3) == "y = 2"
    assert found.line(str(file), 4) is None
    assert found.line(str(tmp_path), 1) is None


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PyukError("m"), 1), (GuestFailed("m"), 1), (UsageError("m"), 2), (CompilerCrash("m"), 2),
        (CompileError([Diagnostic("PK0001", "m", "a.py", 1)]), 2), (MissingTool("gdb", install="get gdb"), 3),
        (MachineFailed("m"), 3),
    ],
)  # fmt: skip
def test_exit_codes(error: PyukError, code: int) -> None:
    assert error.exit_code == code


def test_an_error_with_its_place_and_hint() -> None:
    error = UsageError("not TOML", hint="mend it", place=Span("app.py", 1, 1))
    assert [plain(line) for line in render_error(error, sources(APP).line)] == [
        "error: not TOML",
        " --> app.py:1:1",
        "  |",
        "1 | total = 0",
        "  | ^^^^^",
        "  = hint: mend it",
    ]
