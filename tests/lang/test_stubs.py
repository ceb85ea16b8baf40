"""Stubs, what a test installs behind them, CPUs, and marks."""

from __future__ import annotations

from typing import Any

import pytest

from pyuk.lang import Struct, export, inline, isr, machine, noalloc, noinline, percpu, u8, u16, u64
from pyuk.lang.raw import addressof, asm, stub


@stub
def inb(port: u16) -> u8:
    """Read a byte from an I/O port."""
    asm("""
        mov edx, edi
        xor eax, eax
        in al, dx
        ret
    """)


@stub
def outb(port: u16, value: u8) -> None:
    """Write a byte to an I/O port."""
    asm("""
        mov edx, edi
        mov eax, esi
        out dx, al
        ret
    """)


@percpu
class Cpu(Struct):
    self_address: u64
    index: u16
    ticks: u64


def test_a_stub_that_nobody_installed_names_itself() -> None:
    with pytest.raises(NotImplementedError, match=r"inb is machine code: install\(inb=\.\.\.\)"):
        inb(0x60)
    with pytest.raises(NotImplementedError):
        asm("ret")


def test_installed_functions_answer_and_the_newest_wins() -> None:
    with machine.install(inb=lambda port: port & 0xFF):
        assert inb(0x3F8) == 0xF8
        with machine.install(inb=lambda port: 1):
            assert inb(0x3F8) == 1
        assert inb(port=0x3F9) == 0xF9
    with pytest.raises(NotImplementedError):
        inb(0x3F8)


def test_install_without_a_block() -> None:
    log: list[tuple[int, int]] = []
    installed = machine.install(outb=lambda port, value: log.append((port, value)))
    outb(1, value=2)
    installed.remove()
    installed.remove()
    assert log == [(1, 2)]
    with pytest.raises(NotImplementedError):
        outb(1, 2)


def test_arguments_and_results_are_of_their_widths() -> None:
    with machine.install(inb=lambda port: 256, outb=lambda port, value: None):
        with pytest.raises(OverflowError, match="65536 does not fit u16"):
            inb(65536)
        with pytest.raises(OverflowError, match="256 does not fit u8"):
            inb(0)
        with pytest.raises(OverflowError, match="-1 does not fit u8"):
            outb(0, value=-1)


# --- CPUs -----------------------------------------------------------------------------------------


def test_each_cpu_has_an_instance() -> None:
    machine.reset_cpus()
    Cpu.this().ticks = 5
    with machine.cpu(1):
        assert machine.current_cpu() == 1 and Cpu.this().ticks == 0
        Cpu.this().ticks = 6
    assert Cpu.this().ticks == 5 and Cpu.this() is Cpu.this()
    assert Cpu.this().self_address == addressof(Cpu.this())
    block = Cpu()
    with machine.cpu(1):
        machine.set_this(block)
        assert Cpu.this() is block
    assert Cpu.this() is not block
    machine.reset_cpus()
    assert Cpu.this().ticks == 0


def test_percpu_needs_the_self_pointer() -> None:
    class Plain(Struct):
        count: u16

    with pytest.raises(TypeError, match="Plain is not @percpu"):
        Plain.this()
    with pytest.raises(TypeError, match="the first field of @percpu Plain is a u64"):
        percpu(Plain)


# --- marks ----------------------------------------------------------------------------------------


def test_marks_change_nothing_but_are_there() -> None:
    @export("kernel_main")
    @noalloc
    def start(protocol: u64) -> u64:
        return protocol + 1

    @export
    @isr
    @noinline
    def timer_isr() -> None: ...

    class Counter:
        @property
        @inline
        def value(self) -> int:
            return 3

        @inline  # type: ignore[prop-decorator]
        @property
        def other(self) -> int:
            return 4

    marks: Any = start
    assert start(1) == 2 and marks.__pyuk__ == {"export": "kernel_main", "noalloc": True}
    marks = timer_isr
    assert marks.__pyuk__ == {"export": "timer_isr", "isr": True, "noinline": True}
    marks = inb
    assert (Counter().value, Counter().other, marks.__pyuk__) == (3, 4, {"stub": True})
