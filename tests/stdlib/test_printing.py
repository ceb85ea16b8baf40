"""What the module sys and print() write."""

from __future__ import annotations

import pytest

from pyuk.kernel import console
from pyuk.stdlib import printing, sys


class Streams:
    def __init__(self) -> None:
        self.out, self.error = bytearray(), bytearray()


@pytest.fixture
def streams() -> Streams:
    """The console's two streams, kept."""
    kept = Streams()
    console.attach(kept.out.append, kept.error.append, lambda: None)
    return kept


@pytest.mark.parametrize("text", ["", "plain\n", "äöü", "€ 𝄞"])
def test_both_streams(streams: Streams, text: str) -> None:
    printing.write_stdout(text)
    assert sys.stdout.write(text) == len(text)
    assert bytes(streams.out) == text.encode() * 2
    printing.write_stderr(text)
    assert sys.stderr.write(text) == len(text)
    assert bytes(streams.error) == text.encode() * 2


def test_a_text_that_cannot_be_written(streams: Streams) -> None:
    with pytest.raises(UnicodeEncodeError):
        printing.write_stdout("a\ud800")
    assert not streams.out
    printing.write_stderr("a\ud800")
    assert bytes(streams.error) == b"a\\ud800"


@pytest.mark.parametrize("status", [0, 3, 256])
def test_exit(status: int) -> None:
    with pytest.raises(SystemExit) as raised:
        sys.exit(status)
    assert raised.value.code == status
    with pytest.raises(SystemExit) as raised:
        sys.exit()
    assert raised.value.code is None


def test_argv_is_never_empty() -> None:
    assert sys.argv == [""]
