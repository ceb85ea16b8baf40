"""What this processor has, as CPUID says, and the protections that it offers to a kernel.

Source: SDM 2A CPUID. Next: percpu.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import CpuidResult, cpuid, read_cr4, write_cr4
from pyuk.lang import u32, u64

LEAF_VERSION = 0x1
LEAF_FEATURES = 0x7
LEAF_EXTENDED_FEATURES = 0x8000_0001
EXTENDED = 0x8000_0000  # the highest basic leaf is told by leaf 0, the highest extended one by this

MACHINE_CHECK = 1 << 7  # leaf 1, EDX
SMEP = 1 << 7  # leaf 7, EBX
SMAP = 1 << 20
UMIP = 1 << 2  # leaf 7, ECX
GIB_PAGES = 1 << 26  # leaf 80000001H, EDX

CR4_MCE = 1 << 6  # SDM 3A §2.5
CR4_UMIP = 1 << 11
CR4_SMEP = 1 << 20
CR4_SMAP = 1 << 21

RESULT: CpuidResult = CpuidResult()


def query(leaf: u32) -> CpuidResult:
    """What CPUID says at this leaf; zeros where it does not have it. Good until the next query."""
    cpuid(leaf & EXTENDED, 0, RESULT)
    if leaf <= RESULT.eax:
        cpuid(leaf, 0, RESULT)
        return RESULT
    RESULT.eax = 0
    RESULT.ebx = 0
    RESULT.ecx = 0
    RESULT.edx = 0
    return RESULT


def has_gib_pages() -> bool:
    """Whether a page can be 1 GiB.  Source: SDM 3A §4.1.4."""
    return query(LEAF_EXTENDED_FEATURES).edx & GIB_PAGES != 0


def enable_machine_checks() -> None:
    """Let broken hardware raise an exception, where it would reset the machine otherwise.

    Source: SDM 3A §2.5 (CR4.MCE), §6.15 (interrupt 18).
    """
    if query(LEAF_VERSION).edx & MACHINE_CHECK != 0:
        write_cr4(read_cr4() | CR4_MCE)


def protect_supervisor() -> None:
    """Switch on what keeps a kernel from running or reading what is not its own: SMEP, SMAP, UMIP.

    Source: SDM 3A §4.6 (access rights), §2.5 (CR4).
    """
    found = query(LEAF_FEATURES)
    wanted: u64 = 0
    if found.ebx & SMEP != 0:
        wanted |= CR4_SMEP
    if found.ebx & SMAP != 0:
        wanted |= CR4_SMAP
    if found.ecx & UMIP != 0:
        wanted |= CR4_UMIP
    write_cr4(read_cr4() | wanted)
