def g(*xs: int, **kw: int):
    for x in xs:
        yield x
    yield len(kw)
print(list(g(1, 2, a=3)))
class T:
    def __enter__(self) -> int:
        return 1
    def __exit__(self, *args) -> None:
        print("out", len(args))
with T() as t:
    print(t)
