"""The tasks of a machine, and what each of them does: the calls that it is in, the innermost last.

Next: report.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pyuk.inside.guest import Guest
from pyuk.inside.stacks import Call, Trap, calls
from pyuk.inside.symbols import Place

#: Modules of what the kernel does after something went wrong, which is not what went wrong.
AFTERWARDS = ("pyuk.kernel.panic.", "pyuk.kernel.exit.", "pyuk.kernel.console.", "pyuk.kernel.traps.",
              "pyuk.arch.x86_64.ports.", "pyuk.arch.x86_64.cpu.", "pyuk.kernel.acpi.")
EXPORTED = ("trap",)  # functions of these modules with names of their own

VECTORS = {0: "divide error", 1: "debug exception", 2: "non-maskable interrupt", 3: "breakpoint",
           6: "invalid instruction", 8: "double fault", 12: "stack fault", 13: "general protection fault",
           14: "page fault", 16: "floating-point exception", 17: "alignment check", 18: "machine check",
           19: "SIMD exception"}


@dataclass(frozen=True)
class Task:
    """One task. state: running, ready or waiting. waits_for: what, in words. calls: the innermost first."""

    name: str
    state: str
    processor: int | None = None
    waits_for: str | None = None
    calls: list[Call] = field(default_factory=list)

    @property
    def trap(self) -> Trap | None:
        """What stopped it, if that was an exception."""
        return self.calls[0].trap if self.calls and self.calls[0].trap is not None else None

    def places(self) -> list[Place]:
        """All functions that it is in, inlined ones as well, the outermost first."""
        found = [place for call in reversed(self.calls) for place in reversed(call.places)]
        while len(found) > 1 and found[0].path is None:
            found.pop(0)  # a stub that began the stack
        return found


def all_tasks(guest: Guest) -> list[Task]:
    """Every task of the machine."""
    found = []
    for number, registers in enumerate(guest.snapshot.registers):
        found.append(Task("main", "running", number, None, before_the_end(guest, calls(guest, registers))))
    return found


def before_the_end(guest: Guest, found: list[Call]) -> list[Call]:
    """The calls without those that the kernel made because of an exception or a panic."""
    for index, call in enumerate(found):
        if call.trap is not None and call.trap.vector < 32:
            return found[index:]
    index = 0
    while index < len(found) and _is_afterwards(guest, found[index]):
        index += 1
    return found[index:] or found


def _is_afterwards(guest: Guest, call: Call) -> bool:
    symbol = guest.symbols.at(call.pc)
    return symbol is not None and (symbol.name.startswith(AFTERWARDS) or symbol.name in EXPORTED)


def describe_trap(guest: Guest, trap: Trap) -> str:
    """`page fault at 0x8`."""
    text = VECTORS.get(trap.vector, f"exception {trap.vector}")
    return f"{text} at {guest.snapshot.registers[0].get('CR2', 0):#x}" if trap.vector == 14 else text
