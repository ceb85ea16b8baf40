"""The decimal digits of a float: exact, correctly rounded, or the fewest that read back as the same float.

A float is n * 2**e, and so an exact decimal number: where e < 0 it is n * 5**-e / 10**-e. Most questions
need 18 digits at most of a number that is neither huge nor tiny: scaled() answers those in 128 bits, exactly.
For the others expand() computes every digit in an integer of many words. Nothing is ever approximated.
Next: floatparse.py.
"""

from __future__ import annotations

from pyuk.builtins.floatbits import exponent_of, mantissa_of
from pyuk.lang import Buffer, u8, u32, u64
from pyuk.lang.intrinsics import count_leading_zeros

MASK32 = 0xFFFF_FFFF
MASK64 = 0xFFFF_FFFF_FFFF_FFFF
FIVES = 27  # 5**27 is the greatest power of five below 2**63
TEN_9 = 1_000_000_000
TEN_17 = 10**17
TEN_18 = 10**18
EXACT = 0  # what a rounded-down number leaves out
BELOW_HALF = 1
HALF = 2
ABOVE_HALF = 3
HIDDEN_BIT = 1 << 52


class Decimal:
    """0.d1 d2 d3 ... * 10**point: digits[0:count], each 0 to 9, without zeros at the end.

    The number 0 has no digits and the point 1, as if it were written 0.
    """

    digits: Buffer[u8]
    count: int
    point: int

    def __init__(self, digits: Buffer[u8], count: int, point: int) -> None:
        self.digits = digits
        self.count = count
        self.point = point

    def strip(self) -> None:
        """Drop the zeros at the end."""
        while self.count > 0 and self.digits[self.count - 1] == 0:
            self.count -= 1
        if self.count == 0:
            self.point = 1

    def digit(self, index: int) -> int:
        """The digit at index, 0 past the last."""
        return self.digits[index] if index < self.count else 0

    def round_to(self, wanted: int) -> None:
        """Keep `wanted` digits, rounding the exact number to nearest, halves to even. 0 and less are allowed."""
        if wanted >= self.count:
            return
        up = wanted >= 0 and self.rounds_up(wanted)
        self.count = max(wanted, 0)
        if up:
            self.increment()
        self.strip()

    def rounds_up(self, wanted: int) -> bool:
        """Whether what follows the first `wanted` digits is more than half, or half after an odd digit."""
        first = self.digit(wanted)
        if first != 5 or self.count > wanted + 1:
            return first >= 5
        return wanted > 0 and self.digit(wanted - 1) & 1 == 1

    def increment(self) -> None:
        """Add one in the last place that is kept."""
        i = self.count - 1
        while i >= 0 and self.digits[i] == 9:
            i -= 1
        if i >= 0:
            self.digits[i] += 1
            self.count = i + 1
            return
        self.digits[0] = 1
        self.count = 1
        self.point += 1


def decimal_of(value: u64, places: int) -> Decimal:
    """value / 10**places."""
    digits = Buffer[u8](20)
    index = 20
    while value != 0:
        index -= 1
        digits[index] = value % 10
        value //= 10
    count = 20 - index
    for i in range(count):
        digits[i] = digits[index + i]
    result = Decimal(digits, count, count - places)
    result.strip()
    return result


# --- in 128 bits -----------------------------------------------------------------------------


def is_scalable(exponent: int, places: int) -> bool:
    """Whether scaled() can be asked about n * 2**exponent * 10**places for n < 2**55: its result has 64 bits."""
    return 0 <= places <= FIVES and exponent + places <= 0


def scaled(n: u64, exponent: int, places: int) -> tuple[u64, int]:
    """n * 2**exponent * 10**places rounded down, and what that leaves out. Must be below 2**64; is_scalable()."""
    fives: u64 = 1
    for _ in range(places):
        fives = fives * 5
    low: u64 = (n * fives) & MASK64
    high: u64 = (n * fives) >> 64
    drop = -(exponent + places)
    if drop == 0:
        return low, EXACT
    if drop > 127:
        return 0, EXACT if n == 0 else BELOW_HALF
    if drop > 64:
        rest_high: u64 = high & (MASK64 >> (128 - drop))
        return high >> (drop - 64), left_out(rest_high, low, (1 << (drop - 65)) & MASK64)
    if drop == 64:
        return high, left_out(low, 0, 1 << 63)
    rest: u64 = low & (MASK64 >> (64 - drop))
    kept: u64 = (low >> drop) | ((high << (64 - drop)) & MASK64)
    return kept, left_out(rest, 0, (1 << (drop - 1)) & MASK64)


