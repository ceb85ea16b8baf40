"""Machines that really start: every way a guest can end, and nothing lost or left over."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pyuk.compiler.errors import MachineFailed, UsageError
from pyuk.qemu import monitor
from pyuk.qemu.bootable import hide_multiboot
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import MACHINES, Machine
from pyuk.qemu.session import SYN, Outcome, Session
from tests.qemu import tiny

pytestmark = pytest.mark.boot

PATIENCE = 20.0  # seconds; no test here should come near
HANG = tiny.image(tiny.stdout(b"so far\n") + tiny.SPIN)


def run(
    image: bytes, machine: Machine | None = None, *, timeout: float = PATIENCE, stdin: int | None = None
) -> tuple[Outcome, bytes, bytes]:
    out, err = bytearray(), bytearray()
    with Process(machine or Machine(), image) as process:
        session = Session(process, stdout=out.extend, stderr=err.extend, stdin=stdin)
        outcome = asyncio.run(session.wait(timeout))
    assert process.popen.returncode is not None
    return outcome, bytes(out), bytes(err)


@pytest.mark.parametrize("boot", ["multiboot", "pvh"])
@pytest.mark.parametrize("machine", MACHINES)
def test_output_and_status(machine: str, boot: str) -> None:
    image = tiny.HELLO if boot == "multiboot" else hide_multiboot(tiny.HELLO)
    outcome, out, err = run(image, Machine(machine=machine))
    assert (outcome.end, outcome.status, out, err) == ("exit", 7, b"hello\n", b"a log line\n")


@pytest.mark.parametrize("value", [0, 1, 2, 3, 127, 128, 134, 255])
def test_every_status_arrives_whole(value: int) -> None:
    assert run(tiny.image(tiny.exit_with(value)))[0].status == value


def test_a_kernel_that_only_knows_the_debug_exit() -> None:
    assert run(tiny.image(tiny.debug_exit(5)))[0].status == 5
    assert run(tiny.image(tiny.debug_exit(0)))[0].status == 0


def test_nothing_is_lost_at_the_end() -> None:
    """Three hundred thousand bytes, more than any buffer on the way holds, then the end at once."""
    line = bytes(range(33, 127)) + b"\n"
    image = tiny.image(
        tiny.repeat(2000, tiny.stderr(line))
        + tiny.repeat(1200, tiny.stdout_patiently(line))
        + tiny.exit_with(0)
    )
    outcome, out, err = run(image)
    assert outcome.status == 0
    assert err == line * 2000
    assert out == line * 1200


@pytest.mark.parametrize("machine", MACHINES)
def test_a_triple_fault_is_told_from_an_exit(machine: str) -> None:
    code = tiny.stdout(b"almost\n") + tiny.TRIPLE_FAULT
    outcome, out, _ = run(tiny.image(code), Machine(machine=machine))
    assert (outcome.end, outcome.status, out) == ("reset", None, b"almost\n")
    assert outcome.registers["RIP"] == tiny.BASE + tiny.CODE_OFFSET + len(code) - len(tiny.UD2)


def test_a_reset_after_a_status_is_an_exit() -> None:
    outcome, _, _ = run(tiny.image(tiny.status(3) + tiny.TRIPLE_FAULT))
    assert (outcome.end, outcome.status) == ("exit", 3)


def test_a_guest_that_cannot_end_its_machine_is_ended() -> None:
    outcome, _, _ = run(tiny.image(tiny.status(4) + tiny.HALT))
    assert (outcome.end, outcome.status) == ("exit", 4)


def test_time_out_tells_where_the_guest_was() -> None:
    outcome, out, _ = run(HANG, timeout=0.5)
    assert (outcome.end, outcome.status, out) == ("time-out", None, b"so far\n")
    assert outcome.registers["RIP"] == tiny.BASE + tiny.CODE_OFFSET + len(tiny.stdout(b"so far\n"))
    assert outcome.seconds < 3


def test_input_reaches_the_guest(tmp_path: Path) -> None:
    image = tiny.image(tiny.echo_line() + tiny.exit_with(0))
    text = b"a line that is longer than the sixteen bytes of a 16550's FIFO\n"
    reader, writer = os.pipe()
    os.write(writer, text)
    os.close(writer)
    assert run(image, stdin=reader)[1].lstrip(SYN) == text
    os.close(reader)
    (tmp_path / "input").write_bytes(text + b"and more that nobody reads")
    with open(tmp_path / "input", "rb") as file:
        assert run(image, stdin=file.fileno())[1].lstrip(SYN) == text


def test_input_that_nobody_reads_loses_no_output(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(b"x" * 4_000_000)
    with open(tmp_path / "input", "rb") as file:
        outcome, out, err = run(tiny.HELLO, stdin=file.fileno())
    assert (outcome.status, out, err) == (7, b"hello\n", b"a log line\n")


def test_a_sink_that_fails_ends_the_machine() -> None:
    def broken(data: bytes) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError), Process(Machine(), HANG) as process:
        asyncio.run(Session(process, stdout=broken, stderr=broken).wait(PATIENCE))
    assert process.popen.returncode is not None


def test_qemu_killed_from_outside() -> None:
    for number, message in ((signal.SIGTERM, "signal from outside"), (signal.SIGKILL, "SIGKILL")):
        process = Process(Machine(), HANG)

        def kill(data: bytes, process: Process = process, number: int = number) -> None:
            process.popen.send_signal(number)

        with process, pytest.raises(MachineFailed, match=message):
            asyncio.run(Session(process, stdout=kill, stderr=kill).wait(PATIENCE))


@pytest.mark.parametrize(
    ("machine", "message"),
    [
        (Machine(cpu="nope"), "no processor 'nope'"),
        (Machine(memory_bytes=1 << 55), "cannot make a microvm machine with 32768 TiB"),
        (Machine(accel="hvf"), "accelerator hvf does not work"),
        (Machine(extra=("-device", "nothing-like-it")), "QEMU failed: .*nothing-like-it"),
    ],
)
def test_what_qemu_refuses_is_said_clearly(machine: Machine, message: str) -> None:
    with pytest.raises((UsageError, MachineFailed), match=message):
        run(tiny.HELLO, machine)


def test_an_image_without_an_entry() -> None:
    with pytest.raises(UsageError, match="does not take the image"):
        run(tiny.image(tiny.HALT, multiboot=False, pvh=False))


def test_the_monitor() -> None:
    async def ask(process: Process) -> None:
        session = Session(process, stdout=lambda data: None, stderr=lambda data: None)
        async with session:
            client = await session.monitor()
            registers = await monitor.registers(client)
            assert registers["RIP"] >= tiny.BASE
            assert await monitor.mappings(client) == []  # 32-bit mode, paging off
            status = await client.execute("query-status")
            assert isinstance(status, dict) and status["running"]

    with Process(Machine(), HANG) as process:
        time.sleep(0.2)  # until the guest has left the firmware
        asyncio.run(ask(process))


def test_memory_dump(tmp_path: Path) -> None:
    async def dump(process: Process) -> None:
        async with Session(process, stdout=lambda data: None, stderr=lambda data: None) as session:
            await monitor.dump_memory(await session.monitor(), tmp_path / "core")

    with Process(Machine(memory_bytes=4 << 20), HANG) as process:
        time.sleep(0.2)
        asyncio.run(dump(process))
    core = (tmp_path / "core").read_bytes()
    assert core[:4] == b"\x7fELF"
    assert tiny.stdout(b"so far\n") + tiny.SPIN in core


KILLED = """
import sys, time
sys.path[:0] = {path!r}
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import Machine
from tests.qemu.test_session import HANG
process = Process(Machine(), HANG)
process.channels["stdout"].recv(1)  # now it is QEMU that runs, no more the program that starts it
print(process.popen.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG is Linux's")
def test_qemu_ends_when_pyuk_is_killed() -> None:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", KILLED.format(path=[root])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        pid = int(starter.stdout.readline())
        starter.kill()
    deadline = time.monotonic() + 5
    while Path(f"/proc/{pid}").exists() and _state(pid) != "Z":
        assert time.monotonic() < deadline, "QEMU is still there"
        time.sleep(0.01)


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def test_nothing_is_left_open() -> None:
    run(tiny.HELLO)
    before = set(os.listdir("/proc/self/fd")) if sys.platform == "linux" else set()
    for _ in range(3):
        run(tiny.HELLO)
        run(tiny.image(tiny.TRIPLE_FAULT))
        run(HANG, timeout=0.1)
    after = set(os.listdir("/proc/self/fd")) if sys.platform == "linux" else set()
    assert after == before
