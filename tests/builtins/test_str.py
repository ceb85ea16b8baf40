"""The guest's str, against CPython's."""

# ruff: noqa: RUF001 - letters that look alike are what is tested here

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pyuk.builtins import characters, unicodetables
from pyuk.builtins import str as module
from pyuk.builtins.slices import default_start, default_stop
from pyuk.builtins.str import str as Text
from pyuk.builtins.strrepr import ascii_of
from pyuk.builtins.strtext import format_text
from pyuk.lang import Buffer
from pyuk.lang.hashing import str_hash
from tests.builtins import unicode_tables
from tests.builtins.outcomes import outcome
from tests.builtins.texts import make, plain

ALPHABET = "aab bA-\tß€\n𝄞x\x00ÿĀ"
texts = st.text(ALPHABET, max_size=12)
any_texts = st.text(max_size=20)
parts = st.text("ab€", max_size=3)
bounds = st.integers(-15, 15) | st.sampled_from([-(1 << 63), (1 << 63) - 1])
sizes = st.integers(-3, 20)
same_unicode = pytest.mark.skipif(unicodedata.unidata_version != unicode_tables.VERSION,
                                  reason="this Python knows another Unicode")


def shown(value: Any) -> Any:
    """A result in CPython's types."""
    if isinstance(value, Text):
        check_form(value)
        return plain(value)
    if isinstance(value, list):
        return [shown(item) for item in value]
    if isinstance(value, tuple):
        return tuple(shown(item) for item in value)
    return value


def check_form(text: Text) -> None:
    """A str is of the least kind, which equality relies on."""
    greatest = max(map(ord, plain(text)), default=0)
    assert text.kind == (1 if greatest < 0x100 else 2 if greatest < 0x10000 else 4)


def agree(function: Callable[..., Any], *args: Any) -> None:
    """`function` does the same with the guest's strs as with CPython's."""
    guests = [make(arg) if isinstance(arg, str) else arg for arg in args]
    assert outcome(lambda: shown(function(*guests))) == outcome(function, *args)


# --- storage ---------------------------------------------------------------------------------


@given(any_texts)
def test_there_and_back(value: str) -> None:
    text = make(value)
    check_form(text)
    assert plain(text) == value
    assert len(text) == len(value)


@given(texts, bounds)
def test_index(value: str, index: int) -> None:
    agree(lambda text: text[index], value)


@given(texts, bounds, bounds, st.integers(-4, 4) | st.sampled_from([-(1 << 63), (1 << 63) - 1]))
def test_slice(value: str, start: int, stop: int, step: int) -> None:
    expected = outcome(lambda: value[start:stop:step])
    assert outcome(lambda: shown(make(value).get_slice(start, stop, step))) == expected


@given(texts, bounds, bounds)
def test_plain_slice(value: str, start: int, stop: int) -> None:
    assert shown(make(value).get_slice(start, stop)) == value[start:stop]


@given(texts, st.sampled_from([-3, -2, -1, 1, 2, 3]), bounds)
def test_slice_with_omitted_bounds(value: str, step: int, bound: int) -> None:
    text = make(value)
    assert shown(text.get_slice(default_start(step), bound, step)) == value[:bound:step]
    assert shown(text.get_slice(bound, default_stop(step), step)) == value[bound::step]


@given(any_texts)
def test_characters_are_those_of_iteration(value: str) -> None:
    text = make(value)
    assert [shown(text[i]) for i in range(len(text))] == list(value)


def test_latin_characters_are_made_once() -> None:
    text = make("aéaé€€")
    assert text[0] is text[2]
    assert text[1] is text[3]
    assert text[4] == text[5]


@pytest.mark.parametrize("code", [0, 65, 0xFF, 0x100, 0xFFFF, 0x10000, 0x10FFFF, -1, 0x110000])
def test_chr(code: int) -> None:
    assert outcome(lambda: shown(module.chr(code))) == outcome(chr, code)


@pytest.mark.parametrize("value", ["a", "é", "€", "𝄞", "", "ab"])
def test_ord(value: str) -> None:
    assert outcome(lambda: module.ord(make(value))) == outcome(ord, value)


