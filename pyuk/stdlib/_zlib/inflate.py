"""Decompression, of data that may come in pieces. Source: RFC 1951 §3.2, RFC 1950 §2.2, RFC 1952 §2.3.

Each step takes what it needs of the input, or nothing at all; then it is done again when more has come.
"""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.lang import Buffer, u16
from pyuk.stdlib._zlib.checksums import adler32, crc32
from pyuk.stdlib._zlib.codes import (
    BIT_LENGTH_CODES,
    BIT_LENGTH_ORDER,
    DISTANCE_BASE,
    DISTANCE_CODES,
    DISTANCE_EXTRA,
    END_OF_BLOCK,
    FIXED_LITERAL_LENGTHS,
    LENGTH_BASE,
    LENGTH_CODES,
    LENGTH_EXTRA,
    LITERAL_CODES,
    MIN_MATCH,
    REPEAT_3_6,
    ZEROS_3_10,
)
from pyuk.stdlib._zlib.huffman import INCOMPLETE, Code

HEADER = 0  # what comes next in the stream
BLOCK = 1
STORED = 2
CODES = 3
TRAILER = 4
DONE = 5
RAW = 0  # what is around it
ZLIB = 1
GZIP = 2
EITHER = 3
WINDOW = 32768
NO_LIMIT = 1 << 62
DEFLATED = 8
GZIP_MAGIC = 0x8B1F
GZIP_HEADER = 10  # bytes, without the fields that the flags tell of
WITH_CHECKSUM = 2  # RFC 1952 §2.3.1: the flags
WITH_EXTRA = 4
WITH_NAME = 8
WITH_COMMENT = 16
RESERVED = 0xE0
NO_LITERAL = -1


class Malformed(Exception):
    """The stream is none; the text is zlib's."""


class NeedsDictionary(Exception):
    """The stream begins in the middle of what another one has."""


