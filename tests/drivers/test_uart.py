"""COM1 against a model of a 16550: no byte lost, none sent while the FIFO is full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.drivers import debugcon, uart
from pyuk.drivers.uart import COM1
from pyuk.lang import machine


class Uart16550:
    """The transmitter: a FIFO of 16 that drains by one byte for every `slowness` reads of the line status."""

    def __init__(self, slowness: int = 1) -> None:
        self.registers = bytearray(8)
        self.fifo: list[int] = []
        self.sent = bytearray()
        self.overruns = 0
        self.slowness = slowness
        self.reads = 0
        self.divisor = [0, 0]

    def outb(self, port: int, value: int) -> None:
        register = port - COM1
        assert 0 <= register < 8
        if register in (0, 1) and self.registers[3] & 0x80:
            self.divisor[register] = value
        elif register == 0:
            assert self.divisor == [1, 0] and self.registers[3] == 0x03, "115200 8N1"
            self.overruns += len(self.fifo) >= 16
            self.fifo.append(value)
        else:
            self.registers[register] = value

    def inb(self, port: int) -> int:
        register = port - COM1
        if register == 5:
            self.reads += 1
            if self.fifo and self.reads % self.slowness == 0:
                self.sent.append(self.fifo.pop(0))
            return 0x60 if not self.fifo else 0
        return self.registers[register]


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    uart.is_there, uart.room = False, 0


@given(st.binary(max_size=100), st.integers(1, 7))
def test_every_byte_goes_out_in_order(data: bytes, slowness: int) -> None:
    model = Uart16550(slowness)
    with machine.install(outb=model.outb, inb=model.inb, pause=lambda: None):
        assert uart.init()
        for byte in data:
            uart.write_byte(byte)
        uart.flush()
    assert model.sent == data and not model.overruns
    assert model.registers[1] == 0, "no interrupts"


def test_no_port_at_all() -> None:
    writes: list[int] = []
    with machine.install(outb=lambda port, value: writes.append(port), inb=lambda port: 0xFF):
        assert not uart.init()
        uart.write_byte(65)
        uart.flush()
    assert writes == [COM1 + 7]


def test_a_port_that_never_becomes_ready_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uart, "MAX_POLLS", 100)
    registers = bytearray(8)
    polls: list[int] = []

    def inb(port: int) -> int:
        if port == COM1 + 5:
            polls.append(port)
            return 0
        return registers[port - COM1]

    def outb(port: int, value: int) -> None:
        registers[port - COM1] = value

    with machine.install(outb=outb, inb=inb, pause=lambda: None):
        assert not uart.init()
        for byte in b"hello":
            uart.write_byte(byte)
        uart.flush()
    assert len(polls) == 100, "given up for good"


def test_a_reader_that_takes_its_time_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uart, "MAX_POLLS", 10)
    model = Uart16550(slowness=1000)
    with machine.install(outb=model.outb, inb=model.inb, pause=lambda: None):
        assert uart.init()
        for byte in b"hello" * 5:
            uart.write_byte(byte)
        uart.flush()
    assert model.sent == b"hello" * 5 and not model.overruns


@pytest.mark.parametrize(("answer", "there"), [(0xE9, True), (0xFF, False), (0, False)])
def test_debugcon(answer: int, there: bool) -> None:
    written: list[tuple[int, int]] = []
    with machine.install(inb=lambda port: answer, outb=lambda port, value: written.append((port, value))):
        assert debugcon.is_there() is there
        debugcon.write_byte(0x41)
    assert written == [(0xE9, 0x41)]
