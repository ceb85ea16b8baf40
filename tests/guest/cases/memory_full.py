"""Everything that grows, until memory is full: what there is stays as it was, and the program goes on.

What fills memory is not inlined, as in memory.py.
"""

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from pyuk.lang import noinline


class Node:
    def __init__(self, value: int, following: "Node | None") -> None:
        self.value = value
        self.following = following


@noinline
def fill_dict() -> bool:
    found: dict[int, int] = {}
    try:
        while True:
            found[len(found)] = len(found) * 2
    except MemoryError:
        pass
    return all(found[i] == 2 * i for i in range(len(found))) and len(found) not in found


@noinline
def fill_set() -> bool:
    """An item that there was no room for is not in it, and it can be searched and added to."""
    found: set[str] = set()
    count = 0
    try:
        while True:
            found.add(str(count))
            count += 1
    except MemoryError:
        pass
    for _ in range(20):
        try:
            found.add(str(count))
            count += 1
        except MemoryError:
            pass
    return len(found) == count and "17" in found and "x" not in found


@noinline
def fill_deque() -> bool:
    found: deque[int] = deque()
    try:
        while True:
            found.append(len(found))
    except MemoryError:
        pass
    return found[0] == 0 and found[len(found) - 1] == len(found) - 1


@noinline
def fill_bytes() -> bool:
    found = bytearray()
    try:
        while True:
            found += b"0123456789abcdef"
    except MemoryError:
        pass
    return len(found) % 16 == 0 and found.endswith(b"89abcdef")


@noinline
def fill_pieces() -> bool:
    pieces: list[str] = []
    try:
        while True:
            pieces.append("x" * 1000)
    except MemoryError:
        pass
    is_joined = False
    try:
        is_joined = len("".join(pieces)) > 0
    except MemoryError:
        pass
    is_sorted = True
    try:
        is_sorted = len(sorted(pieces)) == len(pieces)  # which may have room where a piece more has none
    except MemoryError:
        pass
    return not is_joined and is_sorted and len(pieces[-1]) == 1000


def count_to(n: int) -> Iterator[int]:
    yield from range(n)


@noinline
def fill_generators() -> bool:
    made: list[Iterator[int]] = []
    try:
        while True:
            one = count_to(10)
            next(one)
            made.append(one)
    except MemoryError:
        pass
    return next(made[0]) == 1 and next(made[0]) == 2 and next(made[-1]) == 1


@noinline
def fill_closures() -> bool:
    made: list[Callable[[], int]] = []
    try:
        while True:
            number = len(made)

            def call(number: int = number) -> int:
                return number

            made.append(call)
    except MemoryError:
        pass
    return made[7]() == 7 and made[-1]() == len(made) - 1


def data() -> None:
    for _ in range(2):
        print(fill_dict(), fill_set(), fill_deque(), fill_bytes(), fill_pieces(), fill_generators(), fill_closures())


beats = 0
stop = threading.Event()
own = threading.local()


def beat() -> None:
    global beats
    own.count = 0
    while not stop.wait(0.001):
        own.count += 1
        beats += 1


def hold() -> None:
    head: Node | None = None
    try:
        while True:
            head = Node(0, head)
    except MemoryError:
        before = beats
        time.sleep(0.02)
        go_on = beats > before
        head = None
        print("the others go on", go_on)


def threads() -> None:
    """Threads take turns, sleep, wait with a time-out and end while one of them holds all memory."""
    beating = [threading.Thread(target=beat) for _ in range(5)]
    for thread in beating:
        thread.start()
    for _ in range(3):
        thread = threading.Thread(target=hold)
        thread.start()
        thread.join()
    stop.set()
    for thread in beating:
        thread.join()
    print("all ended")


def no_more_threads() -> None:
    """Threads cannot be started then; those that could be run to their end."""
    for _ in range(2):
        head: Node | None = None
        started: list[threading.Thread] = []
        said = ""
        try:
            while True:
                head = Node(0, head)
        except MemoryError:
            try:
                while True:
                    thread = threading.Thread(target=time.sleep, args=(0.001,))
                    thread.start()
                    started.append(thread)
            except (MemoryError, RuntimeError) as error:
                said = type(error).__name__
        head = None
        for thread in started:
            thread.join()
        print(said in ("MemoryError", "RuntimeError"), threading.active_count())


def main(what: str) -> None:
    if what == "data":
        data()
    elif what == "threads":
        threads()
    elif what == "no_more_threads":
        no_more_threads()


main(sys.argv[1])
