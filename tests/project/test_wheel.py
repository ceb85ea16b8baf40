"""The wheel works outside the checkout: it carries every source that the compiler reads."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.qemu import tiny

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(directory)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = directory.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory for sys.path that holds what the wheel installs."""
    directory = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(directory)
    return directory


def test_every_source_is_in_it(wheel: Path) -> None:
    sources = {
        path.relative_to(ROOT).as_posix()
        for directory in ("pyuk", "boot")
        for path in (ROOT / directory).rglob("*.py")
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert sources - names == set()
    assert not any(name.startswith(("tests", "docs", "examples")) for name in names)


def pyuk(installed: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from pyuk.__main__ import main; sys.exit(main())"
    variables = {**os.environ, "PYTHONSAFEPATH": "1"}
    variables.pop("PYTHONPATH", None)
    command = [sys.executable, "-c", code, str(installed), *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=variables, check=False)


@pytest.mark.boot
def test_it_runs_an_image(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "hello.elf").write_bytes(tiny.HELLO)
    done = pyuk(installed, "run", "hello.elf", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (7, "hello\n")


@pytest.mark.boot
def test_it_compiles_a_program(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text('print("from a wheel")\n')
    done = pyuk(installed, "run", "app.py", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "from a wheel\n", "")
