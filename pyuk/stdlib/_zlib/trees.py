"""Huffman codes that are made: from how often symbols occur to the lengths of their codes, and to the codes.

The lengths are those that zlib finds, so what is compressed is as long as there. Source: RFC 1951 §3.2.2.
"""

from __future__ import annotations

from pyuk.lang import Buffer, u8, u16
from pyuk.stdlib._zlib.codes import LITERAL_CODES, MAX_BITS, reversed_bits

HEAP_SIZE = 2 * LITERAL_CODES + 1
GUARD = 0xFFFF  # the length after the last one: no length is alike


class Heap:
    """What a tree is built with. nodes: from 1 to `size` a heap, the least frequent at 1; from `sorted` on the
    nodes that have been taken from it, the last one first. depths: of the nodes."""

    def __init__(self) -> None:
        self.nodes = Buffer[u16](HEAP_SIZE)
        self.size = 0
        self.sorted = HEAP_SIZE
        self.depths = Buffer[u8](HEAP_SIZE)
        self.parents = Buffer[u16](HEAP_SIZE)
        self.counts = Buffer[u16](MAX_BITS + 1)


class Tree:
    """The symbols of an alphabet. frequencies, lengths, codes: of each; with the inner nodes that a tree needs.

    fixed: the lengths that the format gives them (0 where it gives none). extra: how many bits follow each symbol.
    last: the greatest symbol that occurs. bits, fixed_bits: what all symbols take, in this code and in the fixed one.
    """

    def __init__(self, size: int, max_length: int) -> None:
        self.size = size
        self.max_length = max_length
        self.fixed = Buffer[u16](size)
        self.extra = Buffer[u8](size)
        self.last = 0
        self.bits = 0
        self.fixed_bits = 0
        self.frequencies = Buffer[u16](2 * size + 1)
        self.lengths = Buffer[u16](2 * size + 1)
        self.codes = Buffer[u16](size)

    def clear(self) -> None:
        for symbol in range(self.size):
            self.frequencies[symbol] = 0

    def build(self, heap: Heap) -> None:
        """Make the code of the frequencies."""
        self.bits = self.fixed_bits = 0
        self.begin(heap)
        node = self.size
        for i in range(heap.size // 2, 0, -1):
            self.sift(heap, i)
        while heap.size >= 2:
            self.join(heap, node)
            node += 1
        heap.sorted -= 1
        heap.nodes[heap.sorted] = heap.nodes[1]
        self.measure(heap)
        give_codes(self.lengths, self.last + 1, heap.counts, self.codes)

    def begin(self, heap: Heap) -> None:
        """All symbols that occur; two at least, as the format wants a code of them."""
        heap.size = 0
        heap.sorted = HEAP_SIZE
        self.last = -1
        for symbol in range(self.size):
            if self.frequencies[symbol] > 0:
                self.last = symbol
                self.add(heap, symbol)
            else:
                self.lengths[symbol] = 0
        while heap.size < 2:
            symbol = self.last + 1 if self.last < 2 else 0
            self.last = max(self.last, symbol)
            self.frequencies[symbol] = 1
            self.add(heap, symbol)
            self.bits -= 1
            self.fixed_bits -= self.fixed[symbol]

    def add(self, heap: Heap, symbol: int) -> None:
        heap.size += 1
        heap.nodes[heap.size] = symbol
        heap.depths[symbol] = 0

    def join(self, heap: Heap, node: int) -> None:
        """Make the two least frequent nodes the children of another one."""
        first = heap.nodes[1]
        heap.nodes[1] = heap.nodes[heap.size]
        heap.size -= 1
        self.sift(heap, 1)
        second = heap.nodes[1]
        heap.nodes[heap.sorted - 1] = first
        heap.nodes[heap.sorted - 2] = second
        heap.sorted -= 2
        self.frequencies[node] = self.frequencies[first] + self.frequencies[second]
        heap.depths[node] = max(heap.depths[first], heap.depths[second]) + 1
        heap.parents[first] = heap.parents[second] = node
        heap.nodes[1] = node
        self.sift(heap, 1)

    def sift(self, heap: Heap, at: int) -> None:
        """Move a node down to where it is less frequent than those below."""
        nodes = heap.nodes
        node = nodes[at]
        below = 2 * at
        while below <= heap.size:
            if below < heap.size and self.is_before(heap, nodes[below + 1], nodes[below]):
                below += 1
            if self.is_before(heap, node, nodes[below]):
                break
            nodes[at] = nodes[below]
            at = below
            below *= 2
        nodes[at] = node

    def is_before(self, heap: Heap, one: int, other: int) -> bool:
        """Whether a node is less frequent than another, or as frequent and not deeper."""
        a, b = self.frequencies[one], self.frequencies[other]
        return a < b or (a == b and heap.depths[one] <= heap.depths[other])

    def measure(self, heap: Heap) -> None:
        """The lengths by the depths in the tree; those that are too long become shorter, and others longer."""
        counts = heap.counts
        for length in range(MAX_BITS + 1):
            counts[length] = 0
        self.lengths[heap.nodes[heap.sorted]] = 0
        surplus = 0
        for i in range(heap.sorted + 1, HEAP_SIZE):
            node = heap.nodes[i]
            length = self.lengths[heap.parents[node]] + 1
            if length > self.max_length:
                length = self.max_length
                surplus += 1
            self.lengths[node] = length
            if node <= self.last:
                counts[length] += 1
        if surplus > 0:
            self.shorten(heap, surplus)
        self.sum_up()

    def shorten(self, heap: Heap, surplus: int) -> None:
        """Make the code one of `max_length` bits, where `surplus` nodes lay deeper."""
        counts, longest = heap.counts, self.max_length
        while surplus > 0:
            length = longest - 1
            while counts[length] == 0:
                length -= 1
            counts[length] -= 1
            counts[length + 1] += 2
            counts[longest] -= 1
            surplus -= 2
        at = HEAP_SIZE
        for length in range(longest, 0, -1):
            left = counts[length]
            while left > 0:
                at -= 1
                if heap.nodes[at] <= self.last:
                    self.lengths[heap.nodes[at]] = length
                    left -= 1

    def sum_up(self) -> None:
        """How many bits all symbols take."""
        for symbol in range(self.last + 1):
            self.bits += self.frequencies[symbol] * (self.lengths[symbol] + self.extra[symbol])
            self.fixed_bits += self.frequencies[symbol] * (self.fixed[symbol] + self.extra[symbol])


def give_codes(lengths: Buffer[u16], count: int, counts: Buffer[u16], codes: Buffer[u16]) -> None:
    """The codes of `count` lengths, as they stand in the stream; `counts` says how many there are of each length."""
    following = Buffer[u16](MAX_BITS + 1)
    code = 0
    for length in range(1, MAX_BITS + 1):
        code = code + (counts[length - 1] if length > 1 else 0) << 1
        following[length] = code & 0xFFFF
    for symbol in range(count):
        length = lengths[symbol]
        if length > 0:
            codes[symbol] = reversed_bits(following[length], length)
            following[length] += 1
