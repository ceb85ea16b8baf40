class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        if not self:
            raise IndexError("peek from empty stack")
        return self[-1]

    @property
    def empty(self):
        return not self

st = Stack()
st.push(1).push(2)
print(st, st.peek(), len(st), st.pop(), st.empty, st == [1], isinstance(st, list))
st.pop()
try:
    st.peek()
except IndexError as e:
    print(e)
t = Stack("abc")
print(t, t.peek(), Stack([3, 4]).peek(), sorted(t, reverse=True), t[::-1], type(t[1:]).__name__)

class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        super().__init__(zip(params, args))
        self.outer = outer

    def find(self, var):
        if var in self:
            return self
        if self.outer is None:
            raise NameError(f"unbound: {var}")
        return self.outer.find(var)

g = Env(("a", "b"), (1, 2))
h = Env(["c"], [3], g)
print(g, h, h.find("a")["a"], h.find("c") is h)
try:
    h.find("z")
except NameError as e:
    print(e)

class Doubles(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value

dd = Doubles()
print(dd[4], dd, 5 in dd, dd.get(9), dd[4], len(dd))

class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
    def __getitem__(self, key):
        return super().__getitem__(key.lower())

c = Lower(Big=0)
c["Hello"] = 5
print(c, c["HELLO"], dict(c))
class Vec(list):
    def __init__(self, *xs):
        super().__init__(xs)
    def __add__(self, other):
        return Vec(self[0] + other[0], self[1] + other[1])
    def dot(self, other):
        return sum(a * b for a, b in zip(self, other))
print(Vec(1, 2) + Vec(3, 4), Vec(1, 2).dot(Vec(3, 4)))
class Names(list[str]):
    def __init__(self, names: list[str], sep: str = ", "):
        super().__init__(n.title() for n in names)
        self.sep = sep
    def __str__(self) -> str:
        return self.sep.join(self)
print(Names(["ann", "bob"]), repr(Names(["ann"], "-")))

class Loud(list):
    def append(self, x):
        print("append", x)
        super().append(x)
    def reset(self):
        self.clear()
        return "reset"
    def find(self, x):
        return self.index(x) if x in self else -1

l = Loud([1, 2])
l.append(3)
l.extend([4, 5])
l.extend(x * x for x in (6, 7))
l += [8]
l.insert(0, 0)
print(l, l.find(4), l.find(99))
print(l.reset(), l)

class Shout(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
    def take(self, key):
        return self.pop(key)
    def index_of(self, key):
        return list(self).index(key)
    def __contains__(self, key):
        print("in?")
        return super().__contains__(key)

s = Shout(a=1)
s["b"] = 2
s.update(c=3)
s.update({"d": 4})
s.setdefault("e", 5)
s |= {"f": 6}
print(s, s.take("a"), s.index_of("c"), s.get("b"), "zz" in s, s.pop("nope", None))
try:
    Loud(3)
except TypeError as e:
    print(e)


class Told(dict):
    """update() is its own: dict's __init__ does not call it."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.told = []

    def update(self, other):
        self.told.append(sorted(other))


told = Told({"x": 1}, y=2)
print(told, told.told)
told.update({"z": 3})
print(told, told.told, Told(), Told([("p", 1)]), Told(q=1))
