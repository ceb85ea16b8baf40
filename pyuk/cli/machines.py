"""From a word on the command line to a machine that can be looked into: a core file, or one that runs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyuk.cli.suggest import did_you_mean
from pyuk.compiler.errors import UsageError
from pyuk.inside.core import CoreFile, is_core
from pyuk.inside.guest import Guest
from pyuk.inside.running import stopped
from pyuk.qemu.machine import format_size
from pyuk.qemu.runtime import Running, running


@dataclass(frozen=True)
class Looked:
    """A machine that stands still. directories: where the sources may be."""

    guest: Guest
    name: str
    facts: dict[str, Any] = field(default_factory=dict)
    directories: tuple[Path, ...] = ()


def is_core_file(path: Path) -> bool:
    """Whether there is a file that begins as a core does."""
    try:
        with open(path, "rb") as file:
            return is_core(file.read(64))
    except (OSError, ValueError):
        return False


def find_running(word: str | None) -> Running | None:
    """The running machine with that process number or app; without a word, the only one. None where there is none."""
    found = running()
    if word is not None:
        found = [each for each in found if word in (str(each.pid), each.app, Path(each.app).stem, Path(each.app).name)]
    if len(found) > 1:
        hint = ", ".join(f"{each.pid} ({each.app})" for each in found)
        raise UsageError("several machines run", hint=f"name one by its number: {hint}")
    return found[0] if found else None


def no_such_machine(word: str | None) -> UsageError:
    """What to say where nothing was found."""
    if word is None:
        return UsageError("no machine runs", hint="start one with `pyuk run`, or name a core file")
    near = did_you_mean(word, [each.app for each in running()])
    return UsageError(f"{word} is neither a core file nor a machine that runs", hint=near or "`pyuk run` starts one")


@contextlib.contextmanager
def looked_into(word: str | None, image: Path | None = None) -> Iterator[Looked]:
    """The machine that a word means, for a look. image: instead of the one that it comes with."""
    given = _read(image) if image is not None else None
    about = None if word is not None and is_core_file(Path(word)) else find_running(word)
    if word is not None and about is None and Path(word).exists():
        with contextlib.closing(open_core(Path(word))) as core:
            content = given or core.image
            if content is None:
                raise UsageError(f"{word} does not hold the image", hint="name it with --image app.elf")
            name = str(image) if image is not None else f"the image in {word}"
            yield Looked(Guest(core, content, name), word, core.facts, _directories(core.facts))
        return
    if about is None:
        raise no_such_machine(word)
    with stopped(about) as machine:
        facts = {"app": about.app, "end": "running", "machine": f"{about.machine}, {format_size(about.memory_bytes)}"}
        guest = Guest(machine, given or _read(Path(about.image)), about.app)
        yield Looked(guest, f"{about.app}, process {about.pid}", facts, (Path.cwd(), Path(about.app).absolute().parent))


def open_core(path: Path) -> CoreFile:
    """A core file; UsageError where it is none."""
    if path.is_dir():
        raise UsageError(f"{path} is a directory")
    try:
        return CoreFile(path)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the image {path}: {error.strerror}") from None


def _directories(facts: dict[str, Any]) -> tuple[Path, ...]:
    return (Path.cwd(), *([Path(facts["directory"])] if "directory" in facts else []))
