"""The other end of a guest's network device: a unix socket that QEMU connects to, and frames over it.

A frame goes with its length before it, as 32 bits in network order (QEMU's `-netdev stream`).
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable
from pathlib import Path

OUR_MAC = bytes.fromhex("020000000001")
OUR_IP = bytes([10, 0, 2, 2])
GUEST_IP = bytes([10, 0, 2, 15])
SEND_S = 20


class Link:
    """Runs `talk(link)` on a thread once QEMU is connected. Exceptions of it are raised by join()."""

    def __init__(self, directory: Path, talk: Callable[[Link], None]) -> None:
        self.path = str(directory / "link")
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(self.path)
        self.server.listen(1)
        self.server.settimeout(60)
        self.talk = talk
        self.error: BaseException | None = None
        self.connection: socket.socket
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            with self.server:
                self.connection, _ = self.server.accept()
            self.connection.settimeout(SEND_S)
            with self.connection:
                self.talk(self)
        except BaseException as error:
            self.error = error

    def join(self) -> None:
        """Wait until the talk is over."""
        self.thread.join(60)
        if self.error is not None:
            raise self.error
        assert not self.thread.is_alive()

    def send(self, *frames: bytes) -> None:
        self.connection.settimeout(SEND_S)  # whatever the last receive() had
        self.connection.sendall(b"".join(struct.pack("!I", len(each)) + each for each in frames))

    def receive(self) -> bytes:
        """The next frame. TimeoutError, ConnectionError."""
        size, = struct.unpack("!I", self._exactly(4))
        return self._exactly(size)

    def _exactly(self, count: int) -> bytes:
        data = bytearray()
        while len(data) < count:
            part = self.connection.recv(count - len(data))
            if not part:
                raise ConnectionError("the guest's end is closed")
            data += part
        return bytes(data)

    def find(self) -> bytes:
        """The guest's MAC address, by ARP; asked until it answers, as it may not be up yet."""
        request = b"\xff" * 6 + OUR_MAC + b"\x08\x06" + bytes.fromhex("0001080006040001")
        request += OUR_MAC + OUR_IP + bytes(6) + GUEST_IP
        for _ in range(200):
            self.send(request.ljust(60, b"\0"))
            self.connection.settimeout(0.1)
            try:
                while True:
                    answer = self.receive()
                    if answer[12:14] == b"\x08\x06" and answer[20:22] == b"\0\2" and answer[28:32] == GUEST_IP:
                        self.connection.settimeout(20)
                        return answer[22:28]
            except TimeoutError:
                time.sleep(0.01)
        raise TimeoutError("the guest does not answer ARP")


def checksum(data: bytes) -> int:
    """RFC 1071 §4.1."""
    data += b"\0" * (len(data) % 2)
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total


def echo_request(to: bytes, sequence: int, payload: bytes, *, kind: int = 8) -> bytes:
    """A frame with an ICMP echo request: RFC 792."""
    icmp = struct.pack("!BBHHH", kind, 0, 0, 7, sequence) + payload
    icmp = icmp[:2] + struct.pack("!H", checksum(icmp)) + icmp[4:]
    ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(icmp), sequence, 0, 64, 1, 0) + OUR_IP + GUEST_IP
    ip = ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:]
    return (to + OUR_MAC + b"\x08\x00" + ip + icmp).ljust(60, b"\0")


def good_bye(to: bytes) -> bytes:
    """A frame of an experimental type, IEEE Std 802 §9.2.3: to the cases it says to go on to their ends."""
    return (to + OUR_MAC + b"\x88\xb5").ljust(60, b"\0")
