"""Where the machine's virtio devices are: on the PCI bus, or where the command line or ACPI say.

Source: virtio 1.2 §4.1.2 (PCI discovery), §4.2.1 (registers in memory); ACPI 6.5 §6.4.3.4 (memory descriptors),
§20.2 (AML). Next: entropy.py.
"""

from __future__ import annotations

from pyuk.drivers import pci
from pyuk.drivers.virtio import pcidevice
from pyuk.drivers.virtio.mmio import WINDOW_BYTES, MmioTransport, Place
from pyuk.drivers.virtio.pcidevice import PciTransport
from pyuk.drivers.virtio.transport import Transport
from pyuk.kernel import acpi, cmdline, frames, log, memory
from pyuk.lang import Struct, sizeof, u8, u64
from pyuk.lang.raw import Ptr, view

OPTION = "virtio_mmio.device"
LNRO0005 = 0x3530_3030_4F52_4E4C  # the _HID that QEMU gives such a device, as a number
MEMORY32_FIXED = 0x00_0986  # ACPI 6.5 §6.4.3.4: tag and length, with the flags still to come
INTERRUPT = 0x00_0689  # ACPI 6.5 §6.4.3.6: of one interrupt; then flags, how many, which
INTERRUPT_EDGE = 1 << 1
INTERRUPT_LOW = 1 << 2
NEAR = 64  # how far behind its name a device's resources begin at most
AT = 0x40
COLON = 0x3A
LETTER_X = 0x78
LETTER_K = 0x4B


def find(device_type: int) -> Transport | None:
    """The first device of a type (virtio 1.2 §5), not yet started; None where the machine has none."""
    for address in pci.functions():
        if pcidevice.type_of(address & 0xFFFF) == device_type:
            found = PciTransport(address & 0xFFFF)
            if found.device_type == device_type:
                return found
            log.warning("virtio", "a device without modern registers is left out", "pci", address)
    for place in places():
        if can_map(place.address):
            device = MmioTransport(place)
            if device.device_type == device_type:
                return device
    return None


def can_map(base: u64) -> bool:
    """Map a window of registers; False where memory lies there."""
    if base == 0 or base % 4 != 0 or base >> 46 != 0 or frames.overlaps(base, base + WINDOW_BYTES):
        return False
    memory.map_device(base, WINDOW_BYTES)
    return True


def places() -> list[Place]:
    """Where devices without a bus are said to be, the most recently added first."""
    found: list[Place] = []
    value = cmdline.next_value(OPTION, 0)
    while value != 0:
        address, end = number_in(value, AT)
        gsi, _ = number_in(end, COLON)
        found.append(Place(address, gsi & 0xFF, False, False))
        value = cmdline.next_value(OPTION, value)
    if len(found) == 0:
        add_places_of_acpi(found)
    return found


def number_in(word: u64, mark: int) -> tuple[int, u64]:
    """The number behind a mark in a word, in decimal or with 0x, and where it ends; 0 where there is none."""
    byte = Ptr[u8](word)
    at = 0
    while byte[at] != 0 and byte[at] != mark:
        at += 1
    if byte[at] == 0:
        return 0, word + at
    at += 1
    base = 10
    if byte[at] == ord("0") and byte[at + 1] == LETTER_X:
        at += 2
        base = 16
    number = 0
    while byte[at] != 0 and byte[at] != COLON:
        digit = digit_of(byte[at])
        if digit >= base or number >> 48 != 0:
            return 0, word + at
        number = number * base + digit
        at += 1
    return number, word + at


def digit_of(code: int) -> int:
    """The value of a hexadecimal digit; 16 of another character."""
    if ord("0") <= code <= ord("9"):
        return code - ord("0")
    code |= 0x20
    return code - ord("a") + 10 if ord("a") <= code <= ord("f") else 16


class Word(Struct, packed=True):
    """Eight bytes of a table, little-endian."""

    value: u64


def add_places_of_acpi(found: list[Place]) -> None:
    """Look for devices named LNRO0005 in the machine's AML, which is not interpreted: QEMU writes one form."""
    dsdt = acpi.find_dsdt()
    if dsdt == 0:
        return
    length: int = view(acpi.Header, dsdt).length
    for offset in range(length - sizeof(Word) + 1):
        if view(Word, dsdt + offset).value == LNRO0005:
            place = place_in(dsdt + offset, min(NEAR, length - offset - sizeof(Word)))
            if place.address != 0:
                found.insert(0, place)


def place_in(start: u64, length: int) -> Place:
    """What the first memory and interrupt descriptors say that lie, but for 8 bytes, within so many; else zeros."""
    place = Place(0, 0, True, False)
    for offset in range(length):
        word = view(Word, start + offset).value
        if word & 0xFF_FFFF == MEMORY32_FIXED and place.address == 0:
            place.address = view(Word, start + offset + 4).value & 0xFFFF_FFFF if offset + 4 <= length else 0
        elif word & 0xFF_FFFF == INTERRUPT and place.address != 0:
            place.is_level = word >> 24 & INTERRUPT_EDGE == 0
            place.is_low = word >> 24 & INTERRUPT_LOW != 0
            place.gsi = word >> 40 & 0xFF
            break
    return place
