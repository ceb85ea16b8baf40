import struct

print(struct.pack("<HH", 1))
