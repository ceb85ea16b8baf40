"""The command line: what is given to `pyuk run`, or to any loader, is what sys.argv and the kernel see."""

from __future__ import annotations

import dataclasses

import pytest

from tests.guest.machine import (
    Ended,
    image_of,
    machine_of,
    needs_qemu,
    on_every_machine,
    over_both_protocols,
    run,
    under_cpython,
)

pytestmark = needs_qemu

CASE = "arguments.py"
WORDS: list[tuple[str, ...]] = [
    (),
    ("",),
    ("plain", "two words", " lead", "trail ", "\ttab\t", "line\nbreak", "a\rb", "\x01\x7f"),
    ("it's", 'say "hi"', "'", '"', "'\"'", "`x`", "$HOME", "\\", "\\\\n", "end\\"),
    ("é€𝄞", "日本語", "\u0085", "\u00a0", "\u2028", "\ufeff", "\U0010ffff"),
    ("\udcff", "caf\udce9", "\udce2\udc82"),
    ("--", "-- --", "-x", "--log=debug", "log=debug", "a=b", "x,y", ",,", ","),
    ("*", "?", "[a]", "~", "#", "!", "&&", "|", ">", "<", ";", "(", ")", "{}"),
    tuple("abcdefghij" * 20),
]


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
@over_both_protocols
@on_every_machine
def test_arguments_arrive_exactly(machine: str, boot: str, words: tuple[str, ...]) -> None:
    ended = run(image_of(CASE), machine_of(machine, *words), boot=boot)
    assert (ended.end, ended.err) == (("exit", 0), b"")
    assert without_name(ended.out) == without_name(under_cpython(CASE, *words).stdout)
    assert ended.out.splitlines()[:2] == [b"%d" % (len(words) + 1), b"'app.py' 6"]


def without_name(out: bytes) -> list[bytes]:
    """What the program printed, but for argv[0]."""
    lines = out.splitlines()
    return lines[:1] + lines[2:]


@pytest.mark.parametrize("length", [4095, 4096, 120_000])
@over_both_protocols
def test_long_arguments(boot: str, length: int) -> None:
    """Linux takes no argument of 128 KiB or more."""
    ended = run(image_of(CASE), machine_of("microvm", "x" * length), boot=boot)
    assert ended.out.decode().splitlines()[2] == f"'{'x' * length}' {length}"


# --- what other loaders may pass -------------------------------------------------------------------


def run_raw(cmdline: str, boot: str) -> Ended:
    return run(image_of(CASE), dataclasses.replace(machine_of(), cmdline=cmdline), boot=boot)


MALFORMED = {
    "": [""], "--": [""], "no dashes at all": [""], "-- a": ["a"], "--  --": ["--"], "a -- b -- c": ["b", "--", "c"],
    "'": [""], '"': [""], "\\": [""], "=": [""], "=x -- y": ["y"], "log -- x": ["x"], "'--' x": ["x"],
    "-- 'unfinished": ["unfinished"], '-- "unfinished': ["unfinished"], "-- a\\": ["a\\"], "-- ''": [""],
    "-- " + "'" * 5001: [""], "x" * 3000: [""], "-- a'b c'\"d e\"f": ["ab cd ef"],
}


@pytest.mark.parametrize("cmdline", MALFORMED, ids=range(len(MALFORMED)))
@over_both_protocols
def test_odd_command_lines(cmdline: str, boot: str) -> None:
    ended = run_raw(cmdline, boot)
    assert (ended.end, ended.err) == (("exit", 0), b"")
    words = MALFORMED[cmdline]
    assert ended.out.decode().splitlines() == [str(len(words)), *(f"{word!r} {len(word)}" for word in words)]


@pytest.mark.parametrize(("options", "lines"), [
    ("", 0), ("log=error", 0), ("log=warning", 0), ("log=info", 1), ("log=debug", 1), ("log=nothing", 0),
    ("LOG=debug", 0), ("xlog=debug", 0), ("log=debug log=error", 0), ("log=error log=info", 1), ("log=infox", 0),
])
@over_both_protocols
def test_the_log_level(options: str, lines: int, boot: str) -> None:
    ended = run(image_of(CASE), machine_of("microvm", "log=debug", options=options), boot=boot)
    assert (ended.end, ended.out.splitlines()[2:]) == (("exit", 0), [b"'log=debug' 9"])
    assert ended.text.count("info memory: ready") == lines
