"""asyncio: gather, wait, time-outs, task groups, cancellation, conditions, queues of all kinds, in CPython's order."""

import asyncio
import time


async def step(name: str, delay: float, value: int) -> int:
    print(name, "begins")
    await asyncio.sleep(delay)
    print(name, "ends")
    return value


async def fails(delay: float, text: str) -> int:
    await asyncio.sleep(delay)
    raise ValueError(text)


async def forever(name: str) -> None:
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        print(name, "was cancelled")
        raise
    finally:
        print(name, "cleans up")


async def gathering() -> None:
    begin = time.monotonic()
    print(await asyncio.gather(step("a", 0.09, 1), step("b", 0.03, 2), step("c", 0.06, 3)))
    print("took its time", 0.09 <= time.monotonic() - begin < 5.0)
    print(await asyncio.gather(*[step(f"s{i}", 0.0, i) for i in range(3)]))
    mine = asyncio.create_task(step("task", 0.01, 9))
    print(await asyncio.gather(mine, step("d", 0.0, 4)))
    slow = asyncio.create_task(step("slow", 0.06, 5))
    try:
        await asyncio.gather(slow, fails(0.01, "first"))
    except ValueError as error:
        print("gather raised", error, slow.done())
    print(await slow)
    whole = asyncio.create_task(collect())
    await asyncio.sleep(0.01)
    whole.cancel()
    try:
        await whole
    except asyncio.CancelledError:
        print("whole", whole.cancelled())


async def collect() -> None:
    await asyncio.gather(forever("x"), forever("y"))


async def waiting() -> None:
    tasks = [asyncio.create_task(step(f"w{i}", 0.04 * (i + 1), i)) for i in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), tasks[0] in done)
    done, pending = await asyncio.wait(tasks, timeout=0.001)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done), len(pending))
    failing = [asyncio.create_task(fails(0.01, "bad")), asyncio.create_task(step("never", 0.5, 1))]
    done, pending = await asyncio.wait(failing, return_when=asyncio.FIRST_EXCEPTION)
    print([str(task.exception()) for task in done], len(pending))
    for task in pending:
        task.cancel()


async def limits() -> None:
    try:
        await asyncio.wait_for(forever("late"), 0.01)
    except asyncio.TimeoutError:
        print("wait_for timed out")
    print(await asyncio.wait_for(step("quick", 0.0, 7), timeout=1))
    print(await asyncio.wait_for(step("endless", 0.0, 8), timeout=None))
    try:
        async with asyncio.timeout(0.01) as limit:
            await forever("within")
    except TimeoutError:
        print("timeout", limit.expired())
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0)
    print("in time", limit.expired())
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("cancelled inside")
                raise
    except TimeoutError:
        print("outside")


async def groups() -> None:
    async with asyncio.TaskGroup() as group:
        one = group.create_task(step("g1", 0.01, 10))
        two = group.create_task(step("g2", 0.0, 20))
        print("in the group")
    print(one.result() + two.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(forever("g3"))
            group.create_task(fails(0.01, "in group"))
            await asyncio.sleep(10)
    except Exception as error:
        print(error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(forever("g4"))
            await asyncio.sleep(0)
            raise KeyError("body")
    except Exception as error:
        print(error)


async def cancelling() -> None:
    outer = asyncio.create_task(waits_for_inner())
    await asyncio.sleep(0.01)
    print(outer.cancel(), outer.cancelling())
    try:
        await outer
    except asyncio.CancelledError:
        print("outer", outer.cancelled(), outer.cancel())
    stubborn = asyncio.create_task(ignores())
    await asyncio.sleep(0)
    stubborn.cancel()
    print(await stubborn, stubborn.cancelled())
    never = asyncio.create_task(forever("never begun"))
    never.cancel()
    try:
        await never
    except asyncio.CancelledError:
        print("never", never.done())
    task = asyncio.current_task()
    print(task is not None and task in asyncio.all_tasks())


async def waits_for_inner() -> None:
    inner = asyncio.create_task(forever("inner"))
    await inner


async def ignores() -> str:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("ignored")
    return "done anyway"


async def conditions() -> None:
    condition = asyncio.Condition()
    seen: list[int] = []

    async def consumer(number: int) -> None:
        async with condition:
            await condition.wait()
            seen.append(number)

    consumers = [asyncio.create_task(consumer(i)) for i in range(4)]
    await asyncio.sleep(0.001)
    async with condition:
        condition.notify(2)
    await asyncio.sleep(0.001)
    print(seen)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*consumers)
    print(seen)
    lock = asyncio.Lock()
    await lock.acquire()
    blocked = asyncio.create_task(hold(lock, "blocked"))
    other = asyncio.create_task(hold(lock, "other"))
    await asyncio.sleep(0)
    blocked.cancel()
    lock.release()
    await other
    print(blocked.cancelled(), lock.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


async def hold(lock: asyncio.Lock, name: str) -> None:
    async with lock:
        print(name, "has it")


async def queues() -> None:
    heap: asyncio.PriorityQueue[int] = asyncio.PriorityQueue()
    stack = asyncio.LifoQueue()
    for number in (3, 1, 2):
        await heap.put(number)
        stack.put_nowait(number)
    print([await heap.get() for _ in range(3)], [stack.get_nowait() for _ in range(3)])
    small: asyncio.Queue[int] = asyncio.Queue(1)

    async def producer() -> None:
        for i in range(5):
            await small.put(i)

    made = asyncio.create_task(producer())
    got: list[int] = []
    while len(got) < 5:
        got.append(await small.get())
        small.task_done()
    await made
    await small.join()
    print(got)
    getter = asyncio.create_task(small.get())
    await asyncio.sleep(0)
    getter.cancel()
    small.put_nowait(99)
    await asyncio.sleep(0)
    print(small.qsize(), getter.cancelled())


def done(task: asyncio.Task[int]) -> None:
    print("done callback", task.result())


async def main() -> None:
    await gathering()
    await waiting()
    await limits()
    await groups()
    await cancelling()
    await conditions()
    await queues()
    called = asyncio.create_task(step("called", 0.0, 42))
    called.add_done_callback(done)
    await called
    await asyncio.sleep(0)
    shielded = asyncio.create_task(step("shielded", 0.01, 6))
    print(await asyncio.shield(shielded))
    asyncio.create_task(forever("left over"))
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
