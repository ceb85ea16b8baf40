"""Packet buffers, addresses and checksums, in all executions."""

from __future__ import annotations

from pyuk.lang.wide import (
    copy_bytes,
    fill_bytes,
    get_be16,
    get_be32,
    get_be64,
    get_le64,
    put_be16,
    put_be64,
    sum_bytes,
)  # fmt: skip
from pyuk.net.address import Address, AddressCache, Endpoint, address_of, address_v4, parse
from pyuk.net.buffers import HEADROOM, PacketQueue, Pool
from pyuk.net.wire import checksum
from pyuk.net.wire.fields import copy, get16, get32, get48, get64, put16, put32, put48, put64


def test_fields() -> None:
    frame = bytearray(32)
    put16(frame, 1, 0xFEDC)
    put32(frame, 3, 0x89ABCDEF)
    put48(frame, 7, 0xFFEE_DDCC_BBAA)
    put64(frame, 13, 0xFFFF_EEEE_DDDD_CCCC)
    print(frame.hex(), get16(frame, 1), get32(frame, 3), get48(frame, 7), get64(frame, 13))
    assert get64(frame, 13) == 0xFFFF_EEEE_DDDD_CCCC
    for at in (31, 32, 1000):
        try:
            print(get16(frame, at))
        except IndexError:
            print("IndexError")
    copy(frame, 0, frame, 13, 8)
    print(frame.hex())
    try:
        copy(frame, 30, frame, 0, 3)
    except IndexError as error:
        print(error)


def test_wide_accesses() -> None:
    data = bytearray(range(0xF0, 0x100)) + bytearray(4)
    view = memoryview(data)[3:]
    for at in (-1, 0, 1, 9, 12, 13, 16, 17, 18, 19, 20, 1 << 62):
        for source in (bytes(data), bytes(view)):
            print(at, number(source, at, 2), number(source, at, 4), number(source, at, 8), number(source, at, -8))
    print(get_be64(view, 0), get_le64(view, 1), get_be16(view, 15))
    put_be64(data, 1, 1 << 63)
    put_be16(data, 9, 0xFFFF)
    fill_bytes(data, 16, 3, 7)
    copy_bytes(data, 4, data, 2, 10)
    copy_bytes(data, 0, b"abc", 1, 2)
    print(data.hex(), sum_bytes(data, 1, 16), sum_bytes(data, 20, 0))
    ones = bytes([0xFF]) * 24 + bytes([2])
    print([sum_bytes(ones, at, count) for at in range(2) for count in range(25)], sum_bytes(ones, 9, 16))
    for count in (-1, 20, 1 << 62):
        try:
            print(sum_bytes(data, 1, count))
        except IndexError as error:
            print(error)
    try:
        put_be16(data, 0, len(data) << 12)
    except OverflowError:
        print("OverflowError")
    for at, count in ((-1, 1), (19, 2), (0, -1), (21, 0), (20, 0)):
        try:
            fill_bytes(data, at, count, 1)
            copy_bytes(data, at, data, at, count)
            print("done")
        except IndexError as error:
            print(error)


def number(data: bytes, at: int, size: int) -> int:
    try:
        if size == 2:
            return get_be16(data, at)
        if size == 4:
            return get_be32(data, at)
        return (get_be64(data, at) if size == 8 else get_le64(data, at)) & (1 << 63) - 1
    except IndexError:
        return -1


def plain_sum(data: bytearray, start: int, end: int) -> int:
    total = 0
    for at in range(start, end):
        total += data[at] << (8 if (at - start) % 2 == 0 else 0)
    return total


def test_sums_of_all_lengths() -> None:
    data = bytearray((i * 77 + 13) & 0xFF for i in range(70))
    for start in range(5):
        for end in range(start, 70):
            expected = checksum.fold(plain_sum(data, start, end) + 0xFFFF_FFFF)
            assert checksum.fold(checksum.sum_range(data, start, end, 0xFFFF_FFFF)) == expected
    assert checksum.fold(checksum.sum_range(bytearray(b"\xff" * 64), 0, 64)) == 0xFFFF


