"""What the kernel's work costs, in guest instructions: under -icount shift=0 the counter counts one for each."""

import threading
import time

from pyuk.arch.x86_64 import apic
from pyuk.kernel import interrupts, scheduler
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang.intrinsics import rdtsc

ROUNDS = 1000
costs: dict[str, int] = {}


def gives_way() -> None:
    for _ in range(ROUNDS):
        scheduler.give_way()


def measure_switch() -> None:
    other = threading.Thread(target=gives_way)
    other.start()
    begin = rdtsc()
    for _ in range(ROUNDS - 10):
        scheduler.give_way()
    costs["switch between two ready tasks"] = (rdtsc() - begin) // (2 * (ROUNDS - 10))
    other.join()


first = threading.Lock()
second = threading.Lock()


def hands_over() -> None:
    for _ in range(ROUNDS):
        first.acquire()
        second.release()


def measure_lock() -> None:
    first.acquire()
    second.acquire()
    other = threading.Thread(target=hands_over)
    other.start()
    begin = rdtsc()
    for _ in range(ROUNDS):
        first.release()
        second.acquire()
    costs["lock handed over, with the switch"] = (rdtsc() - begin) // (2 * ROUNDS)
    other.join()


def measure_interrupt() -> None:
    mine = Interrupt("bench")
    vector = interrupts.allocate(mine)
    begin = rdtsc()
    for _ in range(ROUNDS):
        apic.interrupt_itself(vector)
    costs["interrupt in and out"] = (rdtsc() - begin) // ROUNDS
    assert interrupts.COUNTS[vector] == ROUNDS


def measure_sleep() -> None:
    begin = rdtsc()
    for _ in range(20):
        time.sleep(0)
    costs["time.sleep(0), alone"] = (rdtsc() - begin) // 20


def measure_uncontended() -> None:
    lock = threading.Lock()
    begin = rdtsc()
    for _ in range(ROUNDS):
        lock.acquire()
        lock.release()
    costs["lock taken and released, uncontended"] = (rdtsc() - begin) // ROUNDS


def measure_thread() -> None:
    begin = rdtsc()
    for _ in range(100):
        thread = threading.Thread(target=time.sleep, args=(0,))
        thread.start()
        thread.join()
    costs["thread made, run and joined"] = (rdtsc() - begin) // 100


measure_switch()
measure_lock()
measure_interrupt()
measure_sleep()
measure_uncontended()
measure_thread()
for name, cost in costs.items():
    print(f"{name}: {cost}")
