"""Queues between threads: order, bounds, time-outs, tasks that are done."""

import queue
import threading
import time

# --- one thread ---
fifo: queue.Queue[int] = queue.Queue()
lifo = queue.LifoQueue()
heap = queue.PriorityQueue()
simple = queue.SimpleQueue()
for number in (3, 1, 2):
    fifo.put(number)
    lifo.put(number)
    heap.put((number, f"n{number}"))
    simple.put(str(number))
print(fifo.qsize(), fifo.empty(), fifo.full(), simple.qsize())
print([fifo.get() for _ in range(3)], [lifo.get() for _ in range(3)])
print([heap.get() for _ in range(3)], [simple.get() for _ in range(3)])
try:
    fifo.get_nowait()
except queue.Empty:
    print("empty")
try:
    fifo.get(timeout=0.01)
except queue.Empty:
    print("still empty")
try:
    fifo.get(True, -1)
except ValueError as error:
    print(error)
small = queue.Queue(2)
small.put("a")
small.put("b", block=False)
print(small.full(), small.maxsize)
try:
    small.put_nowait("c")
except queue.Full:
    print("full")
try:
    small.put("c", timeout=0.01)
except queue.Full:
    print("still full")
small.task_done()
small.task_done()
small.join()
try:
    small.task_done()
except ValueError as error:
    print(error)

# --- several ---
jobs: queue.Queue[int | None] = queue.Queue(maxsize=3)
done: list[int] = []
lock = threading.Lock()


def work() -> None:
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            break
        with lock:
            done.append(job * job)
        jobs.task_done()


workers = [threading.Thread(target=work) for _ in range(4)]
for worker in workers:
    worker.start()
for number in range(50):
    jobs.put(number)
jobs.join()
print(sorted(done) == [n * n for n in range(50)])
for _ in workers:
    jobs.put(None)
for worker in workers:
    worker.join()
print(jobs.empty(), jobs.unfinished_tasks)

answers: queue.Queue[str] = queue.Queue()


def late() -> None:
    time.sleep(0.01)
    answers.put("late")


threading.Thread(target=late).start()
print(answers.get(timeout=5))


class Task:
    def __init__(self, priority: int, name: str) -> None:
        self.priority = priority
        self.name = name

    def __lt__(self, other: "Task") -> bool:
        return self.priority < other.priority


tasks: queue.PriorityQueue[Task] = queue.PriorityQueue()
for priority, name in [(5, "last"), (1, "first"), (3, "middle")]:
    tasks.put(Task(priority, name))
while not tasks.empty():
    print(tasks.get().name)

# A pipeline: each stage reads from one queue and writes to the next.
first: queue.Queue[int] = queue.Queue(1)
second: queue.Queue[int] = queue.Queue(1)
results: list[int] = []
END = -1


def add_one() -> None:
    while (item := first.get()) != END:
        second.put(item + 1)
    second.put(END)


def collect() -> None:
    while (item := second.get()) != END:
        results.append(item)


stages = [threading.Thread(target=add_one), threading.Thread(target=collect)]
for stage in stages:
    stage.start()
for number in range(20):
    first.put(number * 10)
first.put(END)
for stage in stages:
    stage.join()
print(results)
