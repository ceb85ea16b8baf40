"""GNU as as the judge: what it makes of the same lines."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

Judge = Callable[[list[tuple[int, str]]], list[bytes]]


def gnu_object(text: str, directory: Path) -> ELFFile:
    """The relocatable object that GNU as makes of `text`."""
    out = directory / "gnu.o"
    result = subprocess.run(["as", "--64", "-o", str(out), "-"], input=text, text=True, capture_output=True)
    if result.returncode:
        lines = text.split("\n")
        complaints = result.stderr.splitlines()[1:]
        raise AssertionError("\n".join(f"{c}: {lines[int(c.split(':')[1]) - 1]}" for c in complaints[:40]))
    return ELFFile(io.BytesIO(out.read_bytes()))


def gnu_bytes(lines: list[tuple[int, str]], directory: Path) -> list[bytes]:
    """The bytes of each (mode, instruction)."""
    text = [".intel_syntax noprefix"]
    for number, (mode, line) in enumerate(lines):
        text.append(f".code{mode}\nlabel{number}:\n{line}")
    elf = gnu_object("\n".join(text) + f"\nlabel{len(lines)}:\n", directory)
    text_section, symbols = elf.get_section_by_name(".text"), elf.get_section_by_name(".symtab")
    assert text_section is not None and isinstance(symbols, SymbolTableSection)
    code = text_section.data()
    places = {symbol.name: symbol["st_value"] for symbol in symbols.iter_symbols()}
    starts = [places[f"label{number}"] for number in range(len(lines) + 1)]
    return [code[start:end] for start, end in itertools.pairwise(starts)]


@pytest.fixture(scope="session")
def gnu(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    if shutil.which("as") is None:
        pytest.skip("GNU as is not here: apt-get install binutils")
    directory = tmp_path_factory.mktemp("gnu")
    return lambda lines: gnu_bytes(lines, directory)


@pytest.fixture(scope="session")
def gnu_elf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], ELFFile]:
    if shutil.which("as") is None:
        pytest.skip("GNU as is not here: apt-get install binutils")
    directory = tmp_path_factory.mktemp("gnu")
    return lambda text: gnu_object(".intel_syntax noprefix\n" + text, directory)
