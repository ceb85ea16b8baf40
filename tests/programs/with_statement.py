"""The with statement: every way into it and out of it.

ends: by a status
"""

class Res:
    def __init__(self, name: str, swallow: bool = False) -> None:
        self.name = name
        self.swallow = swallow

    def __enter__(self) -> "Res":
        print("enter", self.name)
        return self

    def __exit__(self, kind, exc, tb) -> bool:
        print("exit", self.name, exc)
        return self.swallow


class Quiet:
    def __enter__(self):
        return 5
    def __exit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, tb):
        if exc_type is None:
            print("clean")
        else:
            print("failed", exc_type.__name__, exc)

class BadEnter:
    def __enter__(self):
        raise ValueError("enter fails")
    def __exit__(self, a, b, c):
        print("never")

class BadExit:
    def __enter__(self):
        return self
    def __exit__(self, a, b, c):
        raise KeyError("exit fails")

def early(n: int) -> int:
    with Res("r") as r:
        if n == 1:
            return len(r.name)
        for i in range(5):
            with Res(f"in{i}"):
                if i == 1:
                    break
                if i == 0:
                    continue
                print("not here")
        print("after loop")
    return -1

def main() -> None:
    with Res("a") as a, Res("b"):
        print(a.name)
    with Res("x", True):
        raise ValueError("swallowed")
    try:
        with Res("o"), Res("i"):
            raise ValueError("through")
    except ValueError as e:
        print("caught", e)
    with Quiet() as q:
        print(q + 1)
    try:
        with Quiet():
            [1][3]
    except IndexError as e:
        print(e)
    try:
        with Res("out"), BadEnter():
            print("no")
    except ValueError as e:
        print(e)
    try:
        with BadExit():
            print("body")
    except KeyError as e:
        print(repr(e))
    try:
        with BadExit():
            raise ValueError("first")
    except KeyError as e:
        print(repr(e))
    print(early(1), early(2))
    with Res("o1", True):
        with Res("i1"):
            raise RuntimeError("deep")
    with (Res("p1") as p1, Res("p2") as p2):
        print(p1.name + p2.name)
    x = 0
    with Res("vars", True):
        x = 1
        raise ValueError
    print(x)

main()
with Res("module") as m:
    print(m.name)
with Res("last"):
    raise SystemExit(3)
