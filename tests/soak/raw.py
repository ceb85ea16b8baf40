"""Frames by hand: a small TCP client over a raw link, frames of all protocols, and whether a frame is well formed."""

from __future__ import annotations

import random
import struct
import time

from tests.guest.link import GUEST_IP, OUR_IP, OUR_MAC, Link, checksum

FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16
V4, V6, ARP = b"\x08\x00", b"\x86\xdd", b"\x08\x06"
PORT = 80


# --- making frames ---------------------------------------------------------------------------------


def ethernet(mac: bytes, kind: bytes, payload: bytes) -> bytes:
    return (mac + OUR_MAC + kind + payload).ljust(60, b"\0")


def ipv4(protocol: int, payload: bytes, source: bytes = OUR_IP, flags: int = 0) -> bytes:
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(payload), random.getrandbits(16), flags, 64, protocol, 0)
    head += source + GUEST_IP
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload


def tcp(source_port: int, seq: int, ack: int, flags: int, text: bytes = b"", source: bytes = OUR_IP,
        options: bytes = b"", window: int = 65535) -> bytes:  # fmt: skip
    """An IPv4 packet with a segment to the guest's port 80."""
    offset = (20 + len(options)) // 4
    head = struct.pack("!HHIIBBHHH", source_port, PORT, seq & 0xFFFF_FFFF, ack & 0xFFFF_FFFF, offset << 4, flags,
                       window, 0, 0) + options + text  # fmt: skip
    total = checksum(source + GUEST_IP + struct.pack("!BBH", 0, 6, len(head)) + head)
    return ipv4(6, head[:16] + struct.pack("!H", total) + head[18:], source)


def udp(port: int, text: bytes) -> bytes:
    return ipv4(17, struct.pack("!HHHH", 5353, port, 8 + len(text), 0) + text)


def seeds() -> list[bytes]:
    """Frames of all protocols, without their Ethernet addresses: what is to be damaged."""
    echo = struct.pack("!BBHHH", 8, 0, 0, 7, 1) + bytes(32)
    echo = echo[:2] + struct.pack("!H", checksum(echo)) + echo[4:]
    arp = bytes.fromhex("0001080006040001") + OUR_MAC + OUR_IP + bytes(6) + GUEST_IP
    v6 = struct.pack("!IHBB", 0x6000_0000, 16, 58, 255) + bytes.fromhex("fe80" + "00" * 13 + "01")
    v6 += bytes.fromhex("fe80000000000000505400fffe123456")
    options = bytes.fromhex("020405b40402080a00000001000000000103030a")
    packets = [
        (ARP, arp), (V4, ipv4(1, echo)), (V4, udp(68, bytes(300))), (V4, udp(9, b"none")),
        (V4, tcp(4000, 1, 0, SYN, options=options)), (V4, tcp(4001, 1, 0, SYN)), (V4, tcp(4002, 7, 9, ACK, b"text")),
        (V4, tcp(4003, 7, 9, FIN | ACK)), (V4, tcp(4004, 7, 9, RST)), (V4, ipv4(17, bytes(64), flags=0x2000)),
        (V4, ipv4(17, bytes(64), flags=0x0008)), (V4, ipv4(1, b"\x03\x04\0\0\0\0\x05\0" + tcp(80, 1, 1, ACK)[:28])),
        (V6, v6 + b"\x80\0\0\0" + bytes(12)), (V6, v6 + b"\x87\0\0\0" + bytes(12)),
        (V6, v6 + b"\x86\0\0\0" + bytes(12)),
        (V6, v6[:6] + b"\x2c" + v6[7:] + b"\x3a\0\0\1" + bytes(12)),
    ]  # fmt: skip
    return [kind + packet for kind, packet in packets]


def damaged(chosen: random.Random, mac: bytes, frames: list[bytes]) -> bytes:
    """A frame to the guest, or to all, with some bytes changed, cut off or added; checksums perhaps right again."""
    frame = bytearray(chosen.choice(frames))
    for _ in range(chosen.choice((0, 1, 1, 2, 4, 16))):
        frame[chosen.randrange(2, len(frame))] = chosen.choice((0, 0xFF, 0x7F, 0x80, chosen.getrandbits(8)))
    if chosen.random() < 0.2:
        del frame[chosen.randrange(2, len(frame)) :]
    elif chosen.random() < 0.2:
        frame += chosen.randbytes(chosen.randrange(1, 1400))
    if chosen.random() < 0.7:
        mend(frame)
    to = mac if chosen.random() < 0.9 else b"\xff" * 6
    return (to + OUR_MAC + bytes(frame))[:1514].ljust(60, b"\0")


def mend(frame: bytearray) -> None:
    """Make the checksums of an IPv4 header right, and of TCP behind it, so that damage comes further up."""
    if frame[:2] != V4 or len(frame) < 22:
        return
    length = (frame[2] & 15) * 4
    if length < 20 or 2 + length > len(frame):
        return
    frame[12:14] = b"\0\0"
    frame[12:14] = struct.pack("!H", checksum(bytes(frame[2 : 2 + length])))
    end = min(int.from_bytes(frame[4:6], "big") + 2, len(frame))
    if frame[11] == 6 and end - 2 - length >= 20:
        at = 2 + length + 16
        frame[at : at + 2] = b"\0\0"
        head = bytes(frame[14:22]) + struct.pack("!BBH", 0, 6, end - 2 - length)
        frame[at : at + 2] = struct.pack("!H", checksum(head + bytes(frame[2 + length : end])))


# --- judging frames ----------------------------------------------------------------------------------