# --- comparison and hashing ------------------------------------------------------------------


@given(texts, texts)
@example("a", "a")
@example("aé", "a€")
@example("€", "𝄞")
def test_comparison(one: str, other: str) -> None:
    for copy in (one, other):
        agree(lambda a, b: (a == b, a != b, a < b, a <= b, a > b, a >= b), one, copy)


@given(any_texts)
def test_hash(value: str) -> None:
    text = make(value)
    expected = str_hash([ord(char) for char in value])
    assert hash(text) % (1 << 64) % ((1 << 61) - 1) == expected % (1 << 64) % ((1 << 61) - 1) or text.hash == expected
    assert text.__hash__() % (1 << 64) == expected
    assert text.__hash__() == make(value).__hash__()


# --- methods ---------------------------------------------------------------------------------


@given(texts, texts, st.integers(-2, 5))
def test_putting_together(one: str, other: str, count: int) -> None:
    agree(lambda a, b: a + b, one, other)
    agree(lambda a: (a * count, count * a), one)
    assert shown(module.concat3(make(one), make(other), make(one))) == one + other + one


def test_repeat_too_often() -> None:
    agree(lambda a: a * (1 << 62), "ab")
    agree(lambda a: a * (1 << 61), "ab")


@given(texts, st.lists(texts, max_size=5))
def test_join(separator: str, items: list[str]) -> None:
    assert shown(make(separator).join([make(item) for item in items])) == separator.join(items)


@given(texts, parts, bounds, bounds)
@example("aaa", "aa", 0, 9)
@example("abc", "", 3, 3)
@example("abc", "", 4, 9)
def test_search(value: str, sub: str, start: int, end: int) -> None:
    for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
        agree(lambda a, b, name=name: (getattr(a, name)(b), getattr(a, name)(b, start, end)), value, sub)
    agree(lambda a, b: b in a, value, sub)
    agree(lambda a, b: (a.removeprefix(b), a.removesuffix(b)), value, sub)


@given(texts, parts, parts, st.integers(-1, 4))
@example("aaaa", "aa", "€", -1)
@example("a€b€", "€", "x", -1)
def test_replace(value: str, old: str, new: str, count: int) -> None:
    agree(lambda a, b, c: (a.replace(b, c), a.replace(b, c, count)), value, old, new)


@given(texts, parts, st.integers(-1, 4))
@example("a b", "", 1)
def test_split(value: str, sep: str, limit: int) -> None:
    agree(lambda a, b: (a.split(b), a.split(b, limit)), value, sep)
    agree(lambda a, b: (a.rsplit(b), a.rsplit(b, limit)), value, sep)
    agree(lambda a: (a.split(), a.split(None, limit), a.rsplit(), a.rsplit(None, limit)), value)
    agree(lambda a, b: (a.partition(b), a.rpartition(b)), value, sep)


@given(st.text("ab\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029 ", max_size=10), st.booleans())
def test_lines(value: str, keepends: bool) -> None:
    agree(lambda a: (a.splitlines(), a.splitlines(keepends)), value)


@given(st.text("ab \t\n\xa0\u2003\u200b", max_size=10), parts)
def test_strip(value: str, chars: str) -> None:
    agree(lambda a: (a.strip(), a.lstrip(), a.rstrip()), value)
    agree(lambda a, b: (a.strip(b), a.lstrip(b), a.rstrip(b)), value, chars)


@given(texts, sizes, st.sampled_from(["*", "€", "𝄞", "ab", ""]))
def test_padding(value: str, width: int, fill: str) -> None:
    agree(lambda a: (a.ljust(width), a.rjust(width), a.center(width)), value)
    for name in ("ljust", "rjust", "center"):
        agree(lambda a, b, name=name: getattr(a, name)(width, b), value, fill)


@given(st.text("+-0a€", max_size=6), sizes)
def test_zfill(value: str, width: int) -> None:
    agree(lambda a: a.zfill(width), value)


