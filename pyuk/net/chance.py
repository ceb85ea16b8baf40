"""Numbers that nobody can guess: identifiers, ports, delays. The machine gives its own source of them.

Read next: link.py.
"""

from __future__ import annotations

from pyuk.lang import u64

MASK64 = 0xFFFF_FFFF_FFFF_FFFF


class Chance:
    """A seeded sequence, for simulations; a stack that meets strangers is given a class that asks the machine.

    Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (SplitMix64).
    """

    state: u64

    def __init__(self, seed: u64) -> None:
        self.state = seed

    def word(self) -> u64:
        """64 bits."""
        self.state = (self.state + 0x9E37_79B9_7F4A_7C15) & MASK64
        mixed: u64 = ((self.state ^ self.state >> 30) * 0xBF58_476D_1CE4_E5B9) & MASK64
        mixed = ((mixed ^ mixed >> 27) * 0x94D0_49BB_1331_11EB) & MASK64
        return mixed ^ mixed >> 31

    def below(self, limit: int) -> int:
        """A number in [0, limit), for a limit in [1, 2**31]: even enough for what it is used for."""
        return (self.word() >> 33) % limit
