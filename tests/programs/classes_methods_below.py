"""Operator methods that only a class below has, used through the class above."""
class Base:
    def __init__(self, n: int) -> None:
        self.n = n
    def __repr__(self) -> str:
        return f"Base({self.n})"
    def __len__(self) -> int:
        return self.n
    def __getitem__(self, i: int) -> int:
        if i > 2:
            raise IndexError(i)
        return i
    def __add__(self, k: int) -> "Base":
        return Base(self.n + k)
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Base) and self.n == other.n
    def __lt__(self, other: "Base") -> bool:
        return self.n < other.n
class Derived(Base):
    def __str__(self) -> str:
        return "derived"
    def __bool__(self) -> bool:
        return False
    def __iter__(self):
        yield 7
    def __contains__(self, k: int) -> bool:
        return k == 99
    def __iadd__(self, k: int) -> "Derived":
        self.n += 100 * k
        return self
    def __ne__(self, other: object) -> bool:
        return True
    def __format__(self, spec: str) -> str:
        return "fmt" + spec
    def __gt__(self, other: Base) -> bool:
        return True
    def __reversed__(self):
        yield 55
def show(b: Base) -> None:
    print(str(b), f"{b}", f"{b!r}", b)
    print(bool(b), "yes" if b else "no", not b)
    print(99 in b, 1 in b, b != b, b > Base(1000), Base(5) < b)
    c = b
    c += 1
    print(c.n, b.n)
for b in [Base(3), Derived(4)]:
    show(b)
