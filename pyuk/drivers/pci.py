"""PCI: which devices sit on the bus, where their registers are, and what they offer.

A function of a device is known by its address: bus << 8 | device << 3 | function. Its configuration space is
read through two ports, as on every PC since 1992. What a device says of itself is not trusted: chains of
capabilities are followed for a while only, and a window of registers is taken only where no RAM lies.
Source: PCI Local Bus Specification 3.0 §3.2.2.3.2 (ports), §6 (configuration space). Next: msix.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import inl, outl
from pyuk.kernel import frames, memory
from pyuk.lang import u8, u16, u32, u64

CONFIG_ADDRESS = 0xCF8
CONFIG_DATA = 0xCFC
ENABLE = 1 << 31

BUSES = 256
DEVICES = 32
FUNCTIONS = 8
NOTHING = 0xFFFF  # the vendor of a function that is not there

ID = 0x00  # registers of 32 bits
COMMAND = 0x04  # and the status in the upper half
CLASS = 0x08
HEADER = 0x0C
BAR0 = 0x10
BUS_NUMBERS = 0x18  # of a bridge
SUBSYSTEM = 0x2C
CAPABILITIES = 0x34

COMMAND_MEMORY = 1 << 1
COMMAND_MASTER = 1 << 2
COMMAND_NO_INTX = 1 << 10
STATUS_CAPABILITIES = 1 << 20
MULTIFUNCTION = 1 << 23  # of HEADER
TYPE_BRIDGE = 1

BAR_COUNT = 6
BAR_IO = 1
BAR_TYPE = 6
BAR_64 = 4
BAR_FLAGS = 0xF

MAX_CAPABILITIES = 48  # what fits 192 bytes: a longer chain is a loop
MAX_DEPTH = 8  # bridges behind bridges


def exists() -> bool:
    """Whether the machine has a PCI bus: its address register keeps what is written to it."""
    outl(CONFIG_ADDRESS, ENABLE)
    return inl(CONFIG_ADDRESS) == ENABLE


# --- configuration space -------------------------------------------------------------------------


def read(address: u16, register: u8) -> u32:
    """The 32 bits of configuration space that hold the byte at `register`; all ones where nothing is."""
    outl(CONFIG_ADDRESS, ENABLE | address << 8 | register & 0xFC)
    return inl(CONFIG_DATA)


def write(address: u16, register: u8, value: u32) -> None:
    """Write 32 bits of configuration space."""
    outl(CONFIG_ADDRESS, ENABLE | address << 8 | register & 0xFC)
    outl(CONFIG_DATA, value)


def read_byte(address: u16, register: u8) -> u8:
    """One byte of configuration space."""
    return read(address, register) >> (8 * (register & 3)) & 0xFF


def read_half(address: u16, register: u8) -> u16:
    """Sixteen bits of configuration space; `register` is even."""
    return read(address, register) >> (8 * (register & 2)) & 0xFFFF


def vendor(address: u16) -> u16:
    """Who made a device."""
    return read(address, ID) & 0xFFFF


def device(address: u16) -> u16:
    """Which of its vendor's devices it is."""
    return read(address, ID) >> 16


# --- what is there -------------------------------------------------------------------------------


def functions() -> list[int]:
    """The addresses of all functions, those behind bridges too, in the order of the bus."""
    found: list[int] = []
    if exists():
        add_bus(found, 0, 0)
    return found


def add_bus(found: list[int], bus: int, depth: int) -> None:
    """Add the functions of a bus, and of the buses behind its bridges."""
    for number in range(DEVICES):
        first = bus << 8 | number << 3
        if vendor(first & 0xFFFF) == NOTHING:
            continue
        count = FUNCTIONS if read(first & 0xFFFF, HEADER) & MULTIFUNCTION != 0 else 1
        for function in range(count):
            address = (first | function) & 0xFFFF
            if vendor(address) != NOTHING:
                found.append(address)
                add_bridge(found, address, bus, depth)


def add_bridge(found: list[int], address: u16, bus: int, depth: int) -> None:
    """Add what is behind a function, if that is a bridge. Buses behind it have higher numbers."""
    if read(address, HEADER) >> 16 & 0x7F == TYPE_BRIDGE:
        secondary = read(address, BUS_NUMBERS) >> 8 & 0xFF
        if secondary > bus and depth < MAX_DEPTH:
            add_bus(found, secondary, depth + 1)


def find_capability(address: u16, identity: int, after: int) -> int:
    """Where the next capability of that kind is, behind the one at `after` (0: the first); 0: there is none."""
    if read(address, COMMAND) & STATUS_CAPABILITIES == 0:
        return 0
    at = read_byte(address, CAPABILITIES if after == 0 else (after + 1) & 0xFF) & 0xFC
    for _ in range(MAX_CAPABILITIES):
        if at == 0 or read_byte(address, at) == identity:
            return at
        at = read_byte(address, (at + 1) & 0xFF) & 0xFC
    return 0


# --- registers in memory -------------------------------------------------------------------------


def enable(address: u16) -> None:
    """Let a device answer in memory and reach memory by itself; its interrupt pin stays quiet."""
    command = read(address, COMMAND) & 0xFFFF  # a one written to the status would clear it
    write(address, COMMAND, command | COMMAND_MEMORY | COMMAND_MASTER | COMMAND_NO_INTX)


def bar_paddr(address: u16, index: int) -> u64:
    """Where the window of a base address register begins; 0 where there is none in memory.

    Source: PCI Local Bus Specification 3.0 §6.2.5.1.
    """
    if not 0 <= index < BAR_COUNT:
        return 0
    register = (BAR0 + 4 * index) & 0xFF
    low = read(address, register)
    if low & BAR_IO != 0:
        return 0
    high = read(address, (register + 4) & 0xFF) if low & BAR_TYPE == BAR_64 and index + 1 < BAR_COUNT else 0
    return high << 32 | low & 0xFFFF_FFF0


def bar_bytes(address: u16, index: int) -> u64:
    """How long that window is, 4 GiB at most: the bits of its address that the device lets nobody set."""
    register = (BAR0 + 4 * index) & 0xFF
    command = read(address, COMMAND) & 0xFFFF
    write(address, COMMAND, command & ~COMMAND_MEMORY & 0xFFFF)  # while the window is nowhere
    before = read(address, register)
    write(address, register, 0xFFFF_FFFF)
    mask = read(address, register) & 0xFFFF_FFF0
    write(address, register, before)
    write(address, COMMAND, command)
    return (1 << 32) - mask if mask != 0 else 0


def map_window(address: u16, index: int, offset: u64, length: u64) -> u64:
    """Map `length` bytes of a window's registers; where they are, or 0 where no such window can be."""
    base = bar_paddr(address, index)
    if base == 0 or length == 0 or offset + length > bar_bytes(address, index):
        return 0
    start: u64 = base + offset
    if start + length > 1 << 46 or frames.overlaps(start, start + length):
        return 0
    memory.map_device(start, length)
    return start
