"""The core file of a guest that ended badly: when one is wanted, and what is told of it."""

from __future__ import annotations

import contextlib
import os
import shlex
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.cli.terminal import note
from pyuk.qemu.machine import Machine, format_size

if TYPE_CHECKING:
    from pyuk.qemu.session import Outcome

PANIC = "panic"
LARGEST_BY_ITSELF = 1 << 30  # memory that is dumped without being asked to


@dataclass(frozen=True)
class CoreWish:
    """Where the core of a run goes. dumped: QEMU's part of it, for a moment."""

    app: Path
    path: Path
    dumped: Path


def wish(app: Path, memory_bytes: int, *, asked: bool, refused: bool) -> CoreWish | None:
    """The core that a run of `app` leaves if it ends badly; None where it leaves none."""
    if refused or (memory_bytes > LARGEST_BY_ITSELF and not asked):
        return None
    path = Path(f"{app.stem}.core")
    return CoreWish(app, path, Path(f".{app.stem}.{os.getpid()}.dump"))


def finish(wished: CoreWish | None, outcome: Outcome, image: bytes, machine: Machine) -> None:
    """Make the core of what QEMU dumped, and say so; nothing of a guest that ended well."""
    if wished is None:
        return
    try:
        if outcome.why_no_core is not None:
            note(f"no core was written: {outcome.why_no_core}")
        if outcome.core:
            from pyuk.inside.core import complete

            complete(wished.dumped, wished.path, image, facts(wished.app, outcome, machine))
            note(f"core written: see `pyuk core {shlex.quote(str(wished.path))}`")
    except OSError as error:
        note(f"no core was written: {error.strerror}")


@contextlib.contextmanager
def cleared(wished: CoreWish | None) -> Iterator[None]:
    """QEMU's part of the core does not outlive the block."""
    try:
        yield
    finally:
        if wished is not None:
            wished.dumped.unlink(missing_ok=True)


def facts(app: Path, outcome: Outcome | None, machine: Machine) -> dict[str, object]:
    """What a core says of how it came to be."""
    return {
        "app": str(app),
        "directory": str(app.absolute().parent),
        "status": outcome.status if outcome is not None else None,
        "end": outcome.end if outcome is not None else "running",
        "seconds": round(outcome.seconds, 3) if outcome is not None else None,
        "machine": f"{machine.machine}, {format_size(machine.memory_bytes)}",
        "written": time.strftime("%Y-%m-%d %H:%M:%S"),
    }
