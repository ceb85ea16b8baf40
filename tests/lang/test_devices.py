"""Devices: each access of a register in the source is one access of the model, of the register's width."""

from __future__ import annotations

import pytest

from pyuk.lang import Array, Bits, Struct, Volatile, be16, u8, u16, u32, u64
from pyuk.lang.memory import Memory, MemoryFault
from pyuk.lang.raw import Ptr, copy_memory, view

BASE = 0xFEB0_0000


class Registers(Struct):
    magic: Volatile[u32]
    status: Volatile[u8]
    queue: Volatile[u16]
    port: Volatile[be16]
    address: Volatile[u64]
    window: Array[Volatile[u32], 4]
    ready: Bits[u32, 1]
    mode: Bits[u32, 3]


class Recorder:
    """A device that keeps what was done to it, and answers with the offset."""

    def __init__(self) -> None:
        self.log: list[tuple[str, int, int, int]] = []
        self.answer = 0

    def read(self, offset: int, width: int) -> int:
        self.log.append(("read", offset, width, 0))
        return self.answer

    def write(self, offset: int, width: int, value: int) -> None:
        self.log.append(("write", offset, width, value))


class Uart:
    """Ready for a byte at every third look at its status."""

    def __init__(self) -> None:
        self.sent = b""
        self.looks = 0

    def read(self, offset: int, width: int) -> int:
        assert (offset, width) == (4, 1)
        self.looks += 1
        return 0x20 if self.looks % 3 == 0 else 0

    def write(self, offset: int, width: int, value: int) -> None:
        assert (offset, width) == (0, 4)
        self.sent += bytes([value])


def test_widths_and_counts() -> None:
    device = Recorder()
    with Memory() as memory:
        memory.map_device(BASE, 0x100, device)
        registers = view(Registers, BASE)
        registers.magic = 5
        registers.status |= 0x80
        registers.queue = 0xFFFF
        registers.address = 1 << 40
        registers.window[2] = 7
        device.answer = 0x3412
        assert registers.port == 0x1234
    assert device.log == [
        ("write", 0, 4, 5), ("read", 4, 1, 0), ("write", 4, 1, 0x80), ("write", 6, 2, 0xFFFF),
        ("write", 16, 8, 1 << 40), ("write", 32, 4, 7), ("read", 8, 2, 0),
    ]


def test_a_bit_field_is_read_and_written_as_its_unit() -> None:
    device = Recorder()
    device.answer = 0xF000_000F
    with Memory() as memory:
        memory.map_device(BASE, 0x100, device)
        registers = view(Registers, BASE)
        assert registers.mode == 7
        registers.mode = 2
    assert device.log == [("read", 40, 4, 0), ("read", 40, 4, 0), ("write", 40, 4, 0xF000_0005)]


def test_a_driver_meets_a_device_model() -> None:
    uart = Uart()
    with Memory() as memory:
        memory.map_device(BASE, 0x100, uart)
        registers = view(Registers, BASE)
        for byte in b"hi":
            while registers.status & 0x20 == 0:
                pass
            registers.magic = byte
    assert (uart.sent, uart.looks) == (b"hi", 6)


def test_looking_at_a_view_touches_nothing() -> None:
    device = Recorder()
    with Memory() as memory:
        memory.map_device(BASE, 0x100, device)
        registers = view(Registers, BASE)
        repr(registers), hash(registers), registers == registers.window, registers.window
    assert device.log == []


def test_bytes_of_a_device_have_no_width() -> None:
    with Memory() as memory:
        memory.map(0x1000, 64)
        memory.map_device(BASE, 0x100, Recorder())
        for act in (lambda: copy_memory(0x1000, BASE, 4), lambda: copy_memory(BASE, 0x1000, 4),
                    lambda: Ptr[u32](BASE + 0xFE)[0]):
            with pytest.raises(MemoryFault):
                act()


def test_a_model_that_answers_nonsense_is_told() -> None:
    device = Recorder()
    device.answer = 256
    with Memory() as memory:
        memory.map_device(BASE, 0x100, device)
        with pytest.raises(ValueError, match="the device at 0xfeb00000 gave 0x100 for 1 bytes"):
            Ptr[u8](BASE)[0]


def test_a_refused_store_never_reaches_the_device() -> None:
    device = Recorder()
    with Memory() as memory:
        memory.map_device(BASE, 0x100, device)
        with pytest.raises(OverflowError):
            view(Registers, BASE).queue = 1 << 16
    assert device.log == []
