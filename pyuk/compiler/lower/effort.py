"""Which of pyuk's own modules are compiled for speed, which to be short, and which to be as short as can be.

An app's code, the built-in types and most of the library are compiled for speed. The kernel is to be short, but for
what every allocation and every frame goes through; and of the network only what every packet of a connection passes
is to be fast.
"""

from __future__ import annotations

SHORT = ("pyuk.kernel", "pyuk.arch", "pyuk.drivers", "pyuk.bringup")
FAST = frozenset({
    "pyuk.kernel.heap", "pyuk.kernel.cells",
    "pyuk.drivers.virtio.net", "pyuk.drivers.virtio.splitqueue", "pyuk.drivers.virtio.virtqueue",
})  # fmt: skip

SHORTEST = (
    "pyuk.net",
    "pyuk.stdlib._network",
    "pyuk.stdlib.argparse",
    "pyuk.stdlib.unittest",
    "pyuk.stdlib.traceback",
    "pyuk.stdlib._timeformat",
)
OF_CONNECTIONS = frozenset({
    *(f"pyuk.net.{name}" for name in (
        "buffers", "interface", "internet", "ipv4", "link", "neighbours", "segments", "streams", "udp")),
    *(f"pyuk.net.wire.{name}" for name in ("checksum", "ethernet", "fields", "ipv4", "tcp", "udp")),
    *(f"pyuk.net.tcp.{name}" for name in (
        "acknowledgment", "arrival", "calls", "cubic", "engine", "output", "packets", "receive", "ring", "rto",
        "schedule", "sequence", "table", "tcb", "tcp", "timers", "timestamps")),
    *(f"pyuk.stdlib._network.{name}" for name in ("port", "service", "watch", "streamfiles")),
})  # fmt: skip


def is_short(module: str) -> bool:
    """Whether short code of this module matters more than fast code."""
    return module.startswith(SHORT) and module not in FAST


def is_shortest(module: str, function: str) -> bool:
    """Whether only the size of this function's code matters. Objects of the network are not made for each packet."""
    return module.startswith(SHORTEST) and (module not in OF_CONNECTIONS or function == "__init__")
