"""Compressed images: what is packed comes out again, in Python and on QEMU's machines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build
from pyuk.image.linker import LOAD_ADDRESS
from pyuk.image.lz4 import compressed
from pyuk.image.packed import CALL, with_addresses
from pyuk.qemu.bootable import hide_multiboot
from tests.boot.machine import run_qemu

CHANCE = random.Random(4)
TEXTS = {
    "nothing": b"",
    "one octet": b"x",
    "too short for a match": b"abcabcabcabc",
    "one octet again and again": b"x" * 5000,
    "many literals": CHANCE.randbytes(1000),
    "literals, 270 of them, and a match": (CHANCE.randbytes(270) * 2) + b"12345",
    "words": b" ".join(CHANCE.choices([b"call", b"mov", b"test", b"jump", b"return"], k=4000)),
    "a match that is too far away": bytes(range(200)) + CHANCE.randbytes(66_000) + bytes(range(200)),
}


def expanded(block: bytes) -> bytes:
    """What a block holds.  Source: LZ4 Block Format Description."""
    out = bytearray()
    at = 0
    while True:
        token = block[at]
        count, at = whole_count(block, at + 1, token >> 4)
        out += block[at : at + count]
        at += count
        if at == len(block):
            return bytes(out)
        distance = int.from_bytes(block[at : at + 2], "little")
        count, at = whole_count(block, at + 2, token & 15)
        for _ in range(count + 4):
            out.append(out[-distance])


def whole_count(block: bytes, at: int, count: int) -> tuple[int, int]:
    is_more = count == 15
    while is_more:
        count += block[at]
        is_more = block[at] == 255
        at += 1
    return count, at


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_block_holds_what_was_compressed(text: bytes) -> None:
    assert expanded(compressed(text)) == text


def test_what_repeats_becomes_short() -> None:
    assert len(compressed(TEXTS["words"])) < len(TEXTS["words"]) // 3


def with_distances(text: bytes, base: int) -> bytes:
    """The other way: what boot/unpack.py does."""
    out = bytearray(text)
    at = text.find(CALL)
    while 0 <= at <= len(text) - 5:
        following = base + at + 5
        value = int.from_bytes(text[at + 1 : at + 5], "little")
        if base <= value < base + len(text):
            value -= following
        elif base <= (value + following) & 0xFFFF_FFFF < base + len(text):
            value += following
        out[at + 1 : at + 5] = (value & 0xFFFF_FFFF).to_bytes(4, "little")
        at = text.find(CALL, at + 5)
    return bytes(out)


def call(value: int) -> bytes:
    return bytes([CALL]) + (value & 0xFFFF_FFFF).to_bytes(4, "little")


def test_calls_of_one_place_become_equal() -> None:
    text = call(100) + call(95) + call(90)
    assert with_addresses(text.ljust(200), LOAD_ADDRESS)[:15] == call(LOAD_ADDRESS + 105) * 3


@pytest.mark.parametrize("size", [4, 5, 9, 10, 300, 50_000])
def test_distances_come_back_whatever_stands_behind_the_octet(size: int) -> None:
    edges = [0, 1, -1, -5, -6, size, size - 5, LOAD_ADDRESS, LOAD_ADDRESS - 1, LOAD_ADDRESS + size, 1 << 31]
    edges += [edge - 5 * number for edge in edges for number in range(4)]
    parts = [call(value) if CHANCE.random() < 0.8 else CHANCE.randbytes(3) for value in edges]
    text = b"".join(parts)[:size].ljust(size, bytes([CALL]))
    assert with_distances(with_addresses(text, LOAD_ADDRESS), LOAD_ADDRESS) == text


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    app = tmp_path_factory.mktemp("packed") / "app.py"
    app.write_text("import sys\nprint('unpacked')\nsys.exit(3)\n")
    made = build(app, BuildOptions(compressed=True))
    assert len(made.image) < 0.65 * len(made.linked.memory)
    return made.image


@pytest.mark.boot
@pytest.mark.parametrize("protocol", ["multiboot", "pvh"])
def test_a_compressed_image_boots(protocol: str, image: bytes, tmp_path: Path) -> None:
    """It ends with the application's status, in as little memory as one that is not compressed."""
    path = tmp_path / "image.elf"
    path.write_bytes(image if protocol == "multiboot" else hide_multiboot(image))
    for machine in ("pc", "microvm"):
        result = run_qemu(path, machine, "max", "2M")
        assert (result.returncode, result.stdout) == (7, b"unpacked\n"), machine
