"""What http.server says of status codes is what CPython's says."""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler

import pytest

from pyuk.stdlib.http import RESPONSES


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the texts are those of CPython 3.11")
def test_responses() -> None:
    assert {int(code): texts for code, texts in BaseHTTPRequestHandler.responses.items()} == RESPONSES
