"""What threads wait for: locks, conditions, events, semaphores, barriers, timers."""

import threading
import time

# --- Lock ---
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
try:
    lock.acquire(False, 1)
except ValueError as error:
    print(error)
try:
    lock.acquire(True, -2)
except ValueError as error:
    print(error)
with lock as held:
    print(held, lock.locked())
print(lock.locked())

total = 0


def add(n: int) -> None:
    global total
    for _ in range(n):
        with lock:
            value = total
            if value % 50 == 0:
                time.sleep(0)
            total = value + 1


adders = [threading.Thread(target=add, args=(200,)) for _ in range(5)]
for thread in adders:
    thread.start()
for thread in adders:
    thread.join()
print("total", total)

# --- RLock ---
rlock = threading.RLock()
with rlock:
    with rlock:
        print(rlock.acquire())
        rlock.release()
try:
    rlock.release()
except RuntimeError as error:
    print(error)
order: list[str] = []
attempts: list[bool] = []


def wants(name: str) -> None:
    attempts.append(rlock.acquire(blocking=False))
    with rlock:
        order.append(name)


rlock.acquire()
rlock.acquire()
others = [threading.Thread(target=wants, args=(name,)) for name in ("a", "b", "c")]
for thread in others:
    thread.start()
order.append("main")
rlock.release()
time.sleep(0.01)
order.append("main again")
rlock.release()
for thread in others:
    thread.join()
print(order, attempts)

# --- Condition ---
condition = threading.Condition()
items: list[int] = []
taken: list[int] = []


def consume(n: int) -> None:
    for _ in range(n):
        with condition:
            while not items:
                condition.wait()
            taken.append(items.pop(0))


def produce(start: int, n: int) -> None:
    for i in range(start, start + n):
        with condition:
            items.append(i)
            condition.notify()


threads = [threading.Thread(target=consume, args=(20,)) for _ in range(3)]
threads += [threading.Thread(target=produce, args=(100 * i, 30)) for i in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == [*range(30), *range(100, 130)], len(items))
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: len(items) > 0, 0.01), condition.wait_for(lambda: True))
try:
    condition.wait()
except RuntimeError as error:
    print(error)
try:
    condition.notify_all()
except RuntimeError as error:
    print(error)
plain = threading.Condition(threading.Lock())
ready = 0


def sets_ready() -> None:
    global ready
    with plain:
        ready = 7
        plain.notify_all()


with plain:
    threading.Thread(target=sets_ready).start()
    print(plain.wait_for(lambda: ready, timeout=5))

# --- Event ---
event = threading.Event()
woken: list[int] = []


def waits(number: int) -> None:
    event.wait()
    woken.append(number)


threads = [threading.Thread(target=waits, args=(i,)) for i in range(4)]
for thread in threads:
    thread.start()
print(event.is_set(), event.wait(0.01), woken)
event.set()
for thread in threads:
    thread.join()
print(event.wait(), event.wait(0), sorted(woken))
event.clear()
print(event.is_set())

# --- Semaphore ---
semaphore = threading.Semaphore(2)
inside = most = 0


def visit() -> None:
    global inside, most
    with semaphore:
        inside += 1
        most = max(most, inside)
        time.sleep(0.01)
        inside -= 1


threads = [threading.Thread(target=visit) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("at most", most, semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(False), semaphore.acquire(timeout=0.01))
semaphore.release(2)
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
try:
    semaphore.release(0)
except ValueError as error:
    print(error)

# --- Barrier ---
rounds: list[int] = []


def turn() -> None:
    rounds.append(len(numbers))
    numbers.clear()


barrier = threading.Barrier(3, action=turn)
numbers: list[int] = []
indices: list[int] = []


def meet(number: int) -> None:
    for _ in range(4):
        numbers.append(number)
        indices.append(barrier.wait())


threads = [threading.Thread(target=meet, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(rounds, sorted(indices), barrier.parties, barrier.n_waiting, barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print("broken", barrier.broken)
barrier.reset()
print(barrier.broken)


def breaks() -> None:
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        print("aborted")


thread = threading.Thread(target=breaks)
thread.start()
time.sleep(0.01)
print(barrier.n_waiting)
barrier.abort()
thread.join()

# --- Timer ---
fired: list[str] = []


def early(text: str) -> None:
    fired.append(text)


timers = [threading.Timer(0.08, fired.append, args=("late",)), threading.Timer(0.01, early, ["early"])]
never = threading.Timer(0.04, fired.append, args=("never",))
for timer in timers:
    timer.start()
never.start()
never.cancel()
for timer in timers:
    timer.join()
never.join()
print(fired)
