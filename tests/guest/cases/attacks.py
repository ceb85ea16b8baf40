"""What a program can do wrong below Python: each function does one thing, at the line that says HERE."""

from pyuk.arch.x86_64.idt import IDT
from pyuk.arch.x86_64.segments import GUARD_BYTES, IST_PAGE_FAULT, guard_of, trap_stacks
from pyuk.drivers import uart
from pyuk.kernel import console
from pyuk.kernel.panic import panic
from pyuk.lang import Array, noinline, u8, u64
from pyuk.lang.intrinsics import frame_address
from pyuk.lang.raw import Ptr, addressof, asm, stub, symbol

DATA: Array[u64, 512] = Array[u64, 512]()

import sys


@stub
def jump(address: u64) -> None:
    asm("""
        jmp rdi
    """)


@stub
def call(address: u64) -> None:
    asm("""
        sub rsp, 8
        call rdi
        add rsp, 8
        ret
    """)


@stub
def undefined() -> None:
    asm("""
        ud2
    """)


@stub
def breakpoint() -> None:
    asm("""
        int3
        ret
    """)


@stub
def divide(value: u64, by: u64) -> u64:
    asm("""
        mov rax, rdi
        xor edx, edx
        div rsi
        ret
    """)


@stub
def load_segment(selector: u64) -> None:
    asm("""
        mov ds, edi
        ret
    """)


@stub
def lose_stack(rsp: u64) -> None:
    asm("""
        mov rsp, rdi
        push rax
        ret
    """)


@stub
def lose_frames(rbp: u64) -> None:
    asm("""
        push rbp
        mov rbp, rdi
        ud2
    """)


@noinline
def null_read() -> None:
    print(Ptr[u64](8)[0])  # HERE null_read
    print("survived")


@noinline
def null_write() -> None:
    Ptr[u64](8)[0] = 1  # HERE null_write
    print("survived")


@noinline
def null_call() -> None:
    call(0)  # HERE null_call
    print("survived")


@noinline
def text_write() -> None:
    Ptr[u8](symbol("__text_start"))[0] = 0  # HERE text_write
    print("survived")


@noinline
def rodata_write() -> None:
    Ptr[u8](symbol("__rodata_start"))[0] = 0  # HERE rodata_write
    print("survived")


@noinline
def data_call() -> None:
    DATA[0] = 0xC3C3C3C3
    call(addressof(DATA))  # HERE data_call
    print("survived")


@noinline
def data_jump() -> None:
    DATA[0] = 0xC3C3C3C3
    jump(addressof(DATA))  # HERE data_jump
    print("survived")


@noinline
def rodata_call() -> None:
    call(symbol("__rodata_start"))  # HERE rodata_call
    print("survived")


@noinline
def heap_call() -> None:
    numbers = [0xC3C3C3C3, 0xC3C3C3C3]
    call(addressof(numbers))  # HERE heap_call
    print("survived")


@noinline
def stack_call() -> None:
    call(frame_address())  # HERE stack_call
    print("survived")


@noinline
def no_memory_read() -> None:
    print(Ptr[u64](1 << 45)[0])  # HERE no_memory_read
    print("survived")


@noinline
def no_memory_write() -> None:
    Ptr[u64](1 << 45)[0] = 1  # HERE no_memory_write
    print("survived")


@noinline
def no_address() -> None:
    print(Ptr[u64](0x8000_0000_0000_0000)[0])  # HERE no_address
    print("survived")


@noinline
def invalid_instruction() -> None:
    undefined()  # HERE invalid_instruction
    print("survived")


@noinline
def not_allowed() -> None:
    load_segment(0x1234)  # HERE not_allowed
    print("survived")


@noinline
def machine_division() -> None:
    print(divide(1, 0))  # HERE machine_division
    print("survived")


@noinline
def trap_instruction() -> None:
    breakpoint()  # HERE trap_instruction
    print("survived")


