"""DNS messages: queries, and the records of answers.  Source: RFC 1035 §4, RFC 3596 (AAAA), RFC 6891 (EDNS(0)).

A name is a str in lower case, its labels with dots between, no dot at the end; the root is "". Bytes of a label
that are no letters, digits, hyphens or underscores make a name that nobody asks for: it is taken for malformed.
Read next: ../dns.py.
"""

from __future__ import annotations

from pyuk.lang import u16
from pyuk.net.wire.fields import get16, get32, put16

HEADER_BYTES = 12
MOST_NAME_BYTES = 255
MOST_LABEL_BYTES = 63
TYPE_A, TYPE_CNAME, TYPE_SOA, TYPE_OPT, TYPE_AAAA = 1, 5, 6, 41, 28
CLASS_IN = 1
RESPONSE, TRUNCATED, RECURSION_DESIRED, OPCODE_MASK, RCODE_MASK = 0x8000, 0x0200, 0x0100, 0x7800, 0x000F
NO_ERROR, NAME_ERROR = 0, 3
POINTER = 0xC0
PAYLOAD_BYTES = 1232  # what we take: RFC 6891 §6.2.5, and no fragments on any path (DNS flag day 2020)
DASH, UNDERSCORE = 0x2D, 0x5F


class Name:
    """A name that was read: its text, and where what follows begins; at -1 where it is malformed."""

    text: str
    at: int

    def __init__(self) -> None:
        self.text = ""
        self.at = -1


def read_name(name: Name, frame: bytearray, message: int, end: int, start: int) -> bool:
    """Read the name at frame[start] of the message in frame[message:end]; False where it is malformed.

    Pointers go backwards only, each further than the one before (RFC 1035 §4.1.4: "a prior occurrence"), so that
    no loop can be built; a name has no more than 255 bytes.
    """
    at = start
    lowest = start
    total = 0
    labels: list[str] = []
    name.at = -1
    while True:
        if at >= end:
            return False
        length = frame[at]
        if length & POINTER == POINTER:
            if at + 2 > end:
                return False
            if name.at < 0:
                name.at = at + 2
            at = message + (get16(frame, at) & 0x3FFF)
            if at >= lowest:
                return False
            lowest = at
            continue
        if length == 0:
            if name.at < 0:
                name.at = at + 1
            name.text = ".".join(labels)
            return True
        total += length + 1
        if length > MOST_LABEL_BYTES or total > MOST_NAME_BYTES - 1 or at + 1 + length > end:
            return False
        label = label_text(frame, at + 1, length)
        if label == "":
            return False
        labels.append(label)
        at += 1 + length


def label_text(frame: bytearray, at: int, length: int) -> str:
    """One label in lower case; "" where it has other characters than host names have."""
    text = bytearray(length)
    for i in range(length):
        byte = frame[at + i]
        if 0x41 <= byte <= 0x5A:
            byte += 0x20
        if not (0x61 <= byte <= 0x7A or 0x30 <= byte <= 0x39 or byte == DASH or byte == UNDERSCORE):
            return ""
        text[i] = byte
    return text.decode("latin-1")


def in_lower_case(text: str) -> str:
    """A text whose letters of ASCII are small. str.lower() knows those of all languages, which no name has."""
    if not text.isascii():
        return text
    raw = bytearray(text.encode())
    for i in range(len(raw)):
        if 0x41 <= raw[i] <= 0x5A:
            raw[i] |= 0x20
    return raw.decode("latin-1")


def is_name(text: str) -> bool:
    """Whether a name can be asked for: labels of 1 to 63 characters, 255 bytes in all."""
    if len(text) > MOST_NAME_BYTES - 2 or not text.isascii():
        return False
    for label in text.split("."):
        if not 1 <= len(label) <= MOST_LABEL_BYTES:
            return False
        raw = bytearray(label.encode())
        if label_text(raw, 0, len(raw)) == "":
            return False
    return True


