from enum import IntEnum, Enum
class Rank(IntEnum):
    TWO = 2
    FIVE = 5
    ACE = 14
class Tag(str, Enum):
    A = "a"
    B = "b"
t = tuple(r for r in (Rank.ACE, Rank.FIVE))
print(t == (14, 5), (14, 5) == t, t != (14, 5), (Rank.ACE, 5) == (14, Rank.FIVE))
print([Rank.ACE] == [14], [14, 5] == list(t))
print({Rank.ACE} == {14})
print({Rank.ACE: 1} == {14: 1})
print({1: Rank.ACE} == {1: 14})
print(14 in t, 5 in [Rank.ACE, Rank.FIVE], Rank.FIVE in [5, 6])
print((Rank.TWO, 1) < (2, 5), sorted([(Rank.ACE, 1), (Rank.TWO, 2)]), max(t) == 14, t[0] == 14)
print(Tag.A == "a", ["a"] == [Tag.A], "a" in [Tag.A, Tag.B], Tag.B in ("b", "c"), (Tag.A,) == ("a",))
print(True == 1, [True] == [1], (True, 1.0) == (1, 1), [1, 2] == [1.0, 2.0], {1, 2} == {1.0, 2.0}, tuple([1, 2]) == (1.0, 2.0), {1: 2} == {1.0: 2.0})
x = 5
print(x in (Rank.FIVE, Rank.ACE), x == Rank.FIVE, Rank(x) is Rank.FIVE, x in (Rank.TWO,), Rank.FIVE in (5, "x"))
print(all(a == b for a, b in zip(t, [14, 5])), list(t) == [14, 5], list(map(int, t)), sum(t), [*t, 3] == [14, 5, 3])
print(tuple([1, 2]) == tuple([1.0, 2.0]), tuple([True]) == (1,), [[Rank.TWO]] == [[2]], ((Rank.TWO,),) == ((2,),))
