"""The regular expressions of the guest against CPython's: random patterns, flags and subjects."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.stdlib import re as guest
from pyuk.stdlib._regex.casing import ALIKE, family

CHARS = "aabbcAB1_- \n\u00e9\u0130\u03a3"
ATOMS = [*CHARS, ".", "\\d", "\\w", "\\s", "\\W", "\\b", "\\B", "\\A", "\\Z", "^", "$", "\\n", "\\.", "\\x61", "\\141"]
SETS = ["[ab]", "[^a]", "[a-c]", "[^\\w]", "[\\d_]", "[a\\-b]", "[]a]", "[^]a]", "[A-Z\u03b1-\u03c9]", "[a-]"]
REPEATS = [
    "*",
    "+",
    "?",
    "{2}",
    "{1,2}",
    "{0,3}",
    "{2,}",
    "{,2}",
    "*?",
    "+?",
    "??",
    "{1,2}?",
    "*+",
    "++",
    "?+",
    "{1,2}+",
]
OPENINGS = ["(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?P<n>", "(?i:", "(?s-i:", "(?m:"]
REFERENCES = ["\\1", "\\2", "(?P=n)", "(?(1)a|b)", "(?(n)a)"]
FLAGS = [0, re.I, re.M, re.S, re.A, re.I | re.A, re.I | re.M, re.X]

atoms = st.sampled_from([*ATOMS, *SETS])


def pieces(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.builds(lambda a, b: a + b + ")", st.sampled_from(OPENINGS), inner)
    repeated = st.builds(lambda a, b: a + b, atoms | group, st.sampled_from(REPEATS))
    choice = st.builds(lambda a, b: a + "|" + b, inner, inner)
    row = st.builds(lambda a, b: a + b, inner, inner)
    return st.one_of(group, repeated, row, choice, st.sampled_from(REFERENCES))


patterns = st.recursive(atoms, pieces, max_leaves=8)
broken = st.text(st.sampled_from("ab(?)[]{}*+|\\<>=!P:1,-^#i"), max_size=8)
subjects = st.text(st.sampled_from("aaabbcABk\u212a1_ \n\u00e9\u0130\u03c2"), max_size=8)


def attempt(module: Any, action: Any) -> Any:
    """What `action` gives with a module re, its exception included."""
    try:
        return action(module)
    except (re.error, guest.error) as error:
        return "error", str(error), error.msg, error.pos if error.pos is not None else -1
    except (IndexError, OverflowError, ValueError) as error:
        return type(error).__name__, str(error)


def shown(match: Any) -> Any:
    if match is None:
        return None
    spans = [match.span(i) for i in range(match.re.groups + 1)]
    return spans, match.group(), repr(match), match.pos, match.endpos


def agree(action: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert attempt(guest, action) == attempt(re, action)


@given(patterns, subjects, st.sampled_from(FLAGS))
@settings(max_examples=1500, deadline=None)
def test_matches(pattern: str, subject: str, flags: int) -> None:
    agree(lambda m: shown(m.match(pattern, subject, flags)))
    agree(lambda m: shown(m.fullmatch(pattern, subject, flags)))
    agree(lambda m: [shown(found) for found in m.finditer(pattern, subject, flags)])
    agree(lambda m: shown(m.compile(pattern, flags).search(subject, 1, len(subject) - 1)))


@given(broken, subjects)
@settings(max_examples=1000, deadline=None)
def test_broken_patterns(pattern: str, subject: str) -> None:
    agree(lambda m: shown(m.search(pattern, subject)))


@given(patterns, st.text(st.sampled_from("\\1g<n>20ab"), max_size=7), subjects, st.integers(0, 2))
@settings(max_examples=300, deadline=None)
def test_substitution(pattern: str, repl: str, subject: str, count: int) -> None:
    agree(lambda m: m.subn(pattern, repl, subject, count))


def test_casing() -> None:
    for code in [*range(0x600), *range(0x1E00, 0x2200), *range(0xA640, 0xA660), 0x10400, 0x1E943]:
        wanted = re.compile(re.escape(chr(code)), re.I)
        for other in {*family(code, ALIKE), code + 1, code ^ 0x20}:
            assert (wanted.match(chr(other)) is not None) == (other in family(code, ALIKE)), (code, other)


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|aa)*b", "a*a*a*a*b", "(a*)*b", "((a|b)*c?)*d", "(?:a?){40}a{40}b", "(a+){2,}c"],
)
def test_time(pattern: str) -> None:
    """Patterns that make CPython try every way to divide the text."""
    assert guest.search(pattern, "a" * 40 + "!") is None
