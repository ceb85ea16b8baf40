"""Functions that make properties: as attributes of classes, as decorators, with setters, deleters and variables."""


def lazy(fn):
    attr = "_lazy_" + fn.__name__

    @property
    def wrapper(self):
        if not hasattr(self, attr):
            setattr(self, attr, fn(self))
        return getattr(self, attr)

    return wrapper


class Person:
    def __init__(self, name):
        self.name = name
        self.count = 0

    @lazy
    def greeting(self):
        self.count += 1
        return "hello " + self.name

    @lazy
    def size(self):
        return len(self.name)


p = Person("Ada")
print(p.greeting, p.size)
print(p.greeting, p.size, p.count)


def typed_property(name, kind):
    storage = "_" + name

    @property
    def prop(self):
        return getattr(self, storage)

    @prop.setter
    def prop(self, value):
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be a {kind.__name__}")
        setattr(self, storage, value)

    return prop


class Typed:
    name = typed_property("name", str)
    age = typed_property("age", int)

    def __init__(self, name, age):
        self.name = name
        self.age = age


p = Typed("Ada", 36)
print(p.name, p.age)
try:
    p.age = "old"
except TypeError as e:
    print(e)
p.age = 37
print(p.age)


class Temperature:
    def __init__(self, celsius=0):
        self._c = celsius

    def get_f(self):
        return self._c * 9 / 5 + 32

    def set_f(self, value):
        self._c = (value - 32) * 5 / 9

    fahrenheit = property(get_f, set_f, doc="in F")


t = Temperature(100)
print(t.fahrenheit)
t.fahrenheit = 32
print(t._c, Temperature.fahrenheit.__doc__)


def counted(start):
    count = start

    @property
    def reads(self):
        nonlocal count
        count += 1
        return (self.tag, count)

    @reads.deleter
    def reads(self):
        nonlocal count
        count = start

    return reads


def bounded(name, low=0, *, high=100):
    stored = f"_{name}"

    def get(self):
        return getattr(self, stored, None)

    def put(self, value):
        if not low <= value <= high:
            raise ValueError(f"{name}: {value} is not in {low}..{high}")
        setattr(self, stored, value)

    return property(get, put)


LIMITS = {"volume": 11}


class Radio:
    reads = counted(10)
    other = counted(0)
    volume = bounded("volume", high=LIMITS["volume"])
    balance = bounded("balance", -50, high=50)
    treble = bounded("treble")

    def __init__(self, tag):
        self.tag = tag
        self.volume = 3
        self.balance = -7


r = Radio("r")
s = Radio("s")
print(r.reads, s.reads, r.reads, r.other)
del s.reads
print(r.reads, r.other)
print(r.volume, r.balance, r.treble, r.volume + r.balance)
for value in (11, 12):
    try:
        r.volume = value
        print(r.volume)
    except ValueError as e:
        print(e)
try:
    r.balance = 51
except ValueError as e:
    print(e)
s.volume = 0
print(r.volume, s.volume)


class Kept(Radio):
    @property
    def doubled(self):
        return self.volume * 2


k = Kept("k")
k.volume = 5
print(k.doubled, k.reads)
