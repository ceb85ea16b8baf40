"""examples/httpd.py in a guest and under CPython: the same answers to the same requests."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guest.machine import needs_qemu
from tests.guest.test_sockets import free_port, serve

pytestmark = [*needs_qemu, pytest.mark.slow]

HTTPD = Path(__file__).parents[2] / "examples/httpd.py"
REQUESTS = [
    ("GET", "/", None),
    ("HEAD", "/", None),
    ("GET", "/robots.txt", None),
    ("GET", "/add?1+2+39", None),
    ("POST", "/shout", b"quietly, and with \xc3\xa4\n"),
    ("GET", "/add?1+two", None),
    ("GET", "/nothing/here?x", None),
    ("DELETE", "/", None),
]
CONNECTIONS = "4"  # an error ends one, and the last asks for nothing: threads of the others are through by then
Answer = tuple[int, str, list[tuple[str, str]], bytes]


def answers(port: int) -> list[Answer]:
    """What the server on this machine's port answers, over as few connections as it allows."""
    found = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for method, path, body in REQUESTS:
        connection.request(method, path, body)
        response = connection.getresponse()
        fields = [field for field in response.getheaders() if field[0] not in ("Date", "Server")]
        found.append((response.status, response.reason, fields, response.read()))
    connection.close()
    socket.create_connection(("127.0.0.1", port), timeout=20).close()
    return found


def under_cpython() -> list[Answer]:
    port = free_port()
    command = [sys.executable, str(HTTPD), str(port), CONNECTIONS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"listening")
        return answers(port)


def test_the_example() -> None:
    found: list[Answer] = []
    ended = serve(str(HTTPD), "microvm", lambda port: found.extend(answers(port)), "80", CONNECTIONS)
    assert found == under_cpython()
    assert ended.end == ("exit", 0), ended.text
    assert ended.out == b"listening on port 80\n"
