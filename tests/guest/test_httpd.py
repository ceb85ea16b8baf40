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
JSON = {"Content-Type": "application/json"}
REQUESTS: list[tuple[str, str, bytes | None, dict[str, str]]] = [
    ("GET", "/", None, {}),
    ("HEAD", "/", None, {}),
    ("GET", "/robots.txt", None, {}),
    ("GET", "/numbers.txt", None, {}),
    ("GET", "/numbers.txt", None, {"Range": "bytes=100-199"}),
    ("GET", "/numbers.txt", None, {"Range": "bytes=48880-"}),
    ("HEAD", "/numbers.txt", None, {"Range": "bytes=-5"}),
    ("GET", "/numbers.txt", None, {"Range": "bytes=48890-"}),
    ("GET", "/numbers.txt", None, {"Range": "lines=1-2"}),
    ("GET", "/site/", None, {}),
    ("GET", "/site/style.css", None, {"Range": "bytes=5-"}),
    ("HEAD", "/site/style.css", None, {}),
    ("GET", "/count?200", None, {}),
    ("HEAD", "/count?200", None, {}),
    ("GET", "/add?1+2+39", None, {}),
    ("POST", "/shout", b"quietly, and with \xc3\xa4\n", {}),
    ("POST", "/shout", b'{"b": [1, 2.5, null], "a": {"c": true}}', JSON),
    ("GET", "/add?1+two", None, {}),
    ("POST", "/shout", b'{"b": [1, 2.5, ', JSON),
    ("GET", "/nothing/here?x", None, {}),
    ("GET", "/site/none.txt", None, {}),
    ("GET", "/site/../httpd.py", None, {}),
    ("DELETE", "/", None, {}),
]
CONNECTIONS = "9"  # an error ends one, and the last asks for nothing: threads of the others are through by then
Answer = tuple[int, str, list[tuple[str, str]], bytes]


def answers(port: int) -> list[Answer]:
    """What the server on this machine's port answers, over as few connections as it allows."""
    found = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for method, path, body, header in REQUESTS:
        connection.request(method, path, body, header)
        response = connection.getresponse()
        fields = [field for field in response.getheaders() if field[0] not in ("Date", "Server")]
        found.append((response.status, response.reason, fields, response.read()))
    connection.close()
    with socket.create_connection(("127.0.0.1", port), timeout=20) as pipeline:
        pipeline.sendall(b"GET /add?1+1 HTTP/1.1\r\n\r\n" * 20 + b"GET /add?2+2 HTTP/1.1\r\nConnection: close\r\n\r\n")
        data = b"".join(iter(lambda: pipeline.recv(65536), b""))
    found.append((data.count(b'"sum": 2}'), "pipelined", [], data[-30:]))
    with socket.create_connection(("127.0.0.1", port), timeout=20) as old:
        for _ in range(2):  # as `ab -k` asks
            old.sendall(b"GET /robots.txt HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
            answer = http.client.HTTPResponse(old)
            answer.begin()
            found.append((answer.status, "kept", [("Connection", answer.headers["Connection"])], answer.read()))
    socket.create_connection(("127.0.0.1", port), timeout=20).close()
    return found


def under_cpython() -> list[Answer]:
    port = free_port()
    command = [sys.executable, str(HTTPD), str(port), CONNECTIONS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=HTTPD.parent) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"listening")
        return answers(port)


def test_the_example() -> None:
    found: list[Answer] = []
    site = str(HTTPD.parent / "site")
    ended = serve(str(HTTPD), "microvm", lambda port: found.extend(answers(port)), "80", CONNECTIONS, include=(site,))
    assert found == under_cpython()
    assert ended.end == ("exit", 0), ended.text
    assert ended.out == b"listening on port 80\n"
