"""What was made before and is kept: objects by the text that they were compiled from and by its fingerprint, other
things by name."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyuk.compiler.codegen.worker as worker

if TYPE_CHECKING:
    from pyuk.compiler.codegen.module import Texts


def directory() -> Path:
    """Where objects are kept: under $PYUK_CACHE, or the user's cache directory."""
    given = os.environ.get("PYUK_CACHE")
    if given:
        return Path(given)
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "pyuk"


def objects(texts: Texts, opt_level: int) -> dict[str, bytes]:
    """The object of each unit, from the cache or compiled now.

    A unit is found by its fingerprint, and written only where that is not known: the text may be, as what the
    fingerprint holds besides makes no difference to it.
    """
    marks = {name: directory() / f"{_key(mark, opt_level)}.unit" for name, mark in texts.fingerprints().items()}
    found = {name: data for name, file in marks.items() if (data := read(file)) is not None}
    written = {name: texts.write(name) for name in texts.names if name not in found}
    files = {name: directory() / f"{_key(text, opt_level)}.o" for name, text in written.items()}
    found |= {name: data for name, file in files.items() if (data := read(file)) is not None}
    missing = {name: text for name, text in written.items() if name not in found}
    for name, data in worker.compile_all(missing, opt_level).items() if missing else ():
        write(files[name], data)
        found[name] = data
    for name in written.keys() & marks.keys():
        _link(files[name], marks[name])
    return {name: found[name] for name in texts.names}


def _key(text: str, opt_level: int) -> str:
    head = f"{_llvm()} O{opt_level}\n"
    return hashlib.sha256((head + text).encode()).hexdigest()[:32]


@cache
def _llvm() -> str:
    from importlib.metadata import version

    return version("llvmlite")


def _link(file: Path, name: Path) -> None:
    """Let `file` be found under another name as well."""
    with suppress(OSError):
        os.link(file, name)


def read(file: Path) -> bytes | None:
    """What is kept in `file`, or None."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def write(file: Path, data: bytes) -> None:
    """Keep `data`; a cache that cannot be written is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
            temporary.write(data)
        os.replace(temporary.name, file)
    except OSError:
        return
