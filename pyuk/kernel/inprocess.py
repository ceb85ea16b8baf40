"""The kernel in a process of another system, which has loaded the image's code and started no machine.

That process has linked its own functions in the place of all that is `@replaceable` (pyuk/hosted/): it has the clock,
the console and the stacks. The heap, the collector, the scheduler and the library are those of the machine.
Next: ../bringup.py.
"""

from __future__ import annotations

from pyuk.builtins.recursion import set_stack_bottom
from pyuk.kernel import bootinfo, cmdline, collector, frames, heap
from pyuk.kernel.application import run_to_end
from pyuk.kernel.panic import panic_because_of
from pyuk.lang import export, u64
from pyuk.lang.raw import symbol


@export
def run_in_process(
    arena: u64, arena_bytes: int, stack_bottom: u64, stack_top: u64, command_line: u64, command_line_bytes: int
) -> int:
    """Run the application in that memory, on the stack of the caller; the status that it ends with.

    command_line: as a loader hands it over; its bytes are changed.
    """
    try:
        frames.add_region(arena, arena_bytes)
        set_stack_bottom(stack_bottom)
        collector.set_roots(stack_top, symbol("__gcroots_start"), symbol("__gcroots_end"))
        heap.prepare()
        bootinfo.command_line = command_line
        bootinfo.command_line_bytes = command_line_bytes
        cmdline.parse()
        return run_to_end()
    except BaseException as error:
        panic_because_of(error)
