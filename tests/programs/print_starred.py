"""print() of as many values as there are, and functions that take any objects."""
def total(*args: object) -> None:
    for a in args:
        print(repr(a), type(a).__name__)
total(1, "b", None, 2.0, [1])
total()
mixed = [1, "a", None]
print(*mixed)
print(*[1, "a"], sep="-")
print(*[1, 2, 3])
words = ["a", "b"]
print(*words, sep=", ", end="!\n")
print("x", *words, 3)
print(*range(5), sep="")
print(*(w.upper() for w in words))
print(*{"k": 1})
def log(fmt: str, *args: object) -> str:
    return fmt % args
print(log("%s-%d", "a", 3))
def kw(**options: object) -> None:
    for k, v in options.items():
        print(k, v)
kw(a=1, b="x")
