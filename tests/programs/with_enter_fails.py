"""An exception that leaves __enter__ or __aenter__, which give nothing, is not told to __exit__."""


class C:
    async def __aenter__(self) -> None:
        raise ValueError("enter")
    async def __aexit__(self, a, b, c) -> None:
        print("exit", b)


class Y:
    def __await__(self):
        yield 1


class D:
    async def __aenter__(self) -> None:
        await Y()
        raise ValueError("enter")
    async def __aexit__(self, a, b, c) -> None:
        print("exit", b)
async def f() -> None:
    async with C():
        print("in")
async def g() -> None:
    async with D():
        print("in")
for c in (f(), g()):
    try:
        c.send(None)
        c.send(None)
    except ValueError as e:
        print(e)


class S:
    def __enter__(self) -> None:
        raise KeyError("sync")
    def __exit__(self, a, b, c) -> None:
        print("sync exit", b)
try:
    with S() as x:
        print(x)
except KeyError as e:
    print(e)


class N:
    def __enter__(self) -> None:
        print("n")
    def __exit__(self, a, b, c) -> None:
        print("sync exit", b)
with N() as y:
    print(y)
