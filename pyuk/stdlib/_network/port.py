"""Between a network device and the stack: frames go from hand to hand, in the buffers of the stack's own pools.

A buffer that waits for a frame, or is being sent, is the device's until its token comes back. Next: addresses.py.
"""

from __future__ import annotations

from typing import cast

from pyuk.builtins.bytearray import bytearray as ByteArray
from pyuk.drivers.virtio import discovery
from pyuk.drivers.virtio.features import TYPE_NET
from pyuk.drivers.virtio.net import GSO_NONE, GSO_TCPV4, GSO_TCPV6, HEADER_BYTES, VirtioNet, agree
from pyuk.drivers.virtio.virtqueue import LARGEST
from pyuk.kernel import interrupts, log, waiting
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import replaceable
from pyuk.net.buffers import HEADROOM, PacketBuffer
from pyuk.net.interface import Interface
from pyuk.net.wire.tcp import header_bytes_at

MOST_POSTED = 128  # buffers that wait for frames
HEADER_AT = HEADROOM - HEADER_BYTES
NUDGE_NS = 5_000_000  # how long a notification can be lost, while there is traffic
LONGEST_REST_NS = 100_000_000  # and how long one of the device's, when there was none
ACTIVE_NS = 1_000_000_000
LEAST_FIRST = 256  # bytes that the first buffer of several holds at least: all headers lie in it
LONGEST_FRAME = 65535 + 14


