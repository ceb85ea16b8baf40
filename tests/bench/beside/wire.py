"""The network between this machine and its guests: a tap each, in a namespace of this process's own."""

from __future__ import annotations

import ctypes
import os
import subprocess

from tests.bench.beside.packages import Missing, tool

NEW_NAMESPACE = 0x40000000  # CLONE_NEWNET of clone(2)


def separate() -> None:
    """Put this process into a network namespace of its own, which ends with it. Missing where that is not allowed."""
    if os.geteuid() != 0 or not os.path.exists("/dev/net/tun"):
        raise Missing("taps in a network namespace: needs root, and /dev/net/tun")
    tool("ip", "iproute2")
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_NAMESPACE) != 0:
        raise Missing(f"a network namespace: {os.strerror(ctypes.get_errno())}")
    _ip("link", "set", "lo", "up")


class Wire:
    """A tap. tap: its name. here, guest: the addresses of this machine and of the guest on it."""

    made = 0

    def __init__(self) -> None:
        Wire.made += 1
        self.tap = f"tap{Wire.made}"
        self.here, self.guest = f"10.77.{Wire.made}.1", f"10.77.{Wire.made}.2"
        _ip("tuntap", "add", "dev", self.tap, "mode", "tap", "vnet_hdr")
        _ip("addr", "add", f"{self.here}/24", "dev", self.tap)
        _ip("link", "set", self.tap, "up")

    def expect(self, mac: str) -> None:
        """Know the guest's MAC address without asking for it.

        The first question is lost where the guest is not up yet, and the next one comes a second later.
        """
        _ip("neigh", "replace", self.guest, "lladdr", mac, "dev", self.tap, "nud", "permanent")

    def remove(self) -> None:
        _ip("link", "del", self.tap)


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"a tap: ip {' '.join(words)}: {done.stderr.strip()}")
