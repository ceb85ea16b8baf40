"""struct.Struct: formats as objects, in variables, attributes and constants of classes."""

import struct
from struct import Struct

HEADER = struct.Struct("<IHB")
PAIR = Struct(">hh")


class Packet:
    LAYOUT = struct.Struct("!HH4s")

    def __init__(self, kind, body):
        self.kind = kind
        self.body = body
        self.tail = Struct("<d")

    def encode(self):
        return self.LAYOUT.pack(self.kind, len(self.body), b"abcd") + self.body + self.tail.pack(2.5)

    @classmethod
    def decode(cls, data):
        kind, length, tag = cls.LAYOUT.unpack_from(data)
        start = cls.LAYOUT.size
        return kind, tag, data[start : start + length]


print(HEADER.size, HEADER.format, PAIR.size)
data = HEADER.pack(1, 2, 3)
print(data, HEADER.unpack(data))
value, kind, flags = HEADER.unpack(data)
print(value + kind + flags)
buffer = bytearray(12)
HEADER.pack_into(buffer, 2, 10, 20, 30)
print(buffer, HEADER.unpack_from(buffer, 2), HEADER.unpack_from(buffer, offset=2)[1])
encoded = Packet(7, b"hello").encode()
print(encoded, Packet.decode(encoded))
for pair in PAIR.iter_unpack(b"\x00\x01\x00\x02\xff\xff\x00\x04"):
    print(pair)
print([a * b for a, b in struct.iter_unpack("<HH", bytes(range(8)))], list(struct.iter_unpack("<d", b"")))
for size in (5, 7):
    try:
        print(HEADER.unpack(bytes(size)))
    except struct.error as error:
        print(error)
try:
    print(list(PAIR.iter_unpack(b"abc")))
except struct.error as error:
    print(error)
try:
    HEADER.pack(1, 70000, 3)
except struct.error as error:
    print(error)
local = struct.Struct("10s?")
print(local.unpack(local.pack(b"name", True)), local.size)