class Inflater:
    """data: input that is not read yet from `position` on; hold: the `held` bits before it that are not used yet.

    out: what has been decompressed, of what was given away already the last WINDOW bytes alone; `given` and
    `summed` are how much of it was given away, and is in the checksum. limit: how long it may get.
    literal, length, distance: the symbol that waits for room in it. remaining: bytes of a stored block.
    """

    def __init__(self, wrapper: int, window_bits: int) -> None:
        self.wrapper = wrapper
        self.window_bits = window_bits
        self.data = bytearray()
        self.position = 0
        self.hold = 0
        self.held = 0
        self.out = bytearray()
        self.given = 0
        self.summed = 0
        self.limit = 0
        self.state = BLOCK if wrapper == RAW else HEADER
        self.is_last = False
        self.literal = NO_LITERAL
        self.length = 0
        self.distance = 0
        self.remaining = 0
        self.literals = Code(288)
        self.distances = Code(32)
        self.lengths = Buffer[u16](288 + 32)
        self.sum = 0
        self.total = 0

    # --- the input and the output ------------------------------------------------------------

    def run(self, data: BytesLike, max_length: int) -> bytes:
        """What more input gives, at most `max_length` bytes."""
        self.data = self.data[self.position :] + data
        self.position = 0
        self.limit = self.given + max_length
        while self.state != DONE and self.step():
            pass
        result = bytes(self.out[self.given :])
        self.forget()
        return result

    def is_full(self) -> bool:
        """Whether it waits for room, not for input."""
        return len(self.out) >= self.limit and (self.literal != NO_LITERAL or self.length > 0 or self.remaining > 0)

    def take_rest(self) -> bytes:
        """The input that was not used, which is not here any more."""
        back = self.held // 8
        rest = bytes(self.data[self.position - back :])
        self.held -= 8 * back
        self.hold &= (1 << self.held) - 1
        self.data = bytearray()
        self.position = 0
        return rest

    def forget(self) -> None:
        """All of the output is given away: keep the window."""
        self.sum_up()
        if len(self.out) > WINDOW:
            del self.out[: len(self.out) - WINDOW]
        self.given = self.summed = len(self.out)

    def sum_up(self) -> None:
        """Take the output into the checksum."""
        if self.wrapper == RAW:
            return
        fresh = self.out[self.summed :] if self.summed > 0 else self.out
        self.sum = crc32(fresh, self.sum) if self.wrapper == GZIP else adler32(fresh, self.sum)
        self.total += len(fresh)
        self.summed = len(self.out)

    def need(self, count: int) -> bool:
        """Have `count` bits in the hold, 48 at most; False where there are not as many."""
        while self.held < count and self.position < len(self.data):
            self.hold |= self.data[self.position] << self.held
            self.position += 1
            self.held += 8
        return self.held >= count

    def take(self, count: int) -> int:
        """The next bits; they are there."""
        bits = self.hold & (1 << count) - 1
        self.hold >>= count
        self.held -= count
        return bits

    def align(self) -> None:
        """Leave out the rest of a byte."""
        self.take(self.held & 7)

    # --- the parts of a stream ---------------------------------------------------------------

    def step(self) -> bool:
        """Read one part; False where input is missing, or room for output."""
        if self.state == HEADER:
            return self.read_header()
        if self.state == BLOCK:
            return self.read_block()
        if self.state == STORED:
            return self.copy_stored()
        if self.state == CODES:
            return self.decode_block()
        return self.read_trailer()

    def read_header(self) -> bool:
        if not self.need(16):
            return False
        if self.wrapper != ZLIB and self.hold & 0xFFFF == GZIP_MAGIC:
            return self.read_gzip_header()
        if self.wrapper == GZIP or ((self.hold & 0xFF) << 8 | self.hold >> 8 & 0xFF) % 31:
            raise Malformed("incorrect header check")
        self.wrapper = ZLIB
        if self.take(4) != DEFLATED:
            raise Malformed("unknown compression method")
        bits = self.take(4) + 8
        if bits > 15 or (self.window_bits and bits > self.window_bits):
            raise Malformed("invalid window size")
        if self.take(8) & 0x20:
            raise NeedsDictionary()
        self.sum = 1
        self.state = BLOCK
        return True

    def read_gzip_header(self) -> bool:
        """RFC 1952 §2.3. The hold has its first two bytes."""
        self.wrapper = GZIP
        start = self.position - self.held // 8
        header = self.data[start:]
        if len(header) > 2 and header[2] != DEFLATED:
            raise Malformed("unknown compression method")
        if len(header) > 3 and header[3] & RESERVED:
            raise Malformed("unknown header flags set")
        end = gzip_header_end(header)
        if end > len(header):
            return False
        if header[3] & WITH_CHECKSUM and crc32(header[: end - 2]) & 0xFFFF != header[end - 2] | header[end - 1] << 8:
            raise Malformed("header crc mismatch")
        self.position = start + end
        self.hold = self.held = 0
        self.state = BLOCK
        return True

    def read_block(self) -> bool:
        """The head of a block: RFC 1951 §3.2.3."""
        position, hold, held = self.position, self.hold, self.held
        if self.read_block_head():
            return True
        self.position, self.hold, self.held = position, hold, held
        return False

    def read_block_head(self) -> bool:
        if not self.need(3):
            return False
        self.is_last = self.take(1) == 1
        kind = self.take(2)
        if kind == 0:
            return self.read_stored_head()
        if kind == 1:
            self.take_fixed_codes()
        elif kind == 3:
            raise Malformed("invalid block type")
        elif not self.read_codes():
            return False
        self.state = CODES
        return True

    def read_stored_head(self) -> bool:
        self.align()
        if not self.need(32):
            return False
        self.remaining = self.take(16)
        if self.take(16) != self.remaining ^ 0xFFFF:
            raise Malformed("invalid stored block lengths")
        self.state = STORED
        return True

    def copy_stored(self) -> bool:
        """The bytes of a block as they are."""
        while self.remaining > 0:
            if len(self.out) >= self.limit or not self.need(8):
                return False
            self.out.append(self.take(8))
            self.remaining -= 1
        self.end_block()
        return True

    def end_block(self) -> None:
        self.state = TRAILER if self.is_last else BLOCK

    def read_trailer(self) -> bool:
        """The checksums that follow the last block."""
        self.align()
        if self.wrapper != RAW:
            if not self.need(32):
                return False
            self.sum_up()
            is_gzip = self.wrapper == GZIP
            found = self.hold & 0xFFFF_FFFF
            if found != (self.sum if is_gzip else int.from_bytes(self.sum.to_bytes(4, "big"), "little")):
                raise Malformed("incorrect data check")
            if is_gzip:
                return self.read_length()
            self.take(32)
        self.state = DONE
        return True

    def read_length(self) -> bool:
        """The length that follows the checksum of gzip, which is in the hold."""
        position, hold, held = self.position, self.hold, self.held
        self.take(32)
        if not self.need(32):
            self.position, self.hold, self.held = position, hold, held
            return False
        if self.take(32) != self.total & 0xFFFF_FFFF:
            raise Malformed("incorrect length check")
        self.state = DONE
        return True

    # --- the codes of a block ----------------------------------------------------------------

    def take_fixed_codes(self) -> None:
        """RFC 1951 §3.2.6."""
        for symbol in range(288):
            self.lengths[symbol] = FIXED_LITERAL_LENGTHS[symbol]
        for symbol in range(32):
            self.lengths[288 + symbol] = 5
        self.literals.build(self.lengths, 0, 288, False)
        self.distances.build(self.lengths, 288, 32, False)

    def read_codes(self) -> bool:
        """RFC 1951 §3.2.7."""
        if not self.need(14):
            return False
        literal_count = self.take(5) + 257
        distance_count = self.take(5) + 1
        length_count = self.take(4) + 4
        if literal_count > LITERAL_CODES or distance_count > DISTANCE_CODES:
            raise Malformed("too many length or distance symbols")
        if not self.read_code_lengths(length_count, literal_count + distance_count):
            return False
        if self.lengths[END_OF_BLOCK] == 0:
            raise Malformed("invalid code -- missing end-of-block")
        if not self.literals.build(self.lengths, 0, literal_count, True):
            raise Malformed("invalid literal/lengths set")
        if not self.distances.build(self.lengths, literal_count, distance_count, True):
            raise Malformed("invalid distances set")
        return True

    def read_code_lengths(self, length_count: int, count: int) -> bool:
        """The lengths of the two codes, which are written in a code of their own."""
        for i in range(BIT_LENGTH_CODES):
            self.lengths[i] = 0
        for i in range(length_count):
            if not self.need(3):
                return False
            self.lengths[BIT_LENGTH_ORDER[i]] = self.take(3)
        code = Code(BIT_LENGTH_CODES)
        if not code.build(self.lengths, 0, BIT_LENGTH_CODES, False):
            raise Malformed("invalid code lengths set")
        at = 0
        while at < count:
            self.need(14)
            entry = code.decode(self.hold)
            if entry == INCOMPLETE:
                raise Malformed("invalid code -- missing end-of-block")
            if self.held < entry & 15:
                return False
            symbol = entry >> 4
            if symbol < REPEAT_3_6:
                self.take(entry & 15)
                self.lengths[at] = symbol
                at += 1
                continue
            extra = 2 if symbol == REPEAT_3_6 else 3 if symbol == ZEROS_3_10 else 7
            if self.held < (entry & 15) + extra:
                return False
            self.take(entry & 15)
            repeated = self.take(extra) + (11 if extra == 7 else 3)
            if (symbol == REPEAT_3_6 and at == 0) or at + repeated > count:
                raise Malformed("invalid bit length repeat")
            length = self.lengths[at - 1] if symbol == REPEAT_3_6 else 0
            for _ in range(repeated):
                self.lengths[at] = length
                at += 1
        return True

    def decode_block(self) -> bool:
        """The symbols of a block to its end."""
        while self.put_symbol():
            if self.state != CODES:
                return True
            if not self.read_symbol():
                return False
        return False

    def put_symbol(self) -> bool:
        """Give out what waits for room; False where there is too little."""
        if self.literal != NO_LITERAL:
            if len(self.out) >= self.limit:
                return False
            self.out.append(self.literal)
            self.literal = NO_LITERAL
        start = len(self.out) - self.distance
        count = min(self.length, self.limit - len(self.out))
        for i in range(start, start + count):
            self.out.append(self.out[i])
        self.length -= count
        return self.length == 0

    def read_symbol(self) -> bool:
        """A literal, a length with its distance, or the end of the block; False where its bits are not all there."""
        self.need(48)
        bits, held = self.hold, self.held
        entry = self.literals.decode(bits)
        if entry == INCOMPLETE:
            return self.miss(held, "invalid literal/length code")
        used = entry & 15
        if used > held:
            return False
        symbol = entry >> 4
        if symbol < END_OF_BLOCK:
            self.literal = symbol
        elif symbol == END_OF_BLOCK:
            self.end_block()
        else:
            used = self.read_match(symbol - END_OF_BLOCK - 1, used)
            if used == 0:
                return False
        self.hold = bits >> used
        self.held = held - used
        return True

    def read_match(self, code: int, used: int) -> int:
        """Take the length of a code, and the distance after it; how many bits are used, 0 where some are missing."""
        bits, held = self.hold, self.held
        if code >= LENGTH_CODES:
            raise Malformed("invalid literal/length code")
        extra = LENGTH_EXTRA[code]
        length = MIN_MATCH + LENGTH_BASE[code] + (bits >> used & (1 << extra) - 1)
        used += extra
        if used >= held:
            return 0
        entry = self.distances.decode(bits >> used)
        if entry == INCOMPLETE:
            raise Malformed("invalid distance code")
        used += entry & 15
        if used > held:
            return 0
        code = entry >> 4
        if code >= DISTANCE_CODES:
            raise Malformed("invalid distance code")
        extra = DISTANCE_EXTRA[code]
        distance = 1 + DISTANCE_BASE[code] + (bits >> used & (1 << extra) - 1)
        used += extra
        if used > held:
            return 0
        if distance > len(self.out):
            raise Malformed("invalid distance too far back")
        self.length = length
        self.distance = distance
        return used

    def miss(self, held: int, message: str) -> bool:
        """No code begins so; where there are no bits, it may still."""
        if held > 0:
            raise Malformed(message)
        return False


def gzip_header_end(header: bytearray) -> int:
    """Where the header ends; past the end of what is there where it does not."""
    beyond = len(header) + 1
    if len(header) < GZIP_HEADER:
        return beyond
    flags = header[3]
    end = GZIP_HEADER
    if flags & WITH_EXTRA:
        if len(header) < end + 2:
            return beyond
        end += 2 + (header[end] | header[end + 1] << 8)
    for flag in (WITH_NAME, WITH_COMMENT):
        if flags & flag:
            zero = header.find(b"\0", end)
            if zero < 0:
                return beyond
            end = zero + 1
    return end + 2 if flags & WITH_CHECKSUM else end
