"""MSI-X: a PCI device interrupts by writing a number to an address, which are in a table in its own memory.

Source: PCI Local Bus Specification 3.0 §6.8.2. Next: virtio/features.py.
"""

from __future__ import annotations

from pyuk.drivers import pci
from pyuk.kernel import interrupts
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import Array, Struct, Volatile, sizeof, u16, u32
from pyuk.lang.raw import view

CAPABILITY = 0x11
ENABLE = 1 << 31  # of the capability's first 32 bits
MASK_ALL = 1 << 30
LAST_ENTRY_SHIFT = 16  # how many entries the table has, less one
LAST_ENTRY_MASK = 0x7FF
TABLE = 4  # where its window and offset stand in the capability
WINDOW_MASK = 7


class Entry(Struct):
    """An interrupt: where what is written."""

    address_low: Volatile[u32]
    address_high: Volatile[u32]
    data: Volatile[u32]
    control: Volatile[u32]


class Table(Struct):
    """The table, as far as it is used; the other entries stay masked."""

    at: Array[Entry, 2]


def send(address: u16, index: int, interrupt: Interrupt) -> bool:
    """Let an entry of a device's table be this interrupt, which has a vector; False where there is no such entry."""
    capability = pci.find_capability(address, CAPABILITY, 0)
    if capability == 0 or interrupt.vector == 0:
        return False
    control = pci.read(address, capability)
    if index > control >> LAST_ENTRY_SHIFT & LAST_ENTRY_MASK:
        return False
    place = pci.read(address, (capability + TABLE) & 0xFF)
    offset = place & ~WINDOW_MASK & 0xFFFF_FFFF
    table = pci.map_window(address, place & WINDOW_MASK, offset, (index + 1) * sizeof(Entry))
    if table == 0:
        return False
    pci.write(address, capability, control | ENABLE | MASK_ALL)
    target, data = interrupts.message_of(interrupt.vector)
    entry = view(Table, table).at[index]
    entry.address_low = target & 0xFFFF_FFFF
    entry.address_high = target >> 32
    entry.data = data
    entry.control = 0
    pci.write(address, capability, control & ~MASK_ALL & 0xFFFF_FFFF | ENABLE)
    return True
