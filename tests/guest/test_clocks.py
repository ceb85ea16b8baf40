"""The clocks of QEMU's machines: all of them give the counter the same rate, whatever the host does meanwhile."""

from __future__ import annotations

import time

import pytest

from tests.guest.machine import image_of, machine_of, needs_qemu, run

pytestmark = needs_qemu

SLEPT = 0.5  # seconds, by cases/clocks.py


@pytest.mark.parametrize(("machine", "cpu", "extra", "there"), [
    ("microvm", "max", (), {"APIC timer", "interval timer"}),
    ("microvm", "max,tcg-cpuid=off", (), {"interval timer"}),
    ("pc", "max", (), {"APIC timer", "HPET", "PM timer", "interval timer"}),
    ("q35", "max,tcg-cpuid=off", (), {"HPET", "PM timer", "interval timer"}),
    ("pc", "max,tcg-cpuid=off", ("-no-hpet",), {"PM timer", "interval timer"}),
])
def test_clocks_agree(machine: str, cpu: str, extra: tuple[str, ...], there: set[str]) -> None:
    """And a sleep takes its time by the host's clock: never less."""
    before = time.monotonic()
    ended = run(image_of("clocks.py"), machine_of(machine, cpu=cpu, extra=extra))
    took = time.monotonic() - before
    names = ("APIC timer", "HPET", "PM timer", "interval timer")
    said = "".join(f"{name} {'agrees' if name in there else 'none'}\n" for name in names)
    assert (ended.end, ended.out.decode()) == (("exit", 0), said), ended.text
    assert took >= SLEPT * 0.998
