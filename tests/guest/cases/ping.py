"""Answers ARP and ICMP echo at 10.0.2.15 by hand, until a frame of type 0x88B5 comes. Polls; gives its counters."""

import sys

from pyuk.drivers.virtio import discovery
from pyuk.drivers.virtio.entropy import seed
from pyuk.drivers.virtio.features import TYPE_NET
from pyuk.drivers.virtio.net import HEADER_BYTES, VirtioNet, agree
from pyuk.kernel import clock, interrupts, waiting
from pyuk.kernel.interrupts import Interrupt

ROOM = 116  # what lies before the header
FRAME = ROOM + HEADER_BYTES
SLOTS = 64
OUR_IP = 0x0A00_020F


def number(data: bytearray, at: int, size: int) -> int:
    value = 0
    for i in range(size):
        value = value << 8 & 0xFFFF_FFFF_FFFF | data[at + i]
    return value


def put(data: bytearray, at: int, value: int, size: int) -> None:
    for i in range(size):
        data[at + i] = value >> (8 * (size - 1 - i) & 63) & 0xFF


def move(data: bytearray, to: int, start: int, count: int) -> None:
    for i in range(count):
        data[to + i] = data[start + i]


def checksum(data: bytearray, start: int, end: int) -> int:
    total = 0
    for at in range(start, end - 1, 2):
        total += data[at] << 8 | data[at + 1]
    if (end - start) % 2:
        total += data[end - 1] << 8
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total


class Responder:
    def __init__(self, net: VirtioNet) -> None:
        self.net = net
        self.holds: list[bytearray] = []  # by token
        self.sends: list[bytearray] = []
        self.free: list[bytearray] = []
        empty = bytearray(0)
        for _ in range(256):
            self.holds.append(empty)
            self.sends.append(empty)
        for _ in range(SLOTS):
            self.post(bytearray(2048))
        net.publish_posted()
        self.answered = 0
        self.seen = 0

    def post(self, data: bytearray) -> None:
        self.holds[self.net.post(data, ROOM)] = data

    def poll(self) -> bool:
        """Take what has come; whether to go on."""
        goes_on = True
        token = self.net.reclaim()
        while token >= 0:
            self.post(self.sends[token])
            token = self.net.reclaim()
        token = self.net.receive()
        while token >= 0:
            self.seen += 1
            data = self.holds[token]
            end = FRAME + self.net.frame_bytes
            if number(data, FRAME + 12, 2) == 0x88B5:
                goes_on = False
            if self.answer(data, end):
                self.answered += 1
                sent = self.net.transmit(data, FRAME, end, 0, 0)
                self.sends[sent] = data
            else:
                self.post(data)
            token = self.net.receive()
        self.net.publish_posted()
        self.net.publish_transmitted()
        return goes_on

    def answer(self, data: bytearray, end: int) -> bool:
        kind = number(data, FRAME + 12, 2)
        if kind == 0x0806 and number(data, FRAME + 20, 2) == 1 and number(data, FRAME + 38, 4) == OUR_IP:
            move(data, FRAME + 32, FRAME + 22, 10)
            put(data, FRAME + 20, 2, 2)
            put(data, FRAME + 22, self.net.mac, 6)
            put(data, FRAME + 28, OUR_IP, 4)
        elif kind == 0x0800 and data[FRAME + 23] == 1 and data[FRAME + 34] == 8:
            source = number(data, FRAME + 26, 4)
            put(data, FRAME + 26, OUR_IP, 4)
            put(data, FRAME + 30, source, 4)
            stop = FRAME + 14 + number(data, FRAME + 16, 2)
            if checksum(data, FRAME + 34, stop) != 0 or checksum(data, FRAME + 14, FRAME + 34) != 0:
                return False
            data[FRAME + 34] = 0
            put(data, FRAME + 36, 0, 2)
            put(data, FRAME + 36, checksum(data, FRAME + 34, stop), 2)
        else:
            return False
        move(data, FRAME, FRAME + 6, 6)
        put(data, FRAME + 6, self.net.mac, 6)
        return True


def main() -> None:
    print("entropy", seed())
    transport = discovery.find(TYPE_NET)
    if transport is None:
        print("no device")
        return
    interrupt = Interrupt("net")
    interrupts.allocate(interrupt)
    net = VirtioNet(transport, agree(transport), interrupt)
    responder = Responder(net)
    print("ready", hex(net.mac), net.mtu, net.link_is_up(), net.has_interrupt)
    halts = len(sys.argv) > 1 and sys.argv[1] == "halts"
    last = clock.monotonic_ns()
    woken = lost = 0
    while responder.poll():
        now = clock.monotonic_ns()
        if halts and net.listen():
            if waiting.wait_for(interrupt, now + 300_000_000):
                woken += 1
            elif not net.receive_queue.listen():  # the frame came just now, and its interrupt may be under way
                lost += not waiting.wait_for(interrupt, now + 10_000_000_000)
        if now - last > 5_000_000:
            net.nudge()
            last = now
    if halts:
        print("woken", woken, "lost", lost)
    print("seen", responder.seen, "answered", responder.answered)
    print("usable", net.is_usable(), net.bad_frames, net.receive_queue.bad_entries, net.transmit_queue.bad_entries)


main()
