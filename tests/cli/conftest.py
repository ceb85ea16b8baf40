from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import pyuk.image.build
from pyuk.compiler import checking, driver
from tests.cli import support
from tests.cli.support import Answer, FakeCompiler
from tests.qemu import tiny

Command = Callable[..., Answer]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Run the command in this process, in an empty directory."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: support.pyuk(*words, capture=capfd)


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> FakeCompiler:
    """A compiler that is not one: what the verbs do around it is the subject."""
    fake = FakeCompiler()
    monkeypatch.setattr(pyuk.image.build, "build", fake.build)
    monkeypatch.setattr(checking, "check", fake.check)
    monkeypatch.setattr(driver, "emit", fake.emit)
    return fake


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "app.py"
    path.write_text('print("hello")\n')
    return path


@pytest.fixture
def hello(tmp_path: Path) -> Path:
    """A built image: it writes `hello`, logs a line and ends with 7."""
    path = tmp_path / "hello.elf"
    path.write_bytes(tiny.HELLO)
    return path
