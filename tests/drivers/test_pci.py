"""PCI configuration space and the virtio devices in it, honest and odd."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.drivers import pci
from pyuk.drivers.virtio import discovery
from pyuk.drivers.virtio.net import VirtioNet, agree
from pyuk.drivers.virtio.pcidevice import PciTransport, type_of
from pyuk.kernel import cmdline
from pyuk.kernel import memory as kernel_memory
from pyuk.lang import machine
from pyuk.lang.memory import Memory
from tests.drivers.virtiodevice import VERSION_1, PciWindow, VirtioDevice
from tests.kernel.machine import ARENA, arena

BASE = 0xFE00_0000
BAR_BYTES = 0x4000


class Function:
    """The configuration space of a function, with one window of 64 bits at BAR 4."""

    def __init__(self, vendor: int, device: int, *, base: int = BASE, header: int = 0, subsystem: int = 0) -> None:
        self.space = bytearray(256)
        self.put(0, "<HH", vendor, device)
        self.put(0x0E, "<B", header)
        self.put(0x2C, "<HH", vendor, subsystem)
        self.put(0x20, "<Q", base | 0xC)
        self.base = base

    def put(self, at: int, form: str, *values: int) -> None:
        self.space[at : at + struct.calcsize(form)] = struct.pack(form, *values)

    def add_capability(self, at: int, kind: int, offset: int, length: int, *, bar: int = 4, following: int = 0,
                       multiplier: int = PciWindow.MULTIPLIER) -> None:
        self.space[6] |= 0x10
        self.put(at, "<BBBBBBBBIII", 9, following, 20, kind, bar, 0, 0, 0, offset, length, multiplier)
        if not self.space[0x34]:
            self.space[0x34] = at

    def read(self, register: int) -> int:
        return int.from_bytes(self.space[register : register + 4], "little")

    def write(self, register: int, value: int) -> None:
        if register == 0x20:
            value = value & ~(BAR_BYTES - 1) | 0xC
        if register == 4:
            value = value & 0xFFFF | self.read(4) & 0xFFFF_0000
        self.put(register, "<I", value)


class Bus:
    """The two ports, and functions by their addresses."""

    def __init__(self, functions: dict[int, Function]) -> None:
        self.functions, self.address = functions, 0

    def outl(self, port: int, value: int) -> None:
        if port == 0xCF8:
            self.address = value
        elif function := self.functions.get(self.address >> 8 & 0xFFFF):
            function.write(self.address & 0xFF, value)

    def inl(self, port: int) -> int:
        if port == 0xCF8:
            return self.address
        function = self.functions.get(self.address >> 8 & 0xFFFF)
        return function.read(self.address & 0xFF) if function else 0xFFFF_FFFF


@contextmanager
def bus(functions: dict[int, Function], monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    model = Bus(functions)
    monkeypatch.setattr(kernel_memory, "map_device", lambda paddr, length: None)
    with arena(64) as memory, machine.install(outl=model.outl, inl=model.inl):
        yield memory


def net_function(**more: int) -> Function:
    function = Function(0x1AF4, 0x1041, **more)
    function.add_capability(0x40, 1, 0, 0x38, following=0x54)
    function.add_capability(0x54, 2, 0x1000, 0x1000, following=0x68)
    function.add_capability(0x68, 4, 0x2000, 0x1000)
    return function


def test_functions_behind_bridges(monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = Function(0x8086, 1, header=0x81)
    bridge.put(0x18, "<BBB", 0, 1, 1)
    loop = Function(0x8086, 2, header=1)
    loop.put(0x18, "<BBB", 1, 1, 1)
    functions = {0x00: Function(0x8086, 0), 0x01: Function(0x8086, 9), 0x10: bridge, 0x13: Function(1, 2), 0x108: loop}
    with bus(functions, monkeypatch):
        assert pci.functions() == [0x00, 0x10, 0x108, 0x13], "function 1 of a device with one function is none"


def test_no_bus() -> None:
    with machine.install(outl=lambda port, value: None, inl=lambda port: 0xFFFF_FFFF):
        assert pci.functions() == []


@pytest.mark.parametrize("following", [0x40, 0x44, 0x54])
def test_capabilities_that_lead_in_a_circle(following: int, monkeypatch: pytest.MonkeyPatch) -> None:
    function = Function(1, 2)
    function.add_capability(0x40, 1, 0, 0, following=0x54)
    function.add_capability(0x54, 2, 0, 0, following=following)
    with bus({0x18: function}, monkeypatch):
        assert pci.find_capability(0x18, 0x09, 0) == 0x40
        assert pci.find_capability(0x18, 0x09, 0x40) == 0x54
        assert pci.find_capability(0x18, 0x11, 0) == 0
        assert PciTransport(0x18).device_type == 0


def test_a_network_device(monkeypatch: pytest.MonkeyPatch) -> None:
    device = VirtioDevice(1, VERSION_1 | 1 << 5, (64, 32), bytes.fromhex("020000000007"))
    with bus({0x00: Function(0x8086, 0), 0x18: net_function()}, monkeypatch) as memory:
        memory.map_device(BASE, BAR_BYTES, PciWindow(device))
        transport = discovery.find(1)
        assert isinstance(transport, PciTransport)
        net = VirtioNet(transport, agree(transport))
        assert (net.mac, net.is_usable(), net.receive_queue.size) == (0x02_0000_0000_07, True, 64)
        assert device.status == 15
        net.receive_queue.add(0x30_0000, 64, True)
        net.transmit_queue.add(0x30_0000, 64, False)
        net.publish_posted()
        net.publish_transmitted()
        assert [queue.notified for queue in device.queues] == [1, 1]


@pytest.mark.parametrize(("device", "subsystem", "kind"), [
    (0x1041, 0, 1), (0x1000, 1, 1), (0x1005, 4, 4), (0x1044, 0, 4), (0x0FFF, 1, 0),
])
def test_identities(device: int, subsystem: int, kind: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with bus({8: Function(0x1AF4, device, subsystem=subsystem)}, monkeypatch):
        assert type_of(8) == kind


@pytest.mark.parametrize("odd", ["over memory", "past the window", "in a port", "no window", "short", "doorbell"])
def test_registers_that_cannot_be(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    function = net_function(base=ARENA if odd == "over memory" else BASE)
    device = VirtioDevice(1)
    window = PciWindow(device)
    if odd == "past the window":
        function.add_capability(0x40, 1, BAR_BYTES - 0x20, 0x38, following=0x54)
    elif odd == "in a port":
        function.put(0x20, "<I", 0xC001)
    elif odd == "no window":
        function.add_capability(0x40, 1, 0, 0x38, bar=7, following=0x54)
    elif odd == "short":
        function.add_capability(0x40, 1, 0, 0x37, following=0x54)
    elif odd == "doorbell":
        window.notify_offset = lambda index: 0xFFFF
    with bus({0x18: function}, monkeypatch) as memory:
        memory.map_device(BASE, BAR_BYTES, window)
        transport = PciTransport(0x18)
        assert transport.device_type == (1 if odd == "doorbell" else 0)
        if odd == "doorbell":
            net = VirtioNet(transport, agree(transport))
            assert not net.is_usable() and not any(queue.is_ready for queue in device.queues)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=192, max_size=192))
def test_any_configuration_space(noise: bytes) -> None:
    """Nothing but the two ports and the window that a device really has is touched: the rest would fault."""
    function = Function(0x1AF4, 0x1041)
    function.space[0x40:] = noise
    function.space[0x34] = 0x40
    function.space[6] |= 0x10
    with pytest.MonkeyPatch.context() as patch, bus({0x18: function}, patch) as memory:
        memory.map_device(BASE, BAR_BYTES, PciWindow(VirtioDevice(1)))
        PciTransport(0x18)


def test_windows_that_the_command_line_names(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b"log=info\0virtio_mmio.device=512@0xfeb00e00:12\0virtio_mmio.device=4K@1024\0virtio_mmio.device=x\0"
    line += b"virtio_mmio.device=1@0xfz:1\0--\0virtio_mmio.device=512@0x1000:1\0"
    with Memory() as memory:
        memory.map(0x5000, 4096, line)
        monkeypatch.setattr(cmdline, "line", 0x5000)
        monkeypatch.setattr(cmdline, "words_end", 0x5000 + len(line))
        monkeypatch.setattr(cmdline, "arguments_start", 0x5000 + line.index(b"--\0") + 3)
        found = [(place.address, place.gsi) for place in discovery.places()]
        assert found == [(0xFEB0_0E00, 12), (1024, 0), (0, 0), (0, 1)]


def test_a_window_is_not_mapped_over_memory() -> None:
    with arena(16):
        assert not discovery.can_map(ARENA + 0x100)
        assert not discovery.can_map(0) and not discovery.can_map(0xFEB0_0001)
