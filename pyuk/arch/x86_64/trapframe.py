"""TrapFrame: the registers of an interrupted program, as trapentry.py leaves them on the stack."""

from __future__ import annotations

from pyuk.lang import Struct, u64


class TrapFrame(Struct):
    """From the lowest address up: general registers, vector, and what the processor itself pushed.

    Source: SDM 3A §6.14.2, figure 6-9.
    """

    r15: u64
    r14: u64
    r13: u64
    r12: u64
    r11: u64
    r10: u64
    r9: u64
    r8: u64
    rbp: u64
    rdi: u64
    rsi: u64
    rdx: u64
    rcx: u64
    rbx: u64
    rax: u64
    vector: u64
    error_code: u64  # 0 where the exception has none
    rip: u64
    cs: u64
    rflags: u64
    rsp: u64
    ss: u64
