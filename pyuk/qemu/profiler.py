"""QEMU's arguments for a machine whose instructions are counted: a plugin for its translator (profiler.c).

The plugin is compiled when it is first needed, by the C compiler of this machine, and kept in the cache.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from pyuk.compiler.errors import MachineFailed, MissingTool
from pyuk.qemu.tools import install_command

SOURCE = Path(__file__).with_name("profiler.c")
COUNTS, EVENTS, MEMORY = "counts", "events", "memory"
COMPILERS = ("cc", "gcc", "clang")
DETERMINISTIC = ("-icount", "shift=0,sleep=off", "-rtc", "base=2024-01-01,clock=vm", "-seed", "1")


@dataclass(frozen=True)
class Watched:
    """Where the image has what the plugin asks for: ranges and addresses; None where it has no tasks.

    offsets: of fields, by the names of the plugin's arguments.
    """

    traps: tuple[int, int] | None = None
    switch: tuple[int, int] | None = None
    turns: int | None = None
    offsets: dict[str, int] = field(default_factory=dict)


def plugin(cache: Path) -> Path:
    """The compiled plugin; MissingTool where there is no C compiler."""
    source = SOURCE.read_bytes()
    path = cache / f"profiler-{hashlib.sha256(source).hexdigest()[:16]}.so"
    if path.exists():
        return path
    compiler = next((found for name in COMPILERS if (found := shutil.which(name))), None)
    if compiler is None:
        raise MissingTool("a C compiler", install=install_command("gcc"), needed_for="count instructions")
    cache.mkdir(parents=True, exist_ok=True)
    descriptor, new = tempfile.mkstemp(dir=cache, suffix=".new")
    os.close(descriptor)
    command = [compiler, "-shared", "-fPIC", "-O2", "-w", "-o", new, str(SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        os.unlink(new)
        raise MachineFailed("the plugin for counting cannot be compiled", hint=done.stderr.strip()[:400])
    os.replace(new, path)
    return path


def arguments(path: Path, place: Path, watched: Watched, memory_bytes: int, *, real_time: bool, events: bool
              ) -> tuple[str, ...]:  # fmt: skip
    """QEMU's further arguments. place: a directory for the counts, the events and the guest's memory."""
    memory = place / MEMORY
    words = [str(path), f"out={place / COUNTS}", *([f"events={place / EVENTS}"] if events else [])]
    found: list[str] = [] if real_time else [*DETERMINISTIC]
    if watched.traps is not None:
        words.append(f"traps={watched.traps[0]:x}-{watched.traps[1]:x}")
    if watched.switch is not None and watched.turns is not None:
        words += [f"switch={watched.switch[0]:x}-{watched.switch[1]:x}", f"turns={watched.turns:x}", f"ram={memory}"]
        words += [f"{name}={offset:x}" for name, offset in watched.offsets.items()]
        backend = f"memory-backend-file,id=ram,size={memory_bytes},mem-path={memory},share=on"
        found += ["-object", backend, "-machine", "memory-backend=ram"]
    return (*found, "-plugin", ",".join(words))
