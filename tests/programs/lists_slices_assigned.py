"""Slices on the left of an assignment: replaced by more, fewer or no elements, or by the list itself."""

a = list(range(10))
a[2:4] = [20, 30, 40]
print(a)
a[:0] = [-1]
a[len(a) :] = [99]
print(a)
a[3:6] = []
print(a)
a[-3:-1] = a
print(a)
a[1:3] = []
print(a)
a[5:] = []
print(a)
a[:] = [1]
print(a)


def with_steps(items: list[int], step: int) -> None:
    """A computed step decides what a missing bound means."""
    print(items[::step], items[2::step], items[:2:step], items[1:5:step])
    changed = items[:]
    changed[::step] = [0] * len(items[::step])
    print(changed)
    del changed[1::step]
    print(changed)
    changed[1:3:1] = [7, 7, 7, 7]
    del changed[:2]
    print(changed)


with_steps([1, 2, 3, 4, 5, 6], 2)
with_steps([1, 2, 3, 4, 5, 6], -2)
with_steps([1, 2, 3, 4, 5, 6], 1)


# --- of whatever can be iterated over, and by slices that are values ---

a = list(range(10))
a[1:3] = (x * 10 for x in range(4))
print(a)
a[5:7] = reversed(a)
print(a)
a[::4] = bytearray(b"abcdef")[: len(a[::4])]
print(a)
a[:1] = range(3)
a[len(a):] = map(int, "789")
a[2:4] = (5, 6)
a[0:1] = {3, 1}
a[3:3] = {7: "a", 9: "b"}
print(a)
b = list("hello")
b[1:3] = "EYY"
b[-1:] = sorted(b)
b[0:0] = enumerate_ = [c for c in "xy"]
print("".join(b), enumerate_)
c = [1, 2, 3]
c[1:] = ["a", "b"]
print(c)
c[:1] = (1.5, None)
print(c)
d = []
d[:] = zip("ab", [1, 2])
print(d)
d[:] = d
d[1:1] = d
print(d)
try:
    a[::2] = iter([1, 2])
except ValueError as e:
    print(e)
a[::-3] = iter(list(range(1, 40))[: len(a[::-3])])
print(a)
def f(rows, more):
    rows[1:1] = more
    return rows
print(f([[1], [2]], [[3]]), f([1, 2], (3, 4)), f(["a"], "bc"), f([2], {5: 1}.keys()))
ba = bytearray(8)
ba[0:3] = [1, 2, 3]
ba[4:6] = (x for x in range(5))
ba[0:1] = b"xy"
ba[::2] = range(len(ba[::2]))
print(ba)
for bad in ([1, 300], [-1]):
    try:
        ba[0:1] = bad
    except ValueError as e:
        print(e)
a = [1, 2, 3, 4]
a[1:3] += [9, 9]
print(a)
s = slice(0, 2)
a[s] = "ab"
print(a)
a[slice(1, None)] = (7, 8)
print(a)
class L(list):
    pass
l = L([1, 2, 3])
l[1:2] = (5, 6)
print(l)
del a[slice(0, 1)]
print(a)
a[::2] *= 1
a[:0] += [5, 6]
print(a)
a[slice(0, 2)] += (1, 2)[:1] and [3]
print(a)
ba[1:2] += b"zz"
del ba[slice(None, None, 2)]
print(ba)
n = 0
def i():
    global n
    n += 1
    return n
a[i():i() + 1] += [0]
print(a, n)
try:
    a[::2] += [1]
except ValueError as e:
    print(e)


def part_of(s, low, high, step):
    return s[low:high:step]


for step in (None, 2, -1):
    x = [0, 1, 2, 3, 4, 5]
    print(x[::step], x[1::step], x[:4:step], "abcdef"[1:5:step], (1, 2, 3)[::step], b"abc"[::step], range(9)[1:7:step])
    del x[::step]
    print(x)
    x = [0, 1, 2, 3, 4, 5]
    x[::step] = [7, 8, 9] if step == 2 else [1, 2, 3, 4, 5, 6]
    print(x)
print(part_of([1, 2], None, None, None), part_of("abc", None, 2, None), part_of("abc", None, None, -1))
