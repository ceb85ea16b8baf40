"""The kernel's main(): what is brought up, in which order, and why.

boot/ calls kernel_main() in long mode, on the boot stack, with interrupts off. Read the functions that it
calls in the order of their calls.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import features, idt, paging, percpu, segments
from pyuk.arch.x86_64.cpu import call_on_stack
from pyuk.drivers import debugcon, uart
from pyuk.kernel import acpi, cmdline, collector, console, frames, heap, log, memory
from pyuk.kernel.application import run_to_end
from pyuk.kernel.exit import report, reset
from pyuk.kernel.panic import panic, panic_because_of
from pyuk.lang import export, u64
from pyuk.lang.raw import symbol


@export
def kernel_main(protocol: u64, info_paddr: u64) -> None:
    """Bring the machine up and run the application. protocol: 1 multiboot, 2 PVH. Does not return."""
    try:
        bring_up(protocol, info_paddr)
    except BaseException as error:
        panic_because_of(error)


def bring_up(protocol: u64, info_paddr: u64) -> None:
    """Everything, in order."""
    start_console()                              # a voice, before anything can go wrong
    start_traps()                                # exceptions end in a panic that says why
    memory.find_boot_info(protocol, info_paddr)  # the memory map and the command line
    cmdline.parse()                              # options for the kernel, arguments for the application
    log.set_level_from_command_line()            # how much the rest says
    features.protect_supervisor()                # SMEP, SMAP, UMIP
    memory.add_memory()                          # page frames, and page tables for all of memory
    memory.move_at_random()                      # nobody knows beforehand where objects lie
    guard_stacks()                               # an overflow faults, and is called one
    stack_top = memory.new_main_stack()          # room for deep recursion
    start_heap(stack_top)                        # objects, from here on
    call_on_stack(symbol("run_application"), stack_top)


def start_console() -> None:
    """Standard output goes to the serial port; standard error to the debug console where there is one."""
    uart.init()
    if debugcon.is_there():
        console.attach(uart.write_byte, debugcon.write_byte, uart.flush)
    else:
        console.attach(uart.write_byte, uart.write_byte, uart.flush)


def start_traps() -> None:
    """The boot CPU's block, its segments, its interrupt table, and word of broken hardware."""
    percpu.install_block(percpu.BOOT_CPU, 0)
    segments.load_segments(percpu.BOOT_CPU, segments.trap_stacks())
    idt.fill_idt()
    idt.load_table()
    features.enable_machine_checks()


def guard_stacks() -> None:
    """Unmap the page below each stack that lies in the image."""
    paging.guard_page(symbol("boot_stack_guard"), memory.new_table)
    for ist in range(1, segments.IST_COUNT + 1):
        paging.guard_page(segments.guard_of(segments.trap_stacks(), ist), memory.new_table)


def start_heap(stack_top: u64) -> None:
    """The heap takes page frames as it needs them; the collector looks at this stack and at all globals."""
    if frames.free_frames == 0:
        panic("no memory is left for objects")
    heap.prepare()
    collector.set_roots(stack_top, symbol("__gcroots_start"), symbol("__gcroots_end"))


@export
def run_application() -> None:
    """Run the application and end the machine with its status, as CPython ends its process."""
    report(run_to_end())
    acpi.power_off()
    reset()
