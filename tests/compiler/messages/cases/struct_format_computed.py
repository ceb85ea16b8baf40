import struct


def pack(format: str, value: int) -> bytes:
    return struct.pack(format, value)


print(pack("<H", 1))
