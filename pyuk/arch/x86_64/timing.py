"""How fast the time-stamp counter runs, where the processor or the hypervisor says so, and its random numbers.

Source: SDM 2A CPUID (leaf 15H), SDM 2B RDRAND; the hypervisors' timing leaf 40000010H as in the Linux kernel's
arch/x86/kernel/cpu/vmware.c. Next: pit.py, which measures it otherwise.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import CpuidResult, cpuid
from pyuk.arch.x86_64.features import LEAF_VERSION, query
from pyuk.lang import u64
from pyuk.lang.raw import asm, stub

LEAF_TSC = 0x15
HYPERVISOR_LEAVES = 0x4000_0000
HYPERVISOR_TIMING = 0x4000_0010
HYPERVISOR = 1 << 31  # leaf 1, ECX
RDRAND = 1 << 30  # leaf 1, ECX
RDRAND_TRIES = 10  # SDM 1 §7.3.17.1

ANSWER: CpuidResult = CpuidResult()


def tsc_hz() -> int:
    """Ticks of the time-stamp counter in a second; 0 where nobody says."""
    found = query(LEAF_TSC)
    if found.eax != 0 and found.ebx != 0 and found.ecx != 0:
        return found.ecx * found.ebx // found.eax
    if query(LEAF_VERSION).ecx & HYPERVISOR != 0:
        cpuid(HYPERVISOR_LEAVES, 0, ANSWER)
        if ANSWER.eax >= HYPERVISOR_TIMING:
            cpuid(HYPERVISOR_TIMING, 0, ANSWER)
            return ANSWER.eax * 1000
    return 0


def has_rdrand() -> bool:
    """Whether rdrand() may be called."""
    return query(LEAF_VERSION).ecx & RDRAND != 0


@stub
def rdrand() -> u64:
    """64 random bits of the processor, 0 where it has none ready.  Source: SDM 2B RDRAND."""
    asm("""
        rdrand rax
        jc 1f
        xor eax, eax
    1:  ret
    """)
