"""A client of a guest's web server that is exact: frame by frame, over a link, with nothing left to chance.

It speaks TCP as Linux does where nothing is lost: timestamps, SACK, window scaling, and each acknowledgment goes with
the next request.
"""

from __future__ import annotations

import re
import struct

from tests.guest.link import GUEST_IP, OUR_IP, OUR_MAC, Link, checksum

SERVER_PORT = 80
FIRST_PORT = 40000
FIN, SYN, PSH, ACK = 1, 2, 8, 16
WINDOW = 512  # scaled by 7
SYN_OPTIONS = b"\x02\x04\x05\xb4\x04\x02\x08\x0a%s\x01\x03\x03\x07"  # MSS 1460, SACK, timestamps, scale 7


class Connection:
    """One connection. seq, ack: the next numbers of the two sides. data: what came and belongs to no answer yet."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.seq = 1000
        self.ack = 0
        self.echo = 0
        self.data = bytearray()
        self.answers = 0
        self.is_open = False

    def take_answers(self) -> None:
        """Count the whole answers in data, and take them out."""
        while (end := self.data.find(b"\r\n\r\n")) >= 0:
            found = re.search(rb"content-length: *(\d+)", bytes(self.data[:end]), re.IGNORECASE)
            size = end + 4 + (int(found[1]) if found else 0)
            if len(self.data) < size:
                return
            assert self.data.startswith(b"HTTP/1.1 200 "), bytes(self.data[:100])
            del self.data[:size]
            self.answers += 1


class Client:
    """Connections to the guest over a link, all used in step."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.mac = link.find()
        self.connections: dict[int, Connection] = {}
        self.clock = 1

    def open(self, count: int) -> None:
        """Open so many connections."""
        new = [Connection(FIRST_PORT + len(self.connections) + i) for i in range(count)]
        self.connections |= {each.port: each for each in new}
        self.link.send(*(self.frame(each, SYN) for each in new))
        for each in new:
            each.seq += 1
        while not all(each.is_open for each in new):
            self.take()
        self.link.send(*(self.frame(each, ACK) for each in new))

    def ask(self, request: bytes) -> None:
        """Send a request on each connection, all at once, and wait for all answers."""
        wanted = {port: each.answers + 1 for port, each in self.connections.items()}
        self.link.send(*(self.frame(each, ACK | PSH, request) for each in self.connections.values()))
        for each in self.connections.values():
            each.seq += len(request)
        while any(each.answers < wanted[each.port] for each in self.connections.values()):
            self.take()

    def frame(self, to: Connection, flags: int, text: bytes = b"") -> bytes:
        """A segment of a connection in its frame."""
        self.clock += 1
        stamp = struct.pack("!II", self.clock, to.echo)
        options = SYN_OPTIONS % stamp if flags & SYN else b"\x01\x01\x08\x0a" + stamp
        ports = struct.pack("!HH", to.port, SERVER_PORT)
        words = len(options) // 4 + 5 << 4
        head = ports + struct.pack("!IIBBHHH", to.seq, to.ack, words, flags, WINDOW, 0, 0) + options
        pseudo = OUR_IP + GUEST_IP + struct.pack("!HH", 6, len(head) + len(text))
        head = head[:16] + struct.pack("!H", checksum(pseudo + head + text)) + head[18:]
        ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(head) + len(text), 0, 0x4000, 64, 6, 0) + OUR_IP + GUEST_IP
        ip = ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:]
        return (self.mac + OUR_MAC + b"\x08\x00" + ip + head + text).ljust(60, b"\0")

    def take(self) -> None:
        """Take the next frame of the guest's."""
        frame = self.link.receive()
        if frame[12:14] == b"\x08\x06" and frame[20:22] == b"\0\1" and frame[38:42] == OUR_IP:
            answer = self.mac + OUR_MAC + frame[12:20] + b"\0\2" + OUR_MAC + OUR_IP + frame[22:32]
            self.link.send(answer.ljust(60, b"\0"))
        elif frame[12:14] == b"\x08\x00" and frame[23] == 6:
            self.take_segment(frame[14 : 14 + int.from_bytes(frame[16:18], "big")])

    def take_segment(self, packet: bytes) -> None:
        """A segment: what is new of it, which comes in order."""
        segment = packet[(packet[0] & 15) * 4 :]
        port, seq, flags = *struct.unpack("!HI", segment[2:8]), segment[13]
        connection = self.connections[port]
        offset = (segment[12] >> 4) * 4
        stamp = segment[20:offset].find(b"\x08\x0a")
        if stamp >= 0:
            connection.echo = int.from_bytes(segment[22 + stamp : 26 + stamp], "big")
        text = segment[offset:]
        if flags & SYN:
            connection.ack = seq + 1 & 0xFFFF_FFFF
            connection.is_open = True
        elif seq == connection.ack and text:
            connection.ack = seq + len(text) & 0xFFFF_FFFF
            connection.data += text
            connection.take_answers()
