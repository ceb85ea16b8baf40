"""Running out of memory, and going on.

What fills memory is not inlined: the collector takes every word of a stack frame for a reference, and a frame
that is gone has none.
"""

import sys

from pyuk.lang import noinline


class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next


@noinline
def fill_with_objects() -> int:
    """How many objects there was room for."""
    head: Node | None = None
    count = 0
    try:
        while True:
            head = Node(count, head)
            count += 1
    except MemoryError:
        head = None
    return count


@noinline
def fill_with_list() -> int:
    numbers: list[int] = []
    try:
        while True:
            numbers.append(len(numbers))
    except MemoryError:
        pass
    total = 0
    for i in range(len(numbers)):
        total += numbers[i] - i
    print("intact" if total == 0 else "damaged")
    return len(numbers)


@noinline
def fill_with_text() -> int:
    text = "x"
    try:
        while True:
            text = text + text
    except MemoryError:
        pass
    return len(text)


def too_large() -> None:
    try:
        print(len([0] * (1 << 36)))
    except MemoryError:
        print("too large")
    try:
        print(len("ab" * (1 << 36)))
    except MemoryError:
        print("too long")


def catchable() -> None:
    for _ in range(3):
        print("objects", fill_with_objects() > 1000)
        print("list", fill_with_list() > 1000)
        print("text", fill_with_text() > 1000)
        too_large()
    print("still here", sum_of(10))


def sum_of(n: int) -> int:
    numbers = [1] * n
    total = 0
    for number in numbers:
        total += number
    return total


def uncaught() -> None:
    head: Node | None = None
    while True:
        head = Node(0, head)  # HERE uncaught


def uncaught_list() -> None:
    numbers: list[int] = []
    while True:
        numbers.append(1)  # HERE uncaught_list


def in_handler() -> None:
    head: Node | None = None
    try:
        while True:
            head = Node(0, head)
    except MemoryError:
        while True:
            head = Node(0, head)  # HERE in_handler


def churn(rounds: int) -> None:
    """Garbage of many times the memory there is."""
    kept = [0] * 100
    for i in range(rounds):
        fresh = [i] * 1000
        kept[i % 100] = fresh[999]
    total = 0
    for number in kept:
        total += number
    print(total)


what = sys.argv[1]
if what == "catchable":
    catchable()
elif what == "uncaught":
    uncaught()
elif what == "uncaught_list":
    uncaught_list()
elif what == "in_handler":
    in_handler()
elif what == "churn":
    churn(int(sys.argv[2]))
