"""The alphabets of deflate: lengths and distances as codes with extra bits. Source: RFC 1951 §3.2.5, §3.2.6, §3.2.7."""

from __future__ import annotations

from pyuk.lang import Array, const, u8, u16

LITERALS = 256
END_OF_BLOCK = 256
LENGTH_CODES = 29
LITERAL_CODES = 286
DISTANCE_CODES = 30
BIT_LENGTH_CODES = 19
MAX_BITS = 15
MIN_MATCH = 3
MAX_MATCH = 258
REPEAT_3_6 = 16  # the last length again, three to six times
ZEROS_3_10 = 17
ZEROS_11_138 = 18


def length_extra_bits() -> list[int]:
    return [0 if code < 8 or code == 28 else code // 4 - 1 for code in range(29)]


def distance_extra_bits() -> list[int]:
    return [0 if code < 4 else code // 2 - 1 for code in range(30)]


def bases(extra_bits: list[int]) -> list[int]:
    """The least number that each code stands for, counted from 0."""
    result = [0]
    for extra in extra_bits:
        result.append(result[-1] + (1 << extra))
    return result[:-1]


def code_of_each(numbers: list[int], least: list[int]) -> list[int]:
    """The codes of numbers."""
    result = []
    for number in numbers:
        code = len(least) - 1
        while least[code] > number:
            code -= 1
        result.append(code)
    return result


def fixed_literal_lengths() -> list[int]:
    """RFC 1951 §3.2.6; two codes more are there than are used."""
    return [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8


LENGTH_EXTRA: Array[u8, 29] = const(length_extra_bits())
LENGTH_BASE: Array[u8, 29] = const([*bases(length_extra_bits())[:28], 255])  # less MIN_MATCH; 258 has its own code
LENGTH_CODE: Array[u8, 256] = const(code_of_each(list(range(256)), [*bases(length_extra_bits())[:28], 255]))
DISTANCE_EXTRA: Array[u8, 30] = const(distance_extra_bits())
DISTANCE_BASE: Array[u16, 30] = const(bases(distance_extra_bits()))  # less 1
DISTANCE_CODE: Array[u8, 512] = const(  # of distances below 256, then of every 128th
    code_of_each([*range(256), *range(0, 32768, 128)], bases(distance_extra_bits()))
)
BIT_LENGTH_ORDER: Array[u8, 19] = const([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])
FIXED_LITERAL_LENGTHS: Array[u8, 288] = const(fixed_literal_lengths())


def distance_code(distance: int) -> int:
    """The code of a distance, less 1."""
    return DISTANCE_CODE[distance] if distance < 256 else DISTANCE_CODE[256 + (distance >> 7)]


def reversed_bits(code: int, length: int) -> int:
    """A Huffman code as it stands in the stream: its first bit is the lowest one."""
    result = 0
    for _ in range(length):
        result = result << 1 | code & 1
        code >>= 1
    return result
