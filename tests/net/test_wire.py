"""The wire formats: what is written is read again, whatever is read raises nothing, and scapy sees the same."""

from __future__ import annotations

import ipaddress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.net import address
from pyuk.net.counters import Drop
from pyuk.net.errors import Flow, read_flow_v4, read_flow_v6
from pyuk.net.wire import arp, checksum, dhcp, dns, ethernet, icmpv6, ipv4, ipv6, udp
from tests.net.cases.conversation import two_hosts

u8, u16, u32 = st.integers(0, 0xFF), st.integers(0, 0xFFFF), st.integers(0, 0xFFFF_FFFF)
u48, u64 = st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 64) - 1)
labels = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=1, max_size=63)
names = st.lists(labels, max_size=6).map(".".join).filter(lambda name: len(name) <= 253)
v6 = st.integers(0, (1 << 128) - 1).map(ipaddress.IPv6Address).filter(lambda a: a.ipv4_mapped is None)  # one of IPv4
quick = settings(deadline=None, max_examples=40)


def fields(item: object) -> dict[str, Any]:
    """What an object says, without the objects within it."""
    return {name: value for name, value in vars(item).items() if isinstance(value, (int, str, list))}


# --- what is written is read again -----------------------------------------------------------------


@quick
@given(st.sampled_from([arp.REQUEST, arp.REPLY]), u48, u32, u48, u32)
def test_arp(operation: int, sender_mac: int, sender: int, target_mac: int, target: int) -> None:
    packet, found = arp.ArpPacket(operation, sender_mac, sender, target_mac, target), arp.ArpPacket()
    frame = bytearray(40)
    arp.write(packet, frame, 5)
    is_sane = sender_mac >> 40 & 1 == 0 and sender >> 28 < 0xE
    assert arp.read(found, frame, 5, 33) == is_sane
    assert fields(found) == fields(packet)


@quick
@given(u8, u16, st.booleans(), st.booleans(), st.integers(0, 8191), u8, u8, u32, u32, st.binary(max_size=60))
def test_ipv4(
    traffic_class: int, identification: int, dont: bool, more: bool, offset: int, hops: int, protocol: int,
    source: int, destination: int, payload: bytes,
) -> None:  # fmt: skip
    header, found = ipv4.Ipv4Header(), ipv4.Ipv4Header()
    header.traffic_class, header.identification, header.hops, header.protocol = (
        traffic_class, identification, hops, protocol)  # fmt: skip
    header.dont_fragment, header.more_fragments, header.offset_bytes = dont, more, offset * 8
    header.source, header.destination = source, destination
    header.total_bytes = 20 + len(payload)
    frame = bytearray(24) + payload
    ipv4.write(header, frame, 4)
    assert ipv4.read(found, frame, 4, len(frame)) == Drop.NONE
    assert fields(found) == fields(header)
    frame[14] ^= 1
    assert ipv4.read(found, frame, 4, len(frame)) == Drop.IP_CHECKSUM


@quick
@given(u8, u16, u8, u8, u64, u64, u64, u64)
def test_ipv6(kind: int, length: int, hops: int, traffic: int, a: int, b: int, c: int, d: int) -> None:
    header, found = ipv6.Ipv6Header(), ipv6.Ipv6Header()
    header.next_header, header.payload_bytes, header.hops, header.traffic_class = kind, length, hops, traffic
    header.source_high, header.source_low, header.destination_high, header.destination_low = a, b, c, d
    frame = bytearray(40) + bytes(length)
    ipv6.write(header, frame, 0)
    assert ipv6.read(found, frame, 0, len(frame)) == Drop.NONE
    assert fields(found) == fields(header)


@quick
@given(st.data())
def test_dhcp(data: st.DataObject) -> None:
    message, found = dhcp.DhcpMessage(), dhcp.DhcpMessage()
    for name in ("xid", "ciaddr", "yiaddr", "server", "requested", "lease_s", "renewal_s", "rebinding_s", "netmask",
                 "router"):  # fmt: skip
        setattr(message, name, data.draw(u32))
    message.op, message.kind = data.draw(st.sampled_from([1, 2])), data.draw(st.integers(1, 8))
    message.secs, message.flags, message.mtu, message.chaddr = (data.draw(each) for each in (u16, u16, u16, u48))
    message.servers = data.draw(st.lists(u32, max_size=4))
    message.host_name = data.draw(labels) if message.op == dhcp.BOOT_REQUEST else ""
    frame = bytearray(b"\xaa" * 600)
    end = dhcp.write(message, frame, 3)
    assert end <= 3 + dhcp.MOST_BYTES and dhcp.read(found, frame, 3, end)
    assert fields(found) == fields(message)


@quick
@given(names, u16)
def test_names(name: str, identifier: int) -> None:
    frame = bytearray(600)
    end = dns.write_query(frame, 7, identifier, name, dns.TYPE_A)
    found = dns.Name()
    assert dns.read_name(found, frame, 7, end, 19) and found.text == name
    assert name == "" or dns.is_name(name)
    frame[9] |= 0x80
    records = dns.Records()
    assert records.begin(frame, 7, end) and records.identifier == identifier and records.question.text == name
    assert records.next() and records.type == 0 and not records.next() and not records.is_malformed


