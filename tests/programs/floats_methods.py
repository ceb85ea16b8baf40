"""Methods and attributes of floats."""

for x in [0.0, -0.0, 1.0, -2.5, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan")]:
    print(x, x.hex(), x.real, x.imag, x.conjugate(), x.is_integer())
for x in [0.0, 0.5, -0.75, 0.1, 1e17, 3.0, 123456.789]:
    print(x.as_integer_ratio())
for text in ["0x1.8p3", "-0x.1p4", "1.8", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "inf", "-Infinity",
             "nan", " 0X1P+5 ", "0x123456789abcdef123p0", "0x0p99999999999", "0x1p1024", "0x1.fffffffffffffp1023", "", "0x", "0xg", "1p", "1.2.3", "p5"]:
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(repr(text), type(error).__name__, error)
for x in [float("inf"), float("nan")]:
    try:
        print(x.as_integer_ratio())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(float.is_integer(2.0), float.hex(0.1), (2.0).is_integer(), float.fromhex((0.1).hex()) == 0.1)
