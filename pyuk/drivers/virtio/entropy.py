"""A virtio entropy device: random bytes of the host, mixed into the kernel's.

It is asked once, and stopped. A device that lies can give bytes that it knows; mixed in, they make nothing worse.
Source: virtio 1.2 §5.4. Next: control.py.
"""

from __future__ import annotations

from pyuk.drivers.virtio import discovery
from pyuk.drivers.virtio.features import TYPE_ENTROPY
from pyuk.drivers.virtio.splitqueue import SplitQueue
from pyuk.drivers.virtio.transport import Transport
from pyuk.kernel import entropy
from pyuk.lang import Buffer, replaceable, u8
from pyuk.lang.intrinsics import pause
from pyuk.lang.raw import addressof

ASKED_BYTES = 64
MAX_POLLS = 1 << 18  # a device that has not answered by then has nothing

KEPT: list[Buffer[u8]] = []


@replaceable
def seed() -> int:
    """Mix what the machine's entropy device gives into the kernel's pool; how many bytes: 0 where there is none."""
    transport = discovery.find(TYPE_ENTROPY)
    return seed_from(transport) if transport is not None else 0


def seed_from(transport: Transport) -> int:
    """seed() from this device, which is not started."""
    if transport.start(0) == 0:
        return 0
    queue = SplitQueue(transport, 0, 0)
    transport.run()
    data = Buffer[u8](ASKED_BYTES)
    count = 0
    if queue.add(addressof(data), ASKED_BYTES, True) >= 0:
        queue.publish(transport)
        for _ in range(MAX_POLLS):
            if queue.pop() >= 0:
                count = queue.len_bytes
                break
            pause()
    if not transport.reset():
        KEPT.append(data)  # it may write to it still
    for i in range(count):
        entropy.stir(data[i])
    return count