class Port:
    """posted, sent: the buffers that the device has, by their tokens."""

    net: VirtioNet
    interrupt: Interrupt
    posted: list[PacketBuffer | None]
    sent: list[PacketBuffer | None]
    posted_count: int
    nudged_ns: int
    active_ns: int

    def __init__(self, net: VirtioNet, interrupt: Interrupt) -> None:
        self.net = net
        self.interrupt = interrupt
        self.posted = [None] * LARGEST
        self.sent = [None] * LARGEST
        self.posted_count = 0
        self.nudged_ns = 0
        self.active_ns = 0

    # --- receiving ---------------------------------------------------------------------------

    def post(self, interface: Interface) -> None:
        """Give the device buffers for the frames to come."""
        most = min(MOST_POSTED, self.net.receive_queue.size)
        pool = interface.link.small
        while self.posted_count < most:
            packet = pool.take()
            if packet is None:
                break
            token = self.net.post(cast(ByteArray, packet.data), HEADER_AT)
            if token < 0:
                packet.free()
                break
            self.posted[token] = packet
            self.posted_count += 1
        self.net.publish_posted()

    def take_in(self, interface: Interface, now_us: int) -> int:
        """Hand the frames that have come to the stack; how many."""
        count = 0
        token = self.net.receive()
        while token >= 0:
            packet = self.take_back(token)
            if packet is not None:
                self.deliver(packet, interface, now_us)
            count += 1
            token = self.net.receive() if count < LARGEST else -1
        if count > 0:
            self.post(interface)
        return count

    def take_back(self, token: int) -> PacketBuffer | None:
        """The buffer of a token that the device gave."""
        packet = self.posted[token]
        self.posted[token] = None
        self.posted_count -= 1
        return packet

    def deliver(self, packet: PacketBuffer, interface: Interface, now_us: int) -> None:
        """One buffer that came back."""
        if self.net.frame_bytes == 0:
            packet.free()
            return
        self.net.read_header(cast(ByteArray, packet.data), HEADER_AT)
        packet.is_checked = self.net.is_checked
        packet.start = HEADROOM
        packet.end = HEADROOM + self.net.frame_bytes
        if self.net.buffers == 1:
            interface.receive(now_us, packet)
            return
        whole = self.gather(packet, interface)
        if whole is not None:
            interface.receive(now_us, whole)

    def gather(self, packet: PacketBuffer, interface: Interface) -> PacketBuffer | None:
        """A frame that goes on in further buffers, as one packet; None, and counted, where they are not as said.

        Segments that the device has put together stay in parts; any other frame is copied into one buffer.
        """
        last = packet
        for _ in range(self.net.buffers - 1):
            token = self.net.receive_part()
            part = self.take_back(token) if token >= 0 else None
            if part is None:
                break
            part.start = HEADER_AT
            part.end = HEADER_AT + self.net.part_bytes
            last.rest = part
            last = part
            if self.net.part_bytes == 0:
                break
            self.net.buffers -= 1
        total = packet.total()
        if self.net.buffers != 1 or packet.end - packet.start < LEAST_FIRST or total > LONGEST_FRAME:
            self.net.bad_frames += 1
            packet.free()
            return None
        return packet if self.net.is_merged else interface.link.joined(packet)

    # --- sending -----------------------------------------------------------------------------

    def send_out(self, interface: Interface) -> bool:
        """Give the device what waits to be sent; False where not all of it found room."""
        self.reclaim()
        transmit = interface.link.transmit
        while self.net.transmit_queue.free_count > 0:
            packet = transmit.pop()
            if packet is None:
                break
            token = self.give(packet)
            if token < 0:
                packet.free()
            else:
                self.sent[token] = packet
        self.net.publish_transmitted()
        return len(transmit) == 0

    def give(self, packet: PacketBuffer) -> int:
        """Give the device a packet to be sent, and tell it what to do to it; its token."""
        data = cast(ByteArray, packet.data)
        start, end, at = packet.start, packet.end, packet.checksum_start
        if packet.segment_bytes == 0:
            return self.net.transmit(data, start, end, at, packet.checksum_at, GSO_NONE, 0, 0)
        type_ = GSO_TCPV4 if packet.destination.is_v4 else GSO_TCPV6
        header_end = at + header_bytes_at(packet.data, at)
        size = packet.segment_bytes & 0xFFFF
        return self.net.transmit(data, start, end, at, packet.checksum_at, type_, size, header_end)

    def reclaim(self) -> None:
        """Take buffers back that were sent."""
        token = self.net.reclaim()
        while token >= 0:
            packet = self.sent[token]
            self.sent[token] = None
            if packet is not None:
                packet.free()
            token = self.net.reclaim()

    # --- waiting -----------------------------------------------------------------------------

    @replaceable
    def rest(self, deadline_ns: int) -> None:
        """Wait until a frame may have come, at most until the deadline. No lost notification makes it longer."""
        now_ns = monotonic_ns()
        most_ns = NUDGE_NS if now_ns - self.active_ns < ACTIVE_NS else LONGEST_REST_NS
        if self.net.has_interrupt and self.net.listen():
            waiting.wait_for(self.interrupt, min(deadline_ns, now_ns + most_ns))
            self.net.silence()

    def end_rest(self) -> None:
        """Let whoever is in rest() return."""
        self.interrupt.has_arrived = True
        interrupts.attention = True

    def watch(self, count: int, now_ns: int, interface: Interface) -> None:
        """Note that so many frames came; now and then, see that no notification was lost, and how the link is."""
        if count > 0:
            self.active_ns = now_ns
        if now_ns - self.nudged_ns >= NUDGE_NS:
            self.nudged_ns = now_ns
            self.net.nudge()
            if self.net.has_changed():
                self.follow_link(interface, now_ns // 1000)

    def follow_link(self, interface: Interface, now_us: int) -> None:
        """Tell the stack whether the network is there, and the device that this was announced, if it wants to know."""
        interface.follow_link(now_us, self.net.link_is_up())
        control = self.net.control
        if control is not None and self.net.asks_to_announce():
            control.confirm_announcement()


@replaceable
def find_port() -> Port | None:
    """The machine's first network device, started; None where it has none that works."""
    transport = discovery.find(TYPE_NET)
    if transport is None:
        return None
    features = agree(transport)
    if features == 0:
        log.error("network", "the device cannot be used")
        return None
    interrupt = Interrupt("network")
    if interrupts.start():
        interrupts.allocate(interrupt)
    net = VirtioNet(transport, features, interrupt)
    if not net.is_usable():
        log.error("network", "the device has no queues")
        return None
    log.info("network", "ready", "mtu", net.mtu, "interrupt", int(net.has_interrupt))
    return Port(net, interrupt)
