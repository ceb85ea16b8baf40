"""What a request costs a guest's web server, in guest instructions, and where they go.

    python -m tests.bench.network [--connections N] [--rounds N] [--top N] [--lines FUNCTION] [app.py [ARG ...]]

A client that is exact asks on all connections at once, and again when all are answered. A run with twice the rounds
tells what the rounds cost alone.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pyuk.cli.counted import watched
from pyuk.cli.networking import USER_ADDRESS
from pyuk.compiler import cache
from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from pyuk.inside.costs import Profile, read_counts, share
from pyuk.inside.symbols import Symbols
from pyuk.qemu import profiler
from pyuk.qemu.launch import Process
from pyuk.qemu.network import Network
from pyuk.qemu.session import Session
from tests.bench.tcpclient import Client
from tests.guest.link import Link
from tests.guest.machine import machine_of

CASES = Path(__file__).parent / "cases"
EXAMPLES = Path(__file__).parents[2] / "examples"
REQUEST = b"GET / HTTP/1.1\r\nHost: 10.0.2.15\r\nUser-Agent: bench\r\nAccept: */*\r\n\r\n"
PATIENCE = 120.0
CLOCK = "pyuk/kernel/calibration.py"
SERVERS = (CASES / "responder.py", EXAMPLES / "httpd.py")


def count(image: bytes, symbols: Symbols, connections: int, rounds: int, *args: str) -> Profile:
    """What a guest does while so many rounds of requests are asked, its boot included."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        done = asyncio.Event()

        def talk(link: Link) -> None:
            try:
                client = Client(link)
                client.open(connections)
                for _ in range(rounds):
                    client.ask(REQUEST)
            finally:
                loop.call_soon_threadsafe(done.set)

        link = Link(place, talk)
        machine = machine_of("microvm", *args, options=f"ip={USER_ADDRESS}", mib=16,
                             network=Network("stream", socket_path=link.path))
        extra = profiler.arguments(profiler.plugin(cache.directory()), place, watched(symbols), machine.memory_bytes,
                                   real_time=True, events=False)
        machine = replace(machine, extra=(*machine.extra, *extra))
        loop = asyncio.new_event_loop()

        async def drive(process: Process) -> None:
            async with Session(process, stdout=bytearray().extend, stderr=bytearray().extend):
                await asyncio.wait_for(done.wait(), PATIENCE)

        with on_one_processor():
            started = Process(machine, image)
        with started as process:
            loop.run_until_complete(drive(process))
        loop.close()
        link.join()
        return Profile(read_counts((place / profiler.COUNTS).read_text()), symbols)


@contextmanager
def on_one_processor() -> Iterator[None]:
    """What is started within has one processor.

    So the thread of QEMU's that takes a round's frames in does so without the guest beside it, and the guest finds
    all of them at once: how many turns it takes would else be chance.
    """
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def difference(more: Profile, less: Profile) -> Profile:
    """What one profile has more than another, in its stacks, but for what time alone costs: measuring the clock."""
    left = Counter(more.stacks)
    left.subtract(less.stacks)
    more.stacks = {stack: count for stack, count in left.items() if not any(frame[1] == CLOCK for frame in stack)}
    more.__dict__.pop("total", None)
    return more


def cost(app: Path, release: bool, connections: int, rounds: int, *args: str) -> tuple[Profile, int]:
    """The profile of so many requests (the second number), boot and handshakes taken off."""
    image = build(app, BuildOptions(release=release)).image
    symbols = Symbols(image, str(app))
    less = count(image, symbols, connections, rounds, *args)
    more = count(image, symbols, connections, 2 * rounds, *args)
    return difference(more, less), connections * rounds


def show(profile: Profile, requests: int, top: int) -> None:
    """The functions that cost most, for each request."""
    print(f"    {'own':>8} {'share':>7} {'with calls':>10}  function")
    for each in profile.functions()[:top]:
        print(f"    {each.own / requests:8.1f} {share(each.own, profile.total):>7} {each.total / requests:10.1f}"
              f"  {each.function}  {each.path or ''}")


def show_lines(profile: Profile, requests: int, function: str) -> None:
    """The lines of a function, what they call included."""
    lines: Counter[int] = Counter()
    for stack, times in profile.stacks.items():
        for line in {frame[2] for frame in stack if frame[0] == function}:
            lines[line] += times
    for line, times in sorted(lines.items()):
        print(f"    {times / requests:8.1f}  {function}:{line}")


def main() -> None:
    parser = argparse.ArgumentParser(description="guest instructions for a request")
    parser.add_argument("--connections", type=int, action="append")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--top", type=int, default=0)
    parser.add_argument("--lines", action="append", default=[])
    parser.add_argument("--release", action="store_true", help="optimise the whole program at once")
    parser.add_argument("app", type=Path, nargs="?")
    parser.add_argument("args", nargs="*")
    chosen = parser.parse_args()
    for app in SERVERS if chosen.app is None else (chosen.app,):
        for connections in chosen.connections or (1, 16):
            rounds = chosen.rounds * 16 // connections
            profile, requests = cost(app, chosen.release, connections, rounds, "80", *chosen.args)
            print(f"{app.name}: {connections:3} connections: {profile.total / requests:9,.0f} instructions a request")
            if chosen.top > 0:
                show(profile, requests, chosen.top)
            for function in chosen.lines:
                show_lines(profile, requests, function)


if __name__ == "__main__":
    main()
