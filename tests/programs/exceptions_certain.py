"""Mistakes that CPython finds when it gets there, tried on purpose: each is the exception that it is."""

from contextlib import suppress


class Account:
    rate = 3

    def __init__(self, owner: str) -> None:
        self.owner = owner

    @property
    def name(self) -> str:
        return self.owner


class Shape:
    def area(self) -> float:
        raise NotImplementedError("area")


def say(x: str) -> str:
    print("say", x)
    return x


a = Account("me")
try:
    a.name = "you"
except AttributeError as e:
    print(e)
try:
    print(say("x") + 1 + len(say("y")))
except TypeError as e:
    print(e)
try:
    print(a.missing, say("no"))
except AttributeError as e:
    print(e)
try:
    a.withdraw(say("yes"))
except AttributeError as e:
    print(e)
try:
    Account()
except TypeError as e:
    print(e)
try:
    Account("a", "b")
except TypeError as e:
    print(e)
try:
    Account(owner="a", x=3)
except TypeError as e:
    print(e)
try:
    Account.nothing
except AttributeError as e:
    print(e)
try:
    x = a + a
except TypeError as e:
    print(e)
try:
    x = a < a
except TypeError as e:
    print(e)
try:
    x = -a
except TypeError as e:
    print(e)
try:
    a[0]
except TypeError as e:
    print(e)
try:
    a[0] = 1
except TypeError as e:
    print(e)
try:
    del a[0]
except TypeError as e:
    print(e)
try:
    len(a)
except TypeError as e:
    print(e)
try:
    for q in a:
        pass
except TypeError as e:
    print(e)
try:
    next(a)
except TypeError as e:
    print(e)
try:
    a()
except TypeError as e:
    print(e)
try:
    1 in a
except TypeError as e:
    print(e)
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    {[1]: 2}
except TypeError as e:
    print(e)
try:
    {[1], [2]}
except TypeError as e:
    print(e)
try:
    s = set()
    s.add([1])
except TypeError as e:
    print(e)
try:
    None + 1
except TypeError as e:
    print(e)
try:
    "a" * "b"
except TypeError as e:
    print(e)
try:
    [1] + (2,)
except TypeError as e:
    print(e)
try:
    "a" + b"b"
except TypeError as e:
    print(e)
try:
    b"a" + "b"
except TypeError as e:
    print(e)
try:
    "abc"["x"]
except TypeError as e:
    print(e)
try:
    [1, 2]["x"]
except TypeError as e:
    print(e)
try:
    (1, 2)[5]
except IndexError as e:
    print(e)
try:
    {"a": 1} + {"b": 2}
except TypeError as e:
    print(e)
try:
    1 << 2.0
except TypeError as e:
    print(e)
try:
    ~1.5
except TypeError as e:
    print(e)
try:
    int(None)
except TypeError as e:
    print(e)
try:
    float([1])
except TypeError as e:
    print(e)
try:
    abs("x")
except TypeError as e:
    print(e)
try:
    round("x")
except TypeError as e:
    print(e)
try:
    max(5)
except TypeError as e:
    print(e)
try:
    sorted(5)
except TypeError as e:
    print(e)
try:
    list(5)
except TypeError as e:
    print(e)
try:
    ord("ab")
except TypeError as e:
    print(e)
try:
    "abc".nope()
except AttributeError as e:
    print(e)
try:
    None.foo
except AttributeError as e:
    print(e)
try:
    isinstance(1, "int")
except TypeError as e:
    print(e)
try:
    "%d" % "x"
except TypeError as e:
    print(e)
try:
    "%d %d" % (1,)
except TypeError as e:
    print(e)
try:
    format(5, "q")
except ValueError as e:
    print(e)
try:
    with a:
        pass
except TypeError as e:
    print(e)
try:
    a, *b = 5
except TypeError as e:
    print(e)
number = 5
try:
    len(number)
except TypeError as e:
    print(e)
try:
    for i in number:
        print(i)
except TypeError as e:
    print(e)
try:
    number()
except TypeError as e:
    print(e)
try:
    number[0]
except TypeError as e:
    print(e)
try:
    left, right = number
except TypeError as e:
    print(e)
try:
    print(undefined_name)
except NameError as e:
    print(e)
try:
    left, right = (1, 2, 3)
except ValueError as e:
    print(e)
try:
    int([1])
except TypeError as e:
    print(e)
try:
    int("x", 99)
except ValueError as e:
    print(e)
try:
    [1, 2] < 3
except TypeError as e:
    print(e)
try:
    "abc" < 3
except TypeError as e:
    print(e)
try:
    sum(["a", "b"])
except TypeError as e:
    print(e)
t = (1, 2)
try:
    t[0] = 3
except TypeError as e:
    print(e)
text = "abc"
try:
    text[0] = "x"
except TypeError as e:
    print(e)
try:
    del text[0]
except TypeError as e:
    print(e)


def f(x: int) -> int:
    return x


try:
    f()
except TypeError as e:
    print(e)
try:
    f(1, 2)
except TypeError as e:
    print(e)
try:
    f(y=2)
except TypeError as e:
    print(e)


class Slotted:
    __slots__ = ("x", "y")
    kind = "slotted"

    def __init__(self) -> None:
        self.x = 1
        try:
            self.z = 3
        except AttributeError as e:
            print(e)


slotted = Slotted()
try:
    slotted.kind = "other"
except AttributeError as e:
    print(e)
try:
    print(slotted.y)
except AttributeError as e:
    print(e)
with suppress(TypeError):
    print(say("before") + 1)
    print("not reached")
for attempt in range(2):
    try:
        total = say("again") - 1
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
    else:
        print("no")
    finally:
        print("done", attempt)


def checked() -> str:
    try:
        return say("value") + None
    except TypeError as e:
        return str(e)


print(checked())


# --- in functions that are called within a `try` ---


def expect(kind, function, *args):
    try:
        result = function(*args)
    except kind as e:
        print(type(e).__name__, e)
    else:
        print("no exception", result)


def plus(a, b):
    return a + b


def mistaken():
    print("before the mistake")
    return "x" + 1


def deeper():
    return [mistaken()]


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vector(self.x + other.x)


expect(TypeError, lambda: plus(1))
expect(TypeError, lambda: plus(1, c=2))
expect((TypeError, ValueError), lambda: "a" + 1)
expect(AttributeError, lambda: "a".nothing)
expect(IndexError, lambda: (1, 2)[5])
expect(TypeError, lambda: len(5))
expect(TypeError, mistaken)
expect(TypeError, deeper)
expect(TypeError, plus, 1, "a")
expect(Exception, plus, 1, 2)
for thunk in (lambda: plus(), lambda: plus(1, 2, 3), lambda: plus(3, 4)):
    try:
        print(thunk())
    except TypeError as e:
        print(e)
try:
    print(deeper())
except TypeError as e:
    print(e)
try:
    Vector(1) + "a"
except AttributeError as e:
    print(e)
