"""A virtio network device: frames out, frames in, over buffers that the caller owns.

The caller gives buffers to fill (`post`) and takes the filled ones back (`receive`); it gives frames to send
(`transmit`) and takes their buffers back when the device is done with them (`reclaim`). A buffer is known by
a token, the number that post() or transmit() gave. Nothing is allocated after start().

In front of each frame lie HEADER_BYTES for the device's header. A frame may be longer than the link carries: the device
cuts a TCP segment up that is sent (segmentation offload), and puts together those that come, into as many buffers as it
takes (mergeable receive buffers). Source: virtio 1.2 §5.1. Next: ../../kernel/entropy.py.
"""

from __future__ import annotations

from pyuk.builtins.bytearray import bytearray as ByteArray
from pyuk.drivers.virtio.control import CTRL_RX, CTRL_VQ, GUEST_ANNOUNCE, Control
from pyuk.drivers.virtio.features import RING_EVENT_IDX, RING_INDIRECT_DESC, RING_PACKED
from pyuk.drivers.virtio.packedqueue import PackedQueue
from pyuk.drivers.virtio.splitqueue import SplitQueue
from pyuk.drivers.virtio.transport import Transport
from pyuk.drivers.virtio.virtqueue import Virtqueue
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import Struct, u8, u16, u64
from pyuk.lang.raw import view

CSUM = 1 << 0  # virtio 1.2 §5.1.3
GUEST_CSUM = 1 << 1
MTU = 1 << 3
MAC = 1 << 5
GUEST_TSO = 1 << 7 | 1 << 8  # for IPv4 and for IPv6
HOST_TSO = 1 << 11 | 1 << 12
MRG_RXBUF = 1 << 15
STATUS = 1 << 16
OF_RINGS = RING_EVENT_IDX | RING_INDIRECT_DESC | RING_PACKED
OF_CONTROL = CTRL_VQ | CTRL_RX | GUEST_ANNOUNCE
WANTED = CSUM | GUEST_CSUM | MTU | MAC | STATUS | GUEST_TSO | HOST_TSO | MRG_RXBUF | OF_RINGS | OF_CONTROL

RECEIVE = 0  # queues: §5.1.2
TRANSMIT = 1
CONTROL = 2

CONFIG_MAC = 0  # §5.1.4
CONFIG_STATUS = 6
CONFIG_MTU = 10
LINK_UP = 1  # of the status
ANNOUNCE = 2
MAC_BYTES = 6
DEFAULT_MTU = 1500
SMALLEST_MTU = 68  # RFC 791 §3.2

NEEDS_CSUM = 1  # of NetHeader.flags: §5.1.6
DATA_VALID = 2
GSO_NONE = 0  # of NetHeader.gso_type
GSO_TCPV4 = 1
GSO_TCPV6 = 4
HEADER_BYTES = 12
LEAST_FRAME = 14  # an Ethernet header


class NetHeader(Struct, packed=True):
    """What stands before each frame: virtio 1.2 §5.1.6."""

    flags: u8
    gso_type: u8
    hdr_len: u16
    gso_size: u16
    csum_start: u16
    csum_offset: u16
    num_buffers: u16


def agree(transport: Transport) -> u64:
    """Start a device with what this driver can do with it; 0 where it does not work out.

    Long frames are only wanted where they may come in several buffers: none of ours holds one.
    """
    features = transport.start(WANTED)
    if features & GUEST_TSO != 0 and features & MRG_RXBUF == 0:
        features = transport.start(WANTED & ~GUEST_TSO)
    return features


def queue_of(transport: Transport, index: u16, features: u64) -> Virtqueue:
    """A queue of a device, in the form that was agreed on."""
    if features & RING_PACKED != 0:
        return PackedQueue(transport, index, features)
    return SplitQueue(transport, index, features)


