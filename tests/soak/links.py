"""Transfers over bad links, both ways, their content compared: with this machine's system, and between two guests.

How bad a link is comes from a seed: loss up to 20 %, and duplicates, late and damaged frames, and delays up to 50 ms.
"""

from __future__ import annotations

import hashlib
import random
import socket
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyuk.qemu.impair import Link as ImpairedLink
from pyuk.qemu.impair import run_link
from pyuk.qemu.impairment import Impairment
from pyuk.qemu.network import Network
from tests.bench.beside.wire import Wire
from tests.guest.machine import image_of, machine_of, run
from tests.soak.loads import ask, connect
from tests.soak.machine import run_until

AT_ONCE = 6  # they wait most of the time
POSTED = 100_000
GOT = 131_072  # of /page
LONGEST_S = 300
OTHER_MAC = ",mac=52:54:00:12:34:57"


def badness(seed: int) -> Impairment:
    """How bad the link of a seed is."""
    chosen = random.Random(seed)
    loss, delay = chosen.uniform(0, 0.2), chosen.uniform(0, 0.05)
    return Impairment(loss, delay, chosen.uniform(0, 0.2), chosen.uniform(0, 0.1), chosen.uniform(0, 0.02), seed)


def with_linux(seed: int) -> float:
    """A transfer each way between a guest and this machine's system; how many seconds they took."""
    wire = Wire()
    errors: list[BaseException] = []
    taken: list[float] = []

    def talk() -> None:
        try:
            started = time.monotonic()
            transfer(wire.guest, seed)
            taken.append(time.monotonic() - started)
        except BaseException as error:
            errors.append(error)

    with ImpairedLink(badness(seed)) as link:
        network = Network("tap", tap=wire.tap, ends=link.descriptors)
        machine = machine_of("microvm", network=network, options=f"ip={wire.guest}/24", mib=32)
        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        ended = run_until(machine, image_of("steady.py"), thread)
    wire.remove()
    if errors:
        raise AssertionError(f"seed {seed}, {badness(seed)}: {errors[0]!r}") from errors[0]
    assert ended.end == ("exit", 0), f"seed {seed}: {ended.text}"
    return taken[0]


def transfer(address: str, seed: int) -> None:
    """Post a text and get its hash; get a text. On connections of their own, as they may be long."""
    text = random.Random(seed).randbytes(POSTED)
    with connect(address) as connection:
        connection.settimeout(LONGEST_S)
        head = f"POST /hash HTTP/1.1\r\nContent-Length: {len(text)}\r\n\r\n".encode()
        assert ask(connection, head + text).decode() == hashlib.sha256(text).hexdigest()
    with connect(address) as connection:
        connection.settimeout(LONGEST_S)
        assert ask(connection, b"GET /page HTTP/1.1\r\n\r\n") == bytes(range(256)) * 512


def between_guests(seed: int) -> float:
    """The same, where the other side is a guest, too."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as directory:
        listening = []
        for name in ("server", "client"):
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(str(Path(directory, name)))
            listener.listen(1)
            listener.settimeout(LONGEST_S)
            listening.append(listener)

        def carry() -> None:
            one, other = (listener.accept()[0] for listener in listening)
            run_link(one, other, badness(seed))

        def ask_it() -> None:
            network = Network("stream", socket_path=str(Path(directory, "client")), options=OTHER_MAC)
            machine = machine_of("microvm", "10.0.2.15", str(seed), options="ip=10.0.2.16/24", mib=32, network=network)
            found.append(run(image_of("transfers.py"), machine, timeout=LONGEST_S))

        found: list[object] = []
        threading.Thread(target=carry, daemon=True).start()
        client = threading.Thread(target=ask_it, daemon=True)
        client.start()
        machine = machine_of("microvm", options="ip=10.0.2.15/24", mib=32,
                             network=Network("stream", socket_path=str(Path(directory, "server"))))  # fmt: skip
        ended = run_until(machine, image_of("steady.py"), client)
        for listener in listening:
            listener.close()
    said = f"seed {seed}, {badness(seed)}: {found} {ended}"
    assert found and getattr(found[0], "out", b"") == b"posted\ngot\n" and ended.end == ("exit", 0), said
    return time.monotonic() - started


def links(count: int) -> str:
    """So many seeds with this machine's system."""
    image_of("steady.py")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        seconds = list(pool.map(with_linux, range(1, count + 1)))
    return f"{count} seeds with Linux, {POSTED} octets in and {GOT} out, all right, the longest in {max(seconds):.0f} s"


def guests(count: int) -> str:
    """So many seeds between two guests."""
    image_of("steady.py")
    image_of("transfers.py")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        seconds = list(pool.map(between_guests, range(1, count + 1)))
    longest = max(seconds)
    return f"{count} seeds between two guests, {POSTED} octets and {GOT}, all right, the longest in {longest:.0f} s"
