"""locals() in functions: the variables that have a value, in CPython's order."""
def fmt(x, y):
    z = x + y
    return "%(x)s + %(y)s = %(z)s" % locals()
print(fmt(1, 2))
def fmt2(name, n):
    return "{name} has {n}".format(**locals())
print(fmt2("bob", 3))
def show(a, b):
    print(locals())
show(1, "x")
def build(name, age, city=None):
    args = locals()
    return {k: v for k, v in args.items() if v is not None}
print(build("n", 3))
def check(a, b, *rest, key=5):
    t = 0
    print(locals())
    u = 1
check(1, 2)


class Account:
    def __init__(self, owner, balance=0):
        state = {name: value for name, value in locals().items() if name != "self"}
        self.state = state

    def text(self, unit="EUR"):
        """A docstring."""
        total = 5
        return "{total} {unit}".format(**locals())


print(Account("ann", 3).state, Account("bob").text())


def captured(a, b):
    c = a + b
    found = locals()
    later = lambda: c + b  # noqa: E731
    return found, later()


print(captured(1, 2))


def listed(a, b="x"):
    for name, value in locals().items():
        print(name, value)


listed(1)
