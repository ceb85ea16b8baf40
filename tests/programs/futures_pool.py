"""ThreadPoolExecutor: submit, map, results, exceptions, cancelling, waiting for several."""

import concurrent.futures
import threading
import time
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, as_completed, wait


def square(n: int) -> int:
    return n * n


def slow(seconds: float, name: str) -> str:
    time.sleep(seconds)
    return name


def fails(n: int) -> int:
    if n % 2 == 1:
        raise ValueError(f"odd: {n}")
    return n


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(square, range(10))))
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 3])))
    future = pool.submit(square, 12)
    print(future.result(), future.done(), future.cancelled(), future.running(), future.exception())
    futures = [pool.submit(slow, 0.05 * (3 - i), f"s{i}") for i in range(3)]
    print([each.result() for each in as_completed(futures)])
    print([each.result() for each in futures])
    bad = pool.submit(fails, 3)
    try:
        bad.result()
    except ValueError as error:
        print("raised", error)
    print(repr(bad.exception()))
    results: list[str] = []
    for each in [pool.submit(fails, i) for i in range(5)]:
        error2 = each.exception()
        results.append("fine" if error2 is None else str(error2))
    print(results)
try:
    pool.submit(square, 1)
except RuntimeError as error:
    print(error)

# Cancelling: with one worker that is busy, what waits can be given up.
started = threading.Event()
go_on = threading.Event()


def busy() -> str:
    started.set()
    go_on.wait()
    return "was busy"


with ThreadPoolExecutor(1) as single:
    running = single.submit(busy)
    waiting = single.submit(square, 2)
    last = single.submit(square, 3)
    started.wait()
    print(running.cancel(), running.running(), waiting.cancel(), waiting.cancelled(), waiting.done())
    try:
        running.result(timeout=0.01)
    except TimeoutError:
        print("timed out")
    go_on.set()
    print(running.result(), last.result())
    try:
        waiting.result()
    except concurrent.futures.CancelledError:
        print("cancelled")

# Callbacks
called: list[int] = []


def note(future: Future[int]) -> None:
    called.append(future.result())


with concurrent.futures.ThreadPoolExecutor(2, "named") as named:
    for number in range(4):
        named.submit(square, number).add_done_callback(note)
    print(named.submit(lambda: threading.current_thread().name).result().startswith("named_"))
print(sorted(called))

# wait()
with ThreadPoolExecutor(4) as pool:
    quick = pool.submit(slow, 0.0, "quick")
    late = pool.submit(slow, 0.15, "late")
    done, not_done = wait([quick, late], return_when=FIRST_COMPLETED)
    print(len(done), len(not_done), quick in done, late in not_done)
    outcome = wait([quick, late], timeout=0.001)
    print(len(outcome.done), len(outcome.not_done))
    everything = wait([quick, late])
    print(len(everything.done), len(everything.not_done))
    odd = [pool.submit(fails, 1)]
    print(len(wait(odd, return_when=FIRST_EXCEPTION).done))
    never = pool.submit(slow, 0.15, "never")
    try:
        for each in as_completed([never], timeout=0.001):
            print(each.result())
    except TimeoutError as error:
        print(error)


def total(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


text = ["a b a", "b c", "a"]
with ThreadPoolExecutor() as pool:
    merged: dict[str, int] = {}
    for part in pool.map(total, [line.split() for line in text]):
        for word, count in part.items():
            merged[word] = merged.get(word, 0) + count
print(merged)


def power(base: int, exponent: int = 2, *, plus: int = 0) -> int:
    return base**exponent + plus


def use(pool: concurrent.futures.Executor) -> None:
    print(pool.submit(power, 3, exponent=3).result(), pool.submit(power, base=2, plus=1).result())


def never_begins() -> None:
    raise ValueError("cannot begin")


with ThreadPoolExecutor(2) as pool:
    use(pool)
    print(isinstance(pool, concurrent.futures.Executor), list(pool.map(power, [1, 2, 3], chunksize=2)))
    try:
        for got in pool.map(slow, [0.01, 0.5, 0.01], ["a", "b", "c"], timeout=0.2):
            print(got)
    except concurrent.futures.TimeoutError:
        print("late")
broken = ThreadPoolExecutor(1, initializer=never_begins)
lost = broken.submit(power, 2)
try:
    print(lost.result())
except concurrent.futures.BrokenExecutor as error:
    print(type(error).__name__, error)
try:
    broken.submit(power, 2)
except RuntimeError as error:
    print(error)
broken.shutdown()


import queue
from queue import Queue
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Optional
def feed(q: queue.Queue, n: int) -> None:
    for i in range(n):
        q.put(i)
def drain(q: Queue):
    out = []
    while not q.empty():
        out.append(q.get())
    return out
q = queue.Queue()
feed(q, 3)
print(drain(q))
class W:
    def __init__(self, q: queue.Queue, f: Optional[Future] = None) -> None:
        self.q: queue.Queue = q
        self.f = f
w = W(q)
w.q.put(7)
print(w.q.get(), w.f)
with ThreadPoolExecutor(2) as ex:
    fs: list[Future] = [ex.submit(pow, 2, n) for n in range(3)]
    by: dict[Future, int] = {f: n for n, f in enumerate(fs)}
    for f in fs:
        print(by[f], f.result())

unfinished = ThreadPoolExecutor(2)


def at_the_end() -> None:
    time.sleep(0.01)
    print("done after the last line")


unfinished.submit(at_the_end)
print("last line")
