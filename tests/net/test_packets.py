"""Segments in packet buffers: what is written is read again, in one part or in several; what is damaged is not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.net.address import parse
from pyuk.net.buffers import HEADROOM, PacketBuffer
from pyuk.net.tcp.packets import read_segment, receive_packet, write_segment
from pyuk.net.tcp.states import Settings
from pyuk.net.tcp.tcp import Tcp
from pyuk.net.wire.tcp import ACK, FIN, PSH, SYN, Segment

HERE = [parse("192.0.2.1"), parse("2001:db8::1")]
THERE = [parse("198.51.100.7"), parse("2001:db8::7")]
u16 = st.integers(0, 0xFFFF)
u32 = st.integers(0, 0xFFFF_FFFF)
FIELDS = ["source_port", "destination_port", "seq", "ack", "flags", "window", "urgent", "mss", "window_scale"]


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    segment = Segment()
    family = draw(st.integers(0, 1))
    segment.source, segment.destination = HERE[family], THERE[family]
    segment.source_port, segment.destination_port = draw(u16), draw(u16)
    segment.seq, segment.ack, segment.flags = draw(u32), draw(u32), draw(st.integers(0, 63))
    segment.window, segment.urgent = draw(u16), draw(u16)
    if segment.flags & SYN:
        segment.mss, segment.window_scale = draw(u16), draw(st.integers(-1, 14))
        segment.may_sack = draw(st.booleans())
    segment.has_timestamp = draw(st.booleans())
    if segment.has_timestamp:
        segment.tsval, segment.tsecr = draw(u32), draw(u32)
    room = 40 - 12 * segment.has_timestamp - 12 * bool(segment.flags & SYN) - 4
    for _ in range(draw(st.integers(0, max(room // 8, 0)))):
        segment.add_block(draw(u32), draw(u32))
    segment.text = bytearray(draw(st.binary(min_size=1, max_size=128)))
    segment.start = draw(st.integers(0, len(segment.text) - 1))
    segment.length = draw(st.integers(0, len(segment.text)))
    return segment


def text_of(segment: Segment) -> bytes:
    return bytes((segment.text + segment.text)[segment.start : segment.start + segment.length])


def written(segment: Segment) -> PacketBuffer:
    packet = PacketBuffer(HEADROOM + 2000)
    write_segment(segment, packet, False)
    return packet


@settings(deadline=None, max_examples=50)
@given(segments())
def test_round_trip(segment: Segment) -> None:
    found = Segment()
    assert read_segment(found, written(segment))
    for name in FIELDS:
        assert getattr(found, name) == getattr(segment, name)
    assert found.may_sack == segment.may_sack
    assert (found.has_timestamp, found.tsval, found.tsecr) == (segment.has_timestamp, segment.tsval, segment.tsecr)
    assert found.blocks[: 2 * found.block_count] == segment.blocks[: 2 * segment.block_count]
    assert text_of(found) == text_of(segment)


@settings(deadline=None, max_examples=50)
@given(segments(), st.data())
def test_a_flipped_bit_is_seen(segment: Segment, data: st.DataObject) -> None:
    packet = written(segment)
    packet.data[data.draw(st.integers(packet.start, packet.end - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert not read_segment(Segment(), packet)


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=100))
def test_anything_can_be_read(octets: bytes) -> None:
    packet = PacketBuffer(HEADROOM + 100)
    packet.append(octets)
    packet.is_checked = True
    segment = Segment()
    if read_segment(segment, packet):
        assert packet.start + 20 <= segment.start <= packet.end
        assert segment.start + segment.length == packet.end


def parts_of(packet: PacketBuffer, cuts: list[int]) -> PacketBuffer:
    """A packet in several buffers, cut at these places behind its header."""
    octets = packet.tobytes()
    edges = [0, *(20 + cut for cut in cuts), len(octets)]
    pieces = []
    for start, end in pairwise(edges):
        piece = PacketBuffer(HEADROOM + 2000)
        piece.append(octets[start:end])
        piece.source, piece.destination = packet.source, packet.destination
        pieces.append(piece)
    for piece, rest in pairwise(pieces):
        piece.rest = rest
    return pieces[0]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 1000), max_size=4))
def test_a_packet_in_parts_is_one_segment(cuts: list[int]) -> None:
    stack = Tcp(Settings(), 1, 2, 1500, 1 << 20)
    listener = stack.listen(HERE[0], 80, 4)
    segment, found = Segment(), Segment()
    segment.source, segment.destination = THERE[0], HERE[0]
    segment.source_port, segment.destination_port = 4000, 80
    segment.seq, segment.flags, segment.window = 99, SYN, 1000
    receive_packet(stack, found, written(segment), 0)
    answer = stack.next_segment(0)
    assert answer is not None
    segment.seq, segment.ack, segment.flags = 100, answer.seq + 1 & 0xFFFF_FFFF, ACK | PSH | FIN
    segment.text, segment.length = bytearray(range(250)) * 4, 1000
    assert receive_packet(stack, found, parts_of(written(segment), sorted(cuts)), 0)
    tcb = stack.accept(listener)
    assert tcb is not None and tcb.state.name == "CLOSE_WAIT"
    target = bytearray(1001)
    assert stack.read(tcb, target, 0, 1001) == 1000
    assert target[:1000] == segment.text
    damaged = parts_of(written(segment), sorted(cuts))
    damaged.data[damaged.start + 5] ^= 4
    assert not receive_packet(stack, found, damaged, 0)
