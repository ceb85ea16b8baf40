"""The small servers of examples/ in a guest: what their clients get."""

from __future__ import annotations

import contextlib
import socket
import time
from pathlib import Path

import pytest

from tests.guest.machine import needs_qemu
from tests.guest.test_sockets import serve

pytestmark = [*needs_qemu, pytest.mark.slow]

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = bytes(range(256)) * 256


def test_echo() -> None:
    def talk(port: int) -> None:
        for _ in range(2):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as client, client.makefile("rb") as file:
                client.sendall(b"hello\n")
                assert file.readline() == b"hello\n"
                client.sendall(DATA)
                client.shutdown(socket.SHUT_WR)
                assert file.read() == DATA

    ended = serve(str(EXAMPLES / "echo.py"), "microvm", talk, "80", "2")
    assert (ended.end, ended.out) == (("exit", 0), b"listening on port 80\n"), ended.text


def test_time() -> None:
    """A datagram may be lost, as QEMU drops what waits for an address for long: it is sent until one is answered."""

    def talk(port: int) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(1)
            for _ in range(30):
                client.sendto(b"\xe4 b", ("127.0.0.1", port))
                with contextlib.suppress(TimeoutError):
                    seconds, _, asked = client.recv(1024).partition(b" ")
                    break
        assert asked == b"\xe4 b" and abs(int(seconds) - time.time()) < 60

    ended = serve(str(EXAMPLES / "time_server.py"), "microvm", talk, "80", "1", kind="udp")
    assert (ended.end, ended.out) == (("exit", 0), b"listening on port 80\n"), ended.text


def test_chat() -> None:
    """Three people, one of them with a name that is taken; who is told what."""

    def talk(port: int) -> None:
        people = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(3)]
        anna, bert, other = (each.makefile("rwb", buffering=0) for each in people)

        def says(who: socket.SocketIO, line: str) -> None:
            who.write(line.encode() + b"\n")

        assert anna.read(6) == b"name? "
        says(anna, "anna")
        assert anna.readline() == b"* anna is here\n"
        assert bert.read(6) == b"name? "
        says(bert, "bert")
        assert anna.readline() == bert.readline() == b"* bert is here\n"
        says(other, "anna")
        assert other.readline() == b"name? that is no name, or it is taken\n"
        assert other.readline() == b""
        says(anna, "hällo")
        assert anna.readline() == bert.readline() == "anna: hällo\n".encode()
        says(bert, "/who")
        assert bert.readline() == b"* anna, bert\n"
        says(bert, "/quit")
        assert anna.readline() == b"* bert has left\n"
        says(anna, "/end")
        for file in (anna, bert, other):
            file.close()
        for each in people:
            each.close()

    ended = serve(str(EXAMPLES / "chat.py"), "microvm", talk, "80")
    assert (ended.end, ended.out) == (("exit", 0), b"listening on port 80\n"), ended.text
