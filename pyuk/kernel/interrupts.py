"""Interrupts of devices: each has a vector, is counted, and is remembered until somebody waits for it.

A driver makes an Interrupt, gives it a vector, and tells its device how to send it:

    received = Interrupt("net receive")
    vector = interrupts.allocate(received)
    address, data = interrupts.message_of(vector)       # for an entry of the MSI-X table, or the MSI capability
    ...
    while waiting.wait_for(received, deadline_ns):      # other tasks run meanwhile, or the processor halts
        ...                                             # look at the device, in the context of a task

An interrupt by a line (a virtio-mmio device, PCI INTx) needs route_gsi() or route_irq() instead of a message.
What runs in interrupt context is arrived_isr() alone, which is proved to neither allocate nor block; a class
derived from Interrupt may do more in it, but need not: one that comes before wait_for() is called ends that at
once. A line that is level-triggered is masked when it comes, until wait_for() has been called again.

Where the program has no threads, interrupts come while it waits only. Source: SDM 3A §11.8 (handling), §11.11
(messages). Next: clock.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import apic, ioapic, pic
from pyuk.arch.x86_64.cpu import FLAG_INTERRUPTS, disable_interrupts, enable_interrupts, read_flags
from pyuk.arch.x86_64.trapentry import VECTORS
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.kernel import log, madt, traps
from pyuk.kernel.memory import map_device
from pyuk.lang import Array, isr, u32, u64

SPURIOUS_VECTOR = VECTORS - 1  # its low four bits are ones, as some processors want it: SDM 3A §11.9
MESSAGE_ADDRESS = 0xFEE0_0000  # SDM 3A figure 11-14; the APIC's number is in bits 12 to 19
NO_LINE = 0xFFFF_FFFF

COUNTS: Array[u64, VECTORS] = Array[u64, VECTORS]()  # how often each vector has come
unexpected: int = 0  # interrupts of vectors that nobody has
attention: bool = False  # an interrupt has come since somebody last looked: what was waited for may be there

is_started: bool = False
is_working: bool = False  # there is an APIC, and it is on


class Interrupt:
    """A kind of interrupt. has_arrived: since wait_for() last returned.

    io_apic, line: where it comes from, if it is by a line; is_level: which is masked when it comes.
    """

    name: str
    vector: u32
    has_arrived: bool
    io_apic: u64
    line: u32
    is_level: bool

    def __init__(self, name: str) -> None:
        self.name = name
        self.vector = 0
        self.has_arrived = False
        self.io_apic = 0
        self.line = NO_LINE
        self.is_level = False

    def arrived_isr(self) -> None:
        """It has come. Interrupts: off."""
        self.has_arrived = True
        if self.is_level:
            ioapic.mask(self.io_apic, self.line, True)


OF_VECTORS: list[Interrupt | None]  # from traps.FIRST_INTERRUPT on; made by start()


# --- the controllers -----------------------------------------------------------------------------


def start() -> bool:
    """Bring the controllers up, if that was not done before; False where the machine has none."""
    global is_started, is_working, OF_VECTORS
    if not is_started:
        is_started = True
        is_working = apic.is_there()
        if is_working:
            OF_VECTORS = [None for _ in range(traps.FIRST_INTERRUPT, VECTORS)]
            start_controllers()
    return is_working


def start_controllers() -> None:
    """The legacy controllers off, the local APIC on, the lines of the I/O APICs masked."""
    pic.mask_all()
    paddr = apic.registers_paddr()
    if paddr != 0:
        map_device(paddr, apic.PAGE_BYTES)
    apic.start(paddr, SPURIOUS_VECTOR)
    madt.read_table()
    for i in range(madt.io_apic_count):
        map_device(madt.IO_APICS[i].paddr, ioapic.REGISTERS_BYTES)
        ioapic.mask_all(madt.IO_APICS[i].paddr)
    traps.set_interrupt_handler(dispatch_isr)
    log.info("interrupts", "ready", "x2apic", int(apic.uses_msrs), "io_apics", madt.io_apic_count)


@isr
def dispatch_isr(frame: TrapFrame) -> None:
    """Count an interrupt and tell its Interrupt. Interrupts: off."""
    global attention, unexpected
    vector = frame.vector & (VECTORS - 1)
    COUNTS[vector] = (COUNTS[vector] + 1) & 0xFFFF_FFFF_FFFF_FFFF
    if vector == SPURIOUS_VECTOR:
        return  # is not acknowledged: SDM 3A §11.9
    attention = True
    interrupt = OF_VECTORS[vector - traps.FIRST_INTERRUPT]
    if interrupt is not None:
        interrupt.arrived_isr()
    else:
        unexpected = (unexpected + 1) & 0xFFFF_FFFF
    apic.acknowledge()


def disable() -> bool:
    """Hold interrupts back; whether they were let through, for restore()."""
    were_on = read_flags() & FLAG_INTERRUPTS != 0
    disable_interrupts()
    return were_on


def restore(were_on: bool) -> None:
    """Let interrupts through again, if they were."""
    if were_on:
        enable_interrupts()


# --- for drivers ---------------------------------------------------------------------------------


def allocate(interrupt: Interrupt) -> u32:
    """Give an interrupt a vector of its own. OSError where the machine has no controller, or none is left."""
    if start():
        for vector in range(traps.FIRST_INTERRUPT, SPURIOUS_VECTOR):
            if OF_VECTORS[vector - traps.FIRST_INTERRUPT] is None:
                OF_VECTORS[vector - traps.FIRST_INTERRUPT] = interrupt
                interrupt.vector = vector
                return vector
    raise OSError("no interrupt vector is left")


def free(interrupt: Interrupt) -> None:
    """Take the vector back: the device does not send it any more."""
    OF_VECTORS[interrupt.vector - traps.FIRST_INTERRUPT] = None
    if interrupt.line != NO_LINE:
        mask_line(interrupt, True)


def message_of(vector: u32) -> tuple[u64, u32]:
    """What a device writes, and where, to interrupt this CPU: edge-triggered, fixed delivery."""
    return MESSAGE_ADDRESS | (apic.identity() & 0xFF) << 12, vector


def route_gsi(interrupt: Interrupt, gsi: u32, is_level: bool, is_low: bool) -> bool:
    """Let a global system interrupt come as this one, which has a vector; False where there is no such line."""
    for i in range(madt.io_apic_count):
        found = madt.IO_APICS[i]
        if found.gsi_base <= gsi < found.gsi_base + ioapic.line_count(found.paddr):
            interrupt.io_apic = found.paddr
            interrupt.line = gsi - found.gsi_base
            interrupt.is_level = is_level
            flags = (ioapic.LEVEL if is_level else 0) | (ioapic.ACTIVE_LOW if is_low else 0)
            were_on = disable()
            ioapic.route(found.paddr, interrupt.line, interrupt.vector, flags, apic.identity())
            restore(were_on)
            return True
    return False


def route_irq(interrupt: Interrupt, irq: u32) -> bool:
    """Let an ISA interrupt come as this one, by the line and in the way that the firmware's tables say."""
    if irq >= madt.IRQS:
        return False
    flags = madt.FLAGS_OF_IRQ[irq]
    is_low = flags & madt.ACTIVE_LOW == madt.ACTIVE_LOW
    return route_gsi(interrupt, madt.GSI_OF_IRQ[irq], flags & madt.LEVEL == madt.LEVEL, is_low)


def mask_line(interrupt: Interrupt, masked: bool) -> None:
    """Hold the interrupts of a line back, or let them through."""
    were_on = disable()
    ioapic.mask(interrupt.io_apic, interrupt.line, masked)
    restore(were_on)
