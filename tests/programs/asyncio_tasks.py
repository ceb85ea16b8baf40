import asyncio


async def worker(name: str, delay: float, n: int) -> int:
    for i in range(n):
        print(name, i)
        await asyncio.sleep(delay)
    return n


async def producer(q: asyncio.Queue[int], n: int) -> None:
    for i in range(n):
        await q.put(i)
        print("put", i)
    await q.put(-1)


async def consumer(q: asyncio.Queue[int]) -> int:
    total = 0
    while True:
        item = await q.get()
        if item < 0:
            return total
        print("got", item)
        total += item


async def slow() -> int:
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    return 1


async def fail() -> None:
    await asyncio.sleep(0)
    raise ValueError("from task")


async def waiter(event: asyncio.Event) -> str:
    await event.wait()
    return "event"


async def locked(lock: asyncio.Lock, name: str) -> None:
    async with lock:
        print(name, "in")
        await asyncio.sleep(0.01)
        print(name, "out")


async def crowd(count: int) -> int:
    """So many coroutines that wait at once: in the guest they share 16 MiB with everything else."""
    gate = asyncio.Event()
    tasks = [asyncio.create_task(waiter(gate)) for _ in range(count)]
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()) - 1, "wait")
    gate.set()
    return sum([len(await task) for task in tasks])


async def main() -> str:
    a = asyncio.create_task(worker("a", 0.02, 3))
    b = asyncio.create_task(worker("b", 0.03, 2))
    print(await a + await b, a.done())
    q: asyncio.Queue[int] = asyncio.Queue(2)
    p = asyncio.create_task(producer(q, 4))
    print("total", await consumer(q))
    await p
    try:
        await asyncio.wait_for(slow(), 0.05)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(worker("c", 0.0, 1), 1))
    f = asyncio.create_task(fail())
    try:
        await f
    except ValueError as e:
        print(e)
    event = asyncio.Event()
    w = asyncio.create_task(waiter(event))
    await asyncio.sleep(0)
    event.set()
    print(await w)
    lock = asyncio.Lock()
    ts = [asyncio.create_task(locked(lock, n)) for n in "xyz"]
    for t in ts:
        await t
    print(await crowd(10_000))
    return "end"


print(asyncio.run(main()))
