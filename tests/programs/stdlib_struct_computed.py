"""struct with formats that are computed: counts, parameters, joined letters; what is wrong with them and their values."""
import struct
def pack_all(nums):
    fmt = "<" + "I" * len(nums)
    return struct.pack(fmt, *nums)
b = pack_all([1, 2, 3])
print(b)
n = len(b) // 4
print(struct.unpack("<%dI" % n, b))
print(struct.unpack(f">{n}I", b))
print(struct.calcsize(f"{n}h"))
def up(fmt, data):
    return struct.unpack(fmt, data)
print(up("<HH", b"\1\0\2\0"), up("<I", b"\1\0\0\0"))
class Hdr:
    FMT = "!HHI"
    def __init__(self, a, b, c): self.a, self.b, self.c = a, b, c
    def pack(self): return struct.pack(self.FMT, self.a, self.b, self.c)
    @classmethod
    def unpack(cls, data): return cls(*struct.unpack(cls.FMT, data))
h = Hdr.unpack(Hdr(1, 2, 3).pack())
print(h.a, h.b, h.c)
def pack_name(name):
    data = name.encode()
    return struct.pack(f"!H{len(data)}sI", len(data), data, 7)
b = pack_name("hello")
print(b)
n = struct.unpack_from("!H", b)[0]
k, name, seven = struct.unpack(f"!H{n}sI", b)
print(k, name.decode(), seven + 1)
vals = struct.unpack("<%dd" % 2, struct.pack("<2d", 1.5, 2.5))
print(sum(vals), vals)
fmt = "<" + "h" * 3
print(sum(struct.unpack(fmt, struct.pack(fmt, 1, -2, 3))), struct.calcsize(fmt))
for f in ("B", ">H", "<i", "=q", "?", "3s", "c", "f", "@bi", "<bi", "2x3B"):
    size = struct.calcsize(f)
    print(f, size, struct.unpack(f, bytes(range(1, size + 1))) if f != "2x3B" else struct.unpack_from(f, b"abcdefgh", 1))
for f, vs in (("B", (300,)), ("z", ()), ("<H", (-1,)), ("2i", (1,)), ("f", ("x",)), ("s", (3,)), ("b", (200,)), ("I", (-1,)), (">H", (70000,))):
    try:
        print(struct.pack(f, *vs))
    except struct.error as e:
        print(f, e)
buf = bytearray(8)
struct.pack_into("<" + "H" * 2, buf, 2, 1, 2)
print(buf)
s = struct.Struct("<" + "BH" * 2)
print(s.size, s.format, s.pack(1, 2, 3, 4), s.unpack(s.pack(1, 2, 3, 4)))
for row in struct.iter_unpack("<" + "B" * 2, b"abcd"):
    print(row)
class Field:
    def __init__(self, name, fmt): self.name = name; self.fmt = fmt
fields = [Field("kind", "B"), Field("length", "H"), Field("weight", "f")]
whole = ">" + "".join(f.fmt for f in fields)
raw = struct.pack(whole, 1, 2, 0.5)
print(dict(zip([f.name for f in fields], struct.unpack(whole, raw))))


class Header(struct.Struct):
    def fields(self, data):
        return self.unpack(data[: self.size])


for order in "<>":
    header = struct.Struct(order + "hi")
    print(header.size, header.format, header.pack(1, 2), header.unpack(header.pack(-3, 4)))
