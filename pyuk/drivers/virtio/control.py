"""The control queue of a network device: which frames are wanted, and that an announcement was made.

A command is a chain: what is said, and a byte in which the device answers. One is on its way at a time, and nobody
waits for it: step() is called now and then, takes the answer, and sends the next that is due. A device that refuses, or
never answers, goes on as it began, with all frames. Source: virtio 1.2 §5.1.6.5. Next: net.py.
"""

from __future__ import annotations

from pyuk.drivers.virtio.transport import Transport
from pyuk.drivers.virtio.virtqueue import Virtqueue
from pyuk.lang import Buffer, u8, u64
from pyuk.lang.raw import addressof

CTRL_VQ = 1 << 17  # virtio 1.2 §5.1.3
CTRL_RX = 1 << 18
GUEST_ANNOUNCE = 1 << 21

CLASS_RX = 0  # §5.1.6.5.1
RX_PROMISCUOUS = 0
CLASS_MAC = 1  # §5.1.6.5.2
MAC_TABLE = 0
CLASS_ANNOUNCE = 3  # §5.1.6.5.4
ANNOUNCE_ACK = 0
OK = 0

NOTHING = 0  # what is due, as bits, in the order in which it is sent
SET_GROUPS = 1
DROP_OTHERS = 2
CONFIRM_ANNOUNCEMENT = 4
TAKE_ALL = 8

MAC_BYTES = 6
HEADER_BYTES = 2
MOST_GROUPS = 8
ANSWER_AT = 64  # in `data`, behind the longest command
DATA_BYTES = ANSWER_AT + 1


class Control:
    """queue: the control queue. due: commands to be sent; asked: the one that is on its way. groups: of MOST_GROUPS."""

    transport: Transport
    queue: Virtqueue
    may_filter: bool
    due: int
    asked: int
    groups: list[u64]
    data: Buffer[u8]

    def __init__(self, transport: Transport, queue: Virtqueue, features: u64) -> None:
        self.transport = transport
        self.queue = queue
        self.may_filter = features & CTRL_RX != 0
        self.due = NOTHING
        self.asked = NOTHING
        self.groups = []
        self.data = Buffer[u8](DATA_BYTES)
        queue.silence()

    def want(self, groups: list[u64]) -> None:
        """Let the device give frames to itself, to all, and to these groups only, where it can.

        Of many groups it does not know each: then it gives all frames.
        """
        if not self.may_filter:
            return
        if len(groups) <= MOST_GROUPS:
            self.groups = groups
            self.due = self.due & ~TAKE_ALL | SET_GROUPS
        else:
            self.due = self.due & ~(SET_GROUPS | DROP_OTHERS) | TAKE_ALL

    def confirm_announcement(self) -> None:
        """Tell the device that the announcement was made which it has asked for."""
        self.due |= CONFIRM_ANNOUNCEMENT

    def step(self) -> None:
        """Take an answer that has come, and send what is due."""
        if self.asked != NOTHING:
            if self.queue.pop() < 0:
                return
            if self.asked == SET_GROUPS and self.data[ANSWER_AT] == OK and self.due & TAKE_ALL == 0:
                self.due |= DROP_OTHERS
            self.asked = NOTHING
        if self.due & SET_GROUPS != 0:
            self.ask(SET_GROUPS, CLASS_MAC, MAC_TABLE, self.write_groups())
        elif self.due & (DROP_OTHERS | TAKE_ALL) != 0:
            what = DROP_OTHERS if self.due & DROP_OTHERS != 0 else TAKE_ALL
            self.data[HEADER_BYTES] = int(what == TAKE_ALL)
            self.ask(what, CLASS_RX, RX_PROMISCUOUS, 1)
        elif self.due & CONFIRM_ANNOUNCEMENT != 0:
            self.ask(CONFIRM_ANNOUNCEMENT, CLASS_ANNOUNCE, ANNOUNCE_ACK, 0)

    def write_groups(self) -> int:
        """Fill in what a table of no hosts and of the groups is; how many bytes that are."""
        at = HEADER_BYTES
        for count in (0, len(self.groups)):
            for i in range(4):
                self.data[at + i] = count if i == 0 else 0
            at += 4
        for group in self.groups:
            for i in range(MAC_BYTES):
                self.data[at + i] = group >> 8 * (MAC_BYTES - 1 - i) & 0xFF
            at += MAC_BYTES
        return at - HEADER_BYTES

    def ask(self, what: int, class_: u8, command: u8, len_bytes: int) -> None:
        """Send a command, whose data lie in place."""
        self.due &= ~what
        self.data[0] = class_
        self.data[1] = command
        self.data[ANSWER_AT] = OK ^ 0xFF
        first: u64 = addressof(self.data)
        if self.queue.ask(first, HEADER_BYTES + len_bytes, first + ANSWER_AT, 1) >= 0:
            self.asked = what
            self.queue.publish(self.transport)
