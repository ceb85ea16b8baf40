"""Compression for images that unpack themselves (packed.py): the smallest LZ4 block that can be found.

A block is a row of sequences: a token (4 bits: how many literals follow, 4 bits: octets of the match - 4; 15 says that
the rest follows, in octets up to one below 255), the literals, and how far back the match begins, in two octets.
The unpacking side is boot/unpack.py. Source: LZ4 Block Format Description.
"""

from __future__ import annotations

LEAST_MATCH = 4
FARTHEST = 0xFFFF
LAST_LITERALS = 5  # a block ends with so many at least,
LAST_MATCH = 12  # and no match begins so close to its end
KEYS = (16, 8, 6, 4)  # octets that an earlier place has to have in common; where most are, is looked first
TRIED = 24  # such places that are compared
LONG = 64  # a match that goes on for as long is not searched anew at each of its octets
SHORT = 15 + LEAST_MATCH - 1  # octets of the longest match that the token alone can tell


def compressed(data: bytes) -> bytes:
    """The block that holds `data`."""
    lengths, distances = _matches(data)
    steps = _cheapest(data, lengths)
    out = bytearray()
    at = start = 0
    while at < len(data):
        step = steps[at]
        if step > 1:
            _append(out, data[start:at], step, distances[at])
            start = at + step
        at += step
    _append(out, data[start:], 0, 0)
    return bytes(out)


def _matches(data: bytes) -> tuple[list[int], list[int]]:
    """For each place the longest match that is found: how long it is (0: there is none), and how far back."""
    lengths, distances = [0] * len(data), [0] * len(data)
    seen: dict[bytes, list[int]] = {}
    end = len(data) - LAST_LITERALS
    for at in range(len(data) - LAST_MATCH):
        known = [seen.setdefault(data[at : at + count], []) for count in KEYS]
        if at and lengths[at - 1] > LONG:
            lengths[at], distances[at] = lengths[at - 1] - 1, distances[at - 1]
        else:
            places = next((places[-TRIED:] for places in known if places and at - places[-1] <= FARTHEST), [])
            lengths[at], distances[at] = _longest(data, at, end, places)
        for places in known:
            places.append(at)
    return lengths, distances


def _longest(data: bytes, at: int, end: int, places: list[int]) -> tuple[int, int]:
    """The longest match with one of those places, and how far back it is; 0 and 0 where there is none."""
    best, distance = LEAST_MATCH - 1, 0
    for place in reversed(places):
        if at - place > FARTHEST or at + best >= end:
            break
        if data[place + best] == data[at + best] and (length := _common(data, place, at, end)) > best:
            best, distance = length, at - place
    return (best, distance) if distance else (0, 0)


def _common(data: bytes, first: int, second: int, end: int) -> int:
    """How many octets are the same at two places, up to `end` of the second."""
    length, step = 0, 16
    while second + length + step <= end and (
        data[first + length : first + length + step] == data[second + length : second + length + step]
    ):
        length += step
    while second + length < end and data[first + length] == data[second + length]:
        length += 1
    return length


def _cheapest(data: bytes, lengths: list[int]) -> list[int]:
    """How far to go from each place: 1 for a literal, else by a match, the longest or a shorter part of it."""
    costs = [0] * (len(data) + 1)
    steps = [1] * len(data)
    for at in range(len(data) - 1, -1, -1):
        least, step = costs[at + 1] + 1, 1
        longest = lengths[at]
        if longest:
            for length in range(LEAST_MATCH, min(longest, SHORT) + 1):
                if costs[at + length] + 3 < least:
                    least, step = costs[at + length] + 3, length
            if longest > SHORT:
                cost = costs[at + longest] + 4 + (longest - SHORT - 1) // 255
                if cost <= least:
                    least, step = cost, longest
        costs[at], steps[at] = least, step
    return steps


def _append(out: bytearray, literals: bytes, length: int, distance: int) -> None:
    """A sequence; length 0: the last, which has no match."""
    more = length - LEAST_MATCH if length else 0
    out.append(min(len(literals), 15) << 4 | min(more, 15))
    _append_rest(out, len(literals))
    out += literals
    if length:
        out += distance.to_bytes(2, "little")
        _append_rest(out, more)


def _append_rest(out: bytearray, count: int) -> None:
    """What of a count does not fit into its half of the token."""
    if count >= 15:
        out += b"\xff" * ((count - 15) // 255)
        out.append((count - 15) % 255)
