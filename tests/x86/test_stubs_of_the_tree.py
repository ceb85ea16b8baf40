"""Every stub of the boot code and the kernel, as GNU as assembles it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import assemble

ROOT = Path(__file__).parents[2]
FILES = [path for folder in ("boot", "pyuk/arch", "pyuk/kernel", "pyuk/drivers")
         for path in sorted((ROOT / folder).rglob("*.py")) if "asm(" in path.read_text()]


def stubs_of(path: Path) -> list[tuple[str, str, int]]:
    """(name, text, line) of the file's stubs."""
    found = []
    for function in ast.walk(ast.parse(path.read_text())):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "asm":
                    text = node.args[0]
                    assert isinstance(text, ast.Constant) and isinstance(text.value, str)
                    found.append((function.name, text.value, text.lineno))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_stubs(path: Path, gnu_elf: Callable[[str], ELFFile]) -> None:
    for name, text, line in stubs_of(path):
        if "bss" not in text:
            text = re.sub(r"\.align (\d+)", r".align \1, 0xCC", text)  # there are many ways to do nothing
        code = assemble(text, name, Place(path.relative_to(ROOT).as_posix(), line))
        elf = gnu_elf(re.sub(r"\.section (\w+)", r".section .\1", text) + "\n")
        for section in code.sections:
            judged = elf.get_section_by_name(f".{section.name}")
            expected = judged.data() if judged is not None else b""
            assert section.name == "bss" or section.code.hex() == expected.hex(), f"{name}, {section.name}"
