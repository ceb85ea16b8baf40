"""Objects that are plain values: made by `__new__` and class methods, copied, matched, looked at."""

import copy


class Id(int):
    registry = {}

    def __new__(cls, value):
        if value in cls.registry:
            return cls.registry[value]
        made = super().__new__(cls, value)
        cls.registry[value] = made
        return made

    @classmethod
    def parse(cls, text):
        return cls(int(text))

    @staticmethod
    def zero():
        return Id(0)


class SubId(Id):
    registry = {}

    def __repr__(self):
        return "SubId(" + super().__repr__() + ")"


class Word(str):
    __slots__ = ()

    def __iter__(self):
        for ch in str(self):
            yield ch.upper()

    def __eq__(self, other):
        if isinstance(other, str):
            return str(self).lower() == str(other).lower()
        return NotImplemented

    def __hash__(self):
        return hash(str(self).lower())

    def __lt__(self, other):
        return len(self) < len(other)

    def __call__(self, n):
        return self * n

    def __add__(self, other):
        return Word(super().__add__(other))

    def __getattr__(self, name):
        return f"attr {name}"


class Ratio(float):
    unit = "%"

    def __init__(self, value):
        self.history = [value]

    def __format__(self, spec):
        return "R" + format(float(self) * 100, spec or ".0f") + self.unit

    def __mul__(self, other):
        r = Ratio(float(self) * other)
        r.history = self.history + [other]
        return r

    __rmul__ = __mul__

    def __int__(self):
        return 77

    def __round__(self, n=0):
        return "rounded"


a, b = Id(3), Id(3)
print(a is b, a == b, Id.parse("12"), Id.zero(), SubId.parse("4"), SubId(4) is SubId(4), repr(SubId(9)), SubId(9) + 1)
print(isinstance(SubId(1), Id), issubclass(SubId, int), type(a)(8))
print(sorted(Id.registry), {**Id.registry})
w = Word("Hi")
print(list(w), w == "HI", "hI" == w, w != "hi", w == 3, {w: 1}["hi"] if hash("hi") == hash(w) else 0, w(3), w.nothing, w.lower())
print(sorted([Word("ccc"), Word("a"), Word("bb")]), max(Word("zz"), Word("a")), type(w + "x").__name__, w + "x" + "y", len(w))
print([x for x in w], "".join(w), "-".join([w, w]), tuple(w), w[0], w in ["hi"], w in ("HI",), ["x", w].index("hi"))
r = Ratio(0.25)
s = 2 * r * 2
print(r, f"{r}", f"{r:.2f}", s, s.history, "{:.1f}".format(s), format(r), int(r), round(r), float(r), str(r))
c = copy.copy(r)
print(c, c.history, type(c).__name__, copy.deepcopy(c).history)
for v in (Id(1), Word("q"), Ratio(0.5)):
    match v:
        case int():
            print("int", v)
        case str():
            print("str", v)
        case float():
            print("float", v)


def describe(value):
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, Id):
        return f"id {value}"
    if isinstance(value, int):
        return f"int {value}"
    if isinstance(value, (float, str)):
        return f"other {value}"
    return "?"


print([describe(v) for v in [Id(5), 5, True, 2.5, Ratio(1.5), "s", Word("w"), None]])
total = 0
for n in [Id(1), Id(2)]:
    total += n
print(total, type(total).__name__, sum([Id(1), Id(2)], Id(10)), any([Id(0)]), all([Id(1), Id(0)]), not Id(0), Id(0) or "empty")
d = {}
d[Word("Key")] = 1
d[Word("KEY")] = 2
print(d, len(d))
print(vars(r), r.__dict__, hasattr(r, "history"), hasattr(a, "bit_length"), getattr(r, "unit"))
x: int = Id(40)
lst: list[int] = [Id(1), 2]
print(x + 2, lst, sum(lst), x if x > 3 else 0, -x, x == 40, x != 40, x // 3, divmod(x, 7), x.__class__.__name__)
names: dict[str, int] = {Word("n"): 1}
print(names)
print("%s %s %d %.1f" % (w, r, a, r), "%s" % w, "%5.2f|%-5d|" % (r, a))
