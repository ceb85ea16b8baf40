"""zlib: compression and decompression in one go and in pieces, and the checksums. Source: RFC 1950, 1951, 1952."""

from __future__ import annotations

from pyuk.builtins.bytestring import BytesLike
from pyuk.stdlib._zlib.bits import BitWriter
from pyuk.stdlib._zlib.checksums import adler32, crc32
from pyuk.stdlib._zlib.deflate import FINISH, FULL_FLUSH, NO_FLUSH, SYNC_FLUSH, Deflater
from pyuk.stdlib._zlib.inflate import (
    DEFLATED,
    DONE,
    EITHER,
    GZIP,
    NO_LIMIT,
    RAW,
    ZLIB,
    Inflater,
    Malformed,
    NeedsDictionary,
)

__all__ = ["DEFLATED", "adler32", "compress", "compressobj", "crc32", "decompress", "decompressobj", "error"]
MAX_WBITS = 15
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_NO_FLUSH = NO_FLUSH
Z_SYNC_FLUSH = SYNC_FLUSH
Z_FULL_FLUSH = FULL_FLUSH
Z_FINISH = FINISH
DEFAULT_LEVEL = 6
UNIX = 3  # RFC 1952 §2.3: where it was compressed
MASK32 = 0xFFFF_FFFF


class error(Exception):
    pass


class Compress:
    """What compressobj() gives. wrapper: RAW, ZLIB or GZIP. sum, length: of the data so far."""

    def __init__(self, level: int, window_bits: int, memory_level: int, wrapper: int) -> None:
        self.deflater = Deflater(level, window_bits, memory_level)
        self.wrapper = wrapper
        self.sum = 1 if wrapper == ZLIB else 0
        self.length = 0
        self.is_finished = False
        if wrapper == ZLIB:
            self.put_zlib_header(level, window_bits)
        elif wrapper == GZIP:
            self.put_gzip_header(level)

    def put_zlib_header(self, level: int, window_bits: int) -> None:
        """RFC 1950 §2.2."""
        pace = 0 if level < 2 else 1 if level < DEFAULT_LEVEL else 2 if level == DEFAULT_LEVEL else 3
        header = (DEFLATED + (window_bits - 8 << 4) << 8) + (pace << 6)
        self.put_big(header + 31 - header % 31, 2)

    def put_gzip_header(self, level: int) -> None:
        """RFC 1952 §2.3."""
        out = self.deflater.blocks.bits
        for byte in (0x1F, 0x8B, DEFLATED, 0, 0, 0, 0, 0, 2 if level == 9 else 4 if level < 2 else 0, UNIX):
            out.put(byte, 8)

    def put_big(self, value: int, count: int) -> None:
        """A number of some bytes, the most significant first."""
        for byte in value.to_bytes(count, "big"):
            self.deflater.blocks.bits.put(byte, 8)

    def compress(self, data: BytesLike, /) -> bytes:
        """Take data in; what of the stream is there by now."""
        if self.is_finished:
            raise error("Error -2 while compressing data: inconsistent stream state")
        self.take(data, NO_FLUSH)
        return self.deflater.blocks.bits.taken()

    def flush(self, mode: int = FINISH, /) -> bytes:
        """What is missing of the stream; nothing may follow, but after the other ways of flushing."""
        if mode == NO_FLUSH:
            return b""
        if mode not in (SYNC_FLUSH, FULL_FLUSH, FINISH):
            raise NotImplementedError("flush() is there for Z_SYNC_FLUSH, Z_FULL_FLUSH and Z_FINISH")
        if self.is_finished:
            raise error("Error -2 while flushing: inconsistent stream state")
        self.take(b"", mode)
        if mode == FINISH:
            self.is_finished = True
            self.put_trailer(self.deflater.blocks.bits)
        return self.deflater.blocks.bits.taken()

    def take(self, data: BytesLike, mode: int) -> None:
        if self.wrapper != RAW:
            self.sum = crc32(data, self.sum) if self.wrapper == GZIP else adler32(data, self.sum)
        self.length += len(data)
        self.deflater.run(data, mode)

    def put_trailer(self, out: BitWriter) -> None:
        if self.wrapper == ZLIB:
            self.put_big(self.sum, 4)
        elif self.wrapper == GZIP:
            for number in (self.sum, self.length & MASK32):
                out.put(number & 0xFFFF, 16)
                out.put(number >> 16, 16)


