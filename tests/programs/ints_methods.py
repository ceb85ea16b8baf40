"""Methods and attributes of ints and bools."""

for n in [0, 1, -1, 5, -5, 255, 2**62, -(2**63), 2**63 - 1]:
    print(n, n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.bit_length(), n.bit_count(), n.as_integer_ratio())
    for length in [1, 2, 8, 10]:
        for order in ["big", "little"]:
            for signed in [False, True]:
                try:
                    data = n.to_bytes(length, order, signed=signed)
                    print(length, order, signed, data, int.from_bytes(data, order, signed=signed) == n)
                except OverflowError as error:
                    print(length, order, signed, error)
print(True.real, False.bit_length(), True.conjugate(), True.denominator, (5).to_bytes(), (0).to_bytes(0, "big"), int.from_bytes(b"", "big"))
print(int.from_bytes(b"\xff\xfe"), int.from_bytes(b"\xff\xfe", "little"), int.from_bytes(b"\xff\xfe", signed=True))
print(int.from_bytes(b"\xff" * 12, "big", signed=True), int.from_bytes(bytes(20) + b"\x07", byteorder="big"))
print(int.bit_length(1023), int.to_bytes(258, 2, "big"), (1 << 40).bit_length() + 1)
for kind in range(3):
    try:
        if kind == 0:
            print((1).to_bytes(1, "middle"))
        elif kind == 1:
            print((1).to_bytes(-1, "big"))
        else:
            print(int.from_bytes(b"a", "native"))
    except ValueError as error:
        print(error)
