"""Stacks read back into calls: by frame pointers, past interrupts and stubs, inlined calls among them.

Every compiled function keeps its caller's frame pointer at rbp and its return address above it. Three places
have no such frame: the first and last instructions of a function, stubs, and the way into an interrupt, where a
TrapFrame (pyuk/arch/x86_64/trapframe.py) has the registers of what was interrupted.
Source: SysV x86-64 ABI §3.4.1. Next: heap.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pyuk.inside.callframes import RBP, RSP, Numbered, numbered
from pyuk.inside.guest import Guest
from pyuk.inside.memory import NoMemory, Registers
from pyuk.inside.symbols import Place

MOST_CALLS = 100_000
RET, LEAVE = 0xC3, 0xC9
PUSH_RBP, MOV_RBP_RSP = b"\x55", b"\x48\x89\xe5"
TRAP_COMMON = "trap_common"  # a label in the stub that every interrupt comes through
TRAP_STUB = "pyuk.arch.x86_64.trapentry.trap_entries"
FXSAVE_BYTES = 512  # between the return address into that stub and the TrapFrame
TRAP_WORDS = ("R15", "R14", "R13", "R12", "R11", "R10", "R9", "R8", "RBP", "RDI", "RSI", "RDX", "RCX", "RBX", "RAX",
              "vector", "error", "RIP", "CS", "RFL", "RSP", "SS")
KEPT_WORDS = 6  # that switch_stack() pushes, the frame pointer the last: at the highest address
KEPT_REGISTERS = (15, 14, 13, 12, 3)  # the others, as DWARF numbers them
STUB_WORDS = 8  # of a stub's stack, that are looked at for its return address


@dataclass(frozen=True)
class Trap:
    """An interrupt or exception on a stack, and the registers of what it interrupted."""

    registers: dict[str, int]

    @property
    def vector(self) -> int:
        return self.registers["vector"]


@dataclass(frozen=True)
class Call:
    """One frame: where its code is, and the functions there (inlined ones first). trap: it was interrupted so."""

    pc: int
    frame: int
    places: list[Place] = field(default_factory=list)
    trap: Trap | None = None


def calls(guest: Guest, registers: Registers) -> list[Call]:
    """The calls that lead to where these registers are, the innermost first."""
    walker = _Walker(guest)
    walker.start(registers)
    while len(walker.found) < MOST_CALLS and walker.step():
        pass
    return walker.found


def calls_of_kept(guest: Guest, stack_pointer: int) -> list[Call]:
    """The calls of a task that does not run, from where switch_stack() (pyuk/arch/x86_64/switch.py) left it."""
    try:
        *kept, rbp, after = guest.snapshot.words(stack_pointer, KEPT_WORDS + 1)
    except NoMemory:
        return []
    walker = _Walker(guest)
    registers = dict(zip(KEPT_REGISTERS, kept, strict=True))
    walker.resume(after - 1, {**registers, RBP: rbp, RSP: stack_pointer + 8 * (KEPT_WORDS + 1)})
    while len(walker.found) < MOST_CALLS and walker.step():
        pass
    return walker.found


class _Walker:
    """found: the calls so far. The caller's state: its pc, its frame and its stack pointer."""

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self._memory = guest.snapshot
        self.found: list[Call] = []
        self._return_at: int | None = None
        self._trap_stub = guest.symbols.at(guest.symbols.address(TRAP_STUB) or 0)

    def start(self, registers: Registers, trap: Trap | None = None) -> None:
        """Begin with an instruction that is not after a call."""
        self._rsp, self._rbp = registers["RSP"], registers["RBP"]
        self._registers = numbered(registers)
        self._note(registers["RIP"], trap, has_called=False)
        self._return_at = self._frameless(registers["RIP"])

    def resume(self, pc: int, registers: Numbered) -> None:
        """Begin within a call."""
        self._rsp, self._rbp = 0, registers[RBP]
        self._registers = registers
        self._return_at = None
        self._note(pc)

    def _note(self, pc: int, trap: Trap | None = None, *, has_called: bool = True) -> None:
        places = self._guest.symbols.places(pc)
        if self._guest.shows_variables:
            found = self._guest.variables_at(pc, self._registers, has_called)
            places = [replace(place, variables=shown) for place, shown in zip(places, found, strict=False)] or places
        self.found.append(Call(pc, self._rbp, places, trap))

    def step(self) -> bool:
        """Go to the caller; False where there is none."""
        try:
            at = self._return_at if self._return_at is not None else self._rbp + 8
            after = self._memory.word(at)
            if self._return_at is None:
                below, self._rbp = self._rbp, self._memory.word(self._rbp)
                if self._rbp <= below and self._guest.symbols.is_code(after) and not self._is_trap(after):
                    self._rbp = 0  # another stack, or nothing: the next step ends
        except NoMemory:
            return False
        self._return_at = None
        if not self._guest.symbols.is_code(after):
            return False
        if self._is_trap(after):
            return self._pass_trap(at)
        self._rsp = at + 8
        if self._guest.shows_variables:
            self._registers = self._guest.call_frames.of_caller(self._memory, self.found[-1].pc, self._registers)
        self._note(after - 1)  # a return address is past the call
        return True

    def _is_trap(self, address: int) -> bool:
        stub = self._trap_stub
        return stub is not None and stub.name == TRAP_STUB and stub.address <= address < stub.address + stub.size

    def _pass_trap(self, at: int) -> bool:
        """Go on with what was interrupted."""
        words = self._memory.words(at + 8 + FXSAVE_BYTES, len(TRAP_WORDS))
        trap = Trap(dict(zip(TRAP_WORDS, words, strict=True)))
        self.start(trap.registers, trap)
        return True

    def _frameless(self, pc: int) -> int | None:
        """Where the return address is, if the code at pc has no frame of its own; else None."""
        symbol = self._guest.symbols.at(pc)
        try:
            if not self._guest.symbols.is_code(pc) or symbol is None:
                return self._called_at()
            code = self._memory.read(pc, 1)[0]
            if code == RET or pc == symbol.address:
                return self._rsp
            head = self._memory.read(symbol.address, 4)
            if head != PUSH_RBP + MOV_RBP_RSP:
                return self._called_at()
            return self._rsp + 8 if pc == symbol.address + 1 else None
        except NoMemory:
            return None

    def _called_at(self) -> int | None:
        """The first word of the stack that is an address in the code: what called a stub, or no code at all."""
        for word in range(STUB_WORDS):
            if self._guest.symbols.is_code(self._memory.word(self._rsp + 8 * word)):
                return self._rsp + 8 * word
        return None
