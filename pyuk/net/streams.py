"""What the interface asks of TCP. Read next: interface.py."""

from __future__ import annotations

from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Counters, Drop
from pyuk.net.errors import Flow, Trouble
from pyuk.net.timing import NEVER_US


class Streams:
    """A host without TCP: segments are dropped."""

    counters: Counters

    def __init__(self, counters: Counters) -> None:
        self.counters = counters

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """A packet at its TCP header, with its notes; it is given away. Its checksum is right if is_checked."""
        self.counters.drop(Drop.TCP_NO_PORT)
        packet.free()

    def poll(self, now_us: int) -> int:
        """Send what is due; when to poll next."""
        return NEVER_US

    def has_output(self) -> bool:
        """Whether poll() would perhaps send something at once."""
        return False

    def path_error(self, now_us: int, trouble: Trouble, flow: Flow, mtu_bytes: int) -> bool:
        """A report on a segment that was sent; whether it is believed."""
        return False
