"""The heap, the collector, the page frames and page tables, compiled: in this process, over an arena."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pyuk.hosted.program import Hosted, hosted

CASES = Path(__file__).parent / "cases"


def test_garbage_is_collected_and_nothing_else() -> None:
    expected = subprocess.run([sys.executable, CASES / "forest.py"], capture_output=True, check=True).stdout
    done = hosted(CASES / "forest.py").run()
    assert done.stdout == expected and done.status == 0, done.stderr


@pytest.fixture(scope="module")
def frames() -> Hosted:
    return hosted(CASES / "frames_model.py", ["run"])


@pytest.mark.parametrize("seed", range(5))
def test_page_frames(frames: Hosted, seed: int) -> None:
    assert frames.call("run", seed, 3000) == 0


@pytest.fixture(scope="module")
def tables() -> Hosted:
    return hosted(CASES / "paging_model.py", ["tables"])


@pytest.mark.parametrize("seed", range(4))
def test_page_tables(tables: Hosted, seed: int) -> None:
    assert tables.call("tables", seed, 150) == 0