@given(st.text("ab\t\n\r", max_size=12), st.integers(-1, 9))
def test_expandtabs(value: str, size: int) -> None:
    agree(lambda a: (a.expandtabs(), a.expandtabs(size)), value)


QUESTIONS = ["isspace", "isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isupper", "islower", "istitle",
             "isidentifier", "isprintable", "isascii"]
CASES = ["upper", "lower", "swapcase", "capitalize", "title", "casefold"]
cased = st.text("aAbßΣσς'.ŉǆǅİıΐﬃჂა \u0345\u0300é1-", max_size=8)


@given(any_texts | cased)
@example("")
@example("ΑΣ")
@example("ΑΣΑ")
@example("Α'Σ'. ")
@example("ΣΑΣ\u0345Α")
def test_questions_and_cases(value: str) -> None:
    for name in QUESTIONS + CASES:
        agree(lambda a, name=name: getattr(a, name)(), value)


@same_unicode
@pytest.mark.parametrize("name", QUESTIONS + CASES)
def test_each_character_of_latin_and_some_more(name: str) -> None:
    for code in [*range(0x180), *range(0x1F80, 0x2000, 8), *range(0xFB00, 0xFB20)]:
        agree(lambda a: getattr(a, name)(), chr(code))


def answers(char: str) -> tuple[bool, ...]:
    return tuple(getattr(char, name)() for name in QUESTIONS)


@same_unicode
@pytest.mark.slow
@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.thorough)])
def test_characters_that_are_unlike_their_neighbours(step: int) -> None:
    for code in range(1, len(unicode_tables.ALL), step):
        char, before = unicode_tables.ALL[code], unicode_tables.ALL[code - 1]
        changes = char.swapcase() != char or char.casefold() != char or char.title() != char
        for near in (before, char) if answers(char) != answers(before) else (char,) if changes else ():
            for name in QUESTIONS + CASES:
                agree(lambda a, name=name: getattr(a, name)(), near)


@same_unicode
@pytest.mark.slow
def test_the_tables_are_those_of_this_python() -> None:
    assert Path(unicodetables.__file__).read_text() == unicode_tables.module()


def test_decimal_digits_of_all_scripts() -> None:
    for char in unicode_tables.ALL:
        if char.isdecimal():
            assert characters.decimal_value(ord(char)) == unicodedata.decimal(char)


# --- repr and format -------------------------------------------------------------------------


@given(any_texts | st.text("'\"\\\n\r\t\x00\x7f\xad€𝄞\ud800\u200b\ufeff", max_size=8))
def test_repr(value: str) -> None:
    assert shown(make(value).__repr__()) == repr(value)
    assert shown(ascii_of(make(value).__repr__())) == ascii(value)


@same_unicode
def test_what_repr_escapes_in_all_of_unicode() -> None:
    """At both sides of every change."""
    before = (False, False)
    for code, char in enumerate(unicode_tables.ALL):
        here = char.isprintable(), char.isspace()
        if here != before:
            assert (characters.is_printable(code), characters.is_space(code)) == here
            assert code == 0 or (characters.is_printable(code - 1), characters.is_space(code - 1)) == before
        before = here


def specifiers() -> st.SearchStrategy[str]:
    choices = (["", "<", ">", "^", "=", "*<", "€>", "0^"], ["", "+", " ", "z", "#"], ["", "0"],
               ["", "1", "5", "12"], ["", ",", "_"], ["", ".0", ".2", ".9", "."], ["", "s", "d", "é", "ss"])
    return st.builds("".join, st.tuples(*map(st.sampled_from, choices)))


@given(texts, specifiers())
def test_format(value: str, spec: str) -> None:
    agree_on_format(value, spec)


def agree_on_format(value: str, spec: str) -> None:
    assert outcome(lambda: shown(format_text(make(value), make(spec)))) == outcome(format, value, spec)


@pytest.mark.parametrize("spec", ["abc", "99999999999999999999", ".99999999999999999999", "5.", ",_", "_,", "\x01"])
def test_format_errors(spec: str) -> None:
    agree_on_format("ab", spec)


def test_buffers_of_strs_start_empty() -> None:
    assert Buffer[Text | None](1)[0] is None
