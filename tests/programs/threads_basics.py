"""Threads: starting, joining, names, numbers, and what ends them. ends: an exception in a thread"""

import sys
import threading
import time

results: list[str] = []


def note(x: int, y: str) -> None:
    results.append(f"{x} {y}")


def count(n: int, into: list[int]) -> None:
    for _ in range(n):
        into[0] += 1


class Worker(threading.Thread):
    def __init__(self, number: int) -> None:
        super().__init__(name=f"worker {number}")
        self.number = number
        self.squares: list[int] = []

    def run(self) -> None:
        for i in range(self.number):
            self.squares.append(i * i)


def slow(seconds: float) -> int:
    time.sleep(seconds)
    results.append("slow")
    return 3


main = threading.current_thread()
print(main.name, main is threading.main_thread(), main.is_alive(), main.daemon, threading.active_count())

first = threading.Thread(target=note, args=(1, "one"))
print(first.name, first.is_alive(), first.daemon)
try:
    first.join()
except RuntimeError as error:
    print(error)
first.start()
first.join()
print(results, first.is_alive())
try:
    first.start()
except RuntimeError as error:
    print(error)
try:
    main.join()
except RuntimeError as error:
    print(error)

box = [0]
counters = [threading.Thread(target=count, args=(1000 * i, box), name=f"c{i}") for i in range(5)]
for thread in counters:
    thread.start()
for thread in counters:
    thread.join()
print(box, [thread.name for thread in counters])

workers = [Worker(n) for n in (3, 0, 7)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
    print(worker.name, worker.squares)

thread = threading.Thread(target=slow, args=(0.15,))
thread.start()
thread.join(0.001)
print("still alive", thread.is_alive(), [t.name for t in threading.enumerate() if t is not main])
thread.join(timeout=10)
print("ended", not thread.is_alive(), results[-1], threading.active_count())

idents = {t.ident for t in counters}
idents.add(threading.get_ident())
print(len(idents) > 0, main.ident == threading.get_ident())


def nested(depth: int) -> None:
    if depth > 0:
        inner = threading.Thread(target=nested, args=(depth - 1,), name=f"depth {depth}")
        inner.start()
        inner.join()
    results.append(threading.current_thread().name)


nested(4)
print(results[-5:])

lambdas = [threading.Thread(target=lambda: results.append("lambda")) for _ in range(2)]
for thread in lambdas:
    thread.start()
    thread.join()
print(lambdas[0].name, results[-2:])


def leaves() -> None:
    sys.exit(3)


quiet = threading.Thread(target=leaves)
quiet.start()
quiet.join()
print("SystemExit ends a thread, silently")

forever = threading.Thread(target=time.sleep, args=(1000.0,), daemon=True)
forever.start()
print(forever.daemon, forever.is_alive())


def fails(limit: int) -> None:
    for i in range(10):
        if i == limit:
            raise ValueError(f"at {i}")


failing = threading.Thread(target=fails, args=(4,))
failing.start()
failing.join()
print("the others go on", failing.is_alive())


def named(a: int, b: str = "x", *, c: int = 0) -> None:
    print("named", a, b, c)


with_names = threading.Thread(target=named, args=(1,), kwargs={"c": 5})
print(with_names.ident, with_names.native_id is None, with_names.name, with_names.daemon)
with_names.start()
with_names.join()
print(with_names.ident is None, isinstance(with_names.ident, int), threading.stack_size())
for each in [threading.Thread(target=named, kwargs={"a": 5, "c": 7}), threading.Timer(0.01, named, (3,), {"b": "t"})]:
    each.name = each.name.lower()
    each.start()
    each.join()
    print(each.name)
    try:
        each.daemon = True
    except RuntimeError as error:
        print(error)


def hook(args: threading.ExceptHookArgs) -> None:
    where = args.thread.name if args.thread is not None else "nowhere"
    print("hook:", args.exc_type.__name__, args.exc_value, "in", where)


threading.excepthook = hook
for limit in (0, 7, 12):
    failing = threading.Thread(target=fails, args=(limit,), name=f"fails {limit}")
    failing.start()
    failing.join()
threading.excepthook = threading.__excepthook__


def at_the_end() -> None:
    time.sleep(0.02)
    print("this is printed after the main thread's last line")


threading.Thread(target=at_the_end).start()
print("the main thread's last line")
