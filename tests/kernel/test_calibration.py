"""How fast the time-stamp counter runs: measured on a machine that does something else at any moment, and asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.arch.x86_64 import hpet, pit, pvclock, timing
from pyuk.arch.x86_64.cpu import CpuidResult
from pyuk.drivers import clock as wall
from pyuk.kernel import calibration, clock
from pyuk.lang import machine
from pyuk.lang.memory import Memory
from tests.kernel.machine import at_boot

SECOND = 10**12  # picoseconds
US = SECOND // 10**6
PAGE = 0x7000_0000


class Host:
    """A moment, to which everything that is done adds; and which jumps where the host runs something else.

    pauses: (how many steps before one, how long it is), again and again.
    """

    def __init__(self, tsc_hz: int, pauses: list[tuple[int, int]], cost: int = US // 4) -> None:
        self.now, self.hz, self.cost = SECOND, tsc_hz, cost
        self.pauses, self.index, self.steps = pauses, 0, 0

    def step(self) -> None:
        self.now += self.cost
        self.steps += 1
        if self.pauses and self.steps >= self.pauses[self.index][0]:
            self.now += self.pauses[self.index][1]
            self.index, self.steps = (self.index + 1) % len(self.pauses), 0

    def rdtsc(self) -> int:
        self.step()
        return self.now * self.hz // SECOND

    def counter(self, hz: int, bits: int) -> Callable[[], int]:
        """A clock that takes a microsecond to be read."""

        def read() -> int:
            self.step()
            self.step()
            count = (self.now * hz // SECOND) & ((1 << bits) - 1)
            self.step()
            self.step()
            return count

        return read


@contextmanager
def on(host: Host) -> Iterator[None]:
    with machine.install(rdtsc=host.rdtsc):
        yield


CLOCKS = {
    "APIC": (1_000_000_000, 32), "HPET": (100_000_000, 32), "PM timer": (3_579_545, 24), "PIT": (pit.FREQUENCY_HZ, 16),
}
each_clock = pytest.mark.parametrize("name", CLOCKS)
pauses = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 20_000).map(lambda us: us * US)), max_size=12)


@each_clock
@settings(max_examples=40, deadline=None)
@given(tsc_hz=st.integers(500_000_000, 6_000_000_000), pauses=pauses)
def test_a_busy_host_does_not_disturb(name: str, tsc_hz: int, pauses: list[tuple[int, int]]) -> None:
    """Whenever the host runs something else, and for up to 20 ms: the result is right to one part in a thousand.

    Where it is never left alone for long enough, nothing is found, and that is said; never something wrong.
    """
    hz, bits = CLOCKS[name]
    host = Host(tsc_hz, pauses)
    with on(host):
        found = calibration.measure(host.counter(hz, bits), hz, (1 << bits) - 1)
    assert found == 0 or abs(found - tsc_hz) * 1000 <= tsc_hz


@each_clock
def test_a_pause_in_each_place(name: str) -> None:
    """One pause of 40 ms, before many of the first 400 steps."""
    hz, bits = CLOCKS[name]
    for place in range(1, 400, 19):
        host = Host(2_445_000_000, [(place, 40_000 * US), (10**9, US)])
        with on(host):
            found = calibration.measure(host.counter(hz, bits), hz, (1 << bits) - 1)
        assert abs(found - host.hz) * 1000 <= host.hz, place


@each_clock
def test_it_takes_no_longer_than_it_needs(name: str) -> None:
    hz, bits = CLOCKS[name]
    host = Host(3_000_000_000, [])
    with on(host):
        calibration.measure(host.counter(hz, bits), hz, (1 << bits) - 1)
    assert host.now - SECOND < 8000 * US


def test_a_clock_that_stands_still_is_none() -> None:
    host = Host(1_000_000_000, [])
    with on(host):
        assert calibration.measure(lambda: 0xFFFF, pit.FREQUENCY_HZ, 0xFFFF) == 0


# --- the clocks ----------------------------------------------------------------------------------


class Pit:
    """An 8254's channel 0."""

    def __init__(self, host: Host) -> None:
        self.host, self.mode, self.start = host, 0, 0
        self.bytes: list[int] = []

    def outb(self, port: int, value: int) -> None:
        self.host.step()
        if port == pit.CONTROL and value == pit.LATCH_0:
            count = -((self.host.now - self.start) * pit.FREQUENCY_HZ // SECOND) & 0xFFFF if self.mode == 2 else 0
            self.bytes = [count & 0xFF, count >> 8]
        elif port == pit.CONTROL:
            self.mode = value >> 1 & 7
        else:
            assert (port, value) == (pit.CHANNEL_0, 0)
            self.start = self.host.now

    def inb(self, port: int) -> int:
        assert port == pit.CHANNEL_0
        self.host.step()
        return self.bytes.pop(0)


def test_the_interval_timer() -> None:
    host = Host(2_500_000_000, [])
    model = Pit(host)
    with on(host), machine.install(outb=model.outb, inb=model.inb):
        assert abs(calibration.by_interval_timer() - host.hz) * 1000 <= host.hz
    assert model.mode == 0, "nothing is left that has to be done for it"


@pytest.mark.parametrize(("period", "hz"), [(10_000_000, 100_000_000), (69_841_279, 14_318_179), (0, 0), (10**9, 0)])
def test_the_hpet_says_its_rate(period: int, hz: int) -> None:
    with Memory() as memory:
        memory.map(PAGE, 4096)
        memory.write(PAGE + hpet.PERIOD, period.to_bytes(4, "little"))
        assert hpet.start(PAGE) == hz
        assert memory.read(PAGE + hpet.CONFIGURATION, 1) == (b"\1" if hz else b"\0")


class Processor:
    """CPUID's leaves, by number; a hypervisor where leaf 40000000H is there."""

    def __init__(self, leaves: dict[int, tuple[int, int, int]]) -> None:
        self.leaves = {0: (0x16, 0, 0), **leaves}

    def cpuid(self, leaf: int, subleaf: int, into: CpuidResult) -> None:
        hypervised = 1 << 31 if timing.HYPERVISOR_LEAVES in self.leaves else 0
        found = self.leaves.get(leaf, (0, 0, hypervised if leaf == 1 else 0))
        into.eax, into.ebx, into.ecx = found
        into.edx = 0


TCG = (0x4000_0001, timing.TCG, 0)
KVM = (0x4000_0001, timing.KVM, 0)


@pytest.mark.parametrize(("leaves", "tsc", "apic"), [
    ({}, 0, 0),
    ({0x15: (2, 125, 24_000_000)}, 1_500_000_000, 0),
    ({0x15: (2, 125, 0)}, 0, 0),
    ({0x4000_0000: TCG}, 0, 1_000_000_000),
    ({0x4000_0000: KVM}, 0, 0),
    ({0x4000_0000: (0x4000_0010, timing.KVM, 0), 0x4000_0010: (2_445_000, 1_000_000, 0)}, 2_445_000_000, 10**9),
    ({0x4000_0000: (0x4000_0001, timing.KVM, 0), 0x4000_0010: (2_445_000, 1_000_000, 0)}, 0, 0),
])
def test_what_is_said(leaves: dict[int, tuple[int, int, int]], tsc: int, apic: int) -> None:
    with machine.install(cpuid=Processor(leaves).cpuid):
        assert (timing.tsc_hz(), timing.apic_timer_hz()) == (tsc, apic)


# --- KVM's clock ---------------------------------------------------------------------------------


class Kvm:
    """A hypervisor with a clock; it writes into the guest's structures when their MSRs are written.

    torn: how many times a reader finds that the hypervisor is writing.
    """

    def __init__(self, multiplier: int, shift: int, *, features: int = pvclock.CLOCK, torn: int = 0) -> None:
        self.leaves = {0x4000_0000: KVM, pvclock.LEAF_FEATURES: (features, 0, 0)}
        self.multiplier, self.shift, self.torn, self.enabled = multiplier, shift, torn, False

    def write_msr(self, msr: int, value: int) -> None:
        if msr == pvclock.MSR_WALL_CLOCK:
            clock = pvclock.WALL_CLOCK
            clock.version, clock.seconds, clock.nanoseconds = 2, 1_700_000_000, 250_000_000
            return
        assert msr == pvclock.MSR_SYSTEM_TIME
        self.enabled = value & 1 != 0
        time = pvclock.SYSTEM_TIME
        time.version, time.ticks, time.nanoseconds = 8 | (self.torn > 0), 4_890_000_000, 77_000_000_000
        time.multiplier, time.shift = self.multiplier, self.shift

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with machine.install(cpuid=Processor(self.leaves).cpuid, write_msr=self.write_msr):
            yield
        assert not self.enabled, "it would write for ever"


def rate_of(hz: int) -> tuple[int, int]:
    """A multiplier and a shift as KVM computes them: kvm_get_time_scale() of Linux."""
    shift, base = 0, hz
    while base > 2_000_000_000:
        base >>= 1
        shift -= 1
    while base <= 1_000_000_000:
        base <<= 1
        shift += 1
    return ((1_000_000_000 << 32) // base) & 0xFFFF_FFFF, shift


@given(st.integers(500_000_000, 6_000_000_000))
def test_kvm_says_the_rate(hz: int) -> None:
    with Kvm(*rate_of(hz))():
        assert abs(pvclock.tsc_hz() - hz) <= 8


def test_kvm_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "by_apic_timer", lambda: 7)
    with Kvm(*rate_of(2_445_000_000))():
        assert abs(calibration.tsc_hz() - 2_445_000_000) <= 8
    with Kvm(*rate_of(2_445_000_000), features=0)():
        assert calibration.tsc_hz() == 7


@pytest.mark.parametrize(("multiplier", "shift"), [(0, 0), (1 << 31, 17), (1 << 31, -128)])
def test_what_is_no_rate(multiplier: int, shift: int) -> None:
    with Kvm(multiplier, shift)():
        assert pvclock.tsc_hz() == 0


def test_what_is_always_being_written_is_not_used() -> None:
    with Kvm(*rate_of(2_000_000_000), torn=1)():
        assert pvclock.tsc_hz() == 0


def test_kvm_says_the_time_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    at_boot()
    monkeypatch.setattr(clock, "ticks_per_second", 2_445_000_000)
    monkeypatch.setattr(wall, "wall_is_set", False)
    with Kvm(*rate_of(2_445_000_000))(), machine.install(rdtsc=lambda: 4_890_000_000 + 1_222_500_000):
        assert wall.wall_ns() == (1_700_000_000 + 77) * 1_000_000_000 + 250_000_000 + 500_000_000
