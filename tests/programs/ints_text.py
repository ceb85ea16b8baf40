"""int(), str(), hex(), oct(), bin(): numbers to text and back."""

for n in [0, 1, -1, 9, 10, 99, 100, -12345, 2**62, -(2**63), 2**63 - 1]:
    print(str(n), repr(n), f"{n}", hex(n), oct(n), bin(n), len(str(n)))
for text in ["0", "7", "-7", "+7", "  42  ", "\t9\n", "1_000", "007", "-0"]:
    print(repr(text), int(text))
print(int("ff", 16), int("0xff", 16), int("-1010", 2), int("z", 36), int("0b11", 0), int("0o17", 0), int("12", 0))
for text in ["", " ", "a", "1.5", "1__0", "_1", "1_", "--1", "0x10", "1 2", "1e3", "é"]:
    try:
        print(int(text))
    except ValueError as error:
        print("ValueError:", error)
for base in [2, 8, 16, 36]:
    try:
        print(int("129", base))
    except ValueError as error:
        print("ValueError:", error)
print(int(3.99), int(-3.99), int(True), int(False), int(1e15), int())
