"""The end of the kernel when something is wrong that no program can mend: say what, and where, and stop.

A panic allocates nothing and trusts little. If it fails itself, the machine ends without further words.
Next: faults.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.arch.x86_64.cpu import disable_interrupts, read_cr2, triple_fault
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.builtins.recursion import lift_limit
from pyuk.kernel.console import ERROR, put_byte, write_error, write_hex
from pyuk.kernel.exit import PANIC_STATUS, exit_machine
from pyuk.kernel.traceback import write_exception, write_stack
from pyuk.lang import replaceable, u64
from pyuk.lang.intrinsics import frame_address
from pyuk.lang.raw import Ptr, addressof

panics: int = 0  # how many have begun: more than one when a panic fails


@replaceable
def panic(message: str) -> NoReturn:
    """End the machine with this message, the traceback of the caller, and status 134."""
    begin()
    frame = Ptr[u64](frame_address())
    write_stack(max(frame[1], 1) - 1, frame[0])
    write_error("panic: ")
    write_error(message)
    write_error("\n")
    exit_machine(PANIC_STATUS)


def panic_at(registers: TrapFrame, message: str, has_address: bool) -> NoReturn:
    """End the machine because of what happened at these registers; CR2 may have the address that it was about."""
    begin()
    write_stack(registers.rip, registers.rbp, registers.rsp)
    write_error("panic: ")
    write_error(message)
    if has_address:
        write_error(" at 0x")
        write_hex(read_cr2(), 16)
    write_error("\n")
    write_registers(registers)
    exit_machine(PANIC_STATUS)


def panic_because_of(error: BaseException) -> NoReturn:
    """End the machine because of an exception that nobody in the kernel caught."""
    begin()
    write_exception(error, True)
    write_error("panic: exception in the kernel\n")
    exit_machine(PANIC_STATUS)


def begin() -> None:
    """Note that a panic begins. Inside another one, end the machine at once; where that panics, reset it."""
    global panics
    disable_interrupts()
    lift_limit()  # a fault may have come on a stack of its own
    panics += 1
    if panics == 2:
        exit_machine(PANIC_STATUS)
    if panics > 2:
        triple_fault()


NAMES = "r15r14r13r12r11r10r9 r8 rbprdirsirdxrcxrbxraxvecerrripcs rflrspss "  # in TrapFrame's order
REGISTERS = 22
PER_LINE = 4


def write_registers(registers: TrapFrame) -> None:
    """Write all registers."""
    word = Ptr[u64](addressof(registers))
    for i in range(REGISTERS):
        for k in range(3):
            put_byte(ERROR, ord(NAMES[3 * i + k]))
        write_error("=")
        write_hex(word[i], 16)
        write_error("\n" if i % PER_LINE == PER_LINE - 1 or i == REGISTERS - 1 else " ")
