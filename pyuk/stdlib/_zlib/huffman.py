"""Huffman codes that are read: from the lengths of the codes to a table. Source: RFC 1951 §3.2.2."""

from __future__ import annotations

from pyuk.lang import Buffer, u16, u32
from pyuk.stdlib._zlib.codes import MAX_BITS, reversed_bits

FAST_BITS = 9
INCOMPLETE = -1  # of a code that is none: what follows means nothing


class Code:
    """fast: by the next FAST_BITS bits, symbol << 4 | length, or 0 where the code is longer or there is none.
    counts: how many codes have each length. symbols: in the order of their codes.
    """

    fast: Buffer[u32]
    counts: Buffer[u16]
    symbols: Buffer[u16]

    def __init__(self, size: int) -> None:
        """For `size` symbols at most."""
        self.fast = Buffer[u32](1 << FAST_BITS)
        self.counts = Buffer[u16](MAX_BITS + 1)
        self.symbols = Buffer[u16](size)

    def build(self, lengths: Buffer[u16], start: int, count: int, may_be_one: bool) -> bool:
        """Take the code of `count` lengths. False where they are those of none: more codes than there is room
        for, or fewer, but for no code at all and, where `may_be_one`, a single code of one bit."""
        counts = self.counts
        for length in range(MAX_BITS + 1):
            counts[length] = 0
        for i in range(count):
            counts[lengths[start + i]] += 1
        left = 1
        for length in range(1, MAX_BITS + 1):
            left = (left << 1) - counts[length]
            if left < 0:
                return False
        used = count - counts[0]
        if left > 0 and used > 0 and not (may_be_one and used == 1 and counts[1] == 1):
            return False
        self.fill(lengths, start, count)
        return True

    def fill(self, lengths: Buffer[u16], start: int, count: int) -> None:
        """The symbols in order, and the fast table."""
        offsets, codes = Buffer[u16](MAX_BITS + 2), Buffer[u32](MAX_BITS + 2)
        for length in range(1, MAX_BITS + 1):
            offsets[length + 1] = offsets[length] + self.counts[length]
            codes[length + 1] = codes[length] + self.counts[length] << 1
        for i in range(1 << FAST_BITS):
            self.fast[i] = 0
        for symbol in range(count):
            length = lengths[start + symbol]
            if length == 0:
                continue
            self.symbols[offsets[length]] = symbol
            offsets[length] += 1
            if length <= FAST_BITS:
                for i in range(reversed_bits(codes[length], length), 1 << FAST_BITS, 1 << length):
                    self.fast[i] = symbol << 4 | length
            codes[length] += 1

    def decode(self, bits: int) -> int:
        """symbol << 4 | length of the code that `bits` begin with, or INCOMPLETE."""
        entry = self.fast[bits & (1 << FAST_BITS) - 1]
        return entry if entry != 0 else self.decode_slowly(bits)

    def decode_slowly(self, bits: int) -> int:
        """The same, bit by bit."""
        code = first = index = 0
        for length in range(1, MAX_BITS + 1):
            code |= bits & 1
            bits >>= 1
            count = self.counts[length]
            if code - first < count:
                return self.symbols[index + code - first] << 4 | length
            index += count
            first = first + count << 1
            code <<= 1
        return INCOMPLETE
