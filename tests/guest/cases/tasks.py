"""What only a machine can show of tasks: each program ends as tests/guest/test_tasks.py says."""

import sys
import threading
import time

from pyuk.builtins import recursion
from pyuk.kernel import frames, interrupts, scheduler, stacks
from pyuk.kernel.interrupts import Interrupt

lock = threading.Lock()
other = threading.Lock()


def takes_both() -> None:
    with other:
        with lock:  # HERE waits_for_lock
            print("never")


def deadlock() -> None:
    lock.acquire()
    threading.Thread(target=takes_both, name="second").start()
    other.acquire()  # HERE waits_for_other


def dive(n: int) -> int:
    recursion.lift_limit()
    return dive(n + 1) + 1  # HERE dives


def unguarded() -> None:
    scheduler.current().stack_bottom = 0
    print(dive(0))


def overflow() -> None:
    thread = threading.Thread(target=unguarded)
    thread.start()
    thread.join()


def depth(n: int) -> int:
    return 0 if n == 0 else 1 + depth(n - 1)


def deep(n: int) -> None:
    assert depth(n) == n


def give_back() -> None:
    """Stacks grow where they are touched, and all of that comes back."""
    for round_ in range(3):
        before = frames.free_frames
        threads = [threading.Thread(target=deep, args=(2000,)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if round_ > 0:  # the first one makes page tables, and objects
            print("lost", max(before - frames.free_frames, 0) // 100)
    print("slots", stacks.slots_made < 40)


def waits(event: threading.Event) -> None:
    event.wait()


def thousand() -> None:
    event = threading.Event()
    threads = [threading.Thread(target=waits, args=(event,)) for _ in range(1000)]
    for thread in threads:
        thread.start()
    print(threading.active_count())
    event.set()
    for thread in threads:
        thread.join()
    print(threading.active_count())


def idle() -> None:
    """Sleeping is exact, and nothing ticks meanwhile."""
    lengths: list[int] = []
    before = sum(interrupts.COUNTS[i] for i in range(32, 64))
    for _ in range(5):
        begin = time.monotonic_ns()
        time.sleep(0.05)
        lengths.append(time.monotonic_ns() - begin - 50_000_000)
    count = sum(interrupts.COUNTS[i] for i in range(32, 64)) - before
    print("too short", min(lengths) < 0, "interrupts", count <= 30, "unexpected", interrupts.unexpected)
    print("late by", sorted(lengths)[2] < 1_000_000)


def exhaust() -> None:
    """Where memory for stacks runs out, a thread cannot be started; the others go on."""
    event = threading.Event()
    threads: list[threading.Thread] = []
    try:
        while True:
            thread = threading.Thread(target=waits, args=(event,))
            thread.start()
            threads.append(thread)
    except (RuntimeError, MemoryError) as error:
        print(error)
    event.set()
    for thread in threads:
        thread.join()
    print(len(threads) > 100, threading.active_count())


def unknown() -> None:
    """An interrupt of a vector that nobody has is counted."""
    mine = Interrupt("mine")
    vector = interrupts.allocate(mine)
    from pyuk.arch.x86_64 import apic

    apic.interrupt_itself(vector)
    apic.interrupt_itself(vector + 1)
    apic.interrupt_itself(interrupts.SPURIOUS_VECTOR)
    print(mine.has_arrived, interrupts.COUNTS[vector], interrupts.unexpected,
          interrupts.COUNTS[interrupts.SPURIOUS_VECTOR])


def main(what: str) -> None:
    if what == "deadlock":
        deadlock()
    elif what == "overflow":
        overflow()
    elif what == "give_back":
        give_back()
    elif what == "thousand":
        thousand()
    elif what == "idle":
        idle()
    elif what == "exhaust":
        exhaust()
    elif what == "unknown":
        unknown()


main(sys.argv[1])
