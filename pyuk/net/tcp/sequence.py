"""Arithmetic on sequence numbers, which wrap at 2**32.  Source: RFC 9293 §3.4.

A sequence number names an octet of a stream, or the SYN before the first, or the FIN after the last. Two of them
can be compared only if they lie less than 2**31 apart, as all do that are in use at one time (MUST-5 of §3.4:
"all arithmetic dealing with sequence numbers must be performed modulo 2**32"). Read next: ranges.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u32

SEQ_MASK = 0xFFFF_FFFF
SEQ_HALF = 0x8000_0000


@inline
def advance(seq: u32, count: int) -> u32:
    """The number `count` octets after `seq`, or before it where count is negative."""
    return (seq + count) & SEQ_MASK


@inline
def distance(first: u32, last: u32) -> int:
    """How many octets `last` lies after `first`, at least -2**31 and less than 2**31."""
    return ((last - first + SEQ_HALF) & SEQ_MASK) - SEQ_HALF


@inline
def before(first: u32, last: u32) -> bool:
    """first < last."""
    return distance(first, last) > 0


@inline
def not_after(first: u32, last: u32) -> bool:
    """first =< last."""
    return distance(first, last) >= 0


def latest(first: u32, second: u32) -> u32:
    """The one that comes later in the stream."""
    return second if before(first, second) else first


def is_acceptable(seq: u32, length: int, rcv_nxt: u32, rcv_wnd: int) -> bool:
    """Whether a segment of `length` numbers from `seq` on has one within the receive window.

    The four cases of RFC 9293 §3.4, table 5. length counts SYN and FIN.
    """
    first = distance(rcv_nxt, seq)
    if length == 0:
        return first == 0 if rcv_wnd == 0 else 0 <= first < rcv_wnd
    if rcv_wnd == 0:
        return False
    return 0 <= first < rcv_wnd or 0 <= first + length - 1 < rcv_wnd
