"""int() and float() of bytes: digits in ASCII, spaces, bases, what is refused; to_bytes() and from_bytes()."""

print(int(b"42"), int(b" -7 "), float(b"1.5"), int(bytearray(b"9")), int(b"ff", 16), int(b"0x1F", 0), int(b"1_000"))
print(float(b" -1e3\n"), float(bytearray(b"inf")), int(memoryview(b"12")), int(b"z", base=36))
for data in (b"x", b"", b"1\xff", b" ", b"1 2", b"\x1c5", b"--1", b"'q'"):
    try:
        print(int(data))
    except ValueError as error:
        print(error)
    try:
        print(float(data))
    except ValueError as error:
        print(error)
try:
    print(int(bytearray(b"17")))
    print(float(bytearray(b"no")))
except ValueError as error:
    print(error)
try:
    print(int(b"1", 99))
except ValueError as error:
    print(error)
print((5).to_bytes(), (300).to_bytes(2), (255).to_bytes(length=2, byteorder="little"), (-2).to_bytes(2, signed=True))
print(int.from_bytes(b"\x01\x02"), int.from_bytes(b"\xff", signed=True), int.from_bytes(b"\x01\x02", "little"))
total = 0
for part in b"3 4 5".split():
    total += int(part)
print(total, sum(map(int, b"1,2,3".split(b","))), [float(x) for x in b"0.5 2".split()])
