"""What the virtio specification names by numbers: device types, status bits, feature bits.

Next: transport.py.
"""

from __future__ import annotations

TYPE_NET = 1  # virtio 1.2 §5
TYPE_ENTROPY = 4

ACKNOWLEDGE = 1  # virtio 1.2 §2.1, device status
DRIVER = 2
DRIVER_OK = 4
FEATURES_OK = 8
NEEDS_RESET = 64
FAILED = 128

RING_INDIRECT_DESC = 1 << 28  # virtio 1.2 §6, reserved feature bits
RING_EVENT_IDX = 1 << 29
VERSION_1 = 1 << 32
ACCESS_PLATFORM = 1 << 33
RING_PACKED = 1 << 34
IN_ORDER = 1 << 35

NO_VECTOR = 0xFFFF  # virtio 1.2 §4.1.4.3: no MSI-X vector
