"""What was made before and is kept: objects by the text that they were compiled from, other things by name."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pyuk.compiler.codegen.worker as worker


def directory() -> Path:
    """Where objects are kept: under $PYUK_CACHE, or the user's cache directory."""
    given = os.environ.get("PYUK_CACHE")
    if given:
        return Path(given)
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "pyuk"


def objects(texts: Mapping[str, str], opt_level: int) -> dict[str, bytes]:
    """The object of each unit, from the cache or compiled now."""
    files = {name: directory() / f"{_key(text, opt_level)}.o" for name, text in texts.items()}
    found = {name: data for name, file in files.items() if (data := read(file)) is not None}
    missing = {name: texts[name] for name in texts if name not in found}
    if missing:
        made = worker.compile_all(missing, opt_level)
        for name, data in made.items():
            write(files[name], data)
        found |= made
    return {name: found[name] for name in texts}


def _key(text: str, opt_level: int) -> str:
    from importlib.metadata import version

    head = f"{version('llvmlite')} O{opt_level}\n"
    return hashlib.sha256((head + text).encode()).hexdigest()[:32]


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
