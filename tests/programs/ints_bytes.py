"""Ints as bytes and back; floats in hexadecimal and as fractions."""


def to_bytes() -> None:
    for value in [0, 1, 127, 128, 255, 256, 65535, 1 << 31, (1 << 63) - 1]:
        print(value, value.to_bytes(8, "big"), value.to_bytes(8, "little"), value.to_bytes(10, "big"), value.to_bytes(9, "little", signed=True))
    for value in [-1, -128, -129, -(1 << 31), -(1 << 63)]:
        print(value, value.to_bytes(8, "big", signed=True), value.to_bytes(9, "little", signed=True))
    print((5).to_bytes(), (258).to_bytes(2, "big"), (258).to_bytes(length=2, byteorder="little"), (0).to_bytes(0, "big"), True.to_bytes(1, "big"))
    for value in [128, 255, 256, -1, -129, 0]:
        for signed in [False, True]:
            for length in [0, 1, 2]:
                try:
                    print(value, signed, length, value.to_bytes(length, "big", signed=signed))
                except OverflowError as error:
                    print(value, signed, length, error)
    try:
        print((1).to_bytes(1, "middle"))
    except ValueError as error:
        print(error)
    try:
        print((1).to_bytes(-1, "big"))
    except ValueError as error:
        print(error)


def from_bytes() -> None:
    for data in [b"", b"\x01", b"\xff", b"\x00\x80", b"\x80\x00", b"\x01\x02\x03\x04", b"\x7f" + b"\xff" * 7, b"\x00" * 5 + b"\x07"]:
        print(data, int.from_bytes(data, "big"), int.from_bytes(data, "little"), int.from_bytes(data, "big", signed=True), int.from_bytes(data, byteorder="little", signed=True))
    print(int.from_bytes(b"\xff" * 8, "big"), int.from_bytes(b"\xff" * 8, "big", signed=True), int.from_bytes(b"\xff" * 12, "little", signed=True))
    print(int.from_bytes(bytearray(b"\x01\x00"), "big"), int.from_bytes(b"\x02\x01"))
    total = 0
    for chunk in [b"ab", b"cd"]:
        total = total * 65536 + int.from_bytes(chunk, "big")
    print(total, hex(total))
    try:
        print(int.from_bytes(b"a", "up"))
    except ValueError as error:
        print(error)


def numbers(value: int, x: float) -> None:
    print(value.bit_length(), value.bit_count(), value.as_integer_ratio(), value.conjugate(), value.real, value.imag, value.numerator, value.denominator)
    print(x.hex(), x.as_integer_ratio(), x.is_integer(), x.real, x.imag, x.conjugate())


def hexadecimal() -> None:
    for x in [0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 3.14159, 1e-310]:
        print(x.hex(), float.fromhex(x.hex()) == x)
    for text in ["0x1.8p1", "1.8p1", "0x.8", "  -0x1p-2 ", "0X1P+3", "ff", "0x10", "inf", "-Infinity", "NaN", "0x1.fffffffffffff8p0", "0x1.00000000000008p0", "0x1.00000000000008000000001p0", "0x0.0000000000001p-1022", "0x1p-1075", "0x1.8p-1075", "0x1p99999", "0x", "0x1p", "", "1.0x", "0x1.8q", "0x0p99999999999999999999", "0x1p-99999999999999999999", "+0x1.p0", "0x." , "0x1p1023", "0x1.fffffffffffff8p1023", "0x123456789abcdef0123456789p-100"]:
        try:
            print(text, float.fromhex(text), float.fromhex(text).hex())
        except ValueError as error:
            print(text, error)
        except OverflowError as error:
            print(text, error)
    for x in [0.5, -0.75, 3.0, 0.1, 1e18, float("inf"), float("nan")]:
        try:
            print(x.as_integer_ratio())
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error)


to_bytes()
from_bytes()
numbers(-1000, 2.5)
numbers(7, -4.0)
hexadecimal()

# What is no ASCII is found before anything else.
for text in ("['é', 'x']", "12é", "zé", " 12 ab\t0f", "12\u00a034", "12 3", "x", "\u2003ab"):
    try:
        print(bytes.fromhex(text))
    except ValueError as error:
        print(error)
