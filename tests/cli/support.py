"""The command, called in this process or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pyuk.__main__ import main
from pyuk.compiler.driver import BuildOptions
from pyuk.compiler.errors import CompileError, Diagnostic
from pyuk.compiler.ir.function import Program
from tests.qemu import tiny

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def pyuk(*words: str | Path, capture: pytest.CaptureFixture[str]) -> Answer:
    """Run the command in this process."""
    try:
        code = main([str(word) for word in words])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    out, err = capture.readouterr()
    return Answer(code, out, err)


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "pyuk", *(str(word) for word in words)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def start(*words: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    return subprocess.Popen(
        command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), **options
    )


@dataclass(frozen=True)
class FakeBuild:
    """In place of pyuk.image.build.Build: a program without functions and modules."""

    image: bytes
    program: Program = field(default_factory=Program)
    compiled: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(world=SimpleNamespace(modules={}))
    )


@dataclass
class FakeCompiler:
    """In place of compiler and linker: every program is the same tiny kernel, `mistakes` are its errors."""

    image: bytes = tiny.HELLO
    mistakes: list[Diagnostic] = field(default_factory=list)
    built: list[tuple[Path, BuildOptions]] = field(default_factory=list)

    def build(self, path: Path, options: BuildOptions) -> FakeBuild:
        if self.mistakes:
            raise CompileError(self.mistakes)
        self.built.append((path, options))
        return FakeBuild(self.image)

    def check(self, path: Path) -> list[Diagnostic]:
        return self.mistakes

    def emit(self, path: Path, options: BuildOptions, stage: str) -> str:
        return f"the {stage} of {path.name}\n"