@noinline
def lost_stack() -> None:
    lose_stack(1 << 45)  # HERE lost_stack
    print("survived")


@noinline
def double_fault() -> None:
    IDT[13].kind = 0
    print(Ptr[u64](0x8000_0000_0000_0000)[0])  # HERE double_fault


def broken_output(byte: int) -> None:
    Ptr[u64](8)[0] = byte


def panicking_output(byte: int) -> None:
    panic("cannot write")


@noinline
def panic_in_panic() -> None:
    console.attach(uart.write_byte, broken_output, uart.flush)
    panic("never seen")


@noinline
def endless_panic() -> None:
    console.attach(panicking_output, panicking_output, panicking_flush)
    panic("never seen")


def panicking_flush() -> None:
    panic("cannot flush")


@noinline
def stack_into_guard() -> None:
    lose_stack(symbol("boot_stack_guard") + 4096)  # HERE stack_into_guard


@stub
def eat_stack() -> None:
    asm("""
        push rbp
        mov rbp, rsp
    1:  push rax
        jmp 1b
    """)


@noinline
def stack_eaten() -> None:
    eat_stack()  # HERE stack_eaten
    print("survived")


@noinline
def trap_stack_into_guard() -> None:
    lose_stack(guard_of(trap_stacks(), IST_PAGE_FAULT) + GUARD_BYTES)  # HERE trap_stack_into_guard
    print("survived")


@noinline
def out_of_bounds(index: int) -> None:
    DATA[index] = 1  # HERE out_of_bounds
    print("survived")


@noinline
def broken_frames() -> None:
    lose_frames(0xDEAD_BEEF_0000)  # HERE broken_frames
    print("survived")


@noinline
def frames_in_a_ring() -> None:
    DATA[0] = addressof(DATA)
    DATA[1] = symbol("__text_start")
    lose_frames(addressof(DATA))  # HERE frames_in_a_ring
    print("survived")


@noinline
def own_panic() -> None:
    panic("out of ideas")  # HERE own_panic
    print("survived")


def deep(n: int) -> int:
    return deep(n + 1) + 1  # HERE deep


def even(n: int) -> bool:
    return n == 0 or not odd(n + 1)  # HERE even


def odd(n: int) -> bool:
    return n == 0 or not even(n + 1)


def main(what: str) -> None:
    print("begin")
    if what == "null_read":
        null_read()
    elif what == "null_write":
        null_write()
    elif what == "null_call":
        null_call()
    elif what == "text_write":
        text_write()
    elif what == "rodata_write":
        rodata_write()
    elif what == "data_call":
        data_call()
    elif what == "data_jump":
        data_jump()
    elif what == "rodata_call":
        rodata_call()
    elif what == "heap_call":
        heap_call()
    elif what == "stack_call":
        stack_call()
    elif what == "no_memory_read":
        no_memory_read()
    elif what == "no_memory_write":
        no_memory_write()
    elif what == "no_address":
        no_address()
    elif what == "invalid_instruction":
        invalid_instruction()
    elif what == "not_allowed":
        not_allowed()
    elif what == "machine_division":
        machine_division()
    elif what == "trap_instruction":
        trap_instruction()
    elif what == "lost_stack":
        lost_stack()
    elif what == "double_fault":
        double_fault()
    elif what == "panic_in_panic":
        panic_in_panic()
    elif what == "endless_panic":
        endless_panic()
    elif what == "stack_into_guard":
        stack_into_guard()
    elif what == "stack_eaten":
        stack_eaten()
    elif what == "trap_stack_into_guard":
        trap_stack_into_guard()
    elif what == "out_of_bounds":
        out_of_bounds(512 + len(what) - 13)
    elif what == "broken_frames":
        broken_frames()
    elif what == "frames_in_a_ring":
        frames_in_a_ring()
    elif what == "own_panic":
        own_panic()
    elif what == "deep":
        print(deep(0))
    elif what == "even":
        print(even(1))
    print("end")


main(sys.argv[1])
