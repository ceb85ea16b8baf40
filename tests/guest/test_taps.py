"""A guest on a tap, in a network namespace that the test makes: this machine's own TCP over IPv6 and IPv4 to it."""

from __future__ import annotations

import http.client
import multiprocessing
import os
import socket
import threading
import time
import traceback

import pytest

from pyuk.qemu.network import Network
from tests.bench.beside.wire import Wire, separate
from tests.guest.machine import image_of, machine_of, needs_qemu, run

pytestmark = [
    *needs_qemu,
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="a tap in a network namespace needs root"),
]
LINK_LOCAL = "fe80::5054:ff:fe12:3456"  # of QEMU's usual MAC address: RFC 4291 appendix A
BODY = bytes(range(256)) * 2000
PATIENCE_S = 60


def connect(address: str) -> http.client.HTTPConnection:
    """A connection to the guest, which may not be up yet."""
    until = time.monotonic() + PATIENCE_S
    while True:
        connection = http.client.HTTPConnection(address, 80, timeout=PATIENCE_S)
        try:
            connection.connect()
            return connection
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def get(address: str, path: str) -> bytes:
    connection = connect(address)
    connection.request("GET", path)
    data = connection.getresponse().read()
    connection.close()
    return data


def clients(wire: Wire) -> None:
    """Ask over both families; a long text goes each way over IPv6."""
    address = f"{LINK_LOCAL}%{wire.tap}"
    assert get(address, "/six").startswith(b"/six for fe80::")
    connection = connect(address)
    connection.request("POST", "/", BODY)
    assert connection.getresponse().read() == BODY[::-1]
    connection.close()
    assert get(wire.guest, "/four") == f"/four for ::ffff:{wire.here}\n".encode()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((address, 81), timeout=PATIENCE_S)


def talk() -> None:
    separate()
    wire = Wire()
    failed: list[str] = []

    def ask() -> None:
        try:
            clients(wire)
        except BaseException:
            failed.append(traceback.format_exc())

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    network = Network("tap", tap=wire.tap)
    machine = machine_of("microvm", "3", network=network, options=f"ip={wire.guest}/24", mib=16)
    ended = run(image_of("web_v6.py"), machine)
    thread.join(PATIENCE_S)
    assert not failed, failed[0]
    lines = [b"listening", b'"GET /six HTTP/1.1" 200 -', b'"POST / HTTP/1.1" 200 -', b'"GET /four HTTP/1.1" 200 -']
    assert (ended.end, ended.out.splitlines()) == (("exit", 0), lines), ended.text


def test_both_families() -> None:
    image_of("web_v6.py")
    child = multiprocessing.get_context("fork").Process(target=talk)
    child.start()
    child.join(3 * PATIENCE_S)
    assert child.exitcode == 0