@quick
@given(st.sampled_from([135, 136]), u32, u64, u64, u48)
def test_neighbours(kind: int, flags: int, high: int, low: int, link: int) -> None:
    message, found = icmpv6.NdpMessage(), icmpv6.NdpMessage()
    message.kind, message.flags, message.target_high, message.target_low, message.link = kind, flags, high, low, link
    frame = bytearray(64)
    end = icmpv6.write_neighbour(frame, 0, message)
    is_of_one_host = high >> 56 != 0xFF
    assert icmpv6.read(found, frame, 0, end) == is_of_one_host
    assert not is_of_one_host or fields(found) == fields(message)


@quick
@given(st.binary(max_size=70), st.binary(max_size=20), u32)
def test_checksum(data: bytes, before: bytes, initial: int) -> None:
    padded = data + b"\0" * (len(data) % 2)
    total = initial + sum(int.from_bytes(padded[i : i + 2], "big") for i in range(0, len(padded), 2))
    while total > 0xFFFF:
        total = (total >> 16) + (total & 0xFFFF)
    frame = bytearray(before + data)
    found = checksum.fold(checksum.sum_range(frame, len(before), len(frame), initial))
    assert found == total
    if len(data) >= 2:
        old, new = int.from_bytes(data[:2], "big"), 0x1234
        frame[len(before) : len(before) + 2] = new.to_bytes(2, "big")
        again = checksum.finish(checksum.sum_range(frame, len(before), len(frame), initial))
        assert checksum.updated(~total & 0xFFFF, old, new) % 0xFFFF == again % 0xFFFF


# --- whatever is read raises nothing -----------------------------------------------------------------


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=120), st.integers(0, 3), st.sampled_from([0, 0x45, 0x60, 0x01, 0x86, 135, 134]))
def test_anything_is_read(data: bytes, start: int, first: int) -> None:
    frame = bytearray(data)
    if first and len(frame) > start:
        frame[start] = first
    end = max(len(frame), start)
    flow = Flow()
    header6 = ipv6.Ipv6Header()
    arp.read(arp.ArpPacket(), frame, start, end)
    ipv4.read(ipv4.Ipv4Header(), frame, start, end)
    if ipv6.read(header6, frame, start, end) == Drop.NONE:
        ipv6.read_extensions(header6, frame, start, end)
    udp.read(udp.UdpHeader(), frame, start, end)
    icmpv6.read(icmpv6.NdpMessage(), frame, start, end)
    read_flow_v4(flow, frame, start, end)
    read_flow_v6(flow, frame, start, end)
    read_records(frame, start, end)
    dhcp.read(dhcp.DhcpMessage(), bytearray(236) + b"\x63\x82\x53\x63" + frame, 0, 240 + len(frame))


def read_records(frame: bytearray, start: int, end: int) -> None:
    records = dns.Records()
    if records.begin(frame, start, end):
        while records.next():
            pass


@quick
@given(st.lists(st.sampled_from([0, 1, 2, 5, 12, 14, 16, 63, 64, 0xC0, 0xC1, 0x61, 0xFF]), max_size=60))
def test_names_never_loop(body: list[int]) -> None:
    read_records(bytearray(b"\0\1\x81\x80\0\1\0\3\0\3\0\3" + bytes(body)), 0, 12 + len(body))


# --- addresses: as Python's ---------------------------------------------------------------------------


@quick
@given(st.one_of(u32.map(ipaddress.IPv4Address), v6))
def test_addresses(plain: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    found = address.parse(str(plain))
    assert found.packed() == plain.packed and address.address_of(plain.packed) == found
    assert str(found) == str(plain)
    assert found.is_multicast == plain.is_multicast
    assert found.is_unspecified == plain.is_unspecified
    assert found.is_loopback == plain.is_loopback or found.is_v4
    assert found.is_link_local == plain.is_link_local


@quick
@given(st.text("0123456789abcdefABCDEF:.x% ", max_size=24))
def test_texts_of_addresses(text: str) -> None:
    try:
        wanted: bytes | None = ipaddress.ip_address(text).packed
    except ValueError:
        wanted = None
    try:
        found: bytes | None = address.parse(text).packed()
    except ValueError:
        found = None
    assert found == wanted or "%" in text or (wanted or b"")[:12] == bytes(10) + b"\xff\xff"


# --- another parser ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_scapy_reads_what_a_host_sends() -> None:
    """Every frame that two hosts exchange means the same to scapy, its checksums included."""
    from scapy.layers.inet import ICMP, IP, TCP, UDP
    from scapy.layers.inet6 import IPv6
    from scapy.layers.l2 import ARP, Ether

    frames = [bytes(frame) for frame in two_hosts(1).sent]
    seen = dict.fromkeys((ARP, IP, IPv6, UDP, TCP, ICMP), 0)
    for raw in frames:
        frame = Ether(raw)
        for kind in seen:
            seen[kind] += kind in frame
        inner = frame.getlayer(IP) or frame.getlayer(IPv6)
        if inner is None or (IP in frame and (inner.flags.MF or inner.frag)) or (IPv6 in frame and inner.nh == 44):
            continue  # a fragment has no checksum of its own
        assert bytes(written_anew(inner)) == bytes(inner), frame.show(dump=True)
    assert all(seen.values()), seen
    assert ethernet.text(0x5254_0000_0001) == Ether(frames[0]).src


def written_anew(packet: Any) -> Any:
    """A packet whose lengths and checksums scapy is to fill in; what an error quotes stays as it is."""
    again = packet.copy()
    layer = again
    while layer and "in ICMP" not in layer.name and "Extension" not in layer.name:
        for name in ("chksum", "cksum", "len", "plen"):
            layer.fields.pop(name, None)
        layer = layer.payload
    return again
