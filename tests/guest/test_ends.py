"""sys.exit() and the streams: statuses and output as under CPython."""

from __future__ import annotations

import asyncio
import time

import pytest

from pyuk.qemu.launch import Process
from pyuk.qemu.session import Session
from tests.guest.machine import (
    PATIENCE,
    choices,
    image_of,
    machine_of,
    needs_qemu,
    on_every_machine,
    over_both_protocols,
    run,
    run_case,
    under_cpython,
    without_source,
)

pytestmark = needs_qemu

EXITS = "exits.py"
TEXTS = "exits_with_text.py"
OUTPUT = "output.py"


@pytest.mark.parametrize("what", choices(EXITS))
def test_exit_status(what: str) -> None:
    ended, expected = run_case(EXITS, what), under_cpython(EXITS, what)
    assert (ended.end, ended.out) == (("exit", expected.returncode), expected.stdout)
    assert without_source(ended.text) == without_source(expected.stderr.decode())


@pytest.mark.parametrize("what", choices(TEXTS))
def test_exit_with_a_text_or_none(what: str) -> None:
    ended, expected = run_case(TEXTS, what), under_cpython(TEXTS, what)
    assert (ended.end, ended.out) == (("exit", expected.returncode), expected.stdout)
    assert ended.err == expected.stderr


@over_both_protocols
@on_every_machine
def test_exit_status_on_every_machine(machine: str, boot: str) -> None:
    assert run(image_of(EXITS), machine_of(machine, "37"), boot=boot).end == ("exit", 37)


# --- output ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [
    ("unicode",), ("both", "3000"), ("long", "1200000"), ("lines", "4000"),
], ids=lambda args: args[0])
def test_output_arrives_whole_and_apart(args: tuple[str, ...]) -> None:
    ended, expected = run_case(OUTPUT, *args), under_cpython(OUTPUT, *args)
    assert ended.end == ("exit", 0)
    assert ended.out == expected.stdout
    assert ended.err == expected.stderr


@pytest.mark.parametrize("machine", ["pc", "q35"])
def test_output_on_other_machines(machine: str) -> None:
    ended = run_case(OUTPUT, "lines", "2000", machine=machine)
    assert ended.out == under_cpython(OUTPUT, "lines", "2000").stdout


def test_a_reader_that_takes_its_time_gets_everything() -> None:
    """It takes nothing for a second, in which the guest polls its port some hundred thousand times."""
    out, err = bytearray(), bytearray()
    pauses = [1.0]

    def hear(data: bytes) -> None:
        out.extend(data)
        if pauses and len(out) > 50_000:
            time.sleep(pauses.pop())

    with Process(machine_of("microvm", "lines", "6000"), image_of(OUTPUT)) as process:

        async def wait() -> int | None:
            outcome = await Session(process, stdout=hear, stderr=err.extend).wait(PATIENCE)
            return outcome.status

        assert asyncio.run(wait()) == 0
    assert (bytes(out), bytes(err)) == (under_cpython(OUTPUT, "lines", "6000").stdout, b"")


def test_what_was_printed_comes_out_before_a_panic() -> None:
    ended = run_case("attacks.py", "null_write")
    assert ended.out == b"begin\n"
