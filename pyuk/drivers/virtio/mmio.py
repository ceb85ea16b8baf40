"""virtio over memory-mapped registers: devices without a bus, as a microvm has them.

Where they are is told by the kernel's command line, `virtio_mmio.device=SIZE@ADDRESS:IRQ`, as many monitors
give it, or by the ACPI tables. Source: virtio 1.2 §4.2.2 (registers); Linux
drivers/virtio/virtio_mmio.c, "virtio_mmio.device" (command line). Next: pcidevice.py.
"""

from __future__ import annotations

from pyuk.drivers.virtio.transport import Byte, Transport
from pyuk.kernel.interrupts import Interrupt, route_gsi
from pyuk.lang import Array, Struct, Volatile, inline, u8, u16, u32, u64
from pyuk.lang.raw import view

MAGIC = 0x7472_6976  # "virt"
VERSION = 2
WINDOW_BYTES = 0x200
CONFIG = 0x100
ALL_INTERRUPTS = 3  # used buffers, configuration
OF_CONFIG = 2


class Registers(Struct):
    """The registers, virtio 1.2 table 4.1; reserved words keep them in their places."""

    magic: Volatile[u32]
    version: Volatile[u32]
    device_id: Volatile[u32]
    vendor_id: Volatile[u32]
    device_features: Volatile[u32]  # 010
    device_features_sel: Volatile[u32]
    reserved0: Array[u32, 2]
    driver_features: Volatile[u32]  # 020
    driver_features_sel: Volatile[u32]
    reserved1: Array[u32, 2]
    queue_sel: Volatile[u32]  # 030
    queue_num_max: Volatile[u32]
    queue_num: Volatile[u32]
    reserved2: Array[u32, 2]
    queue_ready: Volatile[u32]  # 044
    reserved3: Array[u32, 2]
    queue_notify: Volatile[u32]  # 050
    reserved4: Array[u32, 3]
    interrupt_status: Volatile[u32]  # 060
    interrupt_ack: Volatile[u32]
    reserved5: Array[u32, 2]
    status: Volatile[u32]  # 070
    reserved6: Array[u32, 3]
    queue_desc_low: Volatile[u32]  # 080
    queue_desc_high: Volatile[u32]
    reserved7: Array[u32, 2]
    queue_driver_low: Volatile[u32]  # 090
    queue_driver_high: Volatile[u32]
    reserved8: Array[u32, 2]
    queue_device_low: Volatile[u32]  # 0A0
    queue_device_high: Volatile[u32]
    reserved9: Array[u32, 21]
    config_generation: Volatile[u32]  # 0FC


class Place:
    """Where a device is: its registers, and the global system interrupt that is its line (0: it has none)."""

    address: u64
    gsi: u32
    is_level: bool
    is_low: bool

    def __init__(self, address: u64, gsi: u32, is_level: bool, is_low: bool) -> None:
        self.address = address
        self.gsi = gsi
        self.is_level = is_level
        self.is_low = is_low


class MmioTransport(Transport):
    """The device whose registers, which are mapped, lie at a place."""

    base: u64
    place: Place
    is_changed: bool

    def __init__(self, place: Place) -> None:
        self.base = place.address
        self.place = place
        self.is_changed = False
        registers = self.registers()
        is_there = registers.magic == MAGIC and registers.version == VERSION
        self.device_type = registers.device_id if is_there else 0

    @inline
    def registers(self) -> Registers:
        """The registers."""
        return view(Registers, self.base)

    def read_status(self) -> u8:
        return self.registers().status & 0xFF

    def write_status(self, status: u8) -> None:
        self.registers().status = status

    def read_features(self, select: u32) -> u32:
        self.registers().device_features_sel = select
        return self.registers().device_features

    def write_features(self, select: u32, bits: u32) -> None:
        self.registers().driver_features_sel = select
        self.registers().driver_features = bits

    def select_queue(self, index: u16) -> int:
        self.registers().queue_sel = index
        if self.registers().queue_ready != 0:
            return 0
        return self.registers().queue_num_max

    def enable_queue(self, size: u16, descriptors: u64, driver_area: u64, device_area: u64) -> u64:
        registers = self.registers()
        registers.queue_num = size
        registers.queue_desc_low = descriptors & 0xFFFF_FFFF
        registers.queue_desc_high = descriptors >> 32
        registers.queue_driver_low = driver_area & 0xFFFF_FFFF
        registers.queue_driver_high = driver_area >> 32
        registers.queue_device_low = device_area & 0xFFFF_FFFF
        registers.queue_device_high = device_area >> 32
        registers.queue_ready = 1
        return self.base

    def connect(self, interrupt: Interrupt) -> bool:
        place = self.place
        return place.gsi != 0 and route_gsi(interrupt, place.gsi, place.is_level, place.is_low)

    def acknowledge(self) -> None:
        status = self.registers().interrupt_status
        self.registers().interrupt_ack = status & ALL_INTERRUPTS
        if status & OF_CONFIG != 0:
            self.is_changed = True

    def has_changed(self) -> bool:
        was_changed = self.is_changed
        self.is_changed = False
        return was_changed

    def notify(self, queue: u16, doorbell: u64) -> None:
        self.registers().queue_notify = queue

    def generation(self) -> u32:
        return self.registers().config_generation

    def read_config(self, offset: int) -> u8:
        if 0 <= offset < WINDOW_BYTES - CONFIG:
            return view(Byte, self.base + CONFIG + offset).value
        return 0
