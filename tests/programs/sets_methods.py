"""Every method and operator of set and frozenset, and the order in which CPython keeps the items."""


def methods() -> None:
    s = {5, 3, 8, 1}
    s.add(3)
    s.add(21)
    print(s, len(s), 8 in s, 9 in s, 9 not in s)
    s.remove(8)
    s.discard(100)
    try:
        s.remove(100)
    except KeyError as error:
        print("remove", error, repr(error))
    print(s, s.pop(), s.pop(), s)
    s.clear()
    print(s, bool(s))
    try:
        s.pop()
    except KeyError as error:
        print(error)
    a, b = {1, 2, 3, 4}, {3, 4, 5, 6}
    print(a | b, a & b, a - b, b - a, a ^ b)
    print(a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b))
    print(a.union([10, 20], (30,), {40}), a.intersection([1, 2, 9], {2}), a.difference([1], [2]))
    print(a.union(), a.intersection(), a.difference(), a.union(a), a - a, a ^ a)
    print(a <= b, {1, 2} <= a, {1, 2} < a, a < a, a <= a, a >= {1}, a > {1}, a == {4, 3, 2, 1}, a != b)
    print(a.issubset(range(10)), a.issuperset([1, 4]), a.isdisjoint([7, 8]), a.isdisjoint({4}), a.isdisjoint([1]))
    c = a.copy()
    c |= {9}
    c &= {1, 9, 10}
    c ^= {10, 1}
    c -= {10}
    print(a, c)
    c.update([1, 2], (), [3])
    c.intersection_update({1, 2, 3, 9}, [1, 2, 3])
    c.difference_update([1], {2})
    c.symmetric_difference_update([3, 4, 4])
    print(c)
    c.update()
    print(c, list(c), sorted(a), max(a), min(b), sum(a))


def frozen() -> None:
    f = frozenset([3, 1, 2])
    g = frozenset({4, 3})
    print(f, g, f | g, f & g, f - g, f ^ g, len(f), 2 in f)
    print(f.union([9]), f.intersection(g), f.copy() is f, frozenset(f) is f, frozenset())
    print(f == {1, 2, 3}, {1, 2, 3} == f, f | {7}, {7} | f, f <= {1, 2, 3, 4}, hash(f) == hash(frozenset([1, 2, 3])))
    print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([-1, 5, 10**12])), hash(frozenset([(1, 2), (3, 4)])))
    print({f: "f", g: "g"}, {frozenset([1]), frozenset([1])}, sorted(len(x) for x in {f, g, frozenset([5])}))


def order() -> None:
    state = 12345
    s: set[int] = set()
    for step in range(400):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        value = state % 97 - 30
        if step % 3 == 2:
            s.discard(value)
        else:
            s.add(value)
        if step % 40 == 0:
            print(s)
        if step % 90 == 89:
            print("popped", s.pop(), s.pop(), s.pop())
    floats = {i / 4 - 3 for i in range(25)}
    print(floats)
    pairs = {(i % 7, i % 5) for i in range(40)}
    print(pairs)
    big = {i * 2**40 for i in range(30)} | {-(2**60), 2**61, 2**62}
    print(big)
    bools = {i % 2 == 0 for i in range(10)}
    print(bools, {None})
    evens = set(range(0, 60, 2))
    print(evens, evens - set(range(10, 50)), evens & set(range(7, 33)), evens ^ set(range(20)))
    evens.difference_update(range(0, 40))
    print(evens)
    grow = set()
    for i in range(200):
        grow.add(i * i % 211)
    print(grow)
    while len(grow) > 20:
        grow.pop()
    print(grow, {*grow, 1000, -1}, [*grow])


def changed_while_iterating() -> None:
    s = {1, 2, 3}
    try:
        for x in s:
            s.add(x + 10)
    except RuntimeError as error:
        print(error)
    try:
        for x in s:
            s.discard(x)
    except RuntimeError as error:
        print(error)
    for x in {30, 10, 20}:
        print(x, end=" ")
    print()


def words() -> None:
    text = "to be or not to be that is the question"
    unique = set(text.split())
    print(sorted(unique), len(unique), "be" in unique, "me" in unique)
    vowels = set("aeiou")
    print(sorted(set(text) & vowels), sorted(vowels - set(text)), sorted(c for c in vowels if c in text))
    seen: set[str] = set()
    repeated: list[str] = []
    for word in text.split():
        if word in seen:
            repeated.append(word)
        seen.add(word)
    print(repeated)


methods()
frozen()
order()
changed_while_iterating()
words()


# --- as many others as there are, and by the name of the class ---
ls = ["abc", "bcd", "cbe"]
print(sorted(set.intersection(*map(set, ls))))
print(sorted(set.union(*map(set, ls))))
print(sorted(set.union(*[set(l) for l in ls])))
print(sorted(set().union(*ls)), sorted(set(ls[0]).intersection(*ls[1:])))
print(sorted(set.union(set('ab'), set('c'))), sorted(set('abc').difference('a', 'b')))
from functools import reduce
ls = ["abc", "bcd", "cbe"]
print(sorted(reduce(set.intersection, map(set, ls))))
print(sorted(reduce(set.union, [set(l) for l in ls])))
print(sorted(reduce(set.union, {'a': {1}, 'b': {2}}.values())))
print(sorted(reduce(set.union, [set(l) for l in ls], set())))
ops = {'u': set.union, 'i': set.intersection, 'd': set.difference}
for k, f in ops.items():
    print(k, sorted(f({1, 2}, {2, 3})))
seen = set()
seen.update(*ls)
print(sorted(seen))
seen.difference_update(*[['a'], ['b', 'z']])
print(sorted(seen), set.issubset({1}, {1, 2}))
def common(groups):
    return set.intersection(*[set(g) for g in groups])
print(common([[1, 2], [2, 3]]))
try:
    common([])
except TypeError as e:
    print(e)
try:
    print(set.union(frozenset([1]), [2]))
except TypeError as e:
    print(e)
print(sorted(frozenset(ls[0]).union(*ls)), type(frozenset('a').intersection(*ls)))
lines = "vJrw\nhcsF\nrJsw".split('\n')
total = 0
for i in range(0, len(lines), 3):
    a, = set.intersection(*map(set, [l + 'q' for l in lines[i:i+3]]))
    total += ord(a)
print(total)
tied = {1, 1000000007, -1, -2}
print(tied.union(tied), tied | tied, tied.union(), tied.union(tied, tied), tied.union([1, -2]), tied.union({-2, -1}))
fixed = frozenset(tied)
print(fixed.union(fixed), fixed | fixed, fixed.union(tied), tied.union(fixed), tied | fixed)
for either in ({1, 2}, frozenset([2, 3])):
    print(sorted(either | {9}), sorted(either.union([5])), either == {1, 2}, type(either).__name__, sorted(either ^ {2}))
