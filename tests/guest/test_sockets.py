"""Sockets of a guest, and clients of this machine's own system."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import socket
import time
from collections.abc import Callable

import pytest

from pyuk.cli.networking import USER_ADDRESS
from pyuk.qemu.impair import Link as ImpairedLink
from pyuk.qemu.impairment import Impairment
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import MACHINES
from pyuk.qemu.network import Forward, Network
from pyuk.qemu.session import Session
from tests.guest.machine import PATIENCE, Ended, image_of, machine_of, needs_qemu

pytestmark = needs_qemu
BODY = bytes(range(256)) * 256
SMALLEST_MIB = 8


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def serve(
    name: str, machine: str, talk: Callable[[int], None], *args: str, mib: int = 16, address: str = USER_ADDRESS,
    ends: tuple[int, ...] = (), include: tuple[str, ...] = (),
    kind: str = "tcp",
) -> Ended:
    """Run cases/`name` until it ends; `talk` is called with the port that leads to its port 80 when it listens."""
    port = free_port()
    network = Network(forwards=(Forward(kind, "127.0.0.1", port, 80),), ends=ends)
    made = machine_of(machine, *args, options=f"ip={address}", mib=mib, network=network)
    out, err = bytearray(), bytearray()
    with Process(made, image_of(name, include=include)) as process:

        async def wait() -> Ended:
            ready = asyncio.Event()

            def hear(data: bytes) -> None:
                out.extend(data)
                if b"listening" in out:
                    ready.set()

            async with Session(process, stdout=hear, stderr=err.extend) as session:
                await asyncio.wait_for(ready.wait(), PATIENCE)
                await asyncio.to_thread(talk, port)
                return Ended(await session.wait(PATIENCE), bytes(out), bytes(err))

        return asyncio.run(wait())


def get(port: int, path: str, body: bytes | None = None) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET" if body is None else "POST", path, body)
    response = connection.getresponse()
    assert response.status == 200
    data = response.read()
    connection.close()
    return data


@pytest.mark.parametrize("machine", MACHINES)
def test_a_web_server(machine: str) -> None:
    """Short and long answers, a long request; the last answer reaches its client though the program has ended."""

    def talk(port: int) -> None:
        assert get(port, "/") == b"hello\n"
        assert hashlib.sha256(get(port, "/large")).digest() == hashlib.sha256(BODY * 32).digest()
        assert get(port, "/post", BODY * 8) == f"{len(BODY) * 8} {sum(BODY) * 8}".encode()
        assert get(port, "/large") == BODY * 32

    ended = serve("web.py", machine, talk, "4", mib=SMALLEST_MIB if machine == "microvm" else 16)
    assert ended.end == ("exit", 0), ended.text
    lines = ["listening", "10.0.2.2 GET / HTTP/1.1", "10.0.2.2 GET /large HTTP/1.1", "10.0.2.2 POST /post HTTP/1.1",
             "10.0.2.2 GET /large HTTP/1.1"]
    assert ended.out.decode().splitlines() == lines
    assert ended.err == b""


def test_over_a_bad_link() -> None:
    """Every octet arrives, both ways, though frames are lost, late, doubled, out of order and wrong."""

    def talk(port: int) -> None:
        assert get(port, "/post", BODY) == f"{len(BODY)} {sum(BODY)}".encode()
        assert get(port, "/small") == b"hello\n"

    with ImpairedLink(Impairment(0.03, 0.001, 0.05, 0.02, 0.01, 2)) as link:
        ended = serve("web.py", "q35", talk, "2", ends=link.descriptors)
    assert ended.end == ("exit", 0), ended.text


def test_an_address_by_dhcp() -> None:
    ended = serve("web.py", "microvm", lambda port: wait_for(lambda: get(port, "/")), "1", address="dhcp")
    assert ended.end == ("exit", 0), ended.text


def wait_for(ask: Callable[[], bytes]) -> None:
    """Ask until there is an answer: at first QEMU has no lease to forward a connection to."""
    for _ in range(100):
        try:
            ask()
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
    raise TimeoutError


def test_many_short_connections() -> None:
    def talk(port: int) -> None:
        for _ in range(200):
            assert get(port, "/") == b"hello\n"

    ended = serve("web.py", "microvm", talk, "200", mib=SMALLEST_MIB)
    assert ended.end == ("exit", 0), ended.text
    assert ended.out.count(b"GET / HTTP/1.1") == 200
