"""Which machines run now: a directory of this user's with a file and a monitor's socket for each of them.

`pyuk run` announces its machine there, and takes it back at its end. What a killed one left is cleared away by
the next look. Next: monitor.py.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from pyuk.qemu.machine import Machine

LONGEST_SOCKET = 100  # bytes of a unix socket's path: 108 on Linux, 104 on macOS


@dataclass(frozen=True)
class Running:
    """A machine that runs. pid: QEMU's. image: a path that can be read while it runs."""

    pid: int
    app: str
    image: str
    monitor: str
    machine: str
    memory_bytes: int
    started: float


def directory() -> Path | None:
    """The directory, which belongs to this user alone; None where there can be none."""
    base = os.environ.get("XDG_RUNTIME_DIR")
    user = getattr(os, "getuid", lambda: 0)()
    path = Path(base, "pyuk") if base else Path(tempfile.gettempdir(), f"pyuk-{user}")
    if len(os.fsencode(path)) > LONGEST_SOCKET - 20:
        return None
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        found = path.lstat()
    except OSError:
        return None
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == user and not found.st_mode & 0o077
    return path if is_ours else None


def new_monitor() -> str | None:
    """A path for the monitor of a machine that is to start; None where there is no directory."""
    found = directory()
    return str(found / f"{os.getpid()}-{time.monotonic_ns() % 10**6}.qmp") if found is not None else None


class Announcement:
    """The file about one machine."""

    def __init__(self, machine: Machine, app: str, pid: int, image: str) -> None:
        """Write it, where that can be done."""
        assert machine.monitor is not None
        self._socket = Path(machine.monitor)
        self._file = self._socket.with_suffix(".json")
        about = Running(pid, app, image, machine.monitor, machine.machine, machine.memory_bytes, time.time())
        with contextlib.suppress(OSError):
            self._file.write_text(json.dumps(asdict(about)), encoding="utf-8")

    def withdraw(self) -> None:
        """Take file and socket away."""
        for path in (self._file, self._socket):
            path.unlink(missing_ok=True)


def running() -> list[Running]:
    """Every machine of this user's that runs, the oldest first."""
    found = []
    place = directory()
    for path in sorted(place.glob("*.json")) if place is not None else []:
        try:
            about = Running(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue  # it is just being written, or taken away
        if is_alive(about.pid):
            found.append(about)
        else:
            for left in (path, path.with_suffix(".qmp")):
                left.unlink(missing_ok=True)
    return sorted(found, key=lambda each: each.started)


def is_alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
