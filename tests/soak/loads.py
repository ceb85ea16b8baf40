"""Loads by the sockets of this machine's own system, over a tap in a network namespace of this process's own.

A talk is a function of the server's address and of how much it is to do; what it returns is told. AssertionError,
OSError where anything failed.
"""

from __future__ import annotations

import resource
import selectors
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from pyuk.qemu.network import Network
from tests.bench.beside.wire import Wire
from tests.guest.machine import Ended, image_of, machine_of
from tests.soak.machine import run_until

PORT = 80
PATIENCE_S = 60
KEPT = 16  # connections that requests are sent over
PIPELINE = 32  # requests that are sent at once
REQUEST = b"GET / HTTP/1.1\r\nHost: guest\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n"
TEXT_OCTETS = 1 << 19  # of /text
FLAT = 64  # page frames by which what lives may differ
Talk = Callable[[str, int], str]
REUSE_PORTS = {"tcp_tw_reuse": "1", "ip_local_port_range": "1024 65000"}  # this side closes first, and often


def load(talk: Talk, count: int, mib: int) -> tuple[str, Ended]:
    """Boot the server, and let somebody talk to it; what that told, and how the machine was until then."""
    wire = Wire()
    told: list[str] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            stats(wire.guest)  # it listens by now
            told.append(talk(wire.guest, count))
        except BaseException as error:
            errors.append(error)

    network = Network("tap", tap=wire.tap)
    machine = machine_of("microvm", network=network, options=f"ip={wire.guest}/24", mib=mib)
    thread = threading.Thread(target=run, daemon=True)
    image = image_of("steady.py")
    thread.start()
    ended = run_until(machine, image, thread)
    wire.remove()
    if errors:
        raise errors[0]
    return "".join(told), ended


def connect(address: str) -> socket.socket:
    """A connection to the server, which may not be up yet."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return socket.create_connection((address, PORT), timeout=PATIENCE_S)
        except (ConnectionRefusedError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def ask(connection: socket.socket, request: bytes = REQUEST) -> bytes:
    """The body of the answer to a request."""
    connection.sendall(request)
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        assert part, f"half an answer: {data!r}"
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    size = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    parts, got = [body], len(body)
    while got < size:
        part = connection.recv(1 << 20)
        assert part, f"{got} of {size} octets"
        parts.append(part)
        got += len(part)
    return b"".join(parts)


def stats(address: str) -> list[int]:
    """What /stats tells: free page frames, connections, octets of buffers, connections in TIME-WAIT, starved ones."""
    with connect(address) as connection:
        return [int(each) for each in ask(connection, b"GET /stats HTTP/1.1\r\n\r\n").split()]


def grown(before: list[int], after: list[int]) -> str:
    """How what lives in the heap has changed."""
    return f"{before[0] - after[0]} page frames less free than before, of {before[0]}"


def requests(address: str, count: int) -> str:
    """So many requests over connections that are kept, some at once on each; the heap is where it was."""
    tenth = count // 10
    send_requests(address, tenth)
    before = stats(address)
    started = time.monotonic()
    send_requests(address, count - tenth)
    seconds = time.monotonic() - started
    after = stats(address)
    assert before[0] - after[0] <= FLAT, (before, after)
    return f"{count} requests, none failed, {(count - tenth) / seconds:.0f} a second; {grown(before, after)}"


def send_requests(address: str, count: int) -> None:
    """Send requests, and look at every octet of the answers."""
    batch, answers = REQUEST * PIPELINE, ANSWER * PIPELINE
    with selectors.DefaultSelector() as selector:
        left = -(-count // PIPELINE)
        for _ in range(min(KEPT, left)):
            connection = connect(address)
            connection.sendall(batch)
            selector.register(connection, selectors.EVENT_READ, bytearray())
            left -= 1
        while selector.get_map():
            for key, _ in selector.select(PATIENCE_S):
                assert isinstance(key.fileobj, socket.socket)
                key.data.extend(key.fileobj.recv(65536))
                assert answers.startswith(key.data), bytes(key.data[:200])
                if len(key.data) < len(answers):
                    continue
                key.data.clear()
                if left > 0:
                    left -= 1
                    key.fileobj.sendall(batch)
                else:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()


def connections(address: str, count: int) -> str:
    """So many connections, each for one request; none fails, and the heap is where it was."""
    for name, value in REUSE_PORTS.items():
        Path(f"/proc/sys/net/ipv4/{name}").write_text(value, encoding="ascii")
    tenth = count // 10
    started = time.monotonic()
    before: list[int] = []
    for number in range(count):
        if number == tenth:
            before = stats(address)
        with socket.create_connection((address, PORT), timeout=PATIENCE_S) as connection:
            assert ask(connection) == b"hello\n"
    seconds = time.monotonic() - started
    after = stats(address)
    assert before[0] - after[0] <= FLAT, (before, after)
    return f"{count} connections, none failed, {count / seconds:.0f} a second; {grown(before, after)}"


def held(address: str, count: int) -> str:
    """So many connections at once, which all ask five times."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(count + 200, 1024), resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    opened = [connect(address) for _ in range(count)]
    before: list[int] = []
    for turn in range(5):
        for connection in opened:
            assert ask(connection) == b"hello\n"
        before = before or stats(address)
        assert stats(address)[1] >= count, turn
    after = stats(address)
    for connection in opened:
        connection.close()
    assert before[0] - after[0] <= FLAT, (before, after)
    return f"{count} connections held, {5 * count} requests, none failed; {grown(before, after)}"


def slow_readers(address: str, count: int) -> str:
    """So many who ask for half a MiB and read nothing: others are answered, memory is bounded, and comes back."""
    before = stats(address)
    readers = []
    for _ in range(count):
        reader = connect(address)
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.sendall(b"GET /text HTTP/1.1\r\n\r\n")
        readers.append(reader)
    time.sleep(1)
    during = stats(address)
    with connect(address) as other:
        assert ask(other) == b"hello\n"
    used = (before[0] - during[0]) * 4096 // count
    assert used <= 4 * TEXT_OCTETS, (before, during)
    assert len(ask(readers[0], b"")) == TEXT_OCTETS
    for reader in readers:
        reader.close()
    time.sleep(0.5)
    after = stats(address)
    assert after[2] < 1 << 20, (before, after)
    return f"{count} who do not read cost {used // 1024} KiB each, of which the text is 512; a GET answered meanwhile"
