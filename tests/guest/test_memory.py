"""Memory that runs out, and memory that is not the program's: MemoryError, and what a loader left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qemu.qmp import QMPClient

from pyuk.qemu import monitor
from pyuk.qemu.machine import MIB
from tests.guest.machine import (
    hello,
    image_of,
    look,
    machine_of,
    marked_lines,
    needs_qemu,
    on_every_machine,
    over_both_protocols,
    run,
    run_case,
)

pytestmark = needs_qemu

CASE = "memory.py"


@pytest.mark.parametrize("mib", [2, 4, 16])
def test_memory_error_is_caught_and_the_program_goes_on(mib: int) -> None:
    ended = run_case(CASE, "catchable", mib=mib)
    assert (ended.end, ended.err) == (("exit", 0), b"")
    once = "objects True\nintact\nlist True\ntext True\ntoo large\ntoo long\n"
    assert ended.out.decode() == once * 3 + "still here 10\n"


@pytest.mark.parametrize("what", ["uncaught", "uncaught_list", "in_handler"])
def test_memory_error_that_nobody_catches(what: str) -> None:
    ended = run_case(CASE, what, mib=4)
    assert (ended.end, ended.out) == (("exit", 1), b"")
    lines = ended.text.splitlines()
    assert lines[-2:] == [f'  File "{CASE}", line {marked_lines(CASE)[what]}, in {what}', "MemoryError"]


def test_garbage_of_many_times_the_memory() -> None:
    ended = run_case(CASE, "churn", "2000", mib=4)
    assert (ended.end, ended.out, ended.err) == (("exit", 0), b"194950\n", b"")


@pytest.mark.parametrize(("what", "said"), [
    ("data", " ".join(["True"] * 7) + "\n"),
    ("threads", "the others go on True\n" * 3 + "all ended\n"),
    ("no_more_threads", "True 1\n"),
])
def test_everything_that_grows_until_memory_is_full(what: str, said: str) -> None:
    ended = run_case("memory_full.py", what, mib=4)
    times = 1 if what == "threads" else 2
    assert (ended.end, ended.out.decode(), ended.text) == (("exit", 0), said * times, "")


HUGE = """
import sys

def size(n: int) -> None:
    try:
        print(len([0] * n))
    except MemoryError:
        print("MemoryError")

size(1 << int(sys.argv[1]))
"""


@pytest.mark.parametrize("power", [30, 39, 40, 55, 61, 62])
def test_sizes_that_no_machine_has(power: int) -> None:
    ended = run(image_of("huge.py", HUGE), machine_of("microvm", str(power)))
    assert (ended.end, ended.out) == (("exit", 0), b"MemoryError\n")


# --- the memory map --------------------------------------------------------------------------------


@over_both_protocols
@on_every_machine
@pytest.mark.parametrize("mib", [2, 100, 3072, 5120])
def test_all_memory_is_used(machine: str, boot: str, mib: int) -> None:
    """But for the first MiB, the image, firmware's tables, page tables, and 1 % to keep account; holes are none."""
    ended = run(hello(), machine_of(machine, options="log=info", mib=mib), boot=boot)
    match = re.fullmatch(r"info memory: ready frames=(\d+) regions=(\d+)\n", ended.text)
    assert ended.end == ("exit", 0) and match is not None, ended.text
    frames, regions = int(match[1]), int(match[2])
    largest = (mib - 1) * MIB // 4096
    assert largest * 0.99 - 192 <= frames < largest
    assert regions == 2 if mib == 5120 else regions in (1, 2)


FILL = """
from pyuk.lang import noinline

class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next

@noinline
def fill() -> int:
    head: Node | None = None
    count = 0
    try:
        while True:
            head = Node(-1, head)
            count += 1
    except MemoryError:
        return count

numbers = fill()
print("ready", numbers > 1000)
while True:
    pass
"""


@over_both_protocols
@on_every_machine
def test_a_module_of_the_loader_is_left_alone(machine: str, boot: str, tmp_path: Path) -> None:
    """The program fills all memory; the file that the loader put there is whole afterwards."""
    content = b"".join(b"line %07d of a module\n" % i for i in range(20_000))
    module, dump = tmp_path / "module", tmp_path / "dump"
    module.write_bytes(content)

    async def save(client: QMPClient) -> str:
        return await monitor.human(client, f'pmemsave 0 {8 * MIB} "{dump}"')

    full = machine_of(machine, mib=8, extra=("-initrd", str(module)))
    answer, _ = look(image_of("fill.py", FILL), full, save, boot=boot)
    assert answer.strip() == ""
    assert content in dump.read_bytes()
