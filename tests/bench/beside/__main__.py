"""`make bench-net`: servers of pyuk and servers in a Linux guest, by the same clients, in one run. Nothing is asserted.

    python -m tests.bench.beside [--rounds N] [--only WORD]

All guests have one processor, and the same machine of the same QEMU with TCG. They run side by side, idle but for the
one that is asked, and are asked in turn, so that what else this machine does meets all. A figure is the median of the
rounds.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.bench.beside import clients, kernel, linux, packages
from tests.bench.beside.machines import Guest, Maker, linux_guest, pyuk_guest
from tests.bench.beside.packages import Missing
from tests.bench.beside.wire import Wire, separate

EXAMPLES = Path(__file__).parents[3] / "examples"
CASES = Path(__file__).parents[1] / "cases"
BODY = "hello from a machine of my own"
GET = b"GET / HTTP/1.1\r\nHost: guest\r\n\r\n"
PING = b"PING\r\n"

SERVERS: dict[str, tuple[Maker, int, bytes]] = {
    "pyuk responder.py": (pyuk_guest("responder.py", CASES / "responder.py"), 80, GET),
    "responder.py, microvm": (pyuk_guest("responder.py", CASES / "responder.py", machine="microvm"), 80, GET),
    "pyuk httpd.py": (pyuk_guest("httpd.py", EXAMPLES / "httpd.py", "80"), 80, GET),
    "Linux C epoll": (linux_guest("C epoll", lambda files: linux.in_c(files, "epoll_http.c")), 80, GET),
    "Linux nginx": (linux_guest("nginx", lambda files: linux.nginx(files, BODY)), 80, GET),
    "pyuk redis_server.py": (pyuk_guest("redis_server.py", EXAMPLES / "redis_server.py", "6379"), 6379, PING),
    "Linux redis": (linux_guest("redis", linux.redis), 6379, PING),
    "pyuk bulk.py": (pyuk_guest("bulk.py", CASES / "bulk.py"), 5002, b"1\n"),
    "Linux C": (linux_guest("bulk.c", lambda files: linux.in_c(files, "bulk.c")), 5002, b"1\n"),
}
WEB = ("pyuk responder.py", "pyuk httpd.py", "Linux C epoll", "Linux nginx")
FIRST = ("responder.py, microvm", *WEB)
KEYS = ("pyuk redis_server.py", "Linux redis")
BULK = ("pyuk bulk.py", "Linux C")

Measure = Callable[[Guest], float]
REQUESTS: dict[str, Measure] = {
    "16 connections": lambda guest: clients.wrk(guest, 16)[0],
    "1 connection": lambda guest: clients.wrk(guest, 1)[0],
}
COMMANDS: dict[str, Measure] = {
    "SET": lambda guest: clients.redis_benchmark(guest, "SET", 1, 20_000),
    "GET": lambda guest: clients.redis_benchmark(guest, "GET", 1, 20_000),
    "SET -P 16": lambda guest: clients.redis_benchmark(guest, "SET", 16, 200_000),
    "GET -P 16": lambda guest: clients.redis_benchmark(guest, "GET", 16, 200_000),
}
TRANSFERS: dict[str, Measure] = {"into the guest": clients.bulk_in, "out of it": clients.bulk_out}


def running(names: tuple[str, ...], stack: ExitStack) -> Iterator[tuple[str, Guest]]:
    """Start the servers of these names; those that cannot be had are told of and left out."""
    for name in names:
        try:
            maker, port, request = SERVERS[name]
            guest = stack.enter_context(maker(Wire()))
            guest.answers(port, request)
            yield name, guest
        except Missing as why:
            print(f"  not measured: {name}: {why}")


def compare(title: str, names: tuple[str, ...], unit: str, rounds: int,
            measures: dict[str, Measure]) -> None:  # fmt: skip
    """A table: a line a server, a column a measure."""
    print(f"\n{title} ({unit})")
    with ExitStack() as stack:
        guests = dict(running(names, stack))
        found: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for what, measure in measures.items():
                for name, guest in guests.items():
                    try:
                        found.setdefault((name, what), []).append(measure(guest))
                    except (Missing, OSError) as why:
                        print(f"  not measured: {name}, {what}: {why}")
    print(f"  {'':<24}" + "".join(f"{what:>22}" for what in measures))
    for name in guests:
        print(f"  {name:<24}" + "".join(f"{shown(found.get((name, what), [])):>22}" for what in measures))


def shown(figures: list[float]) -> str:
    """The median."""
    if not figures:
        return "-"
    return f"{statistics.median(figures):,.{0 if max(figures) > 100 else 2}f}"


def first_response(names: tuple[str, ...], rounds: int) -> None:
    """From QEMU's start to the first response, and what the guest ran until then."""
    print("\nfirst response over HTTP, counted from QEMU's start (q35, with its BIOS, but where a line says otherwise)")
    for name in names:
        try:
            maker, port, request = SERVERS[name]
            seconds = []
            for _ in range(rounds):
                wire = Wire()
                with maker(wire) as guest:
                    seconds.append(guest.answers(port, request))
                wire.remove()
            wire = Wire()
            with maker(wire, counts=True) as guest:
                guest.answers(port, request)
                count = guest.instructions()
            least, middle = min(seconds) * 1000, statistics.median(seconds) * 1000
            print(f"  {name:<24}{middle:12,.0f} ms {least:8,.0f} at least {count:18,} instructions", flush=True)
        except Missing as why:
            print(f"  not measured: {name}: {why}")


