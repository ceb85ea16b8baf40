"""How fast one TCP connection is, into a guest and out of it, with QEMU's options on and off.

    unshare -n python -m tests.bench.bulk [--mib N]

It wants root, and a network namespace of its own, for a tap: the other end is this machine's Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from pyuk.cli.networking import USER_ADDRESS
from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from pyuk.qemu.launch import Process
from pyuk.qemu.network import Network
from pyuk.qemu.session import Session
from tests.guest.machine import machine_of

CASE = Path(__file__).parent / "cases" / "bulk.py"
TAP = "pyuk0"
GUEST = "10.0.2.15"
SINK, SOURCE, ECHO = 5001, 5002, 5003  # what its ports do
OPTIONS = {
    "all that QEMU offers": "",
    "no segments cut or joined": ",host_tso4=off,guest_tso4=off",
    "no mergeable buffers": ",mrg_rxbuf=off",
    "no checksums either": ",csum=off,guest_csum=off,host_tso4=off,guest_tso4=off,host_tso6=off,guest_tso6=off"
    ",host_ecn=off,guest_ecn=off,host_ufo=off,guest_ufo=off,mrg_rxbuf=off",
}
PATIENCE = 60.0


def prepare() -> None:
    """The tap, with this end's address."""
    for words in (f"tuntap add {TAP} mode tap", f"link set {TAP} up", f"addr add 10.0.2.2/24 dev {TAP}"):
        subprocess.run(["ip", *words.split()], check=True)


def into(mib: int) -> float:
    """Gbit/s into the guest."""
    with socket.create_connection((GUEST, SINK), PATIENCE) as connection:
        before = time.perf_counter()
        data = bytes(1 << 20)
        for _ in range(mib):
            connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        assert int(connection.recv(100)) == mib << 20
        return mib * (8 << 20) / (time.perf_counter() - before) / 1e9


def out_of(mib: int) -> float:
    """Gbit/s out of the guest."""
    with socket.create_connection((GUEST, SOURCE), PATIENCE) as connection:
        before = time.perf_counter()
        connection.sendall(f"{mib << 20}\n".encode())
        left = mib << 20
        while left > 0:
            part = connection.recv(1 << 20)
            assert part
            left -= len(part)
        return mib * (8 << 20) / (time.perf_counter() - before) / 1e9


def check_echo(connection: socket.socket, mib: int) -> None:
    """What goes in comes out again."""
    pattern = random.Random(7).randbytes(1 << 20)
    sender = threading.Thread(target=connection.sendall, args=(pattern * mib,))
    sender.start()
    with connection.makefile("rb") as came:
        for i in range(mib):
            assert came.read(len(pattern)) == pattern, f"MiB {i} is not what was sent"
    sender.join()


def processor_seconds(process: Process) -> float:
    """What QEMU has used of the processors."""
    words = Path(f"/proc/{process.popen.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def measure(image: bytes, options: str, mib: int, rounds: int) -> list[float]:
    """In and out: the best rate of some rounds, and what it would be if QEMU never had to wait for a processor."""
    machine = machine_of("q35", options=f"ip={USER_ADDRESS}", mib=64,
                         network=Network("tap", tap=TAP, options=options))

    async def timed(process: Process, transfer: Callable[[int], float]) -> list[float]:
        rates, before = [], processor_seconds(process)
        for _ in range(rounds):
            rates.append(await asyncio.to_thread(transfer, mib))
        used = processor_seconds(process) - before
        return [max(rates), rounds * mib * (8 << 20) / used / 1e9]

    async def run(process: Process) -> list[float]:
        ready = asyncio.Event()
        async with Session(process, stdout=lambda data: ready.set(), stderr=print):
            await asyncio.wait_for(ready.wait(), PATIENCE)
            with socket.create_connection((GUEST, ECHO), PATIENCE) as connection:
                await asyncio.to_thread(check_echo, connection, 4)
            return [*await timed(process, into), *await timed(process, out_of)]

    with Process(machine, image) as process:
        return asyncio.run(run(process))


def main() -> None:
    parser = argparse.ArgumentParser(description="bulk TCP into a guest and out of it")
    parser.add_argument("--mib", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--options", type=int, default=len(OPTIONS), help="how many of the sets of options")
    chosen = parser.parse_args()
    prepare()
    image = build(CASE, BuildOptions(stripped=True)).image
    print(f"{'Gbit/s':<28} {'in':>6} {'for a busy second':>20} {'out':>6} {'for a busy second':>20}")
    for name, options in list(OPTIONS.items())[: chosen.options]:
        rates = measure(image, options, chosen.mib, chosen.rounds)
        print(f"{name:<28} {rates[0]:6.2f} {rates[1]:20.2f} {rates[2]:6.2f} {rates[3]:20.2f}", flush=True)


if __name__ == "__main__":
    main()
