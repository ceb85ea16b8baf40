"""struct: every letter, order and size, and the errors."""

import struct
from struct import calcsize, pack, unpack

HEADER = ">HBB4sI"


def sizes() -> None:
    print(calcsize("bi"), calcsize("<bi"), calcsize("bq0q"), calcsize("3sxH"), calcsize("@lLqQ"), calcsize("=lL"), calcsize(""), calcsize("4x"), calcsize(HEADER))


def ints() -> None:
    print(pack("b", -1), pack("B", 255), pack("<h", -2), pack(">h", -2), pack("<H", 513), pack("!H", 513))
    print(pack("<i", -3), pack(">I", 4000000000), pack("<l", 7), pack("l", 7), pack("<q", -(1 << 62)), pack(">Q", (1 << 64) - 1), pack("n", 1), pack("N", 2))
    print(unpack("b", b"\xff"), unpack("B", b"\xff"), unpack("<h", b"\xfe\xff"), unpack(">H", b"\x02\x01"), unpack("<i", b"\xfd\xff\xff\xff"))
    print(unpack(">I", b"\xff\xff\xff\xff"), unpack("<q", b"\x01" + b"\xff" * 7), unpack("<Q", b"\xff" * 8), unpack(">q", b"\x80" + b"\0" * 7))
    print(unpack("<3H", b"\1\0\2\0\3\0"), unpack("bxh", b"\1\0\2\0"), pack("bh", 1, 2), pack("<bh", 1, 2), pack("3B", 1, 2, 3), pack("< H H ", 1, 2))
    a, b, c = unpack("<BHI", b"\x01\x02\x00\x03\x00\x00\x00")
    print(a + b + c, a, b, c)


def others() -> None:
    print(pack("5s", b"abc"), pack("2s", b"abc"), pack("c", b"x"), pack("?", True), pack("?", 0), pack("0s", b""), pack("3s", bytearray(b"zz")))
    print(unpack("5s", b"abc\0\0"), unpack("cc", b"xy"), unpack("??", b"\0\2"), unpack("<2s3s", b"abcde"))
    for x in [0.0, -0.0, 1.0, -2.5, 0.1, 3.4028234663852886e38, 1e-45, 65504.0, 6e-8, 1e-300, float("inf"), float("-inf"), 1.0000000596046448, 2049.0, 16777217.0]:
        print(x, pack("<d", x), pack(">f", x), unpack(">f", pack(">f", x)))
        try:
            print(pack("<e", x), unpack("<e", pack("<e", x)))
        except OverflowError as error:
            print(error)
    print(unpack("<f", b"\x00\x00\xc0\x7f"), unpack("<e", b"\x01\x00"), unpack("<d", pack("<d", 1e308)), pack("f", 1e300), pack("d", 3), pack("<f", True))


def places() -> None:
    data = bytearray(12)
    struct.pack_into("<HH", data, 2, 1, 2)
    struct.pack_into(">I", data, -4, 0xDEADBEEF)
    print(data, struct.unpack_from("<HH", data, 2), struct.unpack_from(">I", data, offset=8), struct.unpack_from("B", data), struct.unpack_from(">I", data, -4))
    total = 0
    for offset in range(0, len(data) - 1, 2):
        (value,) = struct.unpack_from("<H", data, offset)
        total += value
    print(total)
    kind, flags, version, name, length = unpack(HEADER, pack(HEADER, 0x1234, 1, 2, b"name", 99))
    print(kind, flags, version, name, length, pack(HEADER, kind, flags, version, name, length))


def mistakes(case: int, value: int, data: bytes, target: bytearray) -> None:
    if case == 0:
        print(unpack("<H", data))
    elif case == 1:
        print(struct.unpack_from("<H", data, value))
    elif case == 2:
        struct.pack_into("<H", target, value, 1)
    elif case == 3:
        print(pack("b", value * 100))
    elif case == 4:
        print(pack("B", value * 100))
    elif case == 5:
        print(pack("<h", value * 40000))
    elif case == 6:
        print(pack(">H", value * 40000))
    elif case == 7:
        print(pack("<I", -value))
    elif case == 8:
        print(pack(">Q", -value))
    elif case == 9:
        print(pack("<f", 1e39 * value))
    elif case == 10:
        print(pack("c", data))
    elif case == 11:
        print(pack("<i", value << 31))
    elif case == 12:
        print(pack("H", -value))
    else:
        print(pack(">l", value << 33))


sizes()
ints()
others()
places()
for case in range(14):
    for value in [2, -2, 9]:
        try:
            mistakes(case, value, b"abc", bytearray(3))
        except struct.error as error:
            print(case, value, error)
        except OverflowError as error:
            print(case, value, "overflow", error)

from enum import IntEnum, IntFlag


class Kind(IntEnum):
    PING = 1
    DATA = 2


class Mark(IntFlag):
    ACK = 1
    URGENT = 2


def tried(pack_one, value):
    try:
        return pack_one(value).hex()
    except struct.error as e:
        return str(e)


def packed(value):
    return [
        tried(lambda v: struct.pack("<q", v), value),
        tried(lambda v: struct.pack("<d", v), value),
        tried(lambda v: struct.pack("<3s", v), value),
    ]


print(struct.pack("!BHf?", Kind.DATA, Mark.ACK | Mark.URGENT, Kind.PING, Kind.PING))
for value in (1, True, 2.5, None, Kind.DATA, "x", b"ab"):
    print(packed(value))