def fault(frame: bytes) -> str:
    """What is wrong with a frame that the guest has sent; "" where nothing is."""
    if not 14 <= len(frame) <= 1514:
        return f"{len(frame)} bytes"
    kind, packet = frame[12:14], frame[14:]
    if kind == ARP:
        return "" if packet[:6] == bytes.fromhex("000108000604") and packet[6:8] in (b"\0\1", b"\0\2") else "ARP"
    if kind == V4:
        return fault_v4(packet)
    return fault_v6(packet) if kind == V6 else f"type {kind.hex()}"


def fault_v4(packet: bytes) -> str:
    length = (packet[0] & 15) * 4
    total = int.from_bytes(packet[2:4], "big")
    if packet[0] >> 4 != 4 or length < 20 or not length <= total <= len(packet):
        return "IPv4 lengths"
    if checksum(packet[:length]) != 0:
        return "IPv4 checksum"
    if packet[6] & 0x3F or packet[7]:
        return ""  # a fragment
    payload = packet[length:total]
    return fault_above(packet[9], payload, packet[12:20] + struct.pack("!BBH", 0, packet[9], len(payload)))


def fault_v6(packet: bytes) -> str:
    total = int.from_bytes(packet[4:6], "big")
    if packet[0] >> 4 != 6 or 40 + total > len(packet):
        return "IPv6 lengths"
    payload = packet[40 : 40 + total]
    return fault_above(packet[6], payload, packet[8:40] + struct.pack("!IBBBB", len(payload), 0, 0, 0, packet[6]))


def fault_above(protocol: int, payload: bytes, ends: bytes) -> str:
    if protocol == 1:
        return "" if len(payload) >= 8 and checksum(payload) == 0 else "ICMP"
    if protocol == 58:
        return "" if len(payload) >= 4 and checksum(ends + payload) == 0 else "ICMPv6"
    if protocol == 17:
        is_right = len(payload) >= 8 and int.from_bytes(payload[4:6], "big") == len(payload)
        return "" if is_right and (payload[6:8] == b"\0\0" or checksum(ends + payload) == 0) else "UDP"
    if protocol == 6:
        is_right = len(payload) >= 20 and 20 <= (payload[12] >> 4) * 4 <= len(payload)
        return "" if is_right and checksum(ends + payload) == 0 else "TCP"
    return f"protocol {protocol}"


# --- talking -------------------------------------------------------------------------------------------


class Peer:
    """The other host on a raw link: it answers ARP, judges every frame, and speaks a little TCP."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.mac = link.find()
        self.received = 0
        self.faults: list[str] = []

    def take(self, until: float) -> bytes | None:
        """The next frame; None where none comes in time."""
        self.link.connection.settimeout(max(until - time.monotonic(), 0.001))
        try:
            frame = self.link.receive()
        except (TimeoutError, BlockingIOError):
            return None
        self.received += 1
        problem = fault(frame)
        if problem:
            self.faults.append(f"{problem}: {frame.hex()}")
        if frame[12:14] == ARP and frame[20:22] == b"\0\1" and frame[38:42] == OUR_IP:
            answer = bytes.fromhex("0001080006040002") + OUR_MAC + OUR_IP + frame[22:32]
            self.link.send(ethernet(self.mac, ARP, answer))
        return frame

    def drain(self) -> None:
        """Take what is there."""
        while self.take(time.monotonic()) is not None:
            pass

    def segment(self, source_port: int, until: float) -> tuple[int, int, int, bytes] | None:
        """The next segment to a port of ours: seq, ack, flags, text."""
        while True:
            frame = self.take(until)
            if frame is None:
                return None
            if frame[12:14] == V4 and frame[23] == 6 and int.from_bytes(frame[36:38], "big") == source_port:
                total = int.from_bytes(frame[16:18], "big")
                text = frame[34 + (frame[46] >> 4) * 4 : 14 + total]
                seq, ack = struct.unpack("!II", frame[38:46])
                return seq, ack, frame[47], text

    def send(self, source_port: int, seq: int, ack: int, flags: int, text: bytes = b"") -> None:
        self.link.send(ethernet(self.mac, V4, tcp(source_port, seq, ack, flags, text)))

    def get(self, path: str, source_port: int, seconds: float) -> bytes:
        """The body of the answer to a GET, over a connection of its own. TimeoutError."""
        until = time.monotonic() + seconds
        iss = random.getrandbits(32)
        self.send(source_port, iss, 0, SYN)
        opened = None
        while opened is None or opened[2] & (SYN | ACK) != SYN | ACK:
            opened = self.segment(source_port, min(until, time.monotonic() + 0.3))
            if opened is None:
                if time.monotonic() >= until:
                    raise TimeoutError("no SYN-ACK")
                self.send(source_port, iss, 0, SYN)
        expected = opened[0] + 1 & 0xFFFF_FFFF
        request = f"GET {path} HTTP/1.1\r\nHost: guest\r\n\r\n".encode()
        self.send(source_port, iss + 1, expected, ACK | PSH, request)
        data = b""
        while not whole(data):
            got = self.segment(source_port, until)
            if got is None:
                raise TimeoutError(f"half an answer: {data!r}")
            if got[0] == expected and got[3]:
                data += got[3]
                expected = expected + len(got[3]) & 0xFFFF_FFFF
                self.send(source_port, iss + 1 + len(request), expected, ACK)
        self.send(source_port, iss + 1 + len(request), expected, RST | ACK)
        return data.split(b"\r\n\r\n", 1)[1]


def whole(data: bytes) -> bool:
    """Whether an answer is there with all of its body."""
    head, mark, body = data.partition(b"\r\n\r\n")
    return mark != b"" and len(body) >= int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
