"""The guests that are compared: the same QEMU, machine, processor and device for Linux and for pyuk."""

from __future__ import annotations

import mmap
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from pyuk.cli.machine import kernel_command_line
from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from tests.bench.beside import linux
from tests.bench.beside.packages import Missing, place, tool
from tests.bench.beside.wire import Wire

QEMU = ["-accel", "tcg", "-cpu", "max", "-smp", "1", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"]
# Linux runs on q35 alone: Debian's kernel finds neither its clocks nor its devices on a microvm.
MACHINES = {"q35": ["-M", "q35"],
            "microvm": ["-M", "microvm,isa-serial=on,auto-kernel-cmdline=off",
                        "-global", "virtio-mmio.force-legacy=false"]}  # fmt: skip
DEVICES = {"q35": "virtio-net-pci,disable-legacy=on,romfile=", "microvm": "virtio-net-device"}
MAC = "52:54:00:12:34:56"  # one guest is alone on its wire
PATIENCE = 30.0
LEAST_WAIT, MOST_WAIT = 0.01, 0.3  # seconds for a connection; the first is lost where the guest is not up yet
COUNTER = Path(__file__).with_name("counter.c")


def counter() -> Path:
    """The compiled plugin. Missing where there is no compiler."""
    made = place() / "counter.so"
    subprocess.run([tool("gcc", "gcc"), "-shared", "-fPIC", "-O2", "-w", "-o", str(made), str(COUNTER)], check=True)
    return made


class Guest:
    """A running guest. wire: where it is reached. instructions(): what it ran until now, if they are counted."""

    def __init__(self, name: str, command: list[str], wire: Wire, *, mib: int, counts: bool, machine: str = "q35",
                 device: str = "") -> None:  # fmt: skip
        self.name, self.wire = name, wire
        self._directory = tempfile.TemporaryDirectory(prefix="pyuk-bench-")
        self._count: mmap.mmap | None = None
        words = [tool("qemu-system-x86_64", "qemu-system-x86"), *QEMU, *MACHINES[machine], "-m", str(mib), *command,
                 "-netdev", f"tap,id=net,ifname={wire.tap},script=no,downscript=no",
                 "-device", f"{DEVICES[machine]},netdev=net,mac={MAC}{device}",
                 "-serial", f"file:{self._directory.name}/serial"]  # fmt: skip
        if counts:
            path = Path(self._directory.name) / "count"
            path.write_bytes(bytes(8))
            with path.open("r+b") as file:
                self._count = mmap.mmap(file.fileno(), 8)
            words += ["-plugin", f"{counter()},out={path}"]
        wire.expect(MAC)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE)  # fmt: skip

    def __enter__(self) -> Guest:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.process.kill()
        self.process.communicate()
        self._directory.cleanup()

    def instructions(self) -> int:
        assert self._count is not None
        return int.from_bytes(self._count[:], "little")

    def resident_kib(self) -> int:
        """The memory of QEMU's process that is in use."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

    def said(self) -> str:
        """The last line on its serial port."""
        text = Path(f"{self._directory.name}/serial").read_text(errors="replace").strip()
        return text.splitlines()[-1] if text else "nothing"

    def answers(self, port: int, request: bytes) -> float:
        """Ask until there is an answer; the seconds from QEMU's start until then. Missing where none comes."""
        while (waited := time.perf_counter() - self.started) < PATIENCE:
            if self.process.poll() is not None:
                break
            try:
                patience = min(MOST_WAIT, max(LEAST_WAIT, waited / 10))
                with socket.create_connection((self.wire.guest, port), timeout=patience) as client:
                    client.settimeout(MOST_WAIT)
                    client.sendall(request)
                    if client.recv(100):
                        return time.perf_counter() - self.started
            except OSError:
                time.sleep(0.001)
        raise Missing(f"{self.name} does not answer on port {port}; it said: {self.said()}")


Maker = Callable[..., Guest]


def linux_guest(name: str, server: Callable[[linux.Files], str]) -> Maker:
    """What starts a Linux guest with that server.

    Its virtio device goes without the event index: with it, this QEMU's guests of one processor stall for good.
    """
    made: dict[str, linux.Linux] = {}

    def start(wire: Wire, *, mib: int = 256, counts: bool = False) -> Guest:
        if wire.guest not in made:
            files = linux.Files()
            made[wire.guest] = linux.guest(files, server(files), wire.guest)
        it = made[wire.guest]
        command = ["-kernel", str(it.kernel), "-initrd", str(it.initrd), "-append", it.options]
        return Guest(name, command, wire, mib=mib, counts=counts, device=",event_idx=off")

    return start


def pyuk_guest(name: str, app: Path, *args: str, machine: str = "q35") -> Maker:
    """What starts a guest that is an app of ours."""
    made: list[Path] = []

    def start(wire: Wire, *, mib: int = 256, counts: bool = False) -> Guest:
        if not made:
            path = place() / f"{app.stem}.elf"
            path.write_bytes(build(app, BuildOptions(stripped=True, release=True)).image)
            made.append(path)
        options = kernel_command_line(f"ip={wire.guest}/24,{wire.here}", [app.name, *args])
        return Guest(name, ["-kernel", str(made[0]), "-append", options], wire, mib=mib, counts=counts, machine=machine)

    return start
