"""Blocks that are written: the literals and matches that have been found, in the shortest of the three forms.

Source: RFC 1951 §3.2.3 to §3.2.7.
"""

from __future__ import annotations

from pyuk.lang import Buffer, u8, u16
from pyuk.stdlib._zlib.bits import BitWriter
from pyuk.stdlib._zlib.codes import (
    BIT_LENGTH_CODES,
    BIT_LENGTH_ORDER,
    DISTANCE_BASE,
    DISTANCE_CODES,
    DISTANCE_EXTRA,
    END_OF_BLOCK,
    FIXED_LITERAL_LENGTHS,
    LENGTH_BASE,
    LENGTH_CODE,
    LENGTH_CODES,
    LENGTH_EXTRA,
    LITERAL_CODES,
    LITERALS,
    MAX_BITS,
    REPEAT_3_6,
    ZEROS_3_10,
    ZEROS_11_138,
    distance_code,
    reversed_bits,
)
from pyuk.stdlib._zlib.trees import GUARD, Heap, Tree, give_codes

STORED = 0  # the forms
FIXED = 1
DYNAMIC = 2


class BlockWriter:
    """bits: what is written. lengths, distances: the symbols of the block, `count` of them; a distance of 0 says that
    the length is a literal, else it is a length less MIN_MATCH."""

    def __init__(self, room: int) -> None:
        self.bits = BitWriter()
        self.lengths = Buffer[u8](room)
        self.distances = Buffer[u16](room)
        self.count = 0
        self.heap = Heap()
        self.literals = Tree(LITERAL_CODES, MAX_BITS)
        self.offsets = Tree(DISTANCE_CODES, MAX_BITS)
        self.bit_lengths = Tree(BIT_LENGTH_CODES, 7)
        self.fixed_codes = Buffer[u16](288)
        self.take_formats()
        self.begin()

    def take_formats(self) -> None:
        """What the format says of the symbols."""
        for symbol in range(LITERAL_CODES):
            self.literals.fixed[symbol] = FIXED_LITERAL_LENGTHS[symbol]
        for code in range(LENGTH_CODES):
            self.literals.extra[LITERALS + 1 + code] = LENGTH_EXTRA[code]
        for code in range(DISTANCE_CODES):
            self.offsets.fixed[code] = 5
            self.offsets.extra[code] = DISTANCE_EXTRA[code]
        self.bit_lengths.extra[REPEAT_3_6] = 2
        self.bit_lengths.extra[ZEROS_3_10] = 3
        self.bit_lengths.extra[ZEROS_11_138] = 7
        lengths, counts = Buffer[u16](288), Buffer[u16](MAX_BITS + 1)
        for symbol in range(288):
            lengths[symbol] = FIXED_LITERAL_LENGTHS[symbol]
            counts[lengths[symbol]] += 1
        give_codes(lengths, 288, counts, self.fixed_codes)

    def begin(self) -> None:
        """A new block."""
        self.literals.clear()
        self.offsets.clear()
        self.bit_lengths.clear()
        self.literals.frequencies[END_OF_BLOCK] = 1
        self.count = 0

    def add_literal(self, byte: int) -> bool:
        """Take a literal; whether the block is full."""
        return self.add(byte, 0, byte)

    def add_match(self, distance: int, length: int) -> bool:
        """Take a match, its length less MIN_MATCH; whether the block is full."""
        self.offsets.frequencies[distance_code(distance - 1)] += 1
        return self.add(length, distance, LITERALS + 1 + LENGTH_CODE[length])

    def add(self, length: int, distance: int, symbol: int) -> bool:
        self.lengths[self.count] = length
        self.distances[self.count] = distance
        self.count += 1
        self.literals.frequencies[symbol] += 1
        return self.count == len(self.lengths)

    def flush(self, window: Buffer[u8], start: int, count: int, is_last: bool) -> None:
        """Write the block, which stands for `count` bytes; `start` is below 0 where they are not in the window."""
        self.literals.build(self.heap)
        self.offsets.build(self.heap)
        ranks = self.rank_bit_lengths()
        head = 3 * ranks + 5 + 5 + 4
        needed = self.literals.bits + self.offsets.bits + self.bit_lengths.bits + head + 3 + 7 >> 3
        fixed = self.literals.fixed_bits + self.offsets.fixed_bits + 3 + 7 >> 3
        if count + 4 <= min(needed, fixed) and start >= 0:
            self.store(window, start, count, is_last)
        elif fixed <= needed:
            self.bits.put(FIXED << 1 | is_last, 3)
            self.put_fixed()
        else:
            self.bits.put(DYNAMIC << 1 | is_last, 3)
            self.put_codes(ranks)
            self.put_dynamic()
        self.begin()
        if is_last:
            self.bits.align()

    def store(self, window: Buffer[u8], start: int, count: int, is_last: bool) -> None:
        """The bytes as they are, 65,535 at most."""
        self.bits.put(STORED << 1 | is_last, 3)
        self.bits.align()
        self.bits.put(count, 16)
        self.bits.put(count ^ 0xFFFF, 16)
        self.bits.put_bytes(window, start, count)

    # --- the symbols -------------------------------------------------------------------------

    def put_fixed(self) -> None:
        for i in range(self.count):
            length, distance = self.lengths[i], self.distances[i]
            symbol = length if distance == 0 else LITERALS + 1 + LENGTH_CODE[length]
            self.bits.put(self.fixed_codes[symbol], FIXED_LITERAL_LENGTHS[symbol])
            if distance > 0:
                self.put_length_bits(length)
                code = distance_code(distance - 1)
                self.bits.put(reversed_bits(code, 5), 5)
                self.put_distance_bits(code, distance - 1)
        self.bits.put(self.fixed_codes[END_OF_BLOCK], FIXED_LITERAL_LENGTHS[END_OF_BLOCK])

    def put_dynamic(self) -> None:
        literals, offsets = self.literals, self.offsets
        for i in range(self.count):
            length, distance = self.lengths[i], self.distances[i]
            symbol = length if distance == 0 else LITERALS + 1 + LENGTH_CODE[length]
            self.bits.put(literals.codes[symbol], literals.lengths[symbol])
            if distance > 0:
                self.put_length_bits(length)
                code = distance_code(distance - 1)
                self.bits.put(offsets.codes[code], offsets.lengths[code])
                self.put_distance_bits(code, distance - 1)
        self.bits.put(literals.codes[END_OF_BLOCK], literals.lengths[END_OF_BLOCK])

    def put_length_bits(self, length: int) -> None:
        code = LENGTH_CODE[length]
        self.bits.put(length - LENGTH_BASE[code], LENGTH_EXTRA[code])

    def put_distance_bits(self, code: int, distance: int) -> None:
        self.bits.put(distance - DISTANCE_BASE[code], DISTANCE_EXTRA[code])

    # --- the codes ---------------------------------------------------------------------------

    def rank_bit_lengths(self) -> int:
        """Make the code that the lengths of the two codes are written in; how many of its own lengths are written."""
        for tree in (self.literals, self.offsets):
            tree.lengths[tree.last + 1] = GUARD
            self.go_over(tree, False)
        self.bit_lengths.build(self.heap)
        ranks = BIT_LENGTH_CODES
        while ranks > 4 and self.bit_lengths.lengths[BIT_LENGTH_ORDER[ranks - 1]] == 0:
            ranks -= 1
        return ranks

    def put_codes(self, ranks: int) -> None:
        self.bits.put(self.literals.last + 1 - 257, 5)
        self.bits.put(self.offsets.last, 5)
        self.bits.put(ranks - 4, 4)
        for rank in range(ranks):
            self.bits.put(self.bit_lengths.lengths[BIT_LENGTH_ORDER[rank]], 3)
        self.go_over(self.literals, True)
        self.go_over(self.offsets, True)

    def go_over(self, tree: Tree, is_written: bool) -> None:
        """Count the symbols that a tree's lengths are written with, or write them."""
        previous = GUARD
        run = 0
        following = tree.lengths[0]
        for symbol in range(tree.last + 1):
            length = following
            following = tree.lengths[symbol + 1]
            run += 1
            longest = 138 if length == 0 else 6 if length == previous else 7
            if run < longest and length == following:
                continue
            self.put_run(length, run, length == previous, is_written)
            run = 0
            previous = length

    def put_run(self, length: int, run: int, is_again: bool, is_written: bool) -> None:
        """A length that stands there `run` times; whether the one before is the same."""
        if run < (3 if length == 0 or is_again else 4):
            for _ in range(run):
                self.put_bit_length(length, 0, 0, is_written)
        elif length != 0:
            if not is_again:
                self.put_bit_length(length, 0, 0, is_written)
                run -= 1
            self.put_bit_length(REPEAT_3_6, run - 3, 2, is_written)
        elif run <= 10:
            self.put_bit_length(ZEROS_3_10, run - 3, 3, is_written)
        else:
            self.put_bit_length(ZEROS_11_138, run - 11, 7, is_written)

    def put_bit_length(self, symbol: int, extra: int, count: int, is_written: bool) -> None:
        if is_written:
            self.bits.put(self.bit_lengths.codes[symbol], self.bit_lengths.lengths[symbol])
            self.bits.put(extra, count)
        else:
            self.bit_lengths.frequencies[symbol] += 1