class VirtioNet:
    """A started device. mac: six bytes as a number, the first in the highest; 0 where the device has none.

    What receive() found out about the frame that it gave last is in `frame_bytes`, and what read_header() did in
    `is_checked`, `buffers` (how many the frame lies in, this one counted; 0 where that cannot be) and `is_merged` (it
    was put together of several). part_bytes: of what receive_part() gave last. seen_status: of a device that is polled.
    """

    transport: Transport
    features: u64
    receive_queue: Virtqueue
    transmit_queue: Virtqueue
    control: Control | None
    has_interrupt: bool
    mac: int
    mtu: int
    seen_status: int
    frame_bytes: int
    is_checked: bool
    is_merged: bool
    buffers: int
    part_bytes: int
    bad_frames: int

    def __init__(self, transport: Transport, features: u64, interrupt: Interrupt | None = None) -> None:
        """Start a device; `features` is what agree() gave.

        interrupt: has a vector; it comes where the device can interrupt (has_interrupt) and listen() was called.
        """
        self.transport = transport
        self.has_interrupt = interrupt is not None and transport.connect(interrupt)
        self.features = features
        self.receive_queue = queue_of(transport, RECEIVE, features)
        self.transmit_queue = queue_of(transport, TRANSMIT, features)
        self.control = None
        if features & CTRL_VQ != 0:
            self.control = Control(transport, queue_of(transport, CONTROL, features), features)
        self.mac = 0
        self.mtu = DEFAULT_MTU
        self.seen_status = LINK_UP
        self.frame_bytes = 0
        self.is_checked = False
        self.is_merged = False
        self.buffers = 1
        self.part_bytes = 0
        self.bad_frames = 0
        self.receive_queue.silence()
        self.transmit_queue.silence()
        self.read_config()
        transport.run()

    def read_config(self) -> None:
        """The address and the MTU, where the device offers them."""
        if self.features & MAC != 0:
            for i in range(MAC_BYTES):
                self.mac = self.mac << 8 & 0xFFFF_FFFF_FF00 | self.transport.read_config(CONFIG_MAC + i)
        if self.features & MTU != 0:
            mtu = self.transport.read_config_number(CONFIG_MTU, 2)
            if mtu >= SMALLEST_MTU:
                self.mtu = mtu

    def is_usable(self) -> bool:
        """Whether both queues are there and none has broken."""
        return (self.receive_queue.size != 0 and self.transmit_queue.size != 0
                and not self.receive_queue.is_broken and not self.transmit_queue.is_broken)

    def has_changed(self) -> bool:
        """Whether the device says something else of the link since this was last asked."""
        if self.has_interrupt or self.features & STATUS == 0:
            return self.transport.has_changed()
        before = self.seen_status
        self.seen_status = self.status()
        return self.seen_status != before

    def link_is_up(self) -> bool:
        """Whether the network is there: always, where the device does not say."""
        return self.features & STATUS == 0 or self.status() & LINK_UP != 0

    def asks_to_announce(self) -> bool:
        """Whether the device wants this machine to tell the network where it is: virtio 1.2 §5.1.6.5.4."""
        return self.features & STATUS != 0 and self.features & GUEST_ANNOUNCE != 0 and self.status() & ANNOUNCE != 0

    def status(self) -> int:
        """What the device says of the link."""
        return self.transport.read_config_number(CONFIG_STATUS, 2)

    def can_checksum(self) -> bool:
        """Whether the device completes checksums of frames that are sent."""
        return self.features & CSUM != 0

    def can_segment(self) -> bool:
        """Whether the device cuts TCP segments up that are sent, of both families."""
        return self.can_checksum() and self.features & HOST_TSO == HOST_TSO

    # --- receiving ---------------------------------------------------------------------------

    def post(self, data: ByteArray, start: int) -> int:
        """Give the bytes of `data` from `start` on to be filled by a header and a frame; a token, -1: queue full.

        data must stay alive, and as long as it is, until receive() gives the token. publish_posted() follows.
        """
        room = len(data) - start
        if start < 0 or room < HEADER_BYTES + LEAST_FRAME:
            raise ValueError("no room for a frame")
        return self.receive_queue.add(data.address() + start, min(room, 0xFFFF), True)

    def publish_posted(self) -> None:
        """Show the device what was posted."""
        self.receive_queue.publish(self.transport)

    def receive(self) -> int:
        """The token of a buffer that is filled, -1 where there is none. frame_bytes: 0 for nothing of use."""
        token = self.receive_queue.pop()
        if token >= 0:
            self.frame_bytes = self.receive_queue.len_bytes - HEADER_BYTES
            if self.frame_bytes < LEAST_FRAME:
                self.bad_frames += 1
                self.frame_bytes = 0
        return token

    def read_header(self, data: ByteArray, start: int) -> None:
        """Note what the header at data[start] says of the frame."""
        header = view(NetHeader, data.address() + start)
        self.is_checked = header.flags & (NEEDS_CSUM | DATA_VALID) != 0 and self.features & GUEST_CSUM != 0
        self.is_merged = header.gso_type != GSO_NONE and self.features & GUEST_TSO != 0
        self.buffers = header.num_buffers if self.features & MRG_RXBUF != 0 else 1

    def receive_part(self) -> int:
        """The token of the buffer that goes on with the frame, without a header; -1 where there is none.

        The device gives all buffers of a frame at once: virtio 1.2 §5.1.6.4. part_bytes: 0 for nothing of use.
        """
        token = self.receive_queue.pop()
        if token >= 0:
            self.part_bytes = self.receive_queue.len_bytes
        return token

    # --- sending -----------------------------------------------------------------------------

    def transmit(
        self, data: ByteArray, start: int, end: int, checksum_start: int, checksum_at: int,
        gso_type: u8 = GSO_NONE, gso_size: u16 = 0, header_end: int = 0,
    ) -> int:
        """Send the frame data[start:end]; a token, or -1 where the queue is full.

        The header goes into the HEADER_BYTES before `start`. checksum_at: where in data the device is to put the
        sum over data[checksum_start:end], if it can; 0: nowhere. gso_type: another than GSO_NONE where it is to cut
        what follows the headers, data[header_end:end], into frames of gso_size each. publish_transmitted() follows.
        """
        if start < HEADER_BYTES or end > len(data) or end - start < LEAST_FRAME:
            raise ValueError("no frame")
        first: u64 = data.address() + start - HEADER_BYTES
        token = self.transmit_queue.add(first, end - start + HEADER_BYTES, False)
        if token >= 0:
            header = view(NetHeader, first)
            header.flags = NEEDS_CSUM if checksum_at != 0 else 0
            header.gso_type = gso_type
            header.hdr_len = header_end - start if gso_type != GSO_NONE else 0
            header.gso_size = gso_size
            header.csum_start = checksum_start - start if checksum_at != 0 else 0
            header.csum_offset = checksum_at - checksum_start if checksum_at != 0 else 0
            header.num_buffers = 0
        return token

    def publish_transmitted(self) -> None:
        """Show the device what is to be sent."""
        self.transmit_queue.publish(self.transport)

    def reclaim(self) -> int:
        """The token of a buffer that the device has sent, -1 where there is none."""
        return self.transmit_queue.pop()

    # --- waiting -----------------------------------------------------------------------------

    def listen(self) -> bool:
        """Let the device interrupt when a frame comes; False where one is there already."""
        self.transport.acknowledge()
        return self.receive_queue.listen()

    def silence(self) -> None:
        """Let the device not interrupt."""
        self.receive_queue.silence()

    def nudge(self) -> None:
        """Make up for notifications that were lost: to be called every few milliseconds while there is traffic."""
        self.receive_queue.nudge(self.transport)
        self.transmit_queue.nudge(self.transport)
        control = self.control
        if control is not None:
            control.queue.nudge(self.transport)
            control.step()
