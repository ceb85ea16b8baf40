"""& | ^ ~ << >> on signed numbers, and what they say of their bits."""


def show(a: int, b: int) -> None:
    print(a, b, a & b, a | b, a ^ b, ~a, ~b)


for a in [0, 1, -1, 6, -6, 255, -256, 1 << 40, -(1 << 40)]:
    for b in [0, 1, -1, 12, -12, 0x0F0F0F0F0F]:
        show(a, b)
for n in range(0, 70, 7):
    print(n, -5 >> n, 5 >> n, -1 >> n, (1 << 62) >> n)
for n in range(0, 60, 7):
    print(n, 1 << n, -1 << n, 3 << n)
print((12345678901234567890 * 3) & 0xFFFF_FFFF, (1 << 70) >> 68, (-1) & 0xFF)
print((0).bit_length(), (1).bit_length(), (-8).bit_length(), (1 << 40).bit_length(), (255).bit_count())
x = 0b1010
x |= 0b0101
x <<= 3
x ^= 0xFF
x >>= 1
x &= 0x3F
print(x, 0o17, 0x_ff, 1_000_000)
