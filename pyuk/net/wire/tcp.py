"""TCP segments: the header, its options, and where the text lies.  Source: RFC 9293 §3.1.

One Segment object serves for many segments, one after the other: reading fills it in, writing reads from it. Its
text is not copied: `text` is the frame that the segment came in, or the ring that it is sent from. What the numbers
mean is no matter here. Options are in tcpoptions.py, which is to be read next.
"""

from __future__ import annotations

from pyuk.lang import inline, u8, u16, u32, u64
from pyuk.net.address import ANY_V6, Address
from pyuk.net.wire.fields import MASK16, MASK32, copy, get160, put160

FIN = 0x01
SYN = 0x02
RST = 0x04
PSH = 0x08
ACK = 0x10
URG = 0x20
ALL_FLAGS = 0x3F

HEADER_BYTES = 20
MOST_HEADER_BYTES = 60
MOST_BLOCKS = 4  # RFC 2018 §3: what fits in 40 bytes of options
NO_TEXT = bytearray()


class Segment:
    """source, destination: the addresses of the IP header; the checksum covers them (RFC 9293 §3.1).

    seq, ack, flags, window, urgent: as in the header; the window is not scaled.

    Options that are not there: mss 0, window_scale -1, may_sack and has_timestamp False, block_count 0.
    blocks: left and right edges of the SACK blocks, one after the other.

    Text: `length` octets of `text` from `start` on. Where they would pass its end they go on at its beginning, so
    that a ring can be sent from. header_bytes: of a segment that was read. cut_octets: the text of each of the segments
    that the device is to cut this one into, or 0.
    """

    source: Address
    destination: Address
    source_port: u16
    destination_port: u16
    seq: u32
    ack: u32
    flags: u8
    window: u16
    urgent: u16
    header_bytes: int
    mss: u16
    window_scale: int
    may_sack: bool
    has_timestamp: bool
    tsval: u32
    tsecr: u32
    block_count: int
    blocks: list[int]
    text: bytearray
    start: int
    length: int
    cut_octets: int

    def __init__(self) -> None:
        self.blocks = [0] * (2 * MOST_BLOCKS)
        self.source = ANY_V6
        self.destination = ANY_V6
        self.clear()

    def clear(self) -> None:
        """A segment without flags, options and text. The addresses stay."""
        self.source_port = 0
        self.destination_port = 0
        self.seq = 0
        self.ack = 0
        self.flags = 0
        self.window = 0
        self.urgent = 0
        self.header_bytes = HEADER_BYTES
        self.clear_options()
        self.text = NO_TEXT
        self.start = 0
        self.length = 0
        self.cut_octets = 0

    def clear_options(self) -> None:
        self.mss = 0
        self.window_scale = -1
        self.may_sack = False
        self.has_timestamp = False
        self.tsval = 0
        self.tsecr = 0
        self.block_count = 0

    @inline
    def has(self, flag: int) -> bool:
        """Whether one of these flags is set."""
        return self.flags & flag != 0

    def seq_length(self) -> int:
        """SEG.LEN: the sequence numbers that the segment takes, SYN and FIN counted.  Source: RFC 9293 §3.3.1."""
        return self.length + (self.flags & FIN) + (self.flags >> 1 & 1)

    def add_block(self, left: u32, right: u32) -> None:
        """One more SACK block, if there is room."""
        if self.block_count < MOST_BLOCKS:
            self.blocks[2 * self.block_count] = left
            self.blocks[2 * self.block_count + 1] = right
            self.block_count += 1


def read_header(segment: Segment, frame: bytearray, start: int, end: int) -> bool:
    """Read the header that begins at frame[start]; False where that is no segment. Its checksum is another's matter.

    Options are not read yet. The reserved bits are ignored (RFC 9293 §3.1: "must be zero in generated segments and
    must be ignored in received segments").
    """
    if end - start < HEADER_BYTES:
        return False
    first, second, third = get160(frame, start)
    header_bytes = (second >> 28 & 0xF) << 2
    if header_bytes < HEADER_BYTES or header_bytes > end - start:
        return False
    segment.source_port = first >> 48
    segment.destination_port = first >> 32 & MASK16
    segment.seq = first & MASK32
    segment.ack = second >> 32
    segment.flags = second >> 16 & ALL_FLAGS
    segment.window = second & MASK16
    segment.urgent = third & MASK16
    segment.header_bytes = header_bytes
    segment.text = frame
    segment.start = start + header_bytes
    segment.length = end - start - header_bytes
    return True


def header_bytes_at(frame: bytearray, start: int) -> int:
    """How long the header is that begins at frame[start], with its options."""
    return frame[start + 12] >> 4 << 2


def write_header(segment: Segment, frame: bytearray, start: int, header_bytes: int) -> None:
    """Write the header to frame[start:]; header_bytes counts its options, which are not written. Checksum 0."""
    first: u64 = segment.source_port << 48 | segment.destination_port << 32 | segment.seq
    word: u64 = (header_bytes << 26 | segment.flags << 16 | segment.window) & MASK32
    put160(frame, start, first, segment.ack << 32 | word, segment.urgent)


def write_text(segment: Segment, frame: bytearray, start: int) -> None:
    """Copy the text to frame[start:], in one piece."""
    first = min(segment.length, len(segment.text) - segment.start)
    copy(frame, start, segment.text, segment.start, first)
    if first < segment.length:
        copy(frame, start + first, segment.text, 0, segment.length - first)
