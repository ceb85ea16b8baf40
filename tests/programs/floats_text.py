"""repr of floats is the shortest text that gives them back."""

VALUES = [0.0, -0.0, 1.0, 0.1, 1 / 3, 100.0, 1e15, 1e16, 1e17, 123456789012345680.0, 1e22, 1e23, 1e-4, 1e-5,
          0.00012345, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 3.14, 2.5, 1e100, 9007199254740993.0]
for x in VALUES:
    print(x, str(x), repr(-x), f"{x}", f"{x!r}")
for text in ["1", "1.5", "-2.5e3", "  7.25 ", "1e400", "-1e400", "inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "1E5"]:
    print(repr(text), float(text))
for text in ["", "abc", "1.5.2", "1e", "--1", "1_", "0x10", "1 2"]:
    try:
        print(float(text))
    except ValueError as error:
        print("ValueError:", error)
print(float(3), float(True), float(2**53 + 1), float())
print((2.0).is_integer(), (2.5).is_integer())
