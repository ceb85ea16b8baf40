"""What `from m import x` binds is what x was then, whatever becomes of the variable of the module."""

import parts.changing as other
from parts.changing import inc, label, limit, names, shown, state
from parts.changing import n as n2


def late() -> int:
    from parts.changing import n
    inc()
    return n


def take() -> str:
    return f"{n2} {state} {limit} {label}"


inc()
print(n2, other.n, state, other.state)
names.append("b")
print(shown(), take())
print(late(), late(), other.n)
other.limit = 11
print(limit, other.limit, take())
other.label = "y"
print(label, other.label)
n2 = 50
print(n2, other.n, take())
if other.n > 2:
    from parts.changing import n as again
    inc()
    print(again, other.n)
try:
    from parts.changing import n as third
finally:
    print(third)
