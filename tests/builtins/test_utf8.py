"""str as UTF-8, against CPython's codec."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pyuk.builtins import utf8
from tests.builtins.outcomes import outcome
from tests.builtins.texts import make, plain


def encoded(text: str) -> bytes:
    return bytes(utf8.encode(make(text)))


@given(st.text(max_size=20) | st.text(st.characters(), max_size=5))
@example("\x00\x7f\x80\u07ff\u0800\uffff\U00010000\U0010ffff")
@example("a\ud800\udfffb")
def test_encode(text: str) -> None:
    assert outcome(encoded, text) == outcome(lambda: text.encode())


@given(st.text(st.sampled_from("aé\ud800\udfff€"), max_size=5))
def test_escape(text: str) -> None:
    assert plain(utf8.escape_surrogates(make(text))) == text.encode(errors="backslashreplace").decode()
