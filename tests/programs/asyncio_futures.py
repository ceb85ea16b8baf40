"""asyncio: results and exceptions together, futures, calls in threads, completion order, runners, names, messages."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def after(delay: float, value: int) -> int:
    await asyncio.sleep(delay)
    return value


async def fails(delay: float, text: str) -> int:
    await asyncio.sleep(delay)
    raise ValueError(text)


async def settled() -> None:
    results = await asyncio.gather(after(0.02, 1), fails(0.01, "one"), after(0.0, 3), return_exceptions=True)
    print(results)
    total = 0
    for result in results:
        if isinstance(result, BaseException):
            print("failed:", type(result).__name__, result)
        else:
            total += result
    print(total)
    try:
        print(await asyncio.gather(after(0.0, 1), fails(0.0, "two"), return_exceptions=False))
    except ValueError as error:
        print("raised", error)
    slow = asyncio.create_task(after(10.0, 1))
    asyncio.get_running_loop().call_later(0.01, slow.cancel)
    print(await asyncio.gather(slow, after(0.0, 5), return_exceptions=True))


async def in_order() -> None:
    for coro in asyncio.as_completed([after(0.06, 6), after(0.02, 2), after(0.04, 4)]):
        print("completed", await coro)


def blocking(n: int) -> int:
    time.sleep(0.02)
    return n * n


def broken(n: int) -> int:
    raise KeyError(n)


async def in_threads() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.002)
            ticks += 1

    ticker = asyncio.create_task(tick())
    print(await asyncio.to_thread(blocking, 7))
    print(await asyncio.gather(*[asyncio.to_thread(blocking, n) for n in range(4)]))
    try:
        await asyncio.to_thread(broken, 3)
    except KeyError as error:
        print("from the thread", repr(error))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 5))
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, blocking, n) for n in (8, 9)]))
    print(ticks > 3)
    ticker.cancel()
    try:
        print(await asyncio.wait_for(asyncio.to_thread(blocking, 1), 0.001))
    except TimeoutError:
        print("too slow")
    print(await asyncio.to_thread(len, "four"))


async def futures() -> None:
    future: asyncio.Future[str] = asyncio.Future()
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, future.set_result, "set")
    future.add_done_callback(lambda done: print("done with", done.result()))
    print(future.done(), future.cancelled())
    print(await future, future.done(), future.result(), future.exception())
    await asyncio.sleep(0)
    try:
        future.set_result("again")
    except asyncio.InvalidStateError as error:
        print(repr(error))
    other: asyncio.Future[int] = asyncio.Future()
    try:
        print(other.result())
    except asyncio.InvalidStateError as error:
        print(repr(error))
    other.set_exception(OSError("gone"))
    print(repr(other.exception()))
    try:
        await other
    except OSError as error:
        print("raised", error)
    third: asyncio.Future[int] = asyncio.Future()
    print(third.cancel("enough"), third.cancel(), third.cancelled())
    try:
        await third
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


async def patient(name: str) -> str:
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print(name, "cancelled because", error.args)
        raise
    return name


async def names() -> None:
    task = asyncio.create_task(patient("first"), name="mine")
    other = asyncio.create_task(patient("second"))
    other.set_name("renamed")
    main = asyncio.current_task()
    assert main is not None
    print(task.get_name(), other.get_name(), main in asyncio.all_tasks(), len(asyncio.all_tasks()))
    await asyncio.sleep(0)
    print(task.cancel("a reason"), other.cancel())
    print([repr(result) for result in await asyncio.gather(task, other, return_exceptions=True)])
    print(task.cancelled(), task.done(), len(asyncio.all_tasks()))
    guarded = asyncio.create_task(after(0.03, 11))
    try:
        await asyncio.wait_for(asyncio.shield(guarded), 0.01)
    except TimeoutError:
        print("still going:", not guarded.done())
    print(await guarded, await asyncio.sleep(0.001, "slept"))


async def limits() -> None:
    inside = most = 0
    gate = asyncio.BoundedSemaphore(2)

    async def visit() -> None:
        nonlocal inside, most
        async with gate:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*[visit() for _ in range(6)])
    print(inside, most, gate.locked())
    try:
        gate.release()
    except ValueError as error:
        print(error)
    jobs: asyncio.PriorityQueue[tuple[int, str]] = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        jobs.put_nowait(item)
    print([await jobs.get() for _ in range(3)])
    stack: asyncio.LifoQueue[int] = asyncio.LifoQueue(2)
    await stack.put(1)
    await stack.put(2)
    print(stack.full(), await stack.get(), await stack.get(), stack.empty())


calls: list[str] = []


def note(text: str, times: int) -> None:
    calls.append(text * times)


async def given_up() -> None:
    for settle in (False, True):
        together = asyncio.gather(after(0.001, 1), after(5, 2), return_exceptions=settle)
        await asyncio.sleep(0.01)
        print(together.cancel(), together.done())
        try:
            print(await together)
        except asyncio.CancelledError:
            print("given up", together.done())


async def scheduled() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "soon ", 2)
    handle = loop.call_later(0.005, note, "never", 1)
    loop.call_later(0.003, note, "later", 1)
    handle.cancel()
    print(calls, loop.is_running(), handle.cancelled())
    await asyncio.sleep(0.02)
    print(calls)
    try:
        asyncio.run(after(0, 1))
    except RuntimeError as error:
        print(error)


for part in (settled, in_order, in_threads, futures, names, limits, given_up, scheduled):
    asyncio.run(part())
with asyncio.Runner() as runner:
    print(runner.run(after(0.001, 1)), runner.run(after(0.001, 2)))
    try:
        runner.run(fails(0, "from the runner"))
    except ValueError as error:
        print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(after(0.001, 42)), loop.is_running())
loop.close()
