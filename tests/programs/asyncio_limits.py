"""Time-outs that are moved, barriers, and asynchronous generators that are driven by hand."""

import asyncio


async def timeouts():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit.expired())
        limit.reschedule(loop.time() + 100)
        print(limit.when() > loop.time(), limit.expired())
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print(error)
    for manager in (asyncio.timeout(0.01), asyncio.timeout(0), asyncio.timeout(-1), asyncio.timeout_at(loop.time())):
        try:
            async with manager:
                await asyncio.sleep(1)
            print("in time")
        except TimeoutError as error:
            print(repr(error), manager.expired())
    async with asyncio.timeout(0.01) as limit:
        limit.reschedule(None)
        await asyncio.sleep(0.02)
    print(limit.expired(), limit.when())
    try:
        async with asyncio.timeout(100) as limit:
            limit.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("at once", limit.expired())
    async with asyncio.timeout_at(None):
        pass
    try:
        async with asyncio.timeout(10) as outer:
            async with asyncio.timeout(0.005):
                await asyncio.sleep(1)
    except TimeoutError:
        print("the inner one", outer.expired())


async def barriers():
    barrier = asyncio.Barrier(3)

    async def meet(i):
        async with barrier as position:
            return i, position

    print(await asyncio.gather(*(meet(i) for i in range(6))), barrier.parties, barrier.n_waiting, barrier.broken)
    alone = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.reset()
    try:
        await alone
    except asyncio.BrokenBarrierError as error:
        print(repr(error), barrier.broken)
    alone = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    await barrier.abort()
    for each in (alone, barrier.wait()):
        try:
            await each
        except asyncio.BrokenBarrierError as error:
            print(repr(error), barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


async def count(limit):
    try:
        for i in range(limit):
            try:
                yield i
                print("after", i)
            except ValueError as error:
                print("caught", error)
                yield -1
    finally:
        print("the end of", limit)


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


async def by_hand():
    numbers = count(4)
    print(await numbers.asend(None), await numbers.__anext__())
    print(await numbers.athrow(ValueError("thrown")))
    print(await anext(numbers), await anext(numbers), await anext(numbers, "none"))
    for again in (anext(numbers), numbers.athrow(KeyError("too late"))):
        try:
            print(await again)
        except (StopAsyncIteration, KeyError) as error:
            print(repr(error))
    down = aiter(Countdown(2))
    print([await anext(down), await anext(down), await anext(down, -5)])
    fresh = count(1)
    try:
        await fresh.athrow(KeyError("early"))
    except KeyError as error:
        print(repr(error))
    print(await anext(aiter(fresh), "over"))
    left = count(2)
    print(await anext(left))


asyncio.run(timeouts())
asyncio.run(barriers())
asyncio.run(by_hand())
print("closed with the loop")
