class A:
    def __init__(self, v: int) -> None:
        self.v = v
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, A) and other.v == self.v
class B(A):
    pass
def exact(x: int | bool | str | float | None | list[int] | A) -> str:
    if type(x) is int:
        return f"int {x + 1}"
    elif type(x) == bool:
        return "bool"
    elif type(x) is str:
        return "str " + x.upper()
    elif type(x) is list:
        return f"list {len(x)}"
    elif type(x) is A:
        return f"A {x.v}"
    return type(x).__name__
for v in [1, True, "s", 2.0, None]:
    print(exact(v), type(v), end=" ")
print(exact([1]), exact(A(3)), exact(B(4)))
print(A(1) == A(1), A(1) == B(1), A(1) == 1, B(2) == B(2))
print(type(1), type("a"), type(A(1)), type(B(1)), type([1]), type((1, 2)), type(None), type(2.5), type(True))
x: A = B(1)
print(type(x), type(x).__name__, type(x) is A, type(x) is B, type(x) == type(A(1)), type(3) is type(4))
print(callable(exact), callable(3), callable(A), issubclass(B, A), issubclass(A, B), issubclass(bool, int))
d = {1: "a", "k": 2, None: 3.5}
print(d, d[1], d["k"], d[None], 1 in d, "z" in d)
s = {1, "a", None, (1, 2)}
print(len(s), "a" in s, (1, 2) in s, 7 in s)
print(hash(True) == hash(1), hash("a") == hash("a"))
