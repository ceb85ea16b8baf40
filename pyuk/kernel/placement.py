"""Where things lie in memory: at random, so that whoever attacks a program cannot know an address beforehand.

Moved are the main stack and the heap (memory.move_at_random()) and the stacks of tasks (stacks.py), by random numbers
of the processor. The image is linked for its address and does not move: its text cannot be written to, and nothing
else can be executed. The kernel's option `aslr=off` lets all stay where it is, for runs that have to be the same.
Next: memory.py.
"""

from __future__ import annotations

from pyuk.kernel.cmdline import option_is
from pyuk.kernel.entropy import random_word
from pyuk.lang import noinline, u32


@noinline
def random_below(limit: u32) -> u32:
    """A number from 0 on, below the limit; 0 where nothing is to move."""
    return 0 if option_is("aslr", "off") else (random_word() & 0xFFFF_FFFF) * limit >> 32
