"""virtio over PCI, the modern way: four groups of registers that capabilities lead to.

Source: virtio 1.2 §4.1. Next: virtqueue.py.
"""

from __future__ import annotations

from pyuk.drivers import msix, pci
from pyuk.drivers.virtio.features import NO_VECTOR
from pyuk.drivers.virtio.transport import Byte, Transport
from pyuk.kernel import interrupts
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import Struct, Volatile, inline, sizeof, u8, u16, u32, u64
from pyuk.lang.raw import view

VENDOR = 0x1AF4
FIRST_DEVICE = 0x1040  # a modern device's identity, less its type
FIRST_TRANSITIONAL = 0x1000
LAST_TRANSITIONAL = 0x103F

CAP_VENDOR = 0x09  # virtio 1.2 §4.1.4
CAP_TYPE = 3  # bytes into the capability
CAP_BAR = 4
CAP_OFFSET = 8
CAP_LENGTH = 12
CAP_MULTIPLIER = 16  # of a notification capability

COMMON = 1
NOTIFY = 2
DEVICE = 4
MAX_CONFIG = 4096
QUEUES_ENTRY = 0  # of the MSI-X table
CHANGES_ENTRY = 1


class CommonConfig(Struct):
    """virtio 1.2 §4.1.4.3. Fields of 64 bits are written by halves, as §4.1.3.1 wants it."""

    device_feature_select: Volatile[u32]
    device_feature: Volatile[u32]
    driver_feature_select: Volatile[u32]
    driver_feature: Volatile[u32]
    config_msix_vector: Volatile[u16]
    num_queues: Volatile[u16]
    device_status: Volatile[u8]
    config_generation: Volatile[u8]
    queue_select: Volatile[u16]
    queue_size: Volatile[u16]
    queue_msix_vector: Volatile[u16]
    queue_enable: Volatile[u16]
    queue_notify_off: Volatile[u16]
    queue_desc_low: Volatile[u32]
    queue_desc_high: Volatile[u32]
    queue_driver_low: Volatile[u32]
    queue_driver_high: Volatile[u32]
    queue_device_low: Volatile[u32]
    queue_device_high: Volatile[u32]


class Doorbell(Struct):
    """Where a queue's number is written: virtio 1.2 §4.1.5.2."""

    value: Volatile[u16]


def type_of(address: u16) -> int:
    """The device type of a PCI function; 0 where it is no virtio device. Transitional ones speak both ways."""
    if pci.vendor(address) != VENDOR:
        return 0
    identity = pci.device(address)
    if identity >= FIRST_DEVICE:
        return identity - FIRST_DEVICE
    if FIRST_TRANSITIONAL <= identity <= LAST_TRANSITIONAL:
        return pci.read(address, pci.SUBSYSTEM) >> 16  # virtio 1.2 §4.1.2.1
    return 0


def window(address: u16, kind: int, length: u64) -> tuple[u64, u64, int]:
    """The registers of a kind: where they are, mapped, how many bytes, and the capability; zeros if nowhere.

    length: how many bytes are needed at least. The first capability of the kind that can be used is taken.
    """
    at = pci.find_capability(address, CAP_VENDOR, 0)
    for _ in range(pci.MAX_CAPABILITIES):
        if at == 0:
            break
        if pci.read_byte(address, (at + CAP_TYPE) & 0xFF) == kind:
            size: u64 = pci.read(address, (at + CAP_LENGTH) & 0xFF)
            if size >= length:
                bar = pci.read_byte(address, (at + CAP_BAR) & 0xFF)
                found = pci.map_window(address, bar, pci.read(address, (at + CAP_OFFSET) & 0xFF), size)
                if found != 0:
                    return found, size, at
        at = pci.find_capability(address, CAP_VENDOR, at)
    return 0, 0, 0


class PciTransport(Transport):
    """The device at a PCI address; device_type is 0 where its registers cannot be used.

    vector: the entry of the MSI-X table for queues. changes: the interrupt of another configuration, if it has one.
    """

    address: u16
    vector: u16
    changes: Interrupt
    common_base: u64
    notify_base: u64
    notify_bytes: u64
    notify_multiplier: u32
    config_base: u64
    config_bytes: u64

    def __init__(self, address: u16) -> None:
        self.address = address
        self.vector = NO_VECTOR
        self.changes = Interrupt("virtio configuration")
        self.device_type = type_of(address)
        pci.enable(address)
        self.common_base, _, _ = window(address, COMMON, sizeof(CommonConfig))
        self.notify_base, self.notify_bytes, capability = window(address, NOTIFY, 2)
        self.config_base, self.config_bytes, _ = window(address, DEVICE, 1)
        self.notify_multiplier = 0
        if capability != 0:
            self.notify_multiplier = pci.read(address, (capability + CAP_MULTIPLIER) & 0xFF)
        if self.common_base == 0 or self.notify_base == 0:
            self.device_type = 0

    @inline
    def common(self) -> CommonConfig:
        """The common registers."""
        return view(CommonConfig, self.common_base)

    def read_status(self) -> u8:
        return self.common().device_status

    def write_status(self, status: u8) -> None:
        self.common().device_status = status

    def read_features(self, select: u32) -> u32:
        self.common().device_feature_select = select
        return self.common().device_feature

    def write_features(self, select: u32, bits: u32) -> None:
        self.common().driver_feature_select = select
        self.common().driver_feature = bits

    def select_queue(self, index: u16) -> int:
        if index >= self.common().num_queues:
            return 0
        self.common().queue_select = index
        return self.common().queue_size if self.common().queue_enable == 0 else 0

    def enable_queue(self, size: u16, descriptors: u64, driver_area: u64, device_area: u64) -> u64:
        common = self.common()
        offset: u64 = common.queue_notify_off * self.notify_multiplier  # virtio 1.2 §4.1.4.4
        if offset + 2 > self.notify_bytes:
            return 0
        common.queue_size = size
        common.queue_msix_vector = self.vector
        common.queue_desc_low = descriptors & 0xFFFF_FFFF
        common.queue_desc_high = descriptors >> 32
        common.queue_driver_low = driver_area & 0xFFFF_FFFF
        common.queue_driver_high = driver_area >> 32
        common.queue_device_low = device_area & 0xFFFF_FFFF
        common.queue_device_high = device_area >> 32
        common.queue_enable = 1
        return self.notify_base + offset

    def connect(self, interrupt: Interrupt) -> bool:
        if not msix.send(self.address, QUEUES_ENTRY, interrupt):
            return False
        self.vector = QUEUES_ENTRY
        interrupts.allocate(self.changes)
        has_two = msix.send(self.address, CHANGES_ENTRY, self.changes)
        self.common().config_msix_vector = CHANGES_ENTRY if has_two else NO_VECTOR
        return True

    def acknowledge(self) -> None:
        """A message is gone once it has come."""

    def has_changed(self) -> bool:
        has_arrived = self.changes.has_arrived
        self.changes.has_arrived = False
        return has_arrived

    def notify(self, queue: u16, doorbell: u64) -> None:
        view(Doorbell, doorbell).value = queue

    def generation(self) -> u32:
        return self.common().config_generation

    def read_config(self, offset: int) -> u8:
        if 0 <= offset < self.config_bytes:
            return view(Byte, self.config_base + offset).value
        return 0
