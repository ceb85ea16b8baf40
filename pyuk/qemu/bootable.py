"""What QEMU can boot: the entry protocols that an ELF image offers.

QEMU takes the multiboot way whenever it finds that header, so that an image with both is booted over
PVH by hiding the header.
"""

from __future__ import annotations

import struct

from pyuk.compiler.errors import UsageError

ELF_MAGIC = b"\x7fELF"
EM_386, EM_X86_64 = 3, 62
PT_NOTE = 4
MULTIBOOT_MAGIC = 0x1BADB002
MULTIBOOT_SEARCH = 8192  # Multiboot 0.6.96 §3.1: the header lies in the first 8192 bytes, 4-byte aligned
XEN_ELFNOTE_PHYS32_ENTRY = 18


def is_elf(data: bytes) -> bool:
    return data[:4] == ELF_MAGIC


def protocols(image: bytes) -> set[str]:
    """The entries that the image offers: a subset of BOOT_PROTOCOLS; empty for no x86 ELF file."""
    found: set[str] = set()
    try:
        if is_elf(image) and struct.unpack_from("<H", image, 18)[0] in (EM_386, EM_X86_64):
            if _multiboot_offset(image) is not None:
                found.add("multiboot")
            if _has_pvh_note(image):
                found.add("pvh")
    except struct.error:
        pass  # cut short: what could not be read cannot be booted either
    return found


def prepare(image: bytes, boot: str | None, name: str) -> bytes:
    """The image that makes QEMU take the protocol `boot`; `name` is what messages call it.

    Raises UsageError where the image does not offer it.
    """
    offered = protocols(image)
    if not offered:
        raise UsageError(
            f"{name} is not a bootable image",
            hint="it needs to be an x86 ELF file with a multiboot header or a PVH note",
        )
    if boot is not None and boot not in offered:
        raise UsageError(
            f"{name} cannot be booted over {boot}", hint=f"it offers {', '.join(sorted(offered))}"
        )
    if boot == "pvh" and "multiboot" in offered:
        return _without_multiboot(image)
    return image


def _without_multiboot(image: bytes) -> bytes:
    offset = _multiboot_offset(image)
    assert offset is not None
    return image[:offset] + bytes(4) + image[offset + 4 :]


def _multiboot_offset(image: bytes) -> int | None:
    """Where the multiboot 1 header lies: magic, flags and checksum add up to zero (§3.1.1)."""
    for offset in range(0, min(MULTIBOOT_SEARCH, len(image)) - 11, 4):
        magic, flags, checksum = struct.unpack_from("<3I", image, offset)
        if magic == MULTIBOOT_MAGIC and (magic + flags + checksum) & 0xFFFF_FFFF == 0:
            return offset
    return None


def _has_pvh_note(image: bytes) -> bool:
    """Whether a PT_NOTE segment holds Xen's XEN_ELFNOTE_PHYS32_ENTRY."""
    wide = image[4] == 2
    offset = struct.unpack_from("<Q" if wide else "<I", image, 32 if wide else 28)[0]
    size, count = struct.unpack_from("<HH", image, 54 if wide else 42)
    for index in range(count):
        at = offset + index * size
        if struct.unpack_from("<I", image, at)[0] == PT_NOTE:
            start = struct.unpack_from("<Q" if wide else "<I", image, at + (8 if wide else 4))[0]
            length = struct.unpack_from("<Q" if wide else "<I", image, at + (32 if wide else 16))[0]
            if _notes_name_entry(image[start : start + length]):
                return True
    return False


def _notes_name_entry(notes: bytes) -> bool:
    at = 0
    while at + 12 <= len(notes):
        name_size, data_size, kind = struct.unpack_from("<3I", notes, at)
        if kind == XEN_ELFNOTE_PHYS32_ENTRY and notes[at + 12 : at + 16] == b"Xen\0":
            return True
        at += 12 + -(-name_size // 4) * 4 + -(-data_size // 4) * 4
    return False
