"""How fast the time-stamp counter runs: asked where somebody knows, and measured by another clock otherwise.

The first of these that is there is taken: it is quick, or exact, or both.

1. The processor (CPUID leaf 15H) or the hypervisor (leaf 40000010H) says it.
2. KVM's clock says it (pvclock.py).
3. The APIC's timer, where its rate is known: on QEMU without KVM it counts nanoseconds.
4. The HPET's counter.
5. ACPI's power-management timer.
6. The interval timer.

Next: clock.py.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.arch.x86_64 import apic, hpet, pit, pvclock, timing
from pyuk.arch.x86_64.ports import inl
from pyuk.kernel import acpi, log
from pyuk.kernel.memory import map_device
from pyuk.lang import Array, Struct, u8, u64
from pyuk.lang.intrinsics import pause, rdtsc
from pyuk.lang.raw import view

GUESSED_HZ = 1_000_000_000  # where there is nothing to measure by: what QEMU counts under -icount
SLOWEST_HZ = 500_000_000  # no processor of 64 bits counts slower
PRECISION = 2048  # what is measured is known to one part of this, at worst
PAIRS = 8
TRIES = 64
LONGEST_STILL = 1000  # readings
LONGEST_TICKS = 1 << 30
PM_TIMER_HZ = 3_579_545  # ACPI 6.5 §4.8.3.3
PM_TIMER_MASK = 0xFF_FFFF
APIC_MASK = 0xFFFF_FFFF

HPET = 0x5445_5048  # "HPET"

pm_timer_port: int = 0


class HpetTable(Struct, packed=True):
    """ACPI's table: IA-PC HPET Specification 1.0a §3.2.4."""

    header: acpi.Header
    block: Array[u8, 8]
    paddr: u64


def tsc_hz() -> int:
    """Ticks of the time-stamp counter in a second."""
    found = timing.tsc_hz()
    if found == 0:
        found = pvclock.tsc_hz()
    if found == 0:
        found = by_apic_timer()
    if found == 0:
        found = by_hpet()
    if found == 0:
        found = by_pm_timer()
    if found == 0:
        found = by_interval_timer()
    if found == 0:
        log.warning("clock", "nothing says how fast the counter runs")
        return GUESSED_HZ
    return found


# --- measuring -----------------------------------------------------------------------------------


def read_both(read: Callable[[], int]) -> tuple[int, u64, u64]:
    """A clock's count, the time-stamp counter then, and how wide that is: in how many ticks the clock was read."""
    before: u64 = rdtsc()
    count = read()
    after: u64 = max(rdtsc(), before)
    return count, before + (after - before) // 2, after - before


def measure(read: Callable[[], int], hz: int, mask: int) -> int:
    """Ticks of the counter in a second of a clock that counts `hz` in it, modulo mask + 1; 0: it stands still.

    The machine may do something else at any time, for as long as it likes. What happens between the two halves of a
    reading makes it wide, and the whole lasts until that is no more than one part of PRECISION. What happens between
    two readings does no harm, unless it takes so long that the count may have come round: then all begins anew.
    """
    longest = mask * SLOWEST_HZ // (2 * hz)
    for _ in range(TRIES):
        found = measure_once(read, hz, mask, longest)
        if found >= 0:
            return found
    return 0


def measure_once(read: Callable[[], int], hz: int, mask: int, longest: int) -> int:
    """measure(); -1 where two readings are more than `longest` ticks apart, or where it lasts too long."""
    last_count, first_ticks, first_width = read_shortest(read)
    last_ticks = first_ticks
    counted = 0
    still = 0
    while still < LONGEST_STILL and last_ticks - first_ticks < LONGEST_TICKS:
        count, ticks, width = read_both(read)
        if ticks + width - last_ticks > longest:
            return -1
        counted += (count - last_count) & mask
        passed: int = ticks - first_ticks
        if counted >= PRECISION and passed >= PRECISION * (first_width + width):
            return passed * hz // counted
        still = still + 1 if count == last_count else 0
        last_count = count
        last_ticks = ticks
        pause()
    return 0 if still == LONGEST_STILL else -1


def read_shortest(read: Callable[[], int]) -> tuple[int, u64, u64]:
    """read_both(), the one of several that is known best."""
    best_count, best_ticks, best_width = read_both(read)
    for _ in range(PAIRS - 1):
        count, ticks, width = read_both(read)
        if width < best_width:
            best_count, best_ticks, best_width = count, ticks, width
    return best_count, best_ticks, best_width


# --- what there is to measure by -----------------------------------------------------------------


def by_apic_timer() -> int:
    """Measure by the local APIC's timer; 0 where its rate is not known."""
    hz = timing.apic_timer_hz() if apic.is_there() else 0
    if hz == 0:
        return 0
    paddr = apic.registers_paddr()
    if paddr != 0:
        map_device(paddr, apic.PAGE_BYTES)
    apic.reach(paddr)
    apic.count_silently()
    found = measure(apic.counted, hz, APIC_MASK)
    apic.set_count(0)
    return found


def by_hpet() -> int:
    """Measure by the HPET; 0 where there is none."""
    table = acpi.find_table(HPET)
    if table == 0:
        return 0
    paddr = view(HpetTable, table).paddr
    map_device(paddr, hpet.REGISTERS_BYTES)
    hz = hpet.start(paddr)
    return measure(hpet.elapsed, hz, hpet.MASK) if hz != 0 else 0


def by_pm_timer() -> int:
    """Measure by the power-management timer; 0 where there is none."""
    global pm_timer_port
    table = acpi.find_table(acpi.FADT)
    if table == 0:
        return 0
    pm_timer_port = view(acpi.Fadt, table).pm_timer
    return measure(read_pm_timer, PM_TIMER_HZ, PM_TIMER_MASK) if 0 < pm_timer_port <= 0xFFFF else 0


def read_pm_timer() -> int:
    """The power-management timer.  Source: ACPI 6.5 §4.8.3.3."""
    return inl(pm_timer_port & 0xFFFF) & PM_TIMER_MASK


def by_interval_timer() -> int:
    """Measure by the interval timer; 0 where there is none."""
    pit.start()
    found = measure(pit.elapsed, pit.FREQUENCY_HZ, pit.COUNTS - 1)
    pit.stop()
    return found
