"""The ints from text, as CPython has them."""

for t in ["10", "0x1f", "0b101", "0o17", " 12 ", "1_000", "-7", "+5", "1__0", "", "abc", "_1", "1_", "0x", "१२"]:
    try:
        print(repr(t), int(t))
    except (ValueError, OverflowError) as e:
        print(repr(t), type(e).__name__, e)
    for base in [0, 2, 8, 16, 36]:
        try:
            print(repr(t), base, int(t, base))
        except (ValueError, OverflowError) as e:
            print(repr(t), base, type(e).__name__, e)
try:
    int("1", 1)
except ValueError as e:
    print(e)
try:
    int("1", 37)
except ValueError as e:
    print(e)
print(int("z", base=36), int(), float(), bool(), int(True), int(-3.99), float("1_0.5"), float(" nan "), float("-inf"))
for f in [float("inf"), float("nan")]:
    try:
        print(int(f))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
for long_text in ["x" * 198, "x" * 199, "7" * 15 + "\u00e9" * 300, "1." * 200]:
    try:
        int(long_text)
    except ValueError as e:
        print(len(str(e)), e)
for data in [b"\x00" * 100, bytearray(b"z" * 250)]:
    try:
        int(data, 16)
    except ValueError as e:
        print(len(str(e)), e)