def write_name(frame: bytearray, at: int, text: str) -> int:
    """Write a name without compression; where it ends."""
    if text != "":
        for label in text.split("."):
            raw = label.encode()
            frame[at] = len(raw)
            frame[at + 1 : at + 1 + len(raw)] = raw
            at += 1 + len(raw)
    frame[at] = 0
    return at + 1


def write_query(frame: bytearray, start: int, identifier: u16, name: str, type_: u16) -> int:
    """Write a question that asks for recursion, with an OPT record; where it ends."""
    put16(frame, start, identifier)
    put16(frame, start + 2, RECURSION_DESIRED)
    put16(frame, start + 4, 1)
    put16(frame, start + 6, 0)
    put16(frame, start + 8, 0)
    put16(frame, start + 10, 1)
    at = write_name(frame, start + HEADER_BYTES, name)
    put16(frame, at, type_)
    put16(frame, at + 2, CLASS_IN)
    at += 4
    frame[at] = 0  # RFC 6891 §6.1.2: the root, OPT, the size instead of a class, no flags, no data
    put16(frame, at + 1, TYPE_OPT)
    put16(frame, at + 3, PAYLOAD_BYTES)
    put16(frame, at + 5, 0)
    put16(frame, at + 7, 0)
    put16(frame, at + 9, 0)
    return at + 11


class Records:
    """Reads a response one record after the other: begin(), then next() until it is False.

    is_malformed: it was broken off. name, type, ttl_s and the data [data_at, data_end) are those of the record.
    section: 0 for answers, 1 for authorities, 2 for what is additional.
    """

    frame: bytearray
    message: int
    end: int
    at: int
    identifier: int
    flags: int
    question: Name
    question_type: int
    counts: list[int]
    section: int
    is_malformed: bool
    name: Name
    type: int
    ttl_s: int
    data_at: int
    data_end: int

    def __init__(self) -> None:
        self.frame = bytearray()
        self.message = 0
        self.end = 0
        self.at = 0
        self.identifier = 0
        self.flags = 0
        self.question = Name()
        self.question_type = 0
        self.counts = [0, 0, 0]
        self.section = 0
        self.is_malformed = False
        self.name = Name()
        self.type = 0
        self.ttl_s = 0
        self.data_at = 0
        self.data_end = 0

    def begin(self, frame: bytearray, start: int, end: int) -> bool:
        """Read header and question; False where that is no answer to one question of class IN."""
        self.frame = frame
        self.message = start
        self.end = end
        self.section = 0
        self.is_malformed = True
        if end - start < HEADER_BYTES:
            return False
        self.identifier = get16(frame, start)
        self.flags = get16(frame, start + 2)
        if self.flags & RESPONSE == 0 or self.flags & OPCODE_MASK != 0 or get16(frame, start + 4) != 1:
            return False
        for i in range(3):
            self.counts[i] = get16(frame, start + 6 + 2 * i)
        if not read_name(self.question, frame, start, end, start + HEADER_BYTES) or self.question.at + 4 > end:
            return False
        self.at = self.question.at + 4
        self.question_type = get16(frame, self.question.at)
        self.is_malformed = get16(frame, self.question.at + 2) != CLASS_IN
        return not self.is_malformed

    def next(self) -> bool:
        """Read one record more; False where there is none."""
        while self.section < 3 and self.counts[self.section] == 0:
            self.section += 1
        if self.section == 3 or self.is_malformed:
            return False
        self.counts[self.section] -= 1
        self.is_malformed = True
        if not read_name(self.name, self.frame, self.message, self.end, self.at):
            return False
        at = self.name.at
        if at + 10 > self.end or at + 10 + get16(self.frame, at + 8) > self.end:
            return False
        self.type = get16(self.frame, at) if get16(self.frame, at + 2) == CLASS_IN else 0
        self.ttl_s = get32(self.frame, at + 4)
        if self.ttl_s >= 1 << 31:
            self.ttl_s = 0  # RFC 2181 §8
        self.data_at = at + 10
        self.data_end = self.data_at + get16(self.frame, at + 8)
        self.at = self.data_end
        self.is_malformed = False
        return True
