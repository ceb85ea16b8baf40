class Ping:
    def __init__(self, n: int) -> None:
        self.n = n

    def __await__(self):
        got = yield self.n
        return self.n * 10


async def add(a: int, b: int) -> int:
    x = await Ping(a)
    y = await Ping(b)
    return x + y


async def main() -> str:
    s = await add(1, 2)
    t = await add(3, 4)
    return f"{s} {t}"


def run(coro):
    steps = 0
    try:
        while True:
            print("waits", coro.send(None))
            steps += 1
    except StopIteration as e:
        print("done", steps)


async def countdown(n: int):
    while n > 0:
        await Ping(n)
        yield n
        n -= 1


class Res:
    async def __aenter__(self) -> "Res":
        await Ping(100)
        print("entered")
        return self

    async def __aexit__(self, a, exc, b) -> bool:
        await Ping(200)
        print("left", exc)
        return True


class Ticker:
    def __init__(self, n: int) -> None:
        self.n = n

    def __aiter__(self) -> "Ticker":
        return self

    async def __anext__(self) -> int:
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Ping(self.n)
        return self.n


async def plain() -> int:
    return 7


async def loops() -> None:
    async for x in countdown(3):
        print("item", x)
    async with Res() as r:
        print("in")
        raise ValueError("x")
    print([x async for x in countdown(2)], [y async for y in Ticker(2)])
    print([await plain() + i for i in range(2)])
    async for t in Ticker(2):
        if t == 1:
            continue
        print("t", t)
    else:
        print("else")
    print(await plain())


run(main())
run(loops())
c = plain()
try:
    c.send(None)
except StopIteration:
    print("over")
d = add(1, 2)
print(d.send(None))
try:
    d.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
e2 = add(5, 6)
e2.send(None)
e2.close()


from typing import AsyncGenerator, AsyncIterator


async def counted(n: int) -> AsyncIterator[int]:
    for i in range(n):
        yield i


async def batched(source: AsyncIterator[int], size: int) -> AsyncGenerator[list[int], None]:
    batch: list[int] = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def batches() -> None:
    print([batch async for batch in batched(counted(5), 2)])


try:
    batches().send(None)
except StopIteration:
    print("done")


async def tidied():
    try:
        for number in range(10):
            yield number
    finally:
        print("tidied")


async def left_by_break():
    async for number in tidied():
        if number == 1:
            break
    print("behind the loop")


async def left_by_return():
    async for number in tidied():
        return number


async def left_by_error():
    async for number in tidied():
        raise ValueError(number)


for leave in (left_by_break, left_by_return, left_by_error):
    try:
        leave().send(None)
    except (StopIteration, ValueError) as ended:
        print(repr(ended))
