"""Functions in LLVM's own language that a unit gets a copy of where it needs them.

LLVM would make these operations calls into a C library, which a guest does not have: 128-bit division,
and rounding to whole numbers (SSE2 has no instruction for it; SSE4.1 has). memory.py has copies and
fills, which LLVM may call anywhere.
"""

from __future__ import annotations

UNSIGNED_DIVISION = "udivrem128"
SIGNED_DIVISION = "sdivrem128"

# --- 128-bit division -----------------------------------------------------------------------
# Source: Knuth, The Art of Computer Programming 2, §4.3.1, algorithm D, with two digits of 32 bits;
# a divisor of more than 64 bits is divided by shifting and subtracting (fewer than 64 steps).

_DIGIT = """\
define internal i64 @helper-digit(i64 %rest, i64 %next, i64 %divisor)
    alwaysinline nounwind memory(none) section ".text.helper-digit" {
entry:
  %high = lshr i64 %divisor, 32
  %low = and i64 %divisor, 4294967295
  %guess = udiv i64 %rest, %high
  %guessed = mul i64 %guess, %high
  %left = sub i64 %rest, %guessed
  br label %try
try:
  %q = phi i64 [ %guess, %entry ], [ %q.less, %lower ]
  %r = phi i64 [ %left, %entry ], [ %r.more, %lower ]
  %wide = icmp ugt i64 %q, 4294967295
  %product = mul i64 %q, %low
  %shifted = shl i64 %r, 32
  %there = or i64 %shifted, %next
  %over = icmp ugt i64 %product, %there
  %high.guess = or i1 %wide, %over
  br i1 %high.guess, label %lower, label %done
lower:
  %q.less = add i64 %q, -1
  %r.more = add i64 %r, %high
  %again = icmp ult i64 %r.more, 4294967296
  br i1 %again, label %try, label %done
done:
  %digit = phi i64 [ %q, %try ], [ %q.less, %lower ]
  ret i64 %digit
}"""

_UNSIGNED = """\
define internal {i64, i64} @helper-div128by64(i64 %n.high, i64 %n.low, i64 %d)
    alwaysinline nounwind memory(none) section ".text.helper-div128by64" {
  %s = call i64 @llvm.ctlz.i64(i64 %d, i1 true)
  %norm = shl i64 %d, %s
  %top = call i64 @llvm.fshl.i64(i64 %n.high, i64 %n.low, i64 %s)
  %bottom = shl i64 %n.low, %s
  %next1 = lshr i64 %bottom, 32
  %next0 = and i64 %bottom, 4294967295
  %q1 = call i64 @helper-digit(i64 %top, i64 %next1, i64 %norm)
  %top.shifted = shl i64 %top, 32
  %top.joined = or i64 %top.shifted, %next1
  %taken1 = mul i64 %q1, %norm
  %middle = sub i64 %top.joined, %taken1
  %q0 = call i64 @helper-digit(i64 %middle, i64 %next0, i64 %norm)
  %middle.shifted = shl i64 %middle, 32
  %middle.joined = or i64 %middle.shifted, %next0
  %taken0 = mul i64 %q0, %norm
  %rest = sub i64 %middle.joined, %taken0
  %r = lshr i64 %rest, %s
  %q.high = shl i64 %q1, 32
  %q = or i64 %q.high, %q0
  %pair0 = insertvalue {i64, i64} poison, i64 %q, 0
  %pair = insertvalue {i64, i64} %pair0, i64 %r, 1
  ret {i64, i64} %pair
}
define internal {i128, i128} @helper-udivrem128(i128 %n, i128 %d) #HELPER
    section ".text.helper-udivrem128" {
entry:
  %n.up = lshr i128 %n, 64
  %n.high = trunc i128 %n.up to i64
  %n.low = trunc i128 %n to i64
  %d.up = lshr i128 %d, 64
  %d.high = trunc i128 %d.up to i64
  %d.low = trunc i128 %d to i64
  %wide = icmp ne i64 %d.high, 0
  br i1 %wide, label %long, label %short
short:
  %small = icmp eq i64 %n.high, 0
  br i1 %small, label %plain, label %two
plain:
  %plain.q = udiv i64 %n.low, %d.low
  %plain.r = urem i64 %n.low, %d.low
  br label %narrow
two:
  %two.high = udiv i64 %n.high, %d.low
  %two.rest = urem i64 %n.high, %d.low
  %two.pair = call {i64, i64} @helper-div128by64(i64 %two.rest, i64 %n.low, i64 %d.low)
  %two.q = extractvalue {i64, i64} %two.pair, 0
  %two.r = extractvalue {i64, i64} %two.pair, 1
  br label %narrow
narrow:
  %q.high = phi i64 [ 0, %plain ], [ %two.high, %two ]
  %q.low = phi i64 [ %plain.q, %plain ], [ %two.q, %two ]
  %r.low = phi i64 [ %plain.r, %plain ], [ %two.r, %two ]
  %q.high.wide = zext i64 %q.high to i128
  %q.up = shl i128 %q.high.wide, 64
  %q.low.wide = zext i64 %q.low to i128
  %q.narrow = or i128 %q.up, %q.low.wide
  %r.narrow = zext i64 %r.low to i128
  br label %done
long:
  %d.zeros = call i128 @llvm.ctlz.i128(i128 %d, i1 true)
  %n.zeros = call i128 @llvm.ctlz.i128(i128 %n, i1 false)
  %less = icmp ult i128 %n, %d
  br i1 %less, label %done, label %start
start:
  %steps = sub i128 %d.zeros, %n.zeros
  %aligned = shl i128 %d, %steps
  br label %step
step:
  %left = phi i128 [ %steps, %start ], [ %left.less, %step ]
  %by = phi i128 [ %aligned, %start ], [ %by.next, %step ]
  %q = phi i128 [ 0, %start ], [ %q.next, %step ]
  %r = phi i128 [ %n, %start ], [ %r.next, %step ]
  %fits = icmp uge i128 %r, %by
  %bit = zext i1 %fits to i128
  %doubled = shl i128 %q, 1
  %q.next = or i128 %doubled, %bit
  %taken = sub i128 %r, %by
  %r.next = select i1 %fits, i128 %taken, i128 %r
  %by.next = lshr i128 %by, 1
  %left.less = add i128 %left, -1
  %last = icmp eq i128 %left, 0
  br i1 %last, label %done, label %step
done:
  %quotient = phi i128 [ %q.narrow, %narrow ], [ 0, %long ], [ %q.next, %step ]
  %rest = phi i128 [ %r.narrow, %narrow ], [ %n, %long ], [ %r.next, %step ]
  %pair0 = insertvalue {i128, i128} poison, i128 %quotient, 0
  %pair = insertvalue {i128, i128} %pair0, i128 %rest, 1
  ret {i128, i128} %pair
}"""

