"""What map(), filter(), sorted() and max() call for each item is evaluated once, before the first."""

class C:
    n = 0
    def __init__(self, start=0):
        C.n += 1
        self.k = start
    def press(self, c):
        self.k += 1
        return c + str(self.k)
print(''.join(map(C().press, "abc")), C.n)
print(list(map(C().press, "abc")), C.n)
print([x for x in map(C(5).press, "ab")], C.n)
def make():
    C.n += 100
    return C(7)
for x in map(make().press, "xy"):
    print(x, C.n)
print(list(filter(C(-2).press, "ab")), C.n)
print(sorted(["b", "a"], key=C().press), C.n)
print(max("ab", key=make().press), C.n)
cs = [C(), C()]
i = iter(cs)
print(list(map(next(i).press, "ab")), C.n)
print(sum(map(len, map(C().press, "abc"))), C.n)
d = {"a": C()}
def get(k):
    C.n += 1
    return d[k]
print(list(map(get("a").press, "pq")), C.n, sorted("ab", key=get("a").press), C.n)
def fn():
    C.n += 1
    return len
print(list(map(fn(), ["a", "bb"])), C.n, max(["a", "bb"], key=fn()), C.n)
print(any(map(C().press, "ab")), all(x for x in map(get("a").press, "ab")), C.n)
o = C(0)
for x in map(o.press, "abc"):
    print(x)
    o = C(100)
def outer(k):
    def inner(c):
        return c * k
    r = list(map(inner, "ab")) + sorted("ba", key=inner)
    return r
print(outer(2), list(map(str.upper, "ab")), list(map(C.press, [C(1)], "a")), list(map(int, "12")))
import math, operator
print(list(map(math.sqrt, [4])), sorted([(1, 2), (0, 3)], key=operator.itemgetter(0)), list(map(operator.neg, [1])))
print(list(map([3, 4].__getitem__, [1, 0])), list(map("x{}".format, [1])), list(map(",".join, ["ab"])))
