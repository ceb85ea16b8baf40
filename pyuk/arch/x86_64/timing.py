"""How fast the time-stamp counter and the APIC's timer run, where that is said; and the processor's random numbers.

Source: SDM 2A CPUID (leaf 15H), SDM 2B RDRAND; the hypervisors' leaves from 40000000H on as in the Linux kernel's
arch/x86/kernel/cpu/vmware.c; QEMU's target/i386/cpu.c (the name TCGTCGTCGTCG), hw/intc/apic_common.c (a timer that
counts nanoseconds). Next: pvclock.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import CpuidResult, cpuid
from pyuk.arch.x86_64.features import LEAF_VERSION, query
from pyuk.lang import u32, u64
from pyuk.lang.raw import asm, stub

LEAF_TSC = 0x15
HYPERVISOR_LEAVES = 0x4000_0000
HYPERVISOR_TIMING = 0x4000_0010  # EAX: kHz of the counter, EBX: of the APIC's timer
HYPERVISOR = 1 << 31  # leaf 1, ECX
KVM = 0x4B4D_564B  # "KVMK", the first letters of KVMKVMKVM
TCG = 0x5447_4354  # "TCGT", of TCGTCGTCGTCG
TCG_TIMER_HZ = 1_000_000_000
RDRAND = 1 << 30  # leaf 1, ECX
RDRAND_TRIES = 10  # SDM 1 §7.3.17.1

ANSWER: CpuidResult = CpuidResult()


def hypervisor_leaf(leaf: u32) -> CpuidResult:
    """What the hypervisor says at this leaf; zeros where it does not have it. Good until the next query."""
    ANSWER.eax = HYPERVISOR_LEAVES
    there = query(LEAF_VERSION).ecx & HYPERVISOR != 0
    if there and leaf != HYPERVISOR_LEAVES:
        cpuid(HYPERVISOR_LEAVES, 0, ANSWER)
    if there and leaf <= ANSWER.eax:
        cpuid(leaf, 0, ANSWER)
    else:
        ANSWER.eax = 0
        ANSWER.ebx = 0
    return ANSWER


def hypervisor_name() -> u32:
    """The first four letters of the hypervisor's name; 0 where there is none."""
    return hypervisor_leaf(HYPERVISOR_LEAVES).ebx


def tsc_hz() -> int:
    """Ticks of the time-stamp counter in a second; 0 where nobody says."""
    found = query(LEAF_TSC)
    if found.eax != 0 and found.ebx != 0 and found.ecx != 0:
        return found.ecx * found.ebx // found.eax
    return hypervisor_leaf(HYPERVISOR_TIMING).eax * 1000


def apic_timer_hz() -> int:
    """Counts of the APIC's timer in a second, undivided; 0 where nobody says."""
    found = hypervisor_leaf(HYPERVISOR_TIMING).ebx * 1000
    return found if found != 0 or hypervisor_name() != TCG else TCG_TIMER_HZ


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
