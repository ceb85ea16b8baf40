"""A simulated machine for the kernel under CPython: memory, ports, a stack, and modules as at boot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest

from pyuk.arch.x86_64 import paging
from pyuk.kernel import bootinfo, cells, cmdline, collector, console, frames, heap, log, panic
from pyuk.lang import machine
from pyuk.lang.memory import Memory

ARENA = 0x20_0000
KEPT: list[tuple[ModuleType, dict[str, Any]]] = []
SCALARS = (int, bool, str, type(None))
MODULES = (paging, bootinfo, cells, cmdline, collector, frames, heap, log, panic)


def at_boot() -> None:
    """Give the global variables of the kernel's modules the values that they have in a fresh image."""
    if not KEPT:
        KEPT.extend((m, {k: v for k, v in vars(m).items() if isinstance(v, SCALARS) and k.islower()}) for m in MODULES)
    for module, values in KEPT:
        vars(module).update(values)
    for table in (frames.FREE_RUNS, cells.FREE_CELLS, cells.UNSWEPT):
        for index in range(len(table)):
            table[index] = 0


at_boot()


@contextmanager
def arena(pages: int, base: int = ARENA) -> Iterator[Memory]:
    """The page-frame allocator with one region of so many pages, table included."""
    at_boot()
    with Memory() as memory:
        memory.map(base, pages * 4096)
        frames.add_region(base, pages * 4096)
        yield memory


class Streams:
    """What went to the console."""

    def __init__(self) -> None:
        self.out = bytearray()
        self.error = bytearray()
        console.attach(self.out.append, self.error.append, lambda: None)

    @property
    def text(self) -> str:
        """Standard error as text."""
        return self.error.decode()


class Stopped(Exception):
    """The machine ended or halted."""


class Ports:
    """Byte, word and long ports: what was written, in order; reads come from `answers`, else all ones."""

    def __init__(self) -> None:
        self.written: list[tuple[int, int]] = []
        self.answers: dict[int, Callable[[], int]] = {}

    def read(self, bits: int) -> Callable[[int], int]:
        def answer(port: int) -> int:
            return self.answers[port]() if port in self.answers else (1 << bits) - 1

        return answer

    def write(self, port: int, value: int) -> None:
        self.written.append((port, value))

    def stubs(self) -> dict[str, Callable[..., Any]]:
        """For machine.install()."""
        return {"inb": self.read(8), "inw": self.read(16), "inl": self.read(32),
                "outb": self.write, "outw": self.write, "outl": self.write}


@contextmanager
def ending_machine(ports: Ports) -> Iterator[None]:
    """Whatever would end or stop the machine raises Stopped once its last port was written."""

    def stop() -> None:
        raise Stopped

    stubs = {"disable_interrupts": lambda: None, "halt": stop, "triple_fault": stop}
    with machine.install(**ports.stubs(), **stubs), pytest.raises(Stopped):
        yield
