"""The hash of a str: one on the host, which hashes literals, and in the guest, whatever the str's storage.

FNV-1a over the code points (one multiplication each), then a mixer, so that the low bits that a hash table
uses depend on all of them. Sources: the FNV hash (draft-eastlake-fnv §2, 64 bits); MurmurHash3's fmix64.
Read next: keys.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u64

HASH_START = 0xCBF2_9CE4_8422_2325
HASH_PRIME = 0x0000_0100_0000_01B3
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


@inline
def hash_step(state: u64, code: int) -> u64:
    """Take in one code point. The state before the first is HASH_START."""
    return ((state ^ code) * HASH_PRIME) & MASK64


def hash_finish(state: u64) -> u64:
    """The hash of all code points taken in; never 0, which means "not yet computed"."""
    mixed: u64 = ((state ^ (state >> 33)) * 0xFF51_AFD7_ED55_8CCD) & MASK64
    mixed = ((mixed ^ (mixed >> 33)) * 0xC4CE_B9FE_1A85_EC53) & MASK64
    mixed = mixed ^ (mixed >> 33)
    if mixed == 0:
        return 1
    return mixed


def str_hash(codes: list[int]) -> u64:
    """The hash of a str with these code points."""
    state: u64 = HASH_START
    for code in codes:
        state = hash_step(state, code)
    return hash_finish(state)
