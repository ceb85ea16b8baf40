"""Objects that stand in for others: __getattr__ that hands on fields, methods and properties by their names."""


class Config:
    def __init__(self, **values):
        self._values = dict(values)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"no setting {name!r}") from None


c = Config(host="localhost", port=80, debug=True)
print(c.host, c.port, c.debug)
try:
    c.missing
except AttributeError as e:
    print(e)
print(hasattr(c, "host"), hasattr(c, "nothing"), getattr(c, "user", "anon"))


class Lazy:
    def __init__(self):
        self.made = []

    def __getattr__(self, name):
        if name.startswith("get_"):
            field = name[4:]

            def getter(default=None):
                self.made.append(field)
                return (field, default)

            return getter
        if name in ("width", "height"):
            self.made.append(name)
            return 10
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


z = Lazy()
print(z.get_name(), z.get_age(3), z.width + 1, z.height * 2)
try:
    z.depth
except AttributeError as e:
    print(e)
print(z.made)


class Sub(Lazy):
    def __getattr__(self, name):
        if name == "extra":
            return "extra!"
        return super().__getattr__(name)


s = Sub()
print(s.extra, s.width, s.get_x())
for each in (z, s):
    print(each.width, each.get_both("q"))


class Chain:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Chain(f"{self.path}/{name}")

    def __str__(self):
        return self.path

    def __call__(self, *args):
        return f"{self.path}({', '.join(map(str, args))})"


api = Chain()
print(api.users.list.all)
print(api.users.get(3, "x"))


class Shadow:
    def __init__(self, target):
        self._target = target
        self.count = 0

    def __getattr__(self, name):
        self.count += 1
        value = getattr(self._target, name)
        if callable(value):
            def call(*args):
                name = "renamed"
                return (name, value(*args))
            return call
        return value


class Target:
    unit = "cm"

    def __init__(self):
        self.size = 3

    def grow(self, by):
        self.size += by
        return self.size

    @property
    def double(self):
        return self.size * 2


h = Shadow(Target())
print(h.unit, h.size, h.grow(4), h.double, h.count, h.size)
try:
    print(h.shrink(1))
except AttributeError as e:
    print(e)


class Delegate:
    def __init__(self):
        self.p1 = 123

    def do_something(self, something, kw=None):
        return f"Doing {something}{kw or ''}"

    def other(self):
        return 5


delegate = Delegate()
for name in ["p1", "do_something", "other"]:
    a = getattr(delegate, name)
    print(name, callable(a))
    if callable(a) and name == "other":
        print(a())


class Delegator:
    def __init__(self, delegate):
        self.delegate = delegate

    def __getattr__(self, name):
        return getattr(self.delegate, name)


p = Delegator(delegate)
print(p.p1)
print(p.do_something("x"))
print(p.do_something("y", kw="k"))
print(p.other())


class Logged:
    def __init__(self, delegate):
        self.delegate = delegate

    def __getattr__(self, name):
        attr = getattr(self.delegate, name)
