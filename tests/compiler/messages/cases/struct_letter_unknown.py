import struct

print(struct.unpack("<Hz", b"abc"))
