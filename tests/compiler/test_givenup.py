"""Functions that are called with what others of their kind are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler.errors import CompileError
from pyuk.hosted.program import hosted

KEPT = """
class Holder:
    pass

def length(text: str):
    return len(text)

def doubled(n: int):
    return n * 2

def chosen(handlers, name):
    return handlers[name]

handlers = {"length": length, "doubled": doubled}
"""


def run(tmp_path: Path, text: str) -> tuple[str, str | None]:
    file = tmp_path / "app.py"
    file.write_text(text)
    done = hosted(file, opt_level=0).run([str(file)], b"")
    return done.stdout.decode(), done.exception


def test_each_is_called_with_what_it_is_for(tmp_path: Path) -> None:
    out, error = run(tmp_path, KEPT + 'print(chosen(handlers, "length")("abc"), chosen(handlers, "doubled")(4))\n')
    assert (out, error) == ("3 8\n", None)


def test_a_call_that_was_given_up_raises(tmp_path: Path) -> None:
    calls = 'print(chosen(handlers, "length")("abc"), chosen(handlers, "doubled")(4))\n'
    out, error = run(tmp_path, KEPT + calls + 'print(chosen(handlers, "length")(4))\n')
    assert out == "3 8\n"
    assert error is not None and error.startswith("NotImplementedError: this function is not compiled for such a call")


def test_what_does_for_no_call_has_a_mistake(tmp_path: Path) -> None:
    text = KEPT.replace("return n * 2", "return n.missing")
    with pytest.raises(CompileError) as raised:
        run(tmp_path, text + 'print(chosen(handlers, "length")("abc"), chosen(handlers, "doubled")(4))\n')
    assert "an `int` has no attribute `missing`" in [each.message for each in raised.value.diagnostics]
