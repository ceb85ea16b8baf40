"""What http.server says of status codes is what CPython's says, and it finds the fields that CPython's finds."""

from __future__ import annotations

import random
import sys
from http.client import HTTPException, LineTooLong, parse_headers
from http.server import BaseHTTPRequestHandler
from io import BytesIO

import pytest

from pyuk.stdlib.http import RESPONSES
from pyuk.stdlib.http._fields import READ, TOO_LONG, TOO_MANY, Headers

NAMES = ("Host", "host", "Accept", "Content-Length", "X-A", "", "a b", " c", "Set-Cookie", "From")
PIECES = (b"Host: a", b"host : b", b"Accept:", b"X-A:\t 1 \t", b" more", b"\tand more ", b": none", b"a b: c",
          b"From x y", b"From: z", b"no colon", b"Set-Cookie: 1", b"Set-Cookie: 2", b"\xe9: \xe9\xff", b"",
          b"c:d:e")  # fmt: skip
ENDS = (b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r", b"\r\r\n")


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the texts are those of CPython 3.11")
def test_responses() -> None:
    assert {int(code): texts for code, texts in BaseHTTPRequestHandler.responses.items()} == RESPONSES


class Arriving:
    """A connection from which the bytes come in parts."""

    def __init__(self, whole: bytes, step: int) -> None:
        self.rest, self.step = whole, step
        self.data = b""
        self.start = 0

    def more(self) -> bool:
        part, self.rest = self.rest[: self.step], self.rest[self.step :]
        self.data, self.start = self.data[self.start :] + part, 0
        return part != b""


def found_by_cpython(whole: bytes) -> tuple[object, ...]:
    """What CPython finds, and how much of the input it leaves."""
    file = BytesIO(whole)
    try:
        message = parse_headers(file)
    except LineTooLong:
        return (TOO_LONG,)
    except HTTPException:
        return (TOO_MANY,)
    unfolded = [(name, value.replace("\r\n", "\n").replace("\r", "\n")) for name, value in message.items()]
    values = [[each.replace("\r\n", "\n").replace("\r", "\n") for each in message.get_all(name, [])] for name in NAMES]
    return READ, unfolded, values, [name in message for name in NAMES], file.read()


def found_by_ours(whole: bytes, step: int) -> tuple[object, ...]:
    file = Arriving(whole, step)
    headers = Headers()
    result = headers.read(file)
    if result != READ:
        return (result,)
    items = [(name, value.replace("\r\n", "\n")) for name, value in headers.items()]
    values = [[each.replace("\r\n", "\n") for each in headers.get_all(name, []) or []] for name in NAMES]
    firsts = [headers.get(name, "-") for name in NAMES]
    assert firsts == [(headers.get_all(name) or ["-"])[0] for name in NAMES]
    return READ, items, values, [name in headers for name in NAMES], file.data[file.start :] + file.rest


@pytest.mark.parametrize("seed", range(12))
def test_fields(seed: int) -> None:
    choice = random.Random(seed)
    for _ in range(50):
        lines = [choice.choice(PIECES) + choice.choice(ENDS) for _ in range(choice.randrange(8))]
        whole = b"".join(lines) + choice.choice((b"\r\n", b"\n", b"")) + b"the body\r\n"
        assert found_by_ours(whole, choice.choice((1, 7, 4096))) == found_by_cpython(whole), whole


@pytest.mark.parametrize("whole", [b"a: b\r\n" * count + b"\r\n" for count in (98, 99, 100, 101)]
                         + [b"a: " + b"b" * count + b"\r\n\r\n" for count in (65530, 65531, 65532, 70000)])  # fmt: skip
def test_limits(whole: bytes) -> None:
    assert found_by_ours(whole, 4096) == found_by_cpython(whole)
