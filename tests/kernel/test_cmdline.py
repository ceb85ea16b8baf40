"""The command line, against shlex where both mean the same."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.kernel import bootinfo, cmdline, log
from pyuk.lang.memory import Memory
from tests.kernel.machine import Streams, at_boot

LINE = 0x20_0000


@contextmanager
def line(text: str | bytes) -> Iterator[None]:
    """The kernel with this command line, parsed."""
    at_boot()
    raw = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
    with Memory() as memory:
        memory.map(LINE, len(raw) + 1, raw + b"\0")
        bootinfo.begin(0x10_0000, 0x12_0000, LINE + len(raw) + 1, 0)
        bootinfo.set_command_line(LINE)
        cmdline.parse()
        yield


@pytest.mark.parametrize(("text", "arguments"), [
    ("", []),
    ("   ", []),
    ("log=debug", []),
    ("--", []),
    ("/proc/self/fd/7 log=info -- app.py a  b", ["app.py", "a", "b"]),
    ("-- a -- b", ["a", "--", "b"]),
    ("-- 'a b' \"c d\" e\\ f", ["a b", "c d", "e f"]),
    ("-- '' \"\" x", ["", "", "x"]),
    ("-- a'b'\"c\"d", ["abcd"]),
    ("-- 'a\\b' \"a\\b\" \"a\\\"b\" \"\\\\\" \\\\", ["a\\b", "a\\b", 'a"b', "\\", "\\"]),
    ("-- \"\\$HOME \\`x\\`\" $HOME", ["$HOME `x`", "$HOME"]),
    ("-- 'it'\\''s'", ["it's"]),
    ("-- \t a\nb ", ["a", "b"]),
    ("-- 'unfinished a", ["unfinished a"]),
    ("-- ends\\", ["ends\\"]),
    ("-- grüß Gott 漢 😀", ["grüß", "Gott", "漢", "😀"]),
    ("--x -- y", ["y"]),
    ("'--' y", ["y"]),
])
def test_arguments(text: str, arguments: list[str]) -> None:
    with line(text):
        assert cmdline.arguments() == arguments


def test_no_command_line_at_all() -> None:
    at_boot()
    with Memory():
        cmdline.parse()
        assert cmdline.arguments() == [] and not cmdline.option_is("log", "debug")


Words = st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12), max_size=8)


@settings(max_examples=300, deadline=None)
@given(Words)
def test_what_shlex_quotes_comes_out(words: list[str]) -> None:
    with line("-- " + shlex.join(words)):
        assert cmdline.arguments() == words


Plain = st.text(st.sampled_from("ab'\"\\ \t"), max_size=20)


@settings(max_examples=500, deadline=None)
@given(Plain)
def test_quoting_is_that_of_shlex(text: str) -> None:
    try:
        expected = shlex.split(text)
    except ValueError:
        return  # shlex refuses what is unfinished; here it ends with the line
    with line("-- " + text):
        assert cmdline.arguments() == expected


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=30).filter(lambda raw: not set(raw) & set(b"\0'\"\\ \t\n")))
def test_bytes_that_are_no_utf8(raw: bytes) -> None:
    with line(b"-- x" + raw):
        assert cmdline.arguments() == [("x" + raw.decode("utf-8", "surrogateescape"))]


@pytest.mark.parametrize(("text", "value"), [
    ("log=debug", "debug"), ("a log=info b", "info"), ("log=info log=error", "error"),
    ("'log=warning'", "warning"), ("k log=x -- log=info", "x"),
])
def test_options(text: str, value: str) -> None:
    with line(text):
        assert cmdline.option_is("log", value)
        assert not cmdline.option_is("log", value + "x") and not cmdline.option_is("log", value[:-1])
        assert not cmdline.option_is("lo", value) and not cmdline.option_is("logx", value)


@pytest.mark.parametrize("text", ["", "log", "-- log=debug", "xlog=debug", "log=debugger", "log==debug"])
def test_options_that_are_not_there(text: str) -> None:
    with line(text):
        assert not cmdline.option_is("log", "debug")


# --- the log level -------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "lines"), [
    ("", "warning error"), ("log=debug", "debug info warning error"), ("log=info", "info warning error"),
    ("log=error", "error"), ("log=loud", "warning error"),
])
def test_log_levels(text: str, lines: str) -> None:
    streams = Streams()
    with line(text):
        log.set_level_from_command_line()
        for write in (log.debug, log.info, log.warning, log.error):
            write("disk", "slow", "ms", 12, "sector", -7)
    assert streams.text.splitlines() == [f"{level} disk: slow ms=12 sector=-7" for level in lines.split()]


def test_log_line_without_figures() -> None:
    streams = Streams()
    at_boot()
    log.error("net", "gone")
    log.error("net", "gone", "port", 80)
    assert streams.text == "error net: gone\nerror net: gone port=80\n"
