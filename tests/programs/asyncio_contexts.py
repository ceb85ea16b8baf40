"""asynccontextmanager and AsyncExitStack, and what they do with exceptions."""

import asyncio
import contextlib
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager


@asynccontextmanager
async def connection(name, fails=False):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", error)
    finally:
        await asyncio.sleep(0)
        print("close", name)
    if fails:
        raise RuntimeError(f"closing {name}")


@asynccontextmanager
async def counting():
    yield 1
    yield 2


@asynccontextmanager
async def nothing():
    if len("abc") < 0:
        yield None


@contextmanager
def plain(number):
    print("enter", number)
    try:
        yield number * 2
    finally:
        print("leave", number)


class Pool:
    def __init__(self):
        self.used = 0

    @asynccontextmanager
    async def acquire(self, size: int):
        self.used += size
        try:
            yield self
        finally:
            self.used -= size

    async def __aenter__(self):
        print("pool")
        return self

    async def __aexit__(self, kind, error, trace):
        print("pool ends", error)


async def farewell(name):
    await asyncio.sleep(0)
    print("bye", name)


async def exceptions():
    for error in (ValueError("v"), KeyError("k"), StopIteration("s")):
        try:
            async with connection("db") as db:
                print(db)
                raise error
        except Exception as caught:
            print("caught", repr(caught))
    for manager in (counting(), counting()):
        try:
            async with manager as value:
                print(value)
        except RuntimeError as caught:
            print(caught)
    try:
        async with nothing():
            print("never")
    except RuntimeError as caught:
        print(caught)
    try:
        async with connection("x", fails=True):
            pass
    except RuntimeError as caught:
        print(caught)


async def stacks():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(name)) for name in ("a", "b")]
        print(names, stack.enter_context(plain(4)))
        stack.callback(print, "called", 1)
        stack.push_async_callback(farewell, "world")
        await stack.enter_async_context(Pool())
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(connection("c"))
            await stack.enter_async_context(Pool())
            raise ValueError("inside")
    except ValueError as caught:
        print("caught", caught)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(connection("d"))
        raise KeyError("gone")
    stack = AsyncExitStack()
    await stack.enter_async_context(connection("e"))
    later = stack.pop_all()
    await stack.aclose()
    print("still open")
    await later.aclose()


async def main():
    pool = Pool()
    async with pool.acquire(3) as got, pool.acquire(2):
        print(pool.used, got is pool)
    print(pool.used)
    await exceptions()
    await stacks()


asyncio.run(main())


async def closed_numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        await asyncio.sleep(0)
        print("closed", n)


async def close_them():
    g = closed_numbers(5)
    async for x in g:
        if x == 2:
            break
    await g.aclose()
    await g.aclose()
    async for x in g:
        print("never", x)
    h = closed_numbers(3)
    await h.aclose()
    async for x in h:
        print("never", x)
    k = closed_numbers(2)
    async for x in k:
        print(x)
    await k.aclose()
    async with contextlib.aclosing(closed_numbers(9)) as items:
        async for x in items:
            print(x)
            break
    print("after")


asyncio.run(close_them())
