"""pyuk profile: exact counts, the same at every run, by line, function and task."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pyuk.inside.costs import Counts, Profile, read_counts
from pyuk.inside.symbols import Place
from pyuk.inside.timeline import read_events
from tests.cli.conftest import Command
from tests.qemu import tiny

APP = '''\
import threading


def heavy(n: int) -> int:
    k = 1
    for i in range(n):
        k = k * 31 + i & 0xFFFFF  # HEAVY
    return k


def light(n: int) -> int:
    k = 1
    for i in range(n):
        k = k * 31 + i & 0xFFFFF  # LIGHT
    return k


def one() -> None:
    for _ in range(20):
        with lock:
            results.append(heavy(3000))


def two() -> None:
    for _ in range(20):
        with lock:
            results.append(light(1000))


lock = threading.Lock()
results: list[int] = []
threads = [threading.Thread(target=one), threading.Thread(target=two)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results))
'''


def line(mark: str) -> int:
    return next(i for i, text in enumerate(APP.splitlines(), 1) if text.endswith("# " + mark))


@pytest.mark.boot
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not here: apt-get install gcc")
def test_a_program_with_threads(run: Command, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    assert run("build", "app.py").code == 0
    answer = run("profile", "app.elf", "--flame", "app.svg", "--folded", "app.txt", "--json")
    assert answer.code == 0, answer.err
    assert answer.err == "40\n", "what the program prints does not stand in the JSON"
    found = json.loads(answer.out)
    lines = {(each["path"], each["line"]): each["own"] for each in found["lines"]}
    assert lines["app.py", line("HEAVY")] == 3 * lines["app.py", line("LIGHT")]
    assert 60_000 < lines["app.py", line("HEAVY")] < 600_000
    functions = {each["function"]: each for each in found["functions"]}
    assert functions["heavy"]["own"] == functions["heavy"]["total"] > 2 * functions["light"]["own"]
    assert found["instructions"] == sum(each["own"] for each in found["functions"])
    stacks = [text.rpartition(" ")[0].split(";") for text in (tmp_path / "app.txt").read_text().splitlines()]
    assert {stack[-2] for stack in stacks if stack[-1] == "heavy"} == {"one"}
    assert {stack[0] for stack in stacks if "two" in stack} == {"begin_task"}
    graph = ElementTree.parse(tmp_path / "app.svg").getroot()
    names = [each.text or "" for each in graph.iter("{http://www.w3.org/2000/svg}title")]
    assert any(name.startswith("heavy: ") for name in names)
    assert run("trace", "app.elf", "-o", "app.json").code == 0
    events = json.loads((tmp_path / "app.json").read_text())["traceEvents"]
    tracks = {each["tid"]: each["args"]["name"].partition(" (a")[0] for each in events if each["ph"] == "M"}
    turns = [(tracks[each["tid"]], each["ts"], each["dur"]) for each in events if each["ph"] == "X"]
    order = [name for name, _, _ in turns if name != "interrupts"]
    assert order[0] == "MainThread" and {"Thread-1 (one)", "Thread-2 (two)"} < set(order)
    assert sum(duration for _, _, duration in turns) * 1000 >= found["instructions"] * 0.99
    again = run("profile", "app.elf", "--top", "8")
    assert f"\n{found['instructions']:,} instructions, by the app's lines" in again.out
    assert "k = k * 31 + i & 0xFFFFF  # HEAVY" in again.out


def test_a_stripped_program_has_no_lines(run: Command, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    answer = run("profile", "--stripped", "app.py")
    assert (answer.code, answer.out) == (2, "")
    (tmp_path / "hello.elf").write_bytes(tiny.HELLO)
    for verb in ("profile", "trace"):
        answer = run(verb, "hello.elf")
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == "error: a stripped image cannot be counted: nothing in it has a name\n"


class Names:
    """An image in which main() calls work() from 0x10, and work() has inner() inlined at 0x21."""

    def is_code(self, address: int) -> bool:
        return address < 0x100

    def places(self, address: int) -> list[Place]:
        if address < 0x20:
            return [Place("main", "app.py", 9)]
        here = Place("work", "app.py", 2)
        return [Place("inner", "pyuk/builtins/list.py", 5, inlined=True), here] if address == 0x21 else [here]


TEXT = "n 1 0 10 0\nb 0 f\nb 1 20 21\nb 2 999\nc 0 0 1\nc 1 1 10\nc 0 2 4\nend"


def test_counts_become_stacks() -> None:
    profile = Profile(read_counts(TEXT), Names())  # type: ignore[arg-type]
    assert profile.total == 25
    assert sorted(profile.folded()) == ["firmware and loader 4", "main 1", "main;work 10", "main;work;inner 10"]
    assert [(each.line, each.own) for each in profile.lines()] == [(2, 20), (0, 4), (9, 1)]
    assert {each.function: (each.own, each.total) for each in profile.functions()} == {
        "work": (10, 20), "inner": (10, 10), "firmware and loader": (4, 4), "main": (1, 21)}


def test_events_become_slices() -> None:
    found = read_events("s 100 a0 main\ns 100 b0 one\ni 120 32\nr 130\ns 150 a0 main\nend 200")
    assert [(each.name, each.track, each.start, each.end) for each in found] == [
        ("boots, then runs", "main (a0)", 0, 100), ("runs", "one (b0)", 100, 150),
        ("interrupt 32", "interrupts", 120, 130), ("runs", "main (a0)", 150, 200)]
    assert [each.track for each in read_events("end 7")] == ["main"]


def test_counts_that_are_not_whole() -> None:
    assert read_counts("end") == Counts()
    with pytest.raises(Exception, match="QEMU ended too soon"):
        read_counts(TEXT[:40])
