"""How a driver speaks with a virtio device: what the ways over PCI and over plain registers have in common.

A transport is the device's registers and nothing more. `start()` takes a device through the states of
initialisation up to the queues; the driver then sets its queues up and calls `run()`.
Source: virtio 1.2 §3.1.1 (initialisation), §4 (transports). Next: mmio.py.
"""

from __future__ import annotations

from pyuk.drivers.virtio.features import ACKNOWLEDGE, DRIVER, DRIVER_OK, FAILED, FEATURES_OK, NEEDS_RESET, VERSION_1
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import Struct, Volatile, u8, u16, u32, u64
from pyuk.lang.intrinsics import pause

MAX_POLLS = 1 << 20
MAX_READS = 16  # of a configuration that changes while it is read


class Byte(Struct):
    """A byte of a device's registers."""

    value: Volatile[u8]


class Transport:
    """A device's registers. device_type: as in virtio 1.2 §5; 0 where there is no device.

    The first group is what each transport does in its own way.
    """

    device_type: int

    def __init__(self, device_type: int) -> None:
        self.device_type = device_type

    def read_status(self) -> u8:
        """The device status."""
        raise NotImplementedError

    def write_status(self, status: u8) -> None:
        """Set the device status; 0 resets the device."""
        raise NotImplementedError

    def read_features(self, select: u32) -> u32:
        """Bits 32 * select to 32 * select + 31 of what the device offers."""
        raise NotImplementedError

    def write_features(self, select: u32, bits: u32) -> None:
        """Those bits of what the driver takes."""
        raise NotImplementedError

    def select_queue(self, index: u16) -> int:
        """Speak of this queue from here on; how many entries it may have, 0 where there is no such queue."""
        raise NotImplementedError

    def enable_queue(self, size: u16, descriptors: u64, driver_area: u64, device_area: u64) -> u64:
        """Let the device use the selected queue, whose three parts lie at these addresses.

        Returns the doorbell, which notify() wants; 0 where the queue has none that can be used.
        """
        raise NotImplementedError

    def connect(self, interrupt: Interrupt) -> bool:
        """Let the device's interrupts come as this one, which has a vector; before its queues are enabled.

        False where there is no way: the device has to be polled.
        """
        raise NotImplementedError

    def acknowledge(self) -> None:
        """An interrupt was seen: a device that holds its line lets go of it."""
        raise NotImplementedError

    def has_changed(self) -> bool:
        """Whether an interrupt has told since this was last asked that the device's configuration is another."""
        raise NotImplementedError

    def notify(self, queue: u16, doorbell: u64) -> None:
        """Tell the device that a queue has something for it."""
        raise NotImplementedError

    def generation(self) -> u32:
        """Changes whenever the device's configuration does."""
        raise NotImplementedError

    def read_config(self, offset: int) -> u8:
        """A byte of the device's own configuration; 0 where it has no such byte."""
        raise NotImplementedError

    # --- the same for all --------------------------------------------------------------------

    def reset(self) -> bool:
        """Stop the device: it lets go of all memory. False where it does not say that it has."""
        self.write_status(0)
        for _ in range(MAX_POLLS):
            if self.read_status() == 0:
                return True
            pause()
        return False

    def offered(self) -> u64:
        """All features that the device offers."""
        return self.read_features(0) | self.read_features(1) << 32

    def start(self, wanted: u64) -> u64:
        """Reset the device and agree on features: those of `wanted` that it offers, VERSION_1 among them.

        0 where the device does not work out; it is not used then.
        """
        if not self.reset():
            return 0
        self.write_status(ACKNOWLEDGE)
        self.write_status(ACKNOWLEDGE | DRIVER)
        taken: u64 = self.offered() & (wanted | VERSION_1)
        if taken & VERSION_1 == 0:
            self.fail()
            return 0
        self.write_features(0, taken & 0xFFFF_FFFF)
        self.write_features(1, taken >> 32)
        self.write_status(ACKNOWLEDGE | DRIVER | FEATURES_OK)
        if self.read_status() & FEATURES_OK == 0:
            self.fail()
            return 0
        return taken

    def run(self) -> None:
        """The queues are set up: let the device begin."""
        self.write_status(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK)

    def fail(self) -> None:
        """Give the device up."""
        self.write_status(self.read_status() | FAILED)

    def is_broken(self) -> bool:
        """Whether the device says that it cannot go on: virtio 1.2 §2.1.2."""
        return self.read_status() & (NEEDS_RESET | FAILED) != 0

    def read_config_number(self, offset: int, size: int) -> int:
        """A little-endian number of at most four bytes, all of one generation: virtio 1.2 §2.5.3."""
        value = 0
        for _ in range(MAX_READS):
            before = self.generation()
            value = 0
            for i in range(size):
                value |= self.read_config(offset + i) << (8 * i & 31)
            if self.generation() == before:
                break
        return value
