"""Compression: matches with what came before are looked for as zlib does it, so that each byte is the same.

What has been read lies in a window of twice the distance that matches reach; its second half moves to the first when
it is used up. Where three bytes occurred is found by a hash of them: `heads` has the last place, `chain` for each
place the one before, and 0 ends a chain. Source: RFC 1951 §4.
"""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Array, Buffer, const, u8, u16
from pyuk.stdlib._zlib.blocks import BlockWriter
from pyuk.stdlib._zlib.codes import MAX_MATCH, MIN_MATCH

MIN_LOOKAHEAD = MAX_MATCH + MIN_MATCH + 1  # what there has to be to look for a match, but at the end of the data
TOO_FAR = 4096  # a match of three bytes further back takes longer than the bytes
NO_FLUSH = 0
SYNC_FLUSH = 2
FULL_FLUSH = 3
FINISH = 4
LAST_GREEDY = 3  # up to this level the first match is taken
GOOD: Array[u16, 10] = const([0, 4, 4, 4, 4, 8, 8, 8, 32, 32])  # a match as long is looked for no harder
LAZY: Array[u16, 10] = const([0, 4, 5, 6, 4, 16, 16, 32, 128, 258])  # nor is one that begins a byte later
NICE: Array[u16, 10] = const([0, 8, 16, 32, 16, 32, 128, 128, 258, 258])  # a match as long is taken
STORED_ROOM = 32000  # bytes that are not compressed: of more zlib's blocks depend on how its output is taken
TRIES: Array[u16, 10] = const([0, 4, 8, 32, 16, 32, 128, 256, 1024, 4096])  # places that are looked at


