import asyncio


async def forever(name: str) -> None:
    try:
        while True:
            await asyncio.sleep(0.1)
            print(name, "tick")
    finally:
        print(name, "cleanup")


async def child(n: int) -> int:
    if n == 0:
        raise KeyError("bottom")
    await asyncio.sleep(0)
    return await child(n - 1) + 1


async def agen(n: int):
    for i in range(n):
        await asyncio.sleep(0.001)
        yield i


class Conn:
    async def __aenter__(self) -> "Conn":
        await asyncio.sleep(0)
        print("connect")
        return self

    async def __aexit__(self, kind, exc, tb) -> None:
        await asyncio.sleep(0)
        print("disconnect", exc)

    async def read(self) -> str:
        await asyncio.sleep(0.01)
        return "data"


async def chatter(name: str, n: int) -> str:
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main() -> None:
    bg = asyncio.create_task(forever("bg"))
    await asyncio.sleep(0.25)
    bg.cancel()
    try:
        await bg
    except asyncio.CancelledError:
        print("bg cancelled", bg.cancelled(), bg.done())
    try:
        await child(2)
    except KeyError as e:
        print(repr(e))
    async for x in agen(3):
        print("agen", x)
    print([x * 2 async for x in agen(3) if x])
    async with Conn() as c:
        print(await c.read())
    try:
        async with Conn() as c:
            raise RuntimeError("inside")
    except RuntimeError as e:
        print("out", e)
    tasks = [asyncio.create_task(chatter(n, 2)) for n in ("p", "q", "r")]
    print([await t for t in tasks])
    sem = asyncio.Semaphore(2)
    order: list[int] = []

    async def limited(i: int) -> None:
        async with sem:
            order.append(i)
            await asyncio.sleep(0.01)

    for t in [asyncio.create_task(limited(i)) for i in range(5)]:
        await t
    print(order)
    left = asyncio.create_task(forever("left"))
    await asyncio.sleep(0)
    print(left.done())


asyncio.run(main())


async def second() -> int:
    await asyncio.sleep(0.1)
    return 42


print(asyncio.run(second()))
try:
    asyncio.run(child(1))
except KeyError as e:
    print("again", repr(e))


async def ready(event, queue):
    event.set()
    await queue.put(5)


async def mixed():
    event, queue = asyncio.Event(), asyncio.Queue()
    print(await asyncio.gather(ready(event, queue), event.wait(), second()))
    print(await asyncio.gather(event.wait(), queue.get(), asyncio.Lock().acquire(), asyncio.sleep(0, "slept")))
    print([await each for each in (event.wait(), second())])


asyncio.run(mixed())
