"""Unpredictable numbers: from the processor's generator, mixed with the time-stamp counter.

Where the processor has no RDRAND, all that is unpredictable is the counter: no keys should be made of it.
Next: heap.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import timing
from pyuk.lang import replaceable, u64
from pyuk.lang.intrinsics import rdtsc

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
GOLDEN = 0x9E37_79B9_7F4A_7C15  # 2**64 / the golden ratio

state: u64 = 0


@replaceable
def random_word() -> u64:
    """64 random bits."""
    global state
    word: u64 = rdtsc()
    if timing.has_rdrand():
        for _ in range(timing.RDRAND_TRIES):
            found = timing.rdrand()
            if found != 0:
                word = (word ^ found) & MASK64
                break
    state = (state + GOLDEN ^ word) & MASK64
    return mixed(state)


def stir(word: u64) -> None:
    """Let all numbers from now on depend on this one, too; whoever knows it learns nothing from that."""
    global state
    state = mixed((state + GOLDEN ^ word) & MASK64)


def mixed(word: u64) -> u64:
    """Every bit of the result depends on every bit of the word.  Source: G. L. Steele et al. (2014), SplitMix64."""
    word = ((word ^ (word >> 30)) * 0xBF58_476D_1CE4_E5B9) & MASK64
    word = ((word ^ (word >> 27)) * 0x94D0_49BB_1331_11EB) & MASK64
    return word ^ (word >> 31)
