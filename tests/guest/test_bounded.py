"""What long work leaves: in a machine of 64 MiB the heap is flat after warm-up, whatever garbage is made."""

from __future__ import annotations

import re

import pytest

from tests.guest.machine import image_of, machine_of, needs_qemu, run, under_cpython

pytestmark = [*needs_qemu, pytest.mark.slow]

CASE = "bounded.py"
MIB = 64
COLLECTED = re.compile(r"collector: collected live_bytes=(\d+) free_frames=(\d+)")


@pytest.mark.parametrize("what", ["short_lived", "long_lived", "cyclic", "generators"])
def test_the_heap_is_flat(what: str) -> None:
    machine = machine_of("microvm", what, options="log=debug", mib=MIB)
    ended = run(image_of(CASE), machine, timeout=120)
    assert ended.end == ("exit", 0), ended.text[-2000:]
    assert ended.out == under_cpython(CASE, what).stdout
    figures = [(int(live), int(free)) for live, free in COLLECTED.findall(ended.text)]
    assert len(figures) >= 10
    live, free = zip(*figures[-len(figures) // 3 :], strict=True)
    assert max(live) - min(live) <= 0.02 * max(live) + 65536
    assert max(free) - min(free) <= 0.02 * MIB * 256 + 16
