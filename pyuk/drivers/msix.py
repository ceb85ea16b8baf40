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

    at: Array[Entry, 1]


def send(address: u16, interrupt: Interrupt) -> bool:
    """Let entry 0 of a device's table be this interrupt, which has a vector; False where there is no table."""
    capability = pci.find_capability(address, CAPABILITY, 0)
    if capability == 0 or interrupt.vector == 0:
        return False
    place = pci.read(address, (capability + TABLE) & 0xFF)
    table = pci.map_window(address, place & WINDOW_MASK, place & ~WINDOW_MASK & 0xFFFF_FFFF, sizeof(Table))
    if table == 0:
        return False
    control = pci.read(address, capability)
    pci.write(address, capability, control | ENABLE | MASK_ALL)
    target, data = interrupts.message_of(interrupt.vector)
    entry = view(Table, table).at[0]
    entry.address_low = target & 0xFFFF_FFFF
    entry.address_high = target >> 32
    entry.data = data
    entry.control = 0
    pci.write(address, capability, control & ~MASK_ALL & 0xFFFF_FFFF | ENABLE)
    return True
