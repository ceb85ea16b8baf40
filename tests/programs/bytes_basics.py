"""bytes: literals, repr, subscripts, operators, constructors."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EMPTY = b""
JOINED = b"one" b" two" rb"\three"


def literals() -> None:
    print(b"plain", b"it's", b'say "hi"', b"both ' and \"", b"\t\n\r\\\0\x7f\x80\xff")
    print(SIGNATURE, EMPTY, JOINED, len(SIGNATURE), len(EMPTY))
    print(b"""over
two lines""", b"\101\x42", repr(b"x"), str(b"y"), f"{b'z'!r} {SIGNATURE[:3]}")
    print([b"a", b"bc"], (b"a", 1), [b""])


def elements(data: bytes) -> None:
    print(data[0], data[-1], data[len(data) - 1], data[1:3], data[:-1], data[::-1], data[::2], data[5:1], data[-100:100])
    print(data[4:0:-2], data[-2::-3], data[1:100:3])
    for index in (len(data), -len(data) - 1, 1 << 40):
        try:
            print(data[index])
        except IndexError as error:
            print(index, error)
    total = 0
    for byte in data:
        total = total * 31 + byte & 0xFFFF
    print(total)
    for i, byte in enumerate(data):
        if byte > 100:
            print(i, byte, hex(byte), chr(byte))
    for a, b in zip(data, data[1:]):
        print(b - a, end=" ")
    print()
    first, second = data[0], data[1]
    print(first, second)


def operators(a: bytes, b: bytes) -> None:
    print(a + b, a * 3, 2 * b, a * 0, a * -1, a == b, a != b, a < b, a <= b, a > b, a >= b)
    print(b"a" < b"ab", b"b" > b"ab", b"" < b"\0", b"\x80" > b"\x7f", b"abc" == bytearray(b"abc"))
    print(97 in a, 0 in a, b"bc" in a, b"" in a, b"abcd" not in a, a in a)
    print(bool(a), bool(b""), not b"", a and b, b"" or a)
    c = a
    c += b"!"
    print(a, c, hash(a + b"") == hash(b"" + a), hash(b"x") == hash(b"y"))
    for value in (256, -1, 1 << 50):
        try:
            print(value in a)
        except ValueError as error:
            print(value, error)


def constructors() -> None:
    print(bytes(), bytes(0), bytes(4), bytes(b"copy"), bytes(bytearray(b"changed")), bytes([1, 2, 3]), bytes([]))
    print(bytes([0, 1, 2, 3, 4]), bytes("é", "utf-8"), bytes("é", "latin-1"), bytes("a", encoding="utf-16-le"))
    print(bytes.fromhex("00ff 7F"), bytes.fromhex(""), bytes.fromhex(" 0a\n0b\t"))
    for text in ("1", "zz", "0 1", "00 1", "00é"):
        try:
            print(bytes.fromhex(text))
        except ValueError as error:
            print(repr(text), error)
    for values in ([256], [-1], [3, 1 << 60]):
        try:
            print(bytes(values))
        except ValueError as error:
            print(values, error)
    try:
        print(bytes(-5))
    except ValueError as error:
        print(error)


class Packet:
    """Bytes in fields, lists and globals, and __bytes__."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.parts: list[bytes] = []

    def __bytes__(self) -> bytes:
        return self.payload + b"".join(self.parts)


def maybe(flag: bool) -> bytes | None:
    return b"yes" if flag else None


literals()
elements(b"hello world")
operators(b"abc", b"abd")
constructors()
packet = Packet(b"head")
packet.parts.append(b"-1")
packet.parts.append(b"-2")
print(bytes(packet), packet.payload, packet.parts)
print(maybe(True), maybe(False), maybe(True) == b"yes", maybe(False) is None)


def either(flag: bool) -> None:
    """What may be bytes or a bytearray shows itself as what it is."""
    data = b"ab" if flag else bytearray(b"cd")
    print(data, len(data), data[0], [byte for byte in data], data == b"ab", b"a" in data, isinstance(data, bytes))


either(True)
either(False)
