"""The numbers mixed, as CPython has them."""

print(round(15, -1), round(25, -1), round(-25, -1), round(1234567, -3), round(5, -1), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e16, -2), round(7, 2), round(2.5, 0), round(-0.4), round(1234.5, -2))
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2.0, 3), 2 ** -1, 2 ** -2 * 4, (-2) ** 3, (-2) ** -3, 0 ** 0, 10 ** 18)
n = 3
print(2 ** n, 2.0 ** n, n ** 2, n ** 0.5, 4 ** 0.5, n ** -1, 10 ** -n) if False else print(2 ** n, 2.0 ** n, n ** 2, n ** 0.5)
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(-7.5, 2.0), 7 // -2, -7 % 3, 7.5 // 2, -7.5 // 2, 7.5 % -2, -0.0, 0.0 * -1, -0.0 == 0.0)
print(5.5 % float("inf"), -5.5 % float("inf"), 1e308 * 10, -1e308 * 10, float("inf") - float("inf"), 1 / 3, 2**53 / 3, (2**63-1) / 10, 1 / (2**62), -7 / 2)
inf = float("inf"); nan = float("nan")
print(inf > 10**18, -inf < -10**18, nan == nan, nan != nan, nan < 1, nan > 1, inf == inf, inf >= nan, 1 < inf, max(1.0, nan), max(nan, 1.0), min(nan, 1.0), sorted([3.0, inf, -inf, 0.0]))
print(1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 100.0, 1e100, 0.1 + 0.2, 1.1, 3.0, 2.5e-8)
print(sum([0.1] * 10), sum([1, 2, 3]), sum([1, 2], 5), sum([1.5, 2.5], 0.5), sum(range(10)))
print(True + True, True * 3, -True, ~True, True / 2, True == 1, 1 == 1.0, hash(1) == hash(1.0) == hash(True), 3 & 5, 3 | 5, 3 ^ 5, ~3, 1 << 10, -1 >> 3, True & False, True ^ True)
print(abs(-5), abs(-2.5), abs(True), int.from_bytes(b"\x01\x02", "big"), (1024).to_bytes(2, "big"), (-2).to_bytes(4, "little", signed=True), int.from_bytes(b"\xfe\xff", "little", signed=True), int.from_bytes(b"", "big"), int.from_bytes(b"\x80" + bytes(7), signed=True), (5).to_bytes(), int.from_bytes(b"\x00\x00\x00\x00\x00\x00\x00\x00\x05", byteorder="big"))
print(0x_ff, 1_000_000, 0b1111, 0o777, 1e3, 1_0.0_1)

print(isinstance(True, int), isinstance(1, float), isinstance(1.0, float), type(1).__name__, type(1.0).__name__)
print(int.bit_length(5), int("7"), float.is_integer(2.0))
