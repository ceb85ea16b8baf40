"""Workers that never return, queues with a None at their end, results of several types: asyncio as scripts use it."""

import asyncio


async def worker(name, queue, out):
    while True:
        item = await queue.get()
        try:
            await asyncio.sleep(0)
            out.append((name, item * 2))
        finally:
            queue.task_done()


async def limited(semaphore, number, active):
    async with semaphore:
        active.append(number)
        peak = len(active)
        await asyncio.sleep(0.001)
        active.remove(number)
        return peak


async def produce(queue, count):
    for number in range(count):
        await queue.put(f"item{number}")
    await queue.put(None)


async def consume(queue):
    out = []
    while (item := await queue.get()) is not None:
        out.append(item.upper())
    return out


async def main():
    queue = asyncio.Queue()
    out = []
    workers = [asyncio.create_task(worker(f"w{i}", queue, out)) for i in range(3)]
    for number in range(6):
        queue.put_nowait(number)
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(out, key=lambda pair: pair[1]), [task.cancelled() for task in workers])
    semaphore = asyncio.Semaphore(2)
    active = []
    peaks = await asyncio.gather(*(limited(semaphore, number, active) for number in range(6)))
    print(max(peaks), active)
    items = asyncio.Queue()
    consumer = asyncio.create_task(consume(items))
    await produce(items, 3)
    print(await consumer)
    pause = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    pause.cancel()
    try:
        await pause
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
