"""A run that is recorded by QEMU, and machines that do the same again: how `pyuk debug` goes back in time.

QEMU replays a recorded run exactly, but (7.2) cannot go back in it. It can stop at an instruction by its number,
though; so what goes back is made of going forward: the machine is started anew, and runs to an earlier instruction
(docs/decisions/0024). Source: QEMU 7.2 docs/system/replay.rst; qapi/replay.json.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path

from pyuk.compiler.errors import UsageError
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import Machine
from pyuk.qemu.session import Session

Sink = Callable[[bytes], object]


def recorded(machine: Machine, log: Path) -> Machine:
    """A machine whose run QEMU records in `log`."""
    return _with_log(machine, log, "record")


def replayed(machine: Machine, log: Path) -> Machine:
    """A machine that does what was recorded."""
    return _with_log(machine, log, "replay")


def _with_log(machine: Machine, log: Path, what: str) -> Machine:
    if "," in str(log):
        raise UsageError(f"the name of a record cannot hold a comma: {log}")
    words = ("-icount", f"shift=1,rr={what},rrfile={log}")
    return dataclasses.replace(machine, extra=(*machine.extra, *words))


# --- what a record is of -----------------------------------------------------------------------


def seal(log: Path, machine: Machine, image: bytes) -> None:
    """Note in a record, behind QEMU's own, what it is of."""
    with contextlib.suppress(FileNotFoundError), log.open("r+b") as file:
        file.seek(0, 2)
        file.write(_digest(machine, image))


def check_seal(log: Path, machine: Machine, image: bytes) -> None:
    """UsageError where there is no such record, or one of another program or machine."""
    try:
        data = log.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {log}: {error.strerror}") from error
    if not data.endswith(_digest(machine, image)):
        hint = "replay the same program with the same arguments and options"
        raise UsageError(f"{log} is no whole record of this program on this machine", hint=hint)


def _digest(machine: Machine, image: bytes) -> bytes:
    about = (machine.machine, machine.cpu, machine.memory_bytes, machine.cmdline, machine.bios)
    return hashlib.sha256(repr(about).encode() + image).digest()


# --- machines, one after the other -----------------------------------------------------------------


class Debugged:
    """The machine that gdb looks at, and those that follow it when gdb wants to be at an earlier instruction.

    begin: called with each Process. What a guest says again is not shown again.
    """

    def __init__(
        self, machine: Machine, image: bytes, begin: Callable[[Process], None], stdout: Sink, stderr: Sink
    ) -> None:
        self._machine, self._image, self._begin = machine, image, begin
        self._sinks = [_Once(stdout), _Once(stderr)]
        self.process: Process
        self.session: Session

    async def start(self) -> None:
        """Start a machine, which waits for gdb."""
        self.process = Process(self._machine, self._image)
        self._begin(self.process)
        for sink in self._sinks:
            sink.seen = 0
        self.session = Session(self.process, stdout=self._sinks[0], stderr=self._sinks[1])
        await self.session.__aenter__()
        await self.session.ready()

    async def end(self) -> None:
        """End the machine."""
        await self.session.__aexit__()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer gdb's questions, a line each: `where`, and `go NUMBER`; -1 where the machine has ended."""
        with contextlib.suppress(ConnectionError):
            while line := (await reader.readline()).split():
                answer = await self._where() if line[0] == b"where" else await self._go(int(line[1]))
                writer.write(b"%d\n" % answer)
                await writer.drain()
        writer.close()

    async def _where(self) -> int:
        """How many instructions the machine has executed."""
        try:
            answer = await (await self.session.monitor()).execute("query-replay")
        except Exception:  # whatever it is: there is no monitor any more
            return -1
        return int(answer["icount"]) if isinstance(answer, dict) else -1

    async def _go(self, count: int) -> int:
        """Start anew, and stop after so many instructions; the new machine's process."""
        await self.end()
        await self.start()
        await (await self.session.monitor()).execute("replay-break", {"icount": count})
        return self.process.popen.pid


class _Once:
    """Shows what comes from a machine but for what an earlier one has said already. seen: bytes of this one."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._shown = 0
        self.seen = 0

    def __call__(self, data: bytes) -> None:
        new = data[max(0, self._shown - self.seen):]
        self.seen += len(data)
        if new:
            self._shown = self.seen
            self._sink(new)