def instructions(names: tuple[str, ...], connections: tuple[int, ...]) -> None:
    """Guest instructions per request, by a plugin of QEMU's translator, while wrk asks.

    It asks for a second first: what a guest does once, as to find out the rate of its clock, is no request's cost.
    """
    print("\nguest instructions per request, under wrk")
    print(f"  {'':<24}" + "".join(f"{f'{each} connections':>22}" for each in connections))
    for name in names:
        try:
            maker, port, request = SERVERS[name]
            wire = Wire()
            with maker(wire, counts=True) as guest:
                guest.answers(port, request)
                costs = []
                for each in connections:
                    clients.wrk(guest, each, seconds=1)
                    before = guest.instructions()
                    _, count = clients.wrk(guest, each)
                    costs.append((guest.instructions() - before) / count)
            print(f"  {name:<24}" + "".join(f"{cost:>22,.0f}" for cost in costs))
        except Missing as why:
            print(f"  not measured: {name}: {why}")


def least_memory(names: tuple[str, ...], sizes: tuple[int, ...]) -> None:
    """The least of these sizes of RAM, in MiB, with which a server answers a request."""
    print("\nleast memory that answers a request")
    for name in names:
        maker, port, request = SERVERS[name]
        least, why_not = 0, ""
        for mib in sizes:
            wire = Wire()
            try:
                with maker(wire, mib=mib) as guest:
                    guest.answers(port, request)
                    least = mib
            except Missing as why:
                why_not = str(why)
                break
            finally:
                wire.remove()
        print(f"  {name:<24}{least:>6} MiB" if least else f"  not measured: {name}: {why_not}")


def prepare() -> None:
    """Fetch what comes over the network, as long as this process is in it; what cannot be had is told of later."""
    for name in ("busybox-static", "nginx", "redis-tools"):
        try:
            packages.kernel()
            packages.unpacked(name)
        except Missing as why:
            print(f"not here: {why}")


def main() -> None:
    parser = argparse.ArgumentParser(description="pyuk beside a Linux guest")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    prepare()
    separate()
    rounds = chosen.rounds
    tables: dict[str, Callable[[], None]] = {
        "http": lambda: compare("HTTP, connections kept, wrk", WEB, "requests/s", rounds, REQUESTS),
        "instructions": lambda: instructions(WEB, (16, 1)),
        "keys": lambda: compare("redis-benchmark, 50 clients", KEYS, "commands/s", rounds, COMMANDS),
        "bulk": lambda: compare("bulk transfer, one connection", BULK, "Gbit/s", rounds, TRANSFERS),
        "first": lambda: first_response(FIRST, rounds),
        "kernel": kernel.report,
        "memory": lambda: least_memory(WEB, (64, 32, 16, 8, 6, 4, 3, 2)),
    }
    for name, table in tables.items():
        if chosen.only in name:
            table()


if __name__ == "__main__":
    main()
