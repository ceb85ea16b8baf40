"""Interval arithmetic: which values an operation on two ranges of ints can give."""

from __future__ import annotations

from pyuk.compiler.check.model.types import INT, S128, U64, Int


def interval(op: str, left: Int, right: Int) -> Int:
    """Every value of `a op b`, a in `left` and b in `right`, where it is defined. May exceed 128 bits."""
    return _OPERATIONS[op](left, right)


def _spread(values: list[int]) -> Int:
    return Int(min(values), max(values))


def _add(a: Int, b: Int) -> Int:
    return Int(a.lo + b.lo, a.hi + b.hi)


def _sub(a: Int, b: Int) -> Int:
    return Int(a.lo - b.hi, a.hi - b.lo)


def _mul(a: Int, b: Int) -> Int:
    return _spread([x * y for x in (a.lo, a.hi) for y in (b.lo, b.hi)])


def _floordiv(a: Int, b: Int) -> Int:
    divisors = [d for d in (b.lo, b.hi, -1, 1) if d and b.lo <= d <= b.hi]
    return _spread([x // d for x in (a.lo, a.hi) for d in divisors] or [0])


def _mod(a: Int, b: Int) -> Int:
    if b.lo > 0:
        if a.lo >= 0 and a.hi < b.lo:
            return a
        return Int(0, min(b.hi - 1, a.hi) if a.lo >= 0 else b.hi - 1)
    return Int(min(b.lo + 1, 0), max(b.hi - 1, 0))


def _and(a: Int, b: Int) -> Int:
    if a.lo >= 0 and b.lo >= 0:
        return Int(0, min(a.hi, b.hi))
    if a.lo >= 0 or b.lo >= 0:
        return Int(0, a.hi if a.lo >= 0 else b.hi)
    return _signed_bits(a, b)


def _or(a: Int, b: Int) -> Int:
    if a.lo >= 0 and b.lo >= 0:
        return Int(max(a.lo, b.lo), (1 << max(a.hi, b.hi).bit_length()) - 1)
    return _signed_bits(a, b)


def _xor(a: Int, b: Int) -> Int:
    if a.lo >= 0 and b.lo >= 0:
        return Int(0, (1 << max(a.hi, b.hi).bit_length()) - 1)
    return _signed_bits(a, b)


def _signed_bits(a: Int, b: Int) -> Int:
    width = max((~v if v < 0 else v).bit_length() for v in (a.lo, a.hi, b.lo, b.hi))
    return Int(-(1 << width), (1 << width) - 1)


def _counts(b: Int) -> list[int]:
    """The least and greatest count of a shift, as far as it matters: no int of 128 bits is left by 200."""
    return [min(max(count, 0), 200) for count in (b.lo, b.hi)]


def _shl(a: Int, b: Int) -> Int:
    counts = _counts(b)
    return _spread([x << n for x in (a.lo, a.hi) for n in counts])


def _shr(a: Int, b: Int) -> Int:
    counts = _counts(b)
    return _spread([x >> n for x in (a.lo, a.hi) for n in counts])


_OPERATIONS = {
    "+": _add,
    "-": _sub,
    "*": _mul,
    "//": _floordiv,
    "%": _mod,
    "&": _and,
    "|": _or,
    "^": _xor,
    "<<": _shl,
    ">>": _shr,
}


def fits_register(range_: Int) -> bool:
    """Whether 64 bits hold the range, as signed or as unsigned."""
    return INT.holds(range_) or U64.holds(range_)


def fits_pair(range_: Int) -> bool:
    """Whether 128 bits hold the range, signed."""
    return S128.holds(range_)
