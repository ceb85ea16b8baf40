"""`is` of equal numbers and strs: where CPython's answer hangs on what it shares, the program says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.hosted.program import hosted


@pytest.mark.parametrize("one, other", [("int('1000')", "int('1000')"), ("''.join(['a', 'bc'])", "'a' + str('bc')")])
def test_what_cannot_be_told(one: str, other: str, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(f"one, other = {one}, {other}\nprint(one is one)\nprint(one is other)\n")
    done = hosted(tmp_path / "app.py", opt_level=0).run(["app.py"], b"")
    assert done.exception is not None and done.exception.startswith("NotImplementedError: `is` between equal")
    assert not done.stdout.endswith(b"False\n")
