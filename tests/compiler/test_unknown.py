"""Values of which the compiler finds out nothing, as there are none: the program never gets to one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.hosted.program import hosted

FAILS = "def fails(n):\n    raise ValueError(n)\n\n"


@pytest.mark.parametrize("shown", [
    "[fails(n) for n in []]", "[fails(n).size for n in []]", "list(zip(*[]))", "[list(row) for row in zip(*[])]",
])
def test_what_an_empty_row_would_hold(shown: str, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(f"{FAILS}print({shown})\n")
    done = hosted(tmp_path / "app.py", opt_level=0).run(["app.py"], b"")
    assert (done.stdout, done.exception) == (b"[]\n", None)