def test_checksum() -> None:
    # RFC 1071 §3
    frame = bytearray.fromhex("0001f203f4f5f6f7")
    assert checksum.fold(checksum.sum_range(frame, 0, 8)) == 0xDDF2
    # An IPv4 header with its checksum in place.
    header = bytearray.fromhex("4500003c1c4640004006b1e6ac100a63ac100a0c")
    assert checksum.is_right(header, 0, 20)
    put16(header, 10, 0)
    assert checksum.finish(checksum.sum_range(header, 0, 20)) == 0xB1E6
    assert checksum.updated(0xB1E6, 0x4006, 0x3F06) == 0xB2E6
    one, two = parse("10.0.2.15"), parse("93.184.216.34")
    print(checksum.fold(checksum.pseudo_header(one, two, 6, 40)))
    one, two = parse("fe80::1"), parse("2001:db8::ffff:1")
    print(checksum.fold(checksum.pseudo_header(one, two, 17, 70000)))


TEXTS = [
    "0.0.0.0", "127.0.0.1", "255.255.255.255", "169.254.1.2", "224.0.0.251", "::", "::1", "1::", "fe80::1",
    "2001:db8:0:0:1:0:0:1", "2001:0:0:1::1", "ff02::1:ff00:1234", "1:2:3:4:5:6:7:8", "::2:3:4:5:6:7:8",
    "FFFF:ffff:FFFF:ffff:FFFF:ffff:FFFF:ffff", "::ffff:1.2.3.4", "64:ff9b::1.2.3.4",
]  # fmt: skip
WRONG = [
    "", ".", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "a.b.c.d", ":", ":::", "1::2::3",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "::1.2.3", "1.2.3.4::", ":1", "1:",
    "-1::", "1.-2.3.4",
]  # fmt: skip


def test_addresses() -> None:
    for text in TEXTS:
        address = parse(text)
        assert parse(str(address)) == address
        assert address_of(address.packed()) == address
        flags = (address.is_v4, address.is_unspecified, address.is_loopback, address.is_multicast)
        print(text, address, flags, address.is_broadcast, address.is_link_local, address.packed())
    for text in WRONG:
        try:
            print(text, parse(text), "is taken")
        except ValueError as error:
            print(error)


def test_end_points() -> None:
    seen: dict[Endpoint, int] = {}
    for i in range(100):
        seen[Endpoint(address_v4(0x0A00_0000 | i % 10), i % 20)] = i
    print(len(seen), [str(key) for key in seen][:3], seen[Endpoint(parse("10.0.0.3"), 13)])
    print(Endpoint(parse("fe80::1"), 80), repr(parse("1.2.3.4")))
    cache = AddressCache()
    assert cache.of(0, 1) is cache.of(0, 1)
    assert cache.of(1 << 63, 5) == Address(1 << 63, 5)
    net = parse("10.1.2.0")
    assert parse("10.1.2.77").is_within(net, 96 + 24) and not parse("10.1.3.77").is_within(net, 96 + 24)
    assert parse("fe80::1").is_within(parse("fe80::"), 64) and not parse("fe80:1::1").is_within(parse("fe80::"), 32)


def test_pool() -> None:
    pool = Pool(256, 3)
    held = [pool.take(), pool.take(), pool.take()]
    assert pool.take() is None and pool.refused == 1 and pool.in_use == 3
    for buffer in held:
        assert buffer is not None
        buffer.append(b"payload")
        at = buffer.prepend(4)
        put32(buffer.data, at, 0x01020304)
        print(buffer.start, buffer.end, buffer.tobytes(), buffer.tailroom)
        buffer.strip(2)
        print(len(buffer), buffer.total(), HEADROOM)
        buffer.free()
    assert pool.in_use == 0 and pool.take() is not None and pool.made == 3


def test_queue() -> None:
    pool, queue = Pool(256, 8), PacketQueue(3)
    for i in range(5):
        buffer = pool.take()
        assert buffer is not None
        buffer.append(bytes([i]))
        print(queue.push(buffer), pool.in_use)
    first = queue.pop()
    assert first is not None
    print(first.tobytes(), len(queue), queue.dropped)
    first.free()
    queue.clear()
    assert pool.in_use == 0 and queue.pop() is None
    try:
        first.free()
    except AssertionError as error:
        print(error)


test_fields()
test_wide_accesses()
test_sums_of_all_lengths()
test_checksum()
test_addresses()
test_end_points()
test_pool()
test_queue()
