"""operator: the operators as functions, compiled for the types of each call."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

# --- comparison and truth ----------------------------------------------------------------------


def lt(a, b, /):
    return a < b


def le(a, b, /):
    return a <= b


def eq(a, b, /):
    return a == b


def ne(a, b, /):
    return a != b


def ge(a, b, /):
    return a >= b


def gt(a, b, /):
    return a > b


def not_(a, /):
    return not a


def truth(a, /):
    return True if a else False


def is_(a, b, /):
    return a is b


def is_not(a, b, /):
    return a is not b


# --- arithmetic --------------------------------------------------------------------------------


def abs(a, /):
    return -a if a < 0 else a + 0  # -0.0 + 0 is 0.0


def add(a, b, /):
    return a + b


def and_(a, b, /):
    return a & b


def floordiv(a, b, /):
    return a // b


def index(a, /):
    return a.__index__()


def inv(a, /):
    return ~a


def lshift(a, b, /):
    return a << b


def matmul(a, b, /):
    return a @ b


def mod(a, b, /):
    return a % b


def mul(a, b, /):
    return a * b


def neg(a, /):
    return -a


def or_(a, b, /):
    return a | b


def pos(a, /):
    return +a


def pow(a, b, /):
    return a**b


def rshift(a, b, /):
    return a >> b


def sub(a, b, /):
    return a - b


def truediv(a, b, /):
    return a / b


def xor(a, b, /):
    return a ^ b


# --- sequences ---------------------------------------------------------------------------------


def concat(a, b, /):
    return a + b


def contains(a, b, /):
    return b in a


def countOf(a, b, /):
    """How many items of a equal b."""
    total = 0
    for item in a:
        if item == b:
            total += 1
    return total


def length_hint(obj, default=0, /):
    """len() of an object that has one, else what `__length_hint__` says, else the default."""
    if hasattr(obj, "__len__"):
        return len(obj)
    if hasattr(obj, "__length_hint__"):
        return obj.__length_hint__()
    return default


def delitem(a, b, /):
    del a[b]


def getitem(a, b, /):
    return a[b]


def indexOf(a, b, /):
    """The index of the first item of a that equals b. ValueError."""
    position = 0
    for item in a:
        if item == b:
            return position
        position += 1
    raise ValueError("sequence.index(x): x not in sequence")


def setitem(a, b, c, /):
    a[b] = c


# --- in place ----------------------------------------------------------------------------------


def iadd(a, b, /):
    a += b
    return a


def iand(a, b, /):
    a &= b
    return a


def iconcat(a, b, /):
    a += b
    return a


def ifloordiv(a, b, /):
    a //= b
    return a


def ilshift(a, b, /):
    a <<= b
    return a


def imod(a, b, /):
    a %= b
    return a


def imul(a, b, /):
    a *= b
    return a


def ior(a, b, /):
    a |= b
    return a


def ipow(a, b, /):
    a **= b
    return a


def irshift(a, b, /):
    a >>= b
    return a


def isub(a, b, /):
    a -= b
    return a


def itruediv(a, b, /):
    a /= b
    return a


def ixor(a, b, /):
    a ^= b
    return a


invert = inv


# --- functions that get something ----------------------------------------------------------------


def itemgetter(item, /, *items):
    """obj[item], or a tuple of several; the compiler writes it as a lambda (check/library/getters.py)."""
    raise NotImplementedError("itemgetter() has to be called where it is used")


def attrgetter(attr, /, *attrs):
    """obj.attr, or a tuple of several; attr may have dots."""
    raise NotImplementedError("attrgetter() has to be called where it is used")


def methodcaller(name, /, *args, **kwargs):
    """obj.name(*args, **kwargs)."""
    raise NotImplementedError("methodcaller() has to be called where it is used")
