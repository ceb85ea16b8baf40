"""Where the machine's virtio devices are: on the PCI bus, or where the command line or ACPI say.

Source: virtio 1.2 §4.1.2 (PCI discovery), §4.2.1 (registers in memory); ACPI 6.5 §6.4.3.4 (memory descriptors),
§20.2 (AML). Next: net.py.
"""

from __future__ import annotations

from pyuk.drivers import pci
from pyuk.drivers.virtio import pcidevice
from pyuk.drivers.virtio.mmio import WINDOW_BYTES, MmioTransport
from pyuk.drivers.virtio.pcidevice import PciTransport
from pyuk.drivers.virtio.transport import Transport
from pyuk.kernel import acpi, cmdline, frames, log, memory
from pyuk.lang import Struct, sizeof, u8, u64
from pyuk.lang.raw import Ptr, view

OPTION = "virtio_mmio.device"
LNRO0005 = 0x3530_3030_4F52_4E4C  # the _HID that QEMU gives such a device, as a number
MEMORY32_FIXED = 0x00_0986  # ACPI 6.5 §6.4.3.4: tag and length, with the flags still to come
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
    for base in windows():
        if can_map(base):
            device = MmioTransport(base)
            if device.device_type == device_type:
                return device
    return None


def can_map(base: u64) -> bool:
    """Map a window of registers; False where memory lies there."""
    if base == 0 or base % 4 != 0 or base >> 46 != 0 or frames.overlaps(base, base + WINDOW_BYTES):
        return False
    memory.map_device(base, WINDOW_BYTES)
    return True


def windows() -> list[int]:
    """Where registers of devices without a bus are said to be, the most recently added device first."""
    found: list[int] = []
    value = cmdline.next_value(OPTION, 0)
    while value != 0:
        found.append(address_in(value))
        value = cmdline.next_value(OPTION, value)
    if len(found) == 0:
        add_windows_of_acpi(found)
    return found


def address_in(word: u64) -> int:
    """ADDRESS of `SIZE@ADDRESS:IRQ`, in decimal or with 0x; 0 where the word is not of this form."""
    byte = Ptr[u8](word)
    at = 0
    while byte[at] != 0 and byte[at] != AT:
        at += 1
    if byte[at] == 0:
        return 0
    at += 1
    base = 10
    if byte[at] == ord("0") and byte[at + 1] == LETTER_X:
        at += 2
        base = 16
    address = 0
    while byte[at] != 0 and byte[at] != COLON:
        digit = digit_of(byte[at])
        if digit >= base or address >> 48 != 0:
            return 0
        address = address * base + digit
        at += 1
    return address


def digit_of(code: int) -> int:
    """The value of a hexadecimal digit; 16 of another character."""
    if ord("0") <= code <= ord("9"):
        return code - ord("0")
    code |= 0x20
    return code - ord("a") + 10 if ord("a") <= code <= ord("f") else 16


class Word(Struct, packed=True):
    """Eight bytes of a table, little-endian."""

    value: u64


def add_windows_of_acpi(found: list[int]) -> None:
    """Look for devices named LNRO0005 in the machine's AML, which is not interpreted: QEMU writes one form."""
    dsdt = acpi.find_dsdt()
    if dsdt == 0:
        return
    length: int = view(acpi.Header, dsdt).length
    for offset in range(length - sizeof(Word) + 1):
        if view(Word, dsdt + offset).value == LNRO0005:
            base = fixed_memory(dsdt + offset, min(NEAR, length - offset - sizeof(Word)))
            if base != 0:
                found.insert(0, base)


def fixed_memory(start: u64, length: int) -> int:
    """The address in the first memory descriptor, which all lies within so many bytes; 0 where there is none."""
    for offset in range(length - 4):
        word = view(Word, start + offset)
        if word.value & 0xFF_FFFF == MEMORY32_FIXED:
            return word.value >> 32
    return 0
