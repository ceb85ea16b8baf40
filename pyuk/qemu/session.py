"""A guest from start to end: its output as it comes, and how it ended.

    with Process(machine, image) as process:
        outcome = asyncio.run(Session(process, stdout=write, stderr=write_err).wait(timeout=10))

How a guest ends: it writes its status to port 0xea and leaves through isa-debug-exit, which ends QEMU at
once; or by ACPI, a reset or a panic that it reports, where QEMU stops the machine, says so over QMP and waits
(machine.py). A reset without a status is a triple fault or a kernel's last resort: the registers tell where.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import stat
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pyuk.qemu.failure import complaints, explain
from pyuk.qemu.launch import Process

if TYPE_CHECKING:
    from qemu.qmp import QMPClient

End = Literal["exit", "reset", "power-off", "time-out"]
Sink = Callable[[bytes], object]

CHUNK = 65536
EOT, DLE = b"\x04", b"\x10"  # the end of the input; what quotes a byte: pyuk/drivers/consoleinput.py
SYN = b"\x16"
PREAMBLE = SYN * 16  # for the port to lose until the guest has set it up
LINGER_SECONDS = 2.0  # for a guest that gave its status but cannot end the machine
ANSWER_SECONDS = 2.0  # for QEMU's monitor
STATUS_SECONDS = 0.02  # for a status that was written before the end, and comes over another channel
STOPPED = {"shutdown": "guest-reset", "guest-panicked": "guest-panic"}  # what QEMU's run states come from


@dataclass(frozen=True)
class Outcome:
    """How a guest ended.

    status: what it gave as its exit status; None where it gave none.
    registers: of the first processor, after a reset or a time-out.
    core: whether its memory was written to the path that the session was given; why_no_core, where that failed.
    """

    end: End
    status: int | None
    seconds: float
    registers: dict[str, int] = field(default_factory=dict)
    core: bool = False
    why_no_core: str | None = None


class Session:
    """Drives one Process. Make it inside a running event loop, or hand `wait` to asyncio.run.

    stdout, stderr: take the guest's output as it comes.
    stdin: a descriptor whose bytes go to the guest's console, or those bytes; None for no input.
    core: where QEMU writes the guest's memory to when it ends other than well, if the machine stays then.
    """

    def __init__(
        self, process: Process, *, stdout: Sink, stderr: Sink, stdin: int | bytes | None = None,
        core: Path | None = None,
    ) -> None:
        self.process = process
        self._sinks: dict[str, Sink] = {"stdout": stdout, "stderr": stderr, "status": self._take_status}
        self._stdin = stdin
        self._core = core
        self._has_core = False
        self._why_no_core: str | None = None
        self._status = bytearray()
        self._qemu_stderr = bytearray()
        self._client: asyncio.Task[QMPClient | None] | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._closed: asyncio.Future[None] | None = None
        self._open_channels = 0
        self._shutdown_reason: str | None = None
        self._registers: dict[str, int] = {}
        self._started = time.perf_counter()

    async def __aenter__(self) -> Session:
        loop = asyncio.get_running_loop()
        self._closed = loop.create_future()
        for name, sink in self._sinks.items():
            channel = self.process.channels[name]
            channel.setblocking(False)
            self._read(channel.fileno(), sink)
        assert self.process.popen.stderr is not None
        self._read(self.process.popen.stderr.fileno(), self._qemu_stderr.extend)
        self._client = loop.create_task(self._connect())
        self._tasks.append(loop.create_task(self._feed(self._stdin)))
        return self

    async def __aexit__(self, *error: object) -> None:
        """End QEMU and every task; what the guest wrote until now has reached the sinks."""
        self.process.stop()
        client = await self._client if self._client is not None else None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if client is not None:
            with contextlib.suppress(Exception):  # it tells again how the connection was lost
                await client.disconnect()
        self._stop_reading()
        self.process.end()

    @property
    def status(self) -> int | None:
        """The exit status that the guest has given so far, if any."""
        return self._status[-1] if self._status else None

    async def monitor(self) -> QMPClient:
        """The QMP client; ConnectionError where QEMU has ended."""
        assert self._client is not None
        client = await asyncio.shield(self._client)
        if client is None:
            raise ConnectionError("QEMU has ended")
        return client

    async def ready(self) -> None:
        """Wait until QEMU is up, its debug stub included; raises what it says where it cannot be."""
        try:
            await (await self.monitor()).execute("query-status")
        except Exception:
            await self.wait()
            raise

    async def wait(self, timeout: float | None = None) -> Outcome:
        """Wait for the guest to end, at most `timeout` seconds, and say how it did.

        Raises UsageError or MachineFailed where QEMU failed, not the guest.
        """
        if self._closed is None:
            async with self:
                return await self.wait(timeout)
        try:
            async with asyncio.timeout(timeout):
                await asyncio.shield(self._closed)
        except TimeoutError:
            with contextlib.suppress(ConnectionError):
                await self._read_registers(await self.monitor())
            return self._outcome("time-out")
        returncode = await asyncio.to_thread(self.process.popen.wait)
        if not self._status:
            await self._read_last_events()
        return self._judge(returncode)

    # --- the end ----------------------------------------------------------------------------

    def _judge(self, returncode: int) -> Outcome:
        """What the status, QMP's reason and QEMU's own exit code together say."""
        if self.status is not None:
            return self._outcome("exit", self.status)
        if self._shutdown_reason in ("guest-reset", "guest-panic"):
            return self._outcome("reset")
        if self._shutdown_reason not in (None, "host-signal"):
            return self._outcome("power-off")
        stderr = self._qemu_stderr.decode("utf-8", "replace")
        if returncode % 2 == 1 and returncode > 0 and not complaints(stderr):
            return self._outcome("exit", returncode >> 1)  # isa-debug-exit: status * 2 + 1
        raise explain(stderr, returncode, self.process.machine)

    def _outcome(self, end: End, status: int | None = None) -> Outcome:
        seconds = time.perf_counter() - self._started
        return Outcome(end, status, seconds, self._registers, self._has_core, self._why_no_core)

    def _take_status(self, data: bytes) -> None:
        self._status += data
        self._tasks.append(asyncio.get_running_loop().create_task(self._end_lingering()))

    async def _end_lingering(self) -> None:
        await asyncio.sleep(LINGER_SECONDS)
        if self._shutdown_reason is None:  # else it ends when what is being done is done
            self.process.popen.terminate()

    # --- QMP --------------------------------------------------------------------------------

    async def _connect(self) -> QMPClient | None:
        """The QMP client, with its events being followed; None where QEMU ended before."""
        if self.process.popen.poll() is not None:
            return None
        from pyuk.qemu import monitor

        try:
            client = await monitor.connect(self.process.channels["qmp"])
        except Exception:  # whatever it is: the channels and the exit code tell why QEMU ended
            return None
        self._tasks.append(asyncio.get_running_loop().create_task(self._follow(client)))
        return client

    async def _follow(self, client: QMPClient) -> None:
        """Wait for the end that the guest's ACPI or reset makes: QEMU stops the machine and waits.

        A guest can be faster than the negotiation, and its event is then never sent; but once QEMU has
        answered one question, it sends them all.
        """
        with contextlib.suppress(Exception):  # the connection is lost when QEMU ends: nothing to follow
            answer = await client.execute("query-status")
            await self._heed_events(client)
            if isinstance(answer, dict) and answer["status"] in STOPPED:
                await self._guest_stopped(client, STOPPED[answer["status"]])
            async for event in client.events:
                await self._heed(client, event)

    async def _heed_events(self, client: QMPClient) -> None:
        """Act on the events that have come already."""
        while not client.events.empty():
            await self._heed(client, await client.events.get())

    async def _heed(self, client: QMPClient, event: Mapping[str, object]) -> None:
        data = event.get("data")
        if event["event"] == "SHUTDOWN" and isinstance(data, dict):
            await self._guest_stopped(client, str(data["reason"]))
        elif event["event"] == "GUEST_PANICKED":
            await self._guest_stopped(client, "guest-panic")

    async def _read_last_events(self) -> None:
        """Act on what QEMU reported before it ended: the events may come after the end of the channels."""
        from qemu.qmp import Runstate

        with contextlib.suppress(Exception):
            async with asyncio.timeout(ANSWER_SECONDS):
                client = await self.monitor()
                while client.runstate is Runstate.RUNNING:
                    await client.runstate_changed()
                await self._heed_events(client)

    async def _guest_stopped(self, client: QMPClient, reason: str) -> None:
        if self._shutdown_reason is None:
            self._shutdown_reason = reason
            if reason == "guest-reset" and not self._status:
                await self._read_registers(client)
            if self._core is not None:
                await asyncio.sleep(0 if self._status else STATUS_SECONDS)
                if self.status != 0:
                    await self._dump(client, self._core)
            self.process.popen.terminate()

    async def _dump(self, client: QMPClient, path: Path) -> None:
        """Let QEMU write the guest's memory to a file."""
        from pyuk.qemu import monitor

        try:
            await monitor.dump_memory(client, path)
            self._has_core = True
        except Exception as error:  # whatever it is: the guest's end is told all the same
            self._why_no_core = str(error) or type(error).__name__

    async def _read_registers(self, client: QMPClient) -> None:
        """Keep the processor's registers, if QEMU still answers."""
        from pyuk.qemu import monitor

        with contextlib.suppress(Exception):  # the registers are an extra: their lack hides nothing
            async with asyncio.timeout(ANSWER_SECONDS):
                self._registers = await monitor.registers(client)

    # --- channels ---------------------------------------------------------------------------

    def _read(self, descriptor: int, sink: Sink) -> None:
        """Give everything that comes on `descriptor` to `sink`, until its end."""
        os.set_blocking(descriptor, False)
        asyncio.get_running_loop().add_reader(descriptor, self._readable, descriptor, sink)
        self._open_channels += 1

    def _readable(self, descriptor: int, sink: Sink) -> None:
        try:
            data = os.read(descriptor, CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""  # QEMU left input unread: a reset follows the last byte, as an end does
        if data:
            try:
                sink(data)
            except BaseException as error:
                self._finish(error)
            return
        asyncio.get_running_loop().remove_reader(descriptor)
        self._open_channels -= 1
        if self._open_channels == 0:
            self._finish(None)

    def _finish(self, error: BaseException | None) -> None:
        assert self._closed is not None
        if not self._closed.done():
            if error is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(error)

    def _stop_reading(self) -> None:
        assert self.process.popen.stderr is not None
        loop = asyncio.get_running_loop()
        for name in self._sinks:
            if self.process.channels[name].fileno() >= 0:
                loop.remove_reader(self.process.channels[name].fileno())
        if not self.process.popen.stderr.closed:
            loop.remove_reader(self.process.popen.stderr.fileno())

    async def _feed(self, source: int | bytes | None) -> None:
        """Send all input to the guest's console, then word of its end."""
        loop = asyncio.get_running_loop()
        console: socket.socket = self.process.channels["stdout"]
        with contextlib.suppress(OSError):  # the guest ended: nobody reads any more
            await loop.sock_sendall(console, PREAMBLE)
            if isinstance(source, bytes):
                await loop.sock_sendall(console, quoted(source))
            while isinstance(source, int) and (data := await _read_input(source)):
                await loop.sock_sendall(console, quoted(data))
            await loop.sock_sendall(console, EOT)


def quoted(data: bytes) -> bytes:
    """Input as the guest's console takes it: what would mean something else has a DLE before it."""
    for each in (DLE, EOT, SYN):
        data = data.replace(each, DLE + each)
    return data


async def _read_input(source: int) -> bytes:
    """The next bytes of a terminal, pipe or file; empty at its end."""
    if stat.S_ISREG(os.fstat(source).st_mode):
        return os.read(source, CHUNK)
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    try:
        loop.add_reader(source, ready.set)
    except PermissionError:  # a device that cannot be waited for, such as /dev/null
        return os.read(source, CHUNK)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(source)
    return os.read(source, CHUNK)