class Deflater:
    """data: input from `position` on that is not in the window yet.

    window: up to `start` it has been gone over, then come `lookahead` bytes; `block` is where the block begins.
    hash: of the bytes before the next place that is entered; `waiting` places before `start` are not entered yet.
    length, match: of the match at `start`, which is taken only when there is none that is longer a byte later;
    has_literal: whether the byte before `start` is not written yet, as a match may still begin there.
    """

    def __init__(self, level: int, window_bits: int, memory_level: int) -> None:
        self.level = level
        self.size = 1 << window_bits
        self.mask = self.size - 1
        self.hash_mask = (1 << memory_level + 7) - 1
        self.hash_shift = (memory_level + 7 + MIN_MATCH - 1) // MIN_MATCH
        self.window = Buffer[u8](2 * self.size + MAX_MATCH)
        self.heads = Buffer[u16](self.hash_mask + 1)
        self.chain = Buffer[u16](self.size)
        self.blocks = BlockWriter((1 << memory_level + 6) - 1)
        self.data = bytes()
        self.position = 0
        self.start = 0
        self.lookahead = 0
        self.block = 0
        self.hash = 0
        self.waiting = 0
        self.length = MIN_MATCH - 1
        self.match = 0
        self.has_literal = False
        self.last_flush = NO_FLUSH

    def run(self, data: BytesLike, flush: int) -> None:
        """Take data in; what comes out is in `blocks.bits`. A flush writes all that is there, the last one ends it."""
        self.data = bytes(data)
        self.position = 0
        is_idle = len(data) == 0 and flush <= self.last_flush
        self.last_flush = flush
        if is_idle and flush != FINISH:
            return
        if self.level == 0:
            self.keep(flush)
        elif self.level <= LAST_GREEDY:
            self.go_greedily(flush)
        else:
            self.go_lazily(flush)
        if flush == SYNC_FLUSH or flush == FULL_FLUSH:
            self.blocks.store(self.window, 0, 0, False)
            if flush == FULL_FLUSH:
                self.forget()

    def forget(self) -> None:
        """No match reaches back before this place."""
        for i in range(len(self.heads)):
            self.heads[i] = 0
        if self.lookahead == 0:
            self.start = self.block = self.waiting = 0

    # --- the window --------------------------------------------------------------------------

    def has_enough(self, flush: int) -> bool:
        """Fill the window; False where there is no more to do for now."""
        if self.lookahead < MIN_LOOKAHEAD:
            self.fill()
            if self.lookahead < MIN_LOOKAHEAD and flush == NO_FLUSH:
                return False
        return self.lookahead > 0

    def fill(self) -> None:
        while True:
            if self.start >= 2 * self.size - MIN_LOOKAHEAD:
                self.slide()
            if self.position == len(self.data):
                return
            self.read(2 * self.size - self.lookahead - self.start)
            if self.lookahead >= MIN_LOOKAHEAD:
                return

    def slide(self) -> None:
        """Move the second half of the window to the first."""
        size = self.size
        for i in range(self.start + self.lookahead - size):
            self.window[i] = self.window[i + size]
        self.match -= size
        self.start -= size
        self.block -= size
        self.waiting = min(self.waiting, self.start)
        for places in (self.heads, self.chain):
            for i in range(len(places)):
                places[i] = max(places[i] - size, 0)

    def read(self, room: int) -> None:
        """Take input to the end of the window, and enter the places that had too few bytes after them."""
        count = min(room, len(self.data) - self.position)
        at = self.start + self.lookahead
        for i in range(count):
            self.window[at + i] = self.data[self.position + i]
        self.position += count
        self.lookahead += count
        if self.lookahead + self.waiting < MIN_MATCH:
            return
        place = self.start - self.waiting
        self.begin_hash(place)
        while self.waiting > 0:
            self.enter(place)
            place += 1
            self.waiting -= 1
            if self.lookahead + self.waiting < MIN_MATCH:
                break

    def begin_hash(self, place: int) -> None:
        """Take the first two of three bytes into the hash."""
        self.hash = self.window[place]
        self.hash = (self.hash << self.hash_shift ^ self.window[place + 1]) & self.hash_mask

    def enter(self, place: int) -> int:
        """Enter a place by its three bytes; the last place before it that may have the same ones, or 0."""
        self.hash = (self.hash << self.hash_shift ^ self.window[place + MIN_MATCH - 1]) & self.hash_mask
        before = self.heads[self.hash]
        self.chain[place & self.mask] = before
        self.heads[self.hash] = place
        return before

    def longest(self, place: int, least: int) -> int:
        """Find the longest match at `start` that is longer than `least`, from a place back along its chain; its
        length, or `least`. `match` is where it is."""
        window, chain, start = self.window, self.chain, self.start
        tries: int = TRIES[self.level]
        if least >= GOOD[self.level]:
            tries >>= 2
        nice = min(NICE[self.level], self.lookahead)
        limit = max(start - (self.size - MIN_LOOKAHEAD), 0)
        best = least
        while True:
            if window[place + best] == window[start + best] and window[place + best - 1] == window[start + best - 1]:
                length = 0
                while length < MAX_MATCH and window[place + length] == window[start + length]:
                    length += 1
                if length > best:
                    self.match = place
                    best = length
                    if length >= nice:
                        break
            place = chain[place & self.mask]
            tries -= 1
            if place <= limit or tries == 0:
                break
        return min(best, self.lookahead)

    def keep(self, flush: int) -> None:
        """Take what is there as it is: level 0."""
        self.fill()
        if self.start + self.lookahead > STORED_ROOM:
            raise NotImplementedError(f"more than {STORED_ROOM:,} bytes at level 0")
        if flush != NO_FLUSH:
            self.start += self.lookahead
            self.lookahead = 0
            if flush == FINISH or self.start > self.block:
                self.blocks.store(self.window, self.block, self.start - self.block, flush == FINISH)
                self.block = self.start

    # --- what is taken -----------------------------------------------------------------------

    def go_greedily(self, flush: int) -> None:
        """Take each match that is found."""
        while self.has_enough(flush):
            place = self.enter(self.start) if self.lookahead >= MIN_MATCH else 0
            length = 0
            if place != 0 and self.start - place <= self.size - MIN_LOOKAHEAD:
                length = self.longest(place, MIN_MATCH - 1)
            if length >= MIN_MATCH:
                is_full = self.blocks.add_match(self.start - self.match, length - MIN_MATCH)
                self.pass_match(length)
            else:
                is_full = self.blocks.add_literal(self.window[self.start])
                self.lookahead -= 1
                self.start += 1
            if is_full:
                self.flush_block(False)
        self.end(flush)

    def pass_match(self, length: int) -> None:
        """Go on after a match; the places within a short one are entered."""
        self.lookahead -= length
        if length <= LAZY[self.level] and self.lookahead >= MIN_MATCH:
            for place in range(self.start + 1, self.start + length):
                self.enter(place)
            self.start += length
        else:
            self.start += length
            self.begin_hash(self.start)

    def go_lazily(self, flush: int) -> None:
        """Take a match where there is none longer a byte later."""
        while self.has_enough(flush):
            place = self.enter(self.start) if self.lookahead >= MIN_MATCH else 0
            length, match = self.length, self.match
            self.length = MIN_MATCH - 1
            if place != 0 and length < LAZY[self.level] and self.start - place <= self.size - MIN_LOOKAHEAD:
                self.length = self.longest(place, length)
                if self.length == MIN_MATCH and self.start - self.match > TOO_FAR:
                    self.length = MIN_MATCH - 1
            if length >= MIN_MATCH and self.length <= length:
                self.take_match(length, match)
            else:
                self.step()
        self.end(flush)

    def take_match(self, length: int, match: int) -> None:
        """Take the match that begins a byte before `start`."""
        last = self.start + self.lookahead - MIN_MATCH
        is_full = self.blocks.add_match(self.start - 1 - match, length - MIN_MATCH)
        self.lookahead -= length - 1
        for place in range(self.start + 1, self.start + length - 1):
            if place <= last:
                self.enter(place)
        self.start += length - 1
        self.has_literal = False
        self.length = MIN_MATCH - 1
        if is_full:
            self.flush_block(False)

    def step(self) -> None:
        """One byte further: the one before, if there is one, begins no match."""
        if self.has_literal and self.blocks.add_literal(self.window[self.start - 1]):
            self.flush_block(False)
        self.has_literal = True
        self.start += 1
        self.lookahead -= 1

    def end(self, flush: int) -> None:
        """Write what is there, where a flush wants it."""
        if flush == NO_FLUSH:
            return
        if self.has_literal:
            self.blocks.add_literal(self.window[self.start - 1])
            self.has_literal = False
        self.waiting = min(self.start, MIN_MATCH - 1)
        if flush == FINISH:
            self.flush_block(True)
        elif self.blocks.count > 0:
            self.flush_block(False)

    def flush_block(self, is_last: bool) -> None:
        self.blocks.flush(self.window, self.block, self.start - self.block, is_last)
        self.block = self.start
