"""What a thread can do wrong below Python: each function does one thing, at the line that says HERE."""

import sys
import threading

from pyuk.lang import noinline, u64
from pyuk.lang.raw import asm, stub


@stub
def eat_stack() -> None:
    asm("""
        push rbp
        mov rbp, rsp
    1:  push rax
        jmp 1b
    """)


@stub
def call(address: u64) -> None:
    asm("""
        sub rsp, 8
        call rdi
        add rsp, 8
        ret
    """)


@noinline
def task_stack() -> None:
    eat_stack()  # HERE task_stack
    print("survived")


@noinline
def null_call() -> None:
    call(0)  # HERE null_call
    print("survived")


def deep(n: int) -> int:
    return deep(n + 1) + n % 7  # HERE deep


def recurse() -> None:
    print(deep(0))


def main(what: str) -> None:
    print("begin")
    body = recurse
    if what == "task_stack":
        body = task_stack
    elif what == "null_call":
        body = null_call
    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    print("end")


main(sys.argv[1])