_SIGNED = """\
define internal {i128, i128} @helper-sdivrem128(i128 %n, i128 %d) #HELPER
    section ".text.helper-sdivrem128" {
  %n.positive = call i128 @llvm.abs.i128(i128 %n, i1 false)
  %d.positive = call i128 @llvm.abs.i128(i128 %d, i1 false)
  %both = call {i128, i128} @helper-udivrem128(i128 %n.positive, i128 %d.positive)
  %q = extractvalue {i128, i128} %both, 0
  %r = extractvalue {i128, i128} %both, 1
  %signs = xor i128 %n, %d
  %opposed = icmp slt i128 %signs, 0
  %below = icmp slt i128 %n, 0
  %q.negative = sub i128 0, %q
  %r.negative = sub i128 0, %r
  %quotient = select i1 %opposed, i128 %q.negative, i128 %q
  %rest = select i1 %below, i128 %r.negative, i128 %r
  %pair0 = insertvalue {i128, i128} poison, i128 %quotient, 0
  %pair = insertvalue {i128, i128} %pair0, i128 %rest, 1
  ret {i128, i128} %pair
}"""

# --- rounding -------------------------------------------------------------------------------
# From 2**52 on every double is whole; NaN and infinities compare as such too. copysign keeps -0.0.

_ROUND = """\
define internal double @helper-{name}(double %x)
    alwaysinline nounwind memory(none) section ".text.helper-{name}" {{
entry:
  %size = call double @llvm.fabs.f64(double %x)
  %fraction = fcmp olt double %size, 0x4330000000000000
  br i1 %fraction, label %round, label %whole
round:
  {body}
  %signed = call double @llvm.copysign.f64(double %rounded, double %x)
  ret double %signed
whole:
  ret double %x
}}"""

_CUT = ["%int = fptosi double %x to i64", "%cut = sitofp i64 %int to double"]
_EVEN = [
    "%up = fadd double %size, 0x4330000000000000",
    "%rounded = fsub double %up, 0x4330000000000000",
]
ROUNDING: dict[str, list[str]] = {
    "llvm.trunc": [*_CUT, "%rounded = fadd double %cut, 0.0"],
    "llvm.floor": [
        *_CUT,
        "%above = fcmp ogt double %cut, %x",
        "%less = fsub double %cut, 1.0",
        "%rounded = select i1 %above, double %less, double %cut",
    ],
    "llvm.ceil": [
        *_CUT,
        "%below = fcmp olt double %cut, %x",
        "%more = fadd double %cut, 1.0",
        "%rounded = select i1 %below, double %more, double %cut",
    ],
    "llvm.rint": _EVEN,
    "llvm.nearbyint": _EVEN,
    "llvm.roundeven": _EVEN,
}

_NEEDS = {
    UNSIGNED_DIVISION: ["digit"],
    SIGNED_DIVISION: ["digit", UNSIGNED_DIVISION],
}
_TEXTS = {"digit": _DIGIT, UNSIGNED_DIVISION: _UNSIGNED, SIGNED_DIVISION: _SIGNED}
_DECLARES = {
    UNSIGNED_DIVISION: [
        ("llvm.ctlz.i64", "i64", ["i64", "i1"]),
        ("llvm.ctlz.i128", "i128", ["i128", "i1"]),
        ("llvm.fshl.i64", "i64", ["i64", "i64", "i64"]),
    ],
    SIGNED_DIVISION: [("llvm.abs.i128", "i128", ["i128", "i1"])],
}
_ROUNDING_DECLARES = [
    ("llvm.fabs.f64", "double", ["double"]),
    ("llvm.copysign.f64", "double", ["double", "double"]),
]


def helper_symbol(name: str) -> str:
    """The LLVM name of a helper."""
    return f"@helper-{name}"


def helper_names(wanted: set[str]) -> list[str]:
    """`wanted` and the helpers that they call, sorted."""
    return sorted(wanted.union(*(_NEEDS.get(name, []) for name in wanted)))


def helper_text(name: str, attributes: str) -> str:
    """The definition of a helper; `attributes` are those of the unit's functions."""
    if name in ROUNDING:
        return _ROUND.format(name=name, body="\n  ".join(ROUNDING[name]))
    return _TEXTS[name].replace("#HELPER", attributes)


def helper_intrinsics(name: str) -> list[tuple[str, str, list[str]]]:
    """The intrinsics that a helper uses: (name, result, parameters)."""
    return _ROUNDING_DECLARES if name in ROUNDING else _DECLARES.get(name, [])
