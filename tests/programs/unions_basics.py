from typing import Optional, Union, Any

class Animal:
    def __init__(self, name: str) -> None:
        self.name = name
    def sound(self) -> str:
        return "..."
class Dog(Animal):
    def sound(self) -> str:
        return "woof"
    def fetch(self) -> str:
        return self.name + " fetches"
class Rock:
    def __init__(self, kg: int) -> None:
        self.kg = kg
    def __repr__(self) -> str:
        return f"Rock({self.kg})"

Thing = Union[Dog, Rock, int, None]

def describe(t: Thing) -> str:
    if t is None:
        return "nothing"
    elif isinstance(t, Dog):
        return t.fetch()
    elif isinstance(t, Rock):
        return f"rock of {t.kg}"
    else:
        return f"number {t + 1}"

for t in [Dog("rex"), Rock(5), 41, None]:
    print(describe(t))

def width(x: int | str | list[int] | None) -> int:
    if not x:
        return 0
    if isinstance(x, (str, list)):
        return len(x)
    return x

print(width(7), width("abc"), width([1, 2]), width(None), width(0), width(""), width([]))

def add(a: int | float, b: int | float) -> int | float:
    return a + b
print(add(1, 2), add(1.5, 2), add(1, 0.5), add(2.5, 2.5))

def opt(x: Optional[int] = None) -> int:
    return x or 42
print(opt(), opt(0), opt(7))

def both(flag: bool, name: str | None):
    v = flag and name
    w = name or "default"
    return v, w
print(both(True, "n"), both(False, "n"), both(True, None))

def early(x: int | None, y: str | None) -> str:
    if x is None or y is None:
        return "missing"
    return y * x
print(early(2, "ab"), early(None, "x"), early(3, None))

def loop(values: list[int | None]) -> int:
    total = 0
    for v in values:
        if v is None:
            continue
        total += v
    return total
print(loop([1, None, 3]))

def asserted(x: int | str) -> int:
    assert isinstance(x, int), "not an int"
    return x * 2
print(asserted(4))
try:
    asserted("q")
except AssertionError as e:
    print("AssertionError", e)

def failing(x: int | str) -> str:
    try:
        return str(x + 1)
    except TypeError as e:
        return "TypeError: " + str(e)
print(failing(1), failing("a"))

def up(x: int | str | None) -> str:
    try:
        return x.upper()
    except AttributeError as e:
        return "AttributeError: " + str(e)
print(up("a"), up(3), up(None))
print(1 == "a", "a" != 1, None == 0, [1] == (1,), 1 == 1.0, (1, 2) == (1.0, "x"))
xs: list[int | str] = [1, "two", 3]
xs.append("four")
xs.append(5)
print(xs, len(xs), "two" in xs, 5 in xs, 6 in xs, xs.index("four"), xs.count(3))
print(xs == [1, "two", 3, "four", 5], xs != [1])
def tree(n: int):
    return None if n == 0 else (tree(n - 1), n)
x = 5 if len(xs) > 2 else "small"
print(x, f"{x:>5}|{x!r}")
z = True
for i in range(3):
    print(z)
    z = i
print(z)