def left_out(rest: u64, more: u64, half: u64) -> int:
    """How rest (and then the lower word `more`) compares with half a unit."""
    if rest == half:
        return HALF if more == 0 else ABOVE_HALF
    if rest > half:
        return ABOVE_HALF
    return EXACT if rest == 0 and more == 0 else BELOW_HALF


def rounded(down: u64, rest: int) -> u64:
    """A number rounded down and what that left out, to the nearest, halves to even."""
    if rest == ABOVE_HALF or (rest == HALF and down & 1 == 1):
        return down + 1
    return down


def decimal_exponent(n: u64, exponent: int) -> int:
    """floor(log10(2**b)) for 2**b <= n * 2**exponent < 2**(b + 1): that of the number, or one less."""
    return ((exponent + 63 - count_leading_zeros(n)) * 315653) >> 20  # log10(2) * 2**20, for |b| <= 1100


# --- in many words ---------------------------------------------------------------------------


class Big:
    """A natural number: limbs[0:count], the least first, no zero limb at the top."""

    limbs: Buffer[u32]
    count: int

    def __init__(self, value: u64, capacity: int) -> None:
        self.limbs = Buffer[u32](capacity + 2)
        self.limbs[0] = value & MASK32
        self.limbs[1] = value >> 32
        self.count = 2
        self.trim()

    def trim(self) -> None:
        """Drop zero limbs at the top."""
        while self.count > 0 and self.limbs[self.count - 1] == 0:
            self.count -= 1

    def multiply(self, factor: u32) -> None:
        """Multiply by a word; there must be room for another limb."""
        carry: u64 = 0
        for i in range(self.count):
            carry = (self.limbs[i] * factor + carry) & MASK64
            self.limbs[i] = carry & MASK32
            carry >>= 32
        self.limbs[self.count] = carry
        self.count += 1
        self.trim()

    def shift_left(self, bits: int) -> None:
        """Multiply by 2**bits; there must be room."""
        words = bits >> 5
        for i in range(self.count - 1, -1, -1):
            self.limbs[i + words] = self.limbs[i]
        for i in range(words):
            self.limbs[i] = 0
        self.count += words
        self.multiply(1 << (bits & 31))

    def divide(self, divisor: u32) -> int:
        """Divide by a word; the remainder."""
        rest: u64 = 0
        for i in range(self.count - 1, -1, -1):
            rest = (rest << 32) & MASK64 | self.limbs[i]
            self.limbs[i] = (rest // divisor) & MASK32
            rest %= divisor
        self.trim()
        return rest


def expand(n: u64, exponent: int) -> Decimal:
    """All digits of n * 2**exponent, for n < 2**56 and -1077 <= exponent <= 1000."""
    while n & 1 == 0 and n != 0 and exponent < 0:
        n >>= 1
        exponent += 1
    big = Big(n, 4 + (exponent >> 5 if exponent > 0 else (-exponent * 3) >> 5))
    if exponent > 0:
        big.shift_left(exponent)
    left = -exponent
    while left > 0:
        step = min(left, 13)
        big.multiply(power_of_five(step))
        left -= step
    return digits_of(big, max(-exponent, 0))


def power_of_five(power: int) -> u32:
    """5**power for powers up to 13."""
    result: u32 = 1
    for _ in range(power):
        result = result * 5
    return result


def digits_of(big: Big, places: int) -> Decimal:
    """big / 10**places; uses big up."""
    room = big.count * 10 + 9  # 32 bits make less than 10 digits
    digits = Buffer[u8](room)
    index = room
    while big.count > 0:
        chunk = big.divide(TEN_9)
        for _ in range(9):
            index -= 1
            digits[index] = chunk % 10
            chunk //= 10
    while index < room and digits[index] == 0:
        index += 1
    count = room - index
    for i in range(count):
        digits[i] = digits[index + i]
    result = Decimal(digits, count, count - places)
    result.strip()
    return result


def scaled_by_expansion(n: u64, exponent: int, places: int) -> tuple[u64, int]:
    """scaled() for any exponent and places, but without telling HALF: what is left out is EXACT or BELOW_HALF."""
    decimal = expand(n, exponent)
    wanted = decimal.point + places
    value: u64 = 0
    for i in range(wanted):
        value = value * 10 + decimal.digit(i)
    return value, BELOW_HALF if decimal.count > max(wanted, 0) else EXACT


# --- the fewest digits -----------------------------------------------------------------------


def shortest(value: float) -> Decimal:
    """The fewest digits that round to |value|, and of those the closest to it. value is finite.

    The numbers that round to value lie between the halfway points to its neighbours: those themselves do
    where the mantissa is even (IEEE 754 §4.3.1). All three are integers times 2**(exponent - 2).
    """
    mantissa: u64 = mantissa_of(value)
    if mantissa == 0:
        return Decimal(Buffer[u8](1), 0, 1)
    exponent = exponent_of(value) - 2
    center: u64 = mantissa * 4
    below: u64 = center - (1 if mantissa == HIDDEN_BIT and exponent > -1076 else 2)
    places = 17 - decimal_exponent(center, exponent)
    middle, rest = scaled_any(center, exponent, places)
    if middle >= TEN_18:
        places -= 1
        middle, rest = scaled_any(center, exponent, places)
    low, low_rest = scaled_any(below, exponent, places)
    high, high_rest = scaled_any(center + 2, exponent, places)
    if low_rest != EXACT or mantissa & 1 == 1:
        low += 1
    if high_rest == EXACT and mantissa & 1 == 1:
        high -= 1
    return decimal_of(roundest(low, high, middle, rest != EXACT), places)


def scaled_any(n: u64, exponent: int, places: int) -> tuple[u64, int]:
    """scaled(), by expansion where need be."""
    if is_scalable(exponent, places):
        return scaled(n, exponent, places)
    return scaled_by_expansion(n, exponent, places)


def roundest(low: u64, high: u64, middle: u64, more: bool) -> u64:
    """The number in [low, high] that ends in the most zeros, and of those the closest to middle (+ a bit, if more)."""
    best: u64 = middle
    unit: u64 = 10
    while unit <= TEN_17:
        lower: u64 = middle // unit * unit
        upper: u64 = lower + unit
        lower_fits = low <= lower
        upper_fits = upper <= high
        if not lower_fits and not upper_fits:
            break
        if lower_fits and upper_fits:
            lower_fits = is_nearer(middle - lower, unit >> 1, more, lower // unit & 1 == 0)
        best = lower if lower_fits else upper
        unit = unit * 10
    return best


def is_nearer(distance: u64, half: u64, more: bool, even: bool) -> bool:
    """Whether the multiple below is nearer than the one above; in the middle the even one is."""
    if distance != half:
        return distance < half
    return not more and even


# --- a number of digits that is asked for ----------------------------------------------------


def to_places(value: float, places: int) -> Decimal:
    """|value| with so many digits after the point (before it, where negative), correctly rounded."""
    mantissa: u64 = mantissa_of(value)
    exponent = exponent_of(value)
    if is_scalable(exponent, places) and decimal_exponent(mantissa | 1, exponent) + places < 18:
        down, rest = scaled(mantissa, exponent, places)
        return decimal_of(rounded(down, rest), places)
    result = expand(mantissa, exponent)
    result.round_to(result.point + places)
    return result


def to_significant(value: float, count: int) -> Decimal:
    """|value| with so many significant digits, 1 or more, correctly rounded."""
    mantissa: u64 = mantissa_of(value)
    exponent = exponent_of(value)
    if mantissa != 0 and count <= 17:
        places = count - 1 - decimal_exponent(mantissa, exponent)
        if is_scalable(exponent, places):
            down, rest = scaled(mantissa, exponent, places)
            if down < power_of_ten(count):
                return decimal_of(rounded(down, rest), places)
            if places > 0:
                down, rest = scaled(mantissa, exponent, places - 1)
                return decimal_of(rounded(down, rest), places - 1)
    result = expand(mantissa, exponent)
    result.round_to(count)
    return result


def power_of_ten(power: int) -> u64:
    """10**power for powers up to 19."""
    result: u64 = 1
    for _ in range(power):
        result = result * 10
    return result
