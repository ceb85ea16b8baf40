"""The load: wrk, redis-benchmark, and bulk transfers by this process. Each gives figures of one guest."""

from __future__ import annotations

import re
import socket
import subprocess
import time

from tests.bench.beside.machines import Guest
from tests.bench.beside.packages import Missing, tool

SECONDS = 4
BULK_BYTES = 256 << 20
CHUNK = bytes(1 << 20)
PATIENCE = 60.0


def wrk(guest: Guest, connections: int, seconds: int = SECONDS, path: str = "/") -> tuple[float, int]:
    """(requests per second, requests) over connections that are kept. Missing where a request failed."""
    command = [tool("wrk", "wrk"), "-t1", f"-c{connections}", f"-d{seconds}s", f"http://{guest.wire.guest}{path}"]
    told = _output(command)
    rate, count = re.search(r"Requests/sec: +([0-9.]+)", told), re.search(r"([0-9]+) requests in", told)
    if rate is None or count is None or "Non-2xx" in told or "Socket errors" in told:
        raise Missing(f"wrk of {guest.name}: {' '.join(told.split())[-200:]}")
    return float(rate[1]), int(count[1])


def redis_benchmark(guest: Guest, test: str, pipelined: int, count: int, clients: int = 50) -> float:
    """Commands per second."""
    program = tool("redis-benchmark", "redis-tools")
    told = _output([program, "-h", guest.wire.guest, "-t", test.lower(), "-P", str(pipelined), "-n", str(count),
                    "-c", str(clients), "--csv"])  # fmt: skip
    found = re.search(rf'"{test}[^"]*","([0-9.]+)"', told, re.IGNORECASE)
    if found is None:
        raise Missing(f"redis-benchmark of {guest.name}: {told.strip()[-200:]}")
    return float(found[1])


def bulk_in(guest: Guest, size: int = BULK_BYTES) -> float:
    """Gigabits per second into the guest, until it has told how many bytes came."""
    with socket.create_connection((guest.wire.guest, 5001), timeout=PATIENCE) as client:
        before = time.perf_counter()
        for _ in range(size // len(CHUNK)):
            client.sendall(CHUNK)
        client.shutdown(socket.SHUT_WR)
        told = int(client.recv(100))
        seconds = time.perf_counter() - before
    if told != size:
        raise Missing(f"{guest.name} got {told} bytes of {size}")
    return size * 8 / seconds / 1e9


def bulk_out(guest: Guest, size: int = BULK_BYTES) -> float:
    """Gigabits per second out of the guest."""
    room = bytearray(len(CHUNK))
    with socket.create_connection((guest.wire.guest, 5002), timeout=PATIENCE) as client:
        before, total = time.perf_counter(), 0
        client.sendall(f"{size}\n".encode())
        while count := client.recv_into(room):
            total += count
        seconds = time.perf_counter() - before
    if total != size:
        raise Missing(f"{guest.name} sent {total} bytes of {size}")
    return size * 8 / seconds / 1e9


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    if done.returncode != 0:
        raise Missing(f"{command[0]} failed: {done.stderr.strip()[-200:]}")
    return done.stdout