class Decompress:
    """What decompressobj() gives."""

    def __init__(self, wrapper: int, window_bits: int) -> None:
        self.inflater = Inflater(wrapper, window_bits)
        self.unused_data = b""
        self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data: BytesLike, /, max_length: int = 0) -> bytes:
        """What more input gives; at most `max_length` bytes, if it is not 0, with the rest of the input in
        `unconsumed_tail`. What follows the stream is in `unused_data`."""
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        if self.eof:
            self.unused_data += bytes(data)
            self.unconsumed_tail = b""
            return b""
        result = inflated(self.inflater, data, max_length or NO_LIMIT)
        was_limited = len(self.unconsumed_tail) > 0
        self.unconsumed_tail = b""
        if self.inflater.state == DONE:
            self.eof = True
            self.unused_data = self.inflater.take_rest()
            if was_limited:
                self.unconsumed_tail = self.unused_data  # as in CPython
        elif self.inflater.is_full():
            self.unconsumed_tail = self.inflater.take_rest()
        return result

    def flush(self, length: int = DEF_BUF_SIZE, /) -> bytes:
        """What the rest of the input gives."""
        if length <= 0:
            raise ValueError("length must be greater than zero")
        return self.decompress(self.unconsumed_tail)


def inflated(inflater: Inflater, data: BytesLike, limit: int) -> bytes:
    """What an inflater gives, with zlib's errors."""
    try:
        return inflater.run(data, limit)
    except Malformed as problem:
        raise error(f"Error -3 while decompressing data: {problem}") from None
    except NeedsDictionary:
        raise error("Error 2 while decompressing data") from None


def wrapped(wbits: int) -> tuple[int, int]:
    """What is around the stream, and the bits of its window. (-1, 0) of what means nothing."""
    if -15 <= wbits <= -8:
        return RAW, -wbits
    if 8 <= wbits <= 15 or wbits == 0:
        return ZLIB, wbits
    if 24 <= wbits <= 31 or wbits == 16:
        return GZIP, wbits - 16
    if 40 <= wbits <= 47 or wbits == 32:
        return EITHER, wbits - 32
    return -1, 0


def is_compressible(level: int, wbits: int) -> bool:
    """Whether the arguments mean something to a compressor."""
    wrapper, bits = wrapped(wbits)
    return -1 <= level <= 9 and wrapper in (RAW, ZLIB, GZIP) and bits >= 8 and wbits != -8


def compress(data: BytesLike, /, level: int = Z_DEFAULT_COMPRESSION, wbits: int = MAX_WBITS) -> bytes:
    if not is_compressible(level, wbits):
        raise error("Bad compression level")
    whole = compressobj(level, DEFLATED, wbits)
    return whole.compress(data) + whole.flush()


def compressobj(
    level: int = Z_DEFAULT_COMPRESSION,
    method: int = DEFLATED,
    wbits: int = MAX_WBITS,
    memLevel: int = DEF_MEM_LEVEL,
    strategy: int = Z_DEFAULT_STRATEGY,
) -> Compress:
    if not is_compressible(level, wbits) or method != DEFLATED or not 1 <= memLevel <= 9:
        raise ValueError("Invalid initialization option")
    wrapper, bits = wrapped(wbits)
    if strategy != Z_DEFAULT_STRATEGY:
        raise NotImplementedError("the strategy is Z_DEFAULT_STRATEGY")
    return Compress(DEFAULT_LEVEL if level < 0 else level, max(bits, 9), memLevel, wrapper)


def decompress(data: BytesLike, /, wbits: int = MAX_WBITS, bufsize: int = DEF_BUF_SIZE) -> bytes:
    wrapper, bits = wrapped(wbits)
    if wrapper < 0:
        raise error("Error -2 while preparing to decompress data: inconsistent stream state")
    whole = Inflater(wrapper, bits)
    result = inflated(whole, data, NO_LIMIT)
    if whole.state != DONE:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return result


def decompressobj(wbits: int = MAX_WBITS) -> Decompress:
    wrapper, bits = wrapped(wbits)
    if wrapper < 0:
        raise ValueError("Invalid initialization option")
    return Decompress(wrapper, bits)
