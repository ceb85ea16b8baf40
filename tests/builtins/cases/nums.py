"""Ints and floats: arithmetic, texts, conversions."""

state: int = 12345
def rnd() -> int:
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return state
def big() -> int:
    return (rnd() << 32) ^ (rnd() << 10) ^ rnd() if rnd() & 4 else -(rnd() << rnd() % 30)
for i in range(300):
    a = big()
    b = big() >> (rnd() % 60)
    print(a, b, hex(a), bin(b), oct(a), a & b, a | b, a ^ b, a >> 3)
    if b != 0:
        print(a // b, a % b, divmod(a, b), a / b)
    print(f"{a:,} {b:_x} {a:+d} {b:>30} {a:#018x} {b:010d} {a:e} {b:.3f} {b:%}")
    print(abs(a), a.bit_length(), a.bit_count(), -a, ~b, a < b, a == b, round(a, -3), int(str(a)) == a)
    f = a / 1000003
    g = b / 7
    print(f, g, f * g, repr(f), f"{f:.3f} {g:10.2e} {f:g} {g:.10g} {f:015,.2f}", round(f, 2), round(g), int(g), f < a, g == b)
    if g != 0.0:
        print(f // g, f % g, divmod(f, g))
    print(float(str(f)) == f, float(repr(g)) == g, f.is_integer())
    # glibc's pow() is not always correctly rounded
    print(f"{abs(g) ** 0.5:.14g} {abs(g) ** 1.5:.14g} {(abs(f) + 1) ** -0.3:.14g}", 1.5 ** (i % 20))
print(5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, -0.0, 1e100, 1e-100)
print(int("0x1f", 16), int(" 42 "), int("-0b11", 0), int("z", 36), float(" 1e3 "), float("inf"), float("-nan"))
print(2 ** 10, (-2) ** 63, 3 ** 39, pow(3, 200, 1000007), pow(3, -1, 7), 2 ** -1)
print(1 if 2**53 + 1 == 2.0**53 else 0, 2**53 + 1 > 2.0**53, max(1, 2, 3), min(2.5, 1.5), max("a", "b"))
for t in ["1e22", "1e23", "9007199254740993", "2.2250738585072011e-308", "1.7976931348623159e308", "4.9e-324", "2.4703282292062327e-324", "3.14159265358979323846264338327950288"]:
    print(t, float(t))
