"""A loop that other threads give work to: call_soon_threadsafe(), run_coroutine_threadsafe(), to_thread()."""

import asyncio
import concurrent.futures
import threading


async def double(n):
    await asyncio.sleep(0.005)
    if n < 0:
        raise ValueError(f"{n} is negative")
    return n * 2


def ask(loop, out):
    out.append(asyncio.run_coroutine_threadsafe(double(21), loop).result(timeout=5))
    try:
        asyncio.run_coroutine_threadsafe(double(-1), loop).result()
    except ValueError as error:
        out.append(f"{error!r}")
    loop.call_soon_threadsafe(out.append, "soon")


async def main():
    loop = asyncio.get_running_loop()
    out = []
    thread = threading.Thread(target=ask, args=(loop, out))
    thread.start()
    while len(out) < 3:
        await asyncio.sleep(0.001)
    thread.join()
    print(out)
    print(await asyncio.to_thread(sum, [1, 2, 3]), await loop.run_in_executor(None, pow, 2, 10))


asyncio.run(main())


async def woken_by_a_thread():
    """Nothing but another thread can set the event; a server is listening meanwhile."""
    loop, event = asyncio.get_running_loop(), asyncio.Event()
    threading.Timer(0.01, lambda: loop.call_soon_threadsafe(event.set)).start()
    print(await event.wait())
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    again = asyncio.Event()
    threading.Timer(0.01, lambda: loop.call_soon_threadsafe(again.set)).start()
    print(await again.wait())
    print(await asyncio.to_thread(threading.current_thread) is threading.main_thread())
    server.close()
    await server.wait_closed()


async def answer(reader, writer):
    writer.close()


asyncio.run(woken_by_a_thread())

# --- a loop of its own thread, which serves the others


class Background:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def submit(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


async def for_ever(log):
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


background = Background()
futures = [background.submit(double(i)) for i in range(4)]
print([future.result() for future in futures], all(future.done() for future in futures))
log = []
endless = background.submit(for_ever(log))
try:
    endless.result(timeout=0.01)
except concurrent.futures.TimeoutError:
    print("not yet")
print(endless.cancel(), endless.cancelled())
background.submit(asyncio.sleep(0)).result()
background.submit(asyncio.sleep(0)).result()
print(log, repr(background.submit(double(-3)).exception()))
background.stop()
print(background.thread.is_alive(), background.loop.is_closed())


def turn(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()


loop = asyncio.new_event_loop()
turning = threading.Thread(target=turn, args=(loop,))
turning.start()
for _ in range(3):
    print(asyncio.run_coroutine_threadsafe(double(4), loop).result())
    try:
        print(asyncio.get_running_loop() is loop)
    except RuntimeError as error:
        print(error)
loop.call_soon_threadsafe(loop.stop)
turning.join()
loop.close()
