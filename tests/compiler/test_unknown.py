"""Values of which the compiler finds out nothing: a program that gets to one says so."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler.hosted import Hosted

APP = """
def fails(n):
    raise ValueError(n)

print("begins")
print([fails(n) for n in []])
"""


def test_what_an_empty_row_would_hold(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    done = Hosted(tmp_path / "app.py", opt_level=0).run(["app.py"], b"")
    assert done.stdout == b"begins\n"
    assert done.exception is not None and done.exception.startswith("NotImplementedError: nothing is known")
