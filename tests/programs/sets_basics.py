def main() -> None:
    s = {3, 1, 2}
    print(s, len(s), 1 in s, 9 not in s)
    s.add(100)
    s.discard(1)
    s.discard(77)
    print(s)
    for x in s:
        print(x)
    a = set([5, 17, 33, 64, 8, 0, 16, 24])
    b = frozenset([0, 8, 1, 2])
    print(a, b, a & b, a | b, a - b, a ^ b, b & a, b | a)
    print(a.union([1, 2, 3], {99}), a.intersection([64, 5]), a.difference([5]), a.symmetric_difference([5, 6]))
    a.update([1, 2], [3, 4])
    print(a)
    a &= b
    print(a, a <= b, a < b, b >= a, a.issubset([0, 1, 2, 8]), a.isdisjoint([7]))
    try:
        a.remove(55)
    except KeyError as e:
        print("KeyError", e)
    print(set("x"), frozenset(), set())
    e2 = set()
    e2.add(2.5)
    e2.add(-0.0)
    print(e2, hash(b), hash(frozenset()), hash(frozenset([1.5, 2.5])))
    big = set(list(range(100)))
    while big:
        print(big.pop(), end=" ")
    print()
    fs = {frozenset([1, 2]), frozenset([3])}
    print(frozenset([2, 1]) in fs, len(fs))
    t = {(1, 2), (3, 4), (5, 6), (-1, -2)}
    print(t)
    print({1.5, 2.5, -3.25, 0.1}, {True, False}, {10, 20, 30, 40, 50, 60, 70, 80, 90, 100})


main()
