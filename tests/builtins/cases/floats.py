"""Random floats, and all powers of two and ten, as text and back. Most of the text goes into a checksum."""

from pyuk.lang import u64
from pyuk.lang.intrinsics import float_from_bits

MASK: u64 = (1 << 64) - 1
state: u64 = 88172645463325252
checksum: int = 0


def random_bits() -> u64:
    global state
    state = (state ^ (state << 13)) & MASK
    state = state ^ (state >> 7)
    state = (state ^ (state << 17)) & MASK
    return state


def any_double(kind: int) -> float:
    bits = random_bits()
    if kind == 0:
        return float_from_bits(bits)
    if kind == 1:  # of middling size
        return float_from_bits((bits & 0x800F_FFFF_FFFF_FFFF) | (990 + (bits >> 52) % 70) << 52)
    if kind == 2:  # powers of two and their neighbours
        return float_from_bits(((bits >> 52) % 2047 << 52) + (bits & 1))
    if kind == 3:  # subnormal
        return float_from_bits(bits >> (12 + bits % 52))
    if kind == 4:  # halves
        return float(bits >> 12) + 0.5
    digits = bits & 0x7FFF_FFFF_FFFF_FFFF
    return float(digits % 10 ** (1 + digits % 17)) / 10.0 ** (digits % 23)


def add(text: str) -> None:
    global checksum
    for char in text:
        checksum = (checksum * 31 + ord(char)) & 0xFFFF_FFFF_FFFF


def check(value: float) -> None:
    text = repr(value)
    if float(text) != value and value == value:
        print("not the same:", text)
    add(text)


for i in range(100_000):
    value = any_double(i % 6)
    check(value)
    if i % 10 == 0:
        add(f"{value:.6g} {value:.{i % 20}e} {value:012,.2f} {value!r:>30} {value:%}")
        if value == value and abs(value) < 1e300:
            check(round(value, i % 17))
    if i % 1000 == 0:
        print(i, value, checksum)
for e in range(2047):
    check(float_from_bits(e << 52))
for e in range(-330, 310):
    check(float(f"1e{e}"))
    check(float(f"9.999999999999999999e{e}"))
print(checksum)
