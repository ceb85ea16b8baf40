"""Which way QEMU boots an image that offers both protocols: over multiboot, unless that header is hidden."""

from __future__ import annotations

import struct

ELF_MAGIC = b"\x7fELF"
MULTIBOOT_MAGIC = 0x1BADB002
MULTIBOOT_SEARCH = 8192  # Multiboot 0.6.96 §3.1: the header lies in the first 8192 bytes, 4-byte aligned


def is_elf(data: bytes) -> bool:
    return data[:4] == ELF_MAGIC


def hide_multiboot(image: bytes) -> bytes:
    """The image without a valid multiboot header: QEMU then takes the PVH way.

    Magic, flags and checksum of the header add up to zero (§3.1.1).
    """
    for offset in range(0, min(MULTIBOOT_SEARCH, len(image)) - 11, 4):
        magic, flags, checksum = struct.unpack_from("<3I", image, offset)
        if magic == MULTIBOOT_MAGIC and (magic + flags + checksum) & 0xFFFF_FFFF == 0:
            return image[:offset] + bytes(4) + image[offset + 4 :]
    return image
