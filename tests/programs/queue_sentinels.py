"""Queues that are given values of several types: items, and the None that ends them."""

import queue
import threading

numbers = queue.Queue(maxsize=4)
squares = []


def produce():
    for number in range(5):
        numbers.put(number)
    numbers.put(None)


def consume():
    while True:
        number = numbers.get()
        if number is None:
            break
        squares.append(number * number)


threads = [threading.Thread(target=function) for function in (produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(squares)


class Worker:
    def __init__(self):
        self.inbox = queue.Queue()
        self.done = {}

    def send(self, message):
        self.inbox.put(message)

    def run(self):
        while (message := self.inbox.get()) is not None:
            kind, value = message
            self.done.setdefault(kind, []).append(value)


worker = Worker()
thread = threading.Thread(target=worker.run)
thread.start()
for kind, value in [("a", 1), ("b", 2), ("a", 3)]:
    worker.send((kind, value))
worker.send(None)
thread.join()
print(worker.done)
last = queue.LifoQueue()
for item in ("x", 3, 2.5):
    last.put(item)
print(last.get(), last.get(), last.get())
