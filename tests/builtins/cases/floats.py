"""Random floats as text, and back."""

from pyuk.lang import u64
from pyuk.lang.intrinsics import float_from_bits

MASK: u64 = (1 << 64) - 1
state: u64 = 88172645463325252


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


for i in range(20000):
    value = any_double(i % 6)
    text = repr(value)
    same = float(text) == value or value != value
    print(text, same, f"{value:.6g} {value:.{i % 20}e}", f"{value / 1e290:.3f} {value:,.2f}" if abs(value) < 1e18 else "-")
    if i % 4 == 0 and value == value:
        print(f"{value:.17g}"[:30], round(value, i % 17) if abs(value) < 1e200 else 0.0)
