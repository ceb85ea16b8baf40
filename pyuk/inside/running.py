"""A machine that runs: stopped for the look, read over QEMU's monitor, and let go again.

Memory is fetched in pieces as it is needed (QMP `pmemsave`), so that a large machine costs no more than what is
looked at. Source: QEMU 7.2, QMP Reference Manual.
"""

from __future__ import annotations

import contextlib
import json
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyuk.compiler.errors import MachineFailed
from pyuk.inside.memory import NoMemory, Snapshot
from pyuk.qemu.monitor import parse_registers
from pyuk.qemu.runtime import Running

PIECE = 1 << 18
ANSWER_SECONDS = 10.0
HIGHEST = 1 << 46  # no address above is one of a machine's memory


class Monitor:
    """A QMP session of one question after the other."""

    def __init__(self, path: str) -> None:
        """MachineFailed where nobody answers."""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(ANSWER_SECONDS)
        try:
            self._socket.connect(path)
            self._file = self._socket.makefile("rwb")
            self._next()  # the greeting
            self.execute("qmp_capabilities")
        except OSError as error:
            self._socket.close()
            hint = "somebody else may be looking at it" if isinstance(error, TimeoutError) else None
            raise MachineFailed(f"the machine's monitor does not answer: {error}", hint=hint) from None

    def execute(self, command: str, **arguments: Any) -> Any:
        """The answer to a command; MachineFailed where QEMU refuses it."""
        self._file.write(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        self._file.flush()
        while True:
            message = self._next()
            if "return" in message:
                return message["return"]
            if "error" in message:
                raise MachineFailed(f"QEMU refuses {command}: {message['error'].get('desc')}")

    def human(self, command: str) -> str:
        """The answer to a command of the human monitor."""
        return str(self.execute("human-monitor-command", **{"command-line": command})).replace("\r\n", "\n")

    def _next(self) -> dict[str, Any]:
        line = self._file.readline()
        if not line:
            raise MachineFailed("the machine has ended")
        message = json.loads(line)
        assert isinstance(message, dict)
        return message

    def close(self) -> None:
        """End the session."""
        with contextlib.suppress(OSError):
            self._file.close()
        self._socket.close()


class RunningMachine(Snapshot):
    """The memory and registers of a machine, while it is stopped."""

    def __init__(self, monitor: Monitor, directory: Path) -> None:
        super().__init__()
        self._monitor = monitor
        self._file = directory / "piece"
        self._pieces_read: dict[int, bytes] = {}
        count = len(monitor.execute("query-cpus-fast"))
        self.registers = []
        for number in range(count):
            monitor.human(f"cpu {number}")
            self.registers.append(parse_registers(monitor.human("info registers")))

    def physical(self, paddr: int, size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            at = paddr + len(found)
            number, offset = divmod(at, PIECE)
            found += self._piece(number)[offset:offset + size - len(found)]
        return bytes(found)

    def _piece(self, number: int) -> bytes:
        if number not in self._pieces_read:
            if not 0 <= number * PIECE < HIGHEST:
                raise NoMemory(number * PIECE)
            self._monitor.execute("pmemsave", val=number * PIECE, size=PIECE, filename=str(self._file))
            self._pieces_read[number] = self._file.read_bytes()
            self._file.unlink()
        return self._pieces_read[number]


@contextlib.contextmanager
def stopped(about: Running) -> Iterator[RunningMachine]:
    """A running machine for a look; it goes on afterwards if it did before."""
    monitor = Monitor(about.monitor)
    try:
        was_running = bool(monitor.execute("query-status").get("running"))
        monitor.execute("stop")
        try:
            with tempfile.TemporaryDirectory(prefix="pyuk-look-") as directory:
                yield RunningMachine(monitor, Path(directory))
        finally:
            if was_running:
                monitor.execute("cont")
    finally:
        monitor.close()


def dump(about: Running, path: Path) -> None:
    """Let QEMU write all of a running machine's memory to a file; the machine stands still meanwhile."""
    monitor = Monitor(about.monitor)
    try:
        monitor.execute("dump-guest-memory", paging=False, protocol=f"file:{path}")
    finally:
        monitor.close()

