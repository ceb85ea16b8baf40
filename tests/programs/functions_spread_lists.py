"""As many arguments as there are: lists before other arguments, max() and min() of several, `*[x] * 2`."""

def add(a, b, c=10):
    return a + b + c
def tot(*a):
    return sum(a)
def mix(first, *rest, **kw):
    return first, list(rest), kw
l = [1, 2]
print(add(*l), tot(*l), tot(0, *l, *[5]), mix(*l), tot(*l, *l), tot(*l, 7), add(*l, 5))
def try_add(items):
    try:
        return add(*items)
    except TypeError as e:
        return str(e)
print(try_add([1]), try_add([1, 2, 3, 4]), try_add([4, 5, 6]))
d = {"a": 1, "b": 2}
print(add(**d))
d2 = {"b": 3, "c": 4}
print(add(1, **d2))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"P({self.x}, {self.y})"
    def move(self, *d): return P(self.x + d[0], self.y + d[1])
rows = [[1, 2], [3, 4]]
print([P(*r) for r in rows], P(1, 2).move(*l))
print(max(*l), min(*l, 0), print(*l, sep="-"))
args = "3 4".split()
print(P(*args), P(*map(int, args)), P(*(int(x) for x in args)))
print(list(zip(*rows)))
for bad in ([], [3]):
    try:
        print(max(*bad))
    except TypeError as e:
        print(e)
class Q(P):
    def __init__(self, *args, tag="q"):
        super().__init__(*args)
        self.tag = tag
    def move(self, *d):
        return super().move(*d)
print(Q(1, 2), Q(*l, tag="z").tag, Q(*l).move(*l))

# --- items that are repeated, pairs that are tuples of any length ---
print(dict(zip(*[iter("a1b2c3")] * 2)))
print(list(zip(*[iter(range(10))] * 3)), list(zip(*2 * (iter([1, "a", 2.5, None]),))))
def grouped(items, n):
    return list(zip(*[iter(items)] * n))
print(grouped("abcdefg", 3), grouped([1, 2, 3, 4], 2))
def pairs(items, n):
    return dict(zip(*[iter(items)] * n))
print(pairs("a1b2", 2), pairs([1, 2, 3, 4], 2))
try:
    print(pairs("abcdef", 3))
except ValueError as error:
    print(error)
print(max(*[3, 4] * 2), "{}-{}".format(*["x"] * 2))
print(*["ab"] * 3, *("-",) * 2)
def three(a, b, c):
    return (a, b, c)
print(three(*[0] * 3), three(*[lambda: 4] * 3)[2]())
print(three(*[[]] * 3))
one, b, other = three(*[[]] * 3)
one.append(1)
print(b, one is other)
squares = {}
squares.update(tuple(map(int, t.split("="))) for t in ["1=2", "3=4"])
print(squares, dict(tuple(t.split("=")) for t in ["a=2", "b=4"]), dict([tuple("ab"), tuple("cd")]))
