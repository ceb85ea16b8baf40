"""Which accelerator to use: hardware virtualisation where it is real, translation (TCG) elsewhere.

/dev/kvm alone does not tell: some hosts offer it and interpret each guest instruction, far slower than
TCG. So a machine of one processor and one page runs a short loop, and its time decides.
"""

from __future__ import annotations

import os
import platform
import struct
import sys
import time

PROBE_ITERATIONS = 4000  # 8,000 instructions: microseconds on hardware, milliseconds where interpreted
PROBE_LIMIT_SECONDS = 0.0008

# Linux Documentation/virt/kvm/api.rst: request numbers and structure offsets, x86-64.
KVM_CREATE_VM = 0xAE01
KVM_GET_VCPU_MMAP_SIZE = 0xAE04
KVM_CREATE_VCPU = 0xAE41
KVM_SET_USER_MEMORY_REGION = 0x4020AE46
KVM_RUN = 0xAE80
KVM_SET_REGS = 0x4090AE82
KVM_GET_SREGS = 0x8138AE83
KVM_SET_SREGS = 0x4138AE84
KVM_EXIT_HLT = 5
RIP_OFFSET, RFLAGS_OFFSET, REGS_SIZE = 128, 136, 144
CS_BASE_OFFSET, CS_SELECTOR_OFFSET, SREGS_SIZE = 0, 12, 312
EXIT_REASON_OFFSET = 8
PROBE_PADDR = 0x1000


def choose(wanted: str) -> str:
    """`wanted`, or the best that this machine has for `auto`."""
    if wanted != "auto":
        return wanted
    if platform.machine() not in ("x86_64", "AMD64"):
        return "tcg"
    if sys.platform == "darwin":
        return "hvf"
    return "kvm" if kvm_state() == "usable" else "tcg"


def kvm_state() -> str:
    """`usable`, or why KVM is not used: `absent`, `not permitted`, `interpreted`."""
    if not os.path.exists("/dev/kvm"):
        return "absent"
    if not os.access("/dev/kvm", os.R_OK | os.W_OK):
        return "not permitted"
    if not _has_virtualisation_flag():
        return "interpreted"
    try:
        return "usable" if _loop_seconds() < PROBE_LIMIT_SECONDS else "interpreted"
    except OSError:
        return "absent"


def _has_virtualisation_flag() -> bool:
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
            flags = next((line for line in file if line.startswith("flags")), "")
    except OSError:
        return False
    return not {"vmx", "svm"}.isdisjoint(flags.split())


def _loop_seconds() -> float:
    """How long KVM takes for a loop of PROBE_ITERATIONS in 16-bit mode; OSError where it cannot run it."""
    import ctypes
    import fcntl
    import mmap

    # mov ecx, PROBE_ITERATIONS; again: dec ecx; jnz again; hlt
    code = b"\x66\xb9" + struct.pack("<I", PROBE_ITERATIONS) + b"\x66\x49\x75\xfc\xf4"
    opened: list[int] = []
    try:
        opened.append(os.open("/dev/kvm", os.O_RDWR | os.O_CLOEXEC))
        opened.append(fcntl.ioctl(opened[0], KVM_CREATE_VM, 0))
        page = mmap.mmap(-1, mmap.PAGESIZE)
        page[: len(code)] = code
        vaddr = ctypes.addressof(ctypes.c_char.from_buffer(page))
        region = struct.pack("<IIQQQ", 0, 0, PROBE_PADDR, mmap.PAGESIZE, vaddr)
        fcntl.ioctl(opened[1], KVM_SET_USER_MEMORY_REGION, region)
        opened.append(fcntl.ioctl(opened[1], KVM_CREATE_VCPU, 0))
        state = mmap.mmap(opened[2], fcntl.ioctl(opened[0], KVM_GET_VCPU_MMAP_SIZE, 0))
        sregs = bytearray(SREGS_SIZE)
        fcntl.ioctl(opened[2], KVM_GET_SREGS, sregs)
        struct.pack_into("<Q", sregs, CS_BASE_OFFSET, 0)
        struct.pack_into("<H", sregs, CS_SELECTOR_OFFSET, 0)
        fcntl.ioctl(opened[2], KVM_SET_SREGS, bytes(sregs))
        regs = bytearray(REGS_SIZE)
        struct.pack_into("<Q", regs, RIP_OFFSET, PROBE_PADDR)
        struct.pack_into("<Q", regs, RFLAGS_OFFSET, 2)
        fcntl.ioctl(opened[2], KVM_SET_REGS, bytes(regs))
        started = time.perf_counter()
        fcntl.ioctl(opened[2], KVM_RUN, 0)
        seconds = time.perf_counter() - started
        if struct.unpack_from("<I", state, EXIT_REASON_OFFSET)[0] != KVM_EXIT_HLT:
            raise OSError("KVM did not run the probe")
        return seconds
    finally:
        for descriptor in reversed(opened):
            os.close(descriptor)
