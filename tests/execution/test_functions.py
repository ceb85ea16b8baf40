"""The test functions of functions/: pytest runs them as they are, and here they run compiled.

So a test that is written once runs three times. That the three agree in what they print is looked at too.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pyuk.cli.executions import EXECUTIONS, Execution, disagreement, read_tests
from pyuk.cli.settings import Settings

FILES = sorted((Path(__file__).parent / "functions").glob("test_*.py"))
CASES = [(path, test) for path in FILES for test in read_tests(path, path.read_text()).tests]
SETTINGS = Settings(accel="tcg", memory=16 << 20)
each_function = pytest.mark.parametrize(("path", "test"), CASES, ids=lambda value: getattr(value, "stem", value))


@cache
def execution(name: str, path: Path) -> Execution:
    """A compiled file: one compilation for all its tests."""
    return EXECUTIONS[name](read_tests(path, path.read_text()), SETTINGS)


def agree(name: str, path: Path, test: str) -> None:
    verdicts = [(each, execution(each, path).run(test)) for each in ("cpython", name)]
    assert disagreement(verdicts) is None
    assert verdicts[1][1].error is None


@pytest.mark.slow
@each_function
def test_jit(path: Path, test: str) -> None:
    agree("jit", path, test)


@pytest.mark.slow
@pytest.mark.boot
@each_function
def test_guest(path: Path, test: str) -> None:
    agree("guest", path, test)
