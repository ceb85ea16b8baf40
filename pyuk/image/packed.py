"""A compressed image: one that unpacks itself to where it belongs, and starts there.

    the image:  text, rodata, data                                  as linker.py makes it
    packed:     calls tell addresses, so that calls of one function are equal; then one LZ4 block
    the file:   the loaders' entries, boot/unpack.py, the block; bss, as much as unpacking takes

The file is linked as any other, of stubs and one object; it has no symbols.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pyuk.compiler.ir.function import Stub
from pyuk.compiler.x86.assembler import assemble
from pyuk.image import lz4
from pyuk.image.elf_format import STB_GLOBAL
from pyuk.image.linker import LinkedImage, LinkOptions, link
from pyuk.image.model import PAGE, Chunk, ObjectFile, Symbol

START = "boot_start32"  # where the loaders' entries lead
UNPACK = "boot_unpack"  # what stands there in a compressed image
CALL = 0xE8
MOST_TEXT = 1 << 20  # octets whose calls are changed: addresses from 1 MiB to 2 MiB cannot be mistaken for distances


def packed(image: LinkedImage, stubs: Mapping[str, Stub], entry: str) -> LinkedImage:
    """The compressed form of an image that has such boot stubs; its symbols and sizes are the image's own."""
    text_end = min(image.symbols["__text_end"], image.base + MOST_TEXT)
    text, rest = image.memory[: text_end - image.base], image.memory[text_end - image.base :]
    block = lz4.compressed(with_addresses(text, image.base) + rest)
    boot = [assemble(stub.text, name, stub.place) for name, stub in sorted(stubs.items()) if name != START]
    boot.append(assemble(stubs[UNPACK].text, START, stubs[UNPACK].place))
    values = {"__unpacked_text_end": text_end, "__unpacked_entry": image.symbols[START],
              "__unpacked_end": image.symbols["__image_end"]}  # fmt: skip
    room = values["__unpacked_end"] - image.base + len(block) + 2 * PAGE
    options = LinkOptions(stripped=True, line_table=False, base=image.base)
    return replace(image, data=link([_object(block, room, values)], boot, entry, [], options).data)


def with_addresses(text: bytes, base: int) -> bytes:
    """The text with addresses instead of distances behind each octet that may be a call's."""
    out = bytearray(text)
    end = base + len(text)
    at = text.find(CALL)
    while 0 <= at <= len(text) - 5:
        following = base + at + 5
        distance = int.from_bytes(text[at + 1 : at + 5], "little")
        address = (distance + following) & 0xFFFF_FFFF
        if not base <= address < end:
            address = (distance - following) & 0xFFFF_FFFF if base <= distance < end else distance
        out[at + 1 : at + 5] = address.to_bytes(4, "little")
        at = text.find(CALL, at + 5)
    return bytes(out)


def _object(block: bytes, room: int, values: Mapping[str, int]) -> ObjectFile:
    """The block behind the stubs, the room as bss, and what the stubs have to know of the image.

    The multiboot header of the image is among the block's first literals. Loaders look for one at multiples of four,
    where it is not, as the block begins there with a token.
    """
    owner = ObjectFile("the packed image")
    text = Chunk(owner, ".text.packed", "text", block, len(block), 4)
    bss = Chunk(owner, ".bss.room", "bss", b"", room, PAGE)
    owner.chunks = [text, bss]
    owner.defines = [
        Symbol("__packed_start", text, 0, len(block), STB_GLOBAL),
        Symbol("__packed_end", text, len(block), 0, STB_GLOBAL),
        Symbol("__unpack_room_end", bss, room, 0, STB_GLOBAL),
        *(Symbol(name, None, value, 0, STB_GLOBAL) for name, value in values.items()),
    ]
    return owner
