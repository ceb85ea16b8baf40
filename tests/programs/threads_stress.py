"""Many threads use everything that threads share, at random, and what must hold is looked at. args: 24 60 7

The arguments are the number of threads, of steps of each, and a seed. `make stress` runs it for long, in the guest.
"""

import queue
import random
import sys
import threading
import time

THREADS = int(sys.argv[1])
STEPS = int(sys.argv[2])
SEED = int(sys.argv[3])


class Account:
    """Money that moves; the sum of all accounts stays."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.money = 1000
        self.lock = threading.Lock()


class Node:
    """Something to allocate: a list that is checked when it is dropped."""

    def __init__(self, value: int, following: "Node | None") -> None:
        self.value = value
        self.following = following


accounts = [Account(i) for i in range(10)]
condition = threading.Condition()
tokens = 3
most_out = 0
out = 0
exchange: queue.Queue[int] = queue.Queue(8)
put_in = taken_out = 0
sums = threading.Lock()
recursive = threading.RLock()
depth_reached = 0
semaphore = threading.Semaphore(4)
inside = 0
failures: list[str] = []
switched = [0] * THREADS
ticks = 0
done = threading.Event()


def transfer(rng: random.Random) -> None:
    one, other = rng.randrange(10), rng.randrange(10)
    if one == other:
        return
    first, second = accounts[min(one, other)], accounts[max(one, other)]
    with first.lock:
        with second.lock:
            amount = rng.randrange(1, 50)
            first.money -= amount
            if amount % 7 == 0:
                time.sleep(0)
            second.money += amount


def borrow(rng: random.Random) -> None:
    global tokens, out, most_out
    with condition:
        while tokens == 0:
            condition.wait()
        tokens -= 1
        out += 1
        most_out = max(most_out, out)
    if rng.randrange(4) == 0:
        time.sleep(0.0001)
    with condition:
        tokens += 1
        out -= 1
        condition.notify()


def swap(rng: random.Random) -> None:
    global put_in, taken_out
    value = rng.randrange(1000)
    with sums:
        put_in += value
    exchange.put(value)
    got = exchange.get()
    with sums:
        taken_out += got


def allocate(rng: random.Random) -> None:
    length = rng.randrange(1, 60)
    chain: Node | None = None
    for i in range(length):
        chain = Node(i, chain)
    texts = {i: str(i) * 3 for i in range(length)}
    total = 0
    while chain is not None:
        total += chain.value
        if texts[chain.value] != str(chain.value) * 3:
            failures.append("a text has changed")
        chain = chain.following
    if total != length * (length - 1) // 2:
        failures.append("a list has changed")


def nest(depth: int) -> None:
    global depth_reached
    with recursive:
        if depth > 0:
            nest(depth - 1)
        else:
            depth_reached += 1


def visit() -> None:
    global inside
    with semaphore:
        with sums:
            inside += 1
            if inside > 4:
                failures.append("too many inside")
        time.sleep(0)
        with sums:
            inside -= 1


def work(number: int) -> None:
    rng = random.Random(SEED * 1000 + number)
    for _ in range(STEPS):
        kind = rng.randrange(6)
        if kind == 0:
            transfer(rng)
        elif kind == 1:
            borrow(rng)
        elif kind == 2:
            swap(rng)
        elif kind == 3:
            allocate(rng)
        elif kind == 4:
            nest(rng.randrange(8))
        else:
            visit()
        switched[number] += 1


def tick() -> None:
    global ticks
    while not done.wait(0.001):
        ticks += 1


clock = threading.Thread(target=tick, daemon=True)
clock.start()
threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
done.set()
clock.join()
print(failures)
print(sum(account.money for account in accounts), tokens, out, most_out <= 3, inside)
print(put_in == taken_out, exchange.empty(), depth_reached > 0, ticks > 0)
print([n for n in switched if n != STEPS])
