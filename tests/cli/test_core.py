"""A core by itself after a panic, and pyuk core and inspect on it, on a machine that runs, and on what is no core."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.support import command, environment
from tests.qemu import tiny

pytestmark = [pytest.mark.boot, pytest.mark.slow]

PATIENCE = 60
APP = '''\
import sys

from pyuk.lang import noinline, u64
from pyuk.lang.raw import Ptr


@noinline
def poke(address: u64) -> int:
    Ptr[u64](address)[0] = 7  # HERE
    return 1


def pay(owner: str, n: int) -> int:
    if n == 0:
        return poke(8)
    tags = [owner] * n
    below = pay(owner, n - 1)  # AGAIN
    tags.append(owner)
    return below + len(tags)


def parse(text: str) -> int:
    return int(text)  # RAISED


class Account:
    def __init__(self, owner: str, cents: int, tags: set[str]) -> None:
        self.owner = owner
        self.cents = cents
        self.tags = tags


accounts = [Account("Ada", 1200, {"old"}), Account("Gräfin", -3, set())]
limits: dict[str, float] = {"Ada": 2.5, "Bob": -1.0}
visits = 41
nobody: Account | None = None
raw = b"\\x00abc"


def visit() -> None:
    global visits
    visits += len(accounts) + len(limits) + len(raw) + (nobody is not None)


def wait(n: int) -> int:
    while n != 0:
        n = n * 3 & 0xFFFF | 1  # BUSY
    return n


visit()
try:
    parse("seven")
except ValueError as error:
    print(error)
if sys.argv[1] == "panic":
    print(pay(accounts[0].owner, 3))
if sys.argv[1] == "error":
    parse("eight")
print("ready", flush=True)
if sys.argv[1] == "busy":
    wait(7)
'''


def line(mark: str) -> int:
    return next(i for i, text in enumerate(APP.splitlines(), 1) if text.endswith("# " + mark))


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built once."""
    place = tmp_path_factory.mktemp("core")
    (place / "app.py").write_text(APP)
    subprocess.run(command("build", place / "app.py"), check=True, env=environment(), capture_output=True)
    return place / "app.elf"


@pytest.fixture(scope="module")
def core(image: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program left in a panic."""
    place = tmp_path_factory.mktemp("dead")
    words = [*command("run", image), "--", "panic"]
    subprocess.run(words, cwd=place, env=environment(), capture_output=True, check=False)
    return place / "app.core"


def entry(mark: str, function: str) -> str:
    text = APP.splitlines()[line(mark) - 1].strip()
    return f'  File "app.py", line {line(mark)}, in {function}\n    {text}\n'


def test_a_panic_leaves_a_core(run: Command, image: Path, tmp_path: Path) -> None:
    answer = run("run", image, "--", "panic")
    assert answer.code == 134
    assert answer.err.endswith("core written: see `pyuk core app.core`\n")
    assert [path.name for path in tmp_path.iterdir()] == ["app.core"]
    assert (tmp_path / "app.core").stat().st_blocks * 512 < 16 << 20, "zeros are not written"
    shown = run("core", "app.core")
    assert shown.code == 0
    assert shown.out.startswith("app.core: it ended with status 134; microvm, 128 MiB; ")
    assert "\ntask main, running on processor 0: page fault at 0x8\nTraceback (most recent call last):\n" in shown.out
    assert 3 * entry("AGAIN", "pay") in shown.out
    assert entry("HERE", "poke") + "\nraised, and still in memory:" in shown.out
    message = "ValueError: invalid literal for int() with base 10: 'seven'\n"
    assert shown.out.endswith(entry("RAISED", "parse") + message)
    found = json.loads(run("core", "--json", "app.core").out)
    last = {"function": "poke", "path": "app.py", "line": line("HERE"), "inlined": False, "variables": {}}
    assert found["tasks"][0]["calls"][-1] == last
    damaged = tmp_path / "damaged.core"
    damaged.write_bytes((tmp_path / "app.core").read_bytes()[:100_000])
    refused = run("core", damaged)
    assert (refused.code, refused.out) == (2, "")
    assert "damaged.core is not whole: " in refused.err and refused.err.count("\n") == 1


def test_the_variables_of_each_call(run: Command, core: Path) -> None:
    shown = run("core", "--locals", core).out
    head, text = entry("HERE", "poke").splitlines()
    assert f"{head}\n{text}\n      address = 8\n" in shown
    found = json.loads(run("core", "--locals", "--json", core).out)
    calls = [each for each in found["tasks"][0]["calls"] if each["function"] == "pay"]
    tags = [each["variables"].get("tags") for each in calls[:3]]
    assert tags == ["['Ada', 'Ada', 'Ada']", "['Ada', 'Ada']", "['Ada']"]


def test_an_error_leaves_one_if_asked(run: Command, image: Path, tmp_path: Path) -> None:
    assert run("run", image, "--", "error").code == 1
    assert list(tmp_path.iterdir()) == []
    answer = run("run", "--core-on-error", image, "--", "error")
    assert (answer.code, answer.err.splitlines()[-1]) == (1, "core written: see `pyuk core app.core`")
    assert entry("RAISED", "parse") in run("core", "--app-only", "app.core").out


def test_no_core_where_none_is_wanted(run: Command, image: Path, tmp_path: Path) -> None:
    assert run("run", "--no-core", image, "--", "panic").code == 134
    assert run("run", "--core-on-error", image, "--", "fine").code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_machine_that_runs(run: Command, image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    running = subprocess.Popen(command("run", image, "--", "busy"), stdout=subprocess.PIPE, env=environment())
    try:
        assert running.stdout is not None
        while running.stdout.readline() != b"ready\n":
            assert running.poll() is None
        shown = run("core", "app")
        assert "process " in shown.out and "in wait\n" in shown.out
        assert run("core", "-o", "kept.core").code == 0
        assert running.poll() is None, "it goes on"
        kept = run("core", "kept.core")
        assert "it runs" in kept.out and "in wait\n" in kept.out
    finally:
        running.terminate()
        running.wait(PATIENCE)
    assert list((tmp_path / "pyuk").iterdir()) == []
    time.sleep(0.1)
    assert "neither a core file nor a machine that runs" in run("core", "app").err


@pytest.mark.parametrize(("content", "message"), [
    (b"", "is not a core file"), (b"text\n" * 99, "is not a core file"), (tiny.HELLO, "is not a core file"),
    (b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + b"\x04\0\x3e\0" + bytes(12) + b"\x40" + bytes(31), "is not the core of"),
])
def test_what_is_no_core(run: Command, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "x.core").write_bytes(content)
    answer = run("core", "x.core")
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err and answer.err.count("\n") <= 2


# --- pyuk inspect --------------------------------------------------------------------------------


def test_everything_of_a_core(run: Command, core: Path) -> None:
    shown = run("inspect", core).out
    assert entry("HERE", "poke") in shown
    assert re.search(r"^page frames \([\d,]+, [\d,]+ free\)$", shown, re.MULTILINE)
    assert re.search(r"^  Account +2 +64$", shown, re.MULTILINE)
    assert re.search(r"^  0x000000100000-0x\w+  r-x     4 KiB +text$", shown, re.MULTILINE)
    assert "guard pages below stacks: 0x" in shown


def test_everything_as_json(run: Command, core: Path) -> None:
    found = json.loads(run("inspect", "--json", core).out)
    assert not [each for each in found["map"] if "w" in each["rights"] and "x" in each["rights"]]
    frames = found["memory"]
    assert frames["free_frames"] == frames["by_kind"]["never used"] + frames["by_kind"].get("free", 0)
    assert frames["total_frames"] == sum(frames["by_kind"].values())
    assert {"name": "Account", "count": 2, "bytes": 64} in found["heap"]["types"]
    assert found["tasks"][0]["stopped_by"] == "page fault at 0x8"


@pytest.mark.parametrize(("name", "value"), [
    ("accounts", "[Account(owner='Ada', cents=1200, tags={'old'}), Account(owner='Gräfin', cents=-3, tags=set())]"),
    ("limits", "{'Ada': 2.5, 'Bob': -1.0}"), ("visits", "49"), ("nobody", "None"), ("raw", r"b'\x00abc'"),
])
def test_variables_as_python_shows_them(run: Command, core: Path, name: str, value: str) -> None:
    shown = run("inspect", "--variables", f"__main__.{name}", "--json", core)
    assert json.loads(shown.out) == {f"__main__.{name}": value}


def test_objects_of_a_type(run: Command, core: Path) -> None:
    shown = run("inspect", "--objects", "Account", core).out
    assert "Account(owner='Ada', cents=1200, tags={'old'})" in shown
    assert run("inspect", "--objects", "Nonsense", core).code == 2


def test_page_tables_level_by_level(run: Command, core: Path) -> None:
    found = json.loads(run("inspect", "--walk", "__main__.poke", "--json", core).out)
    assert [step["level"] for step in found["steps"]] == ["PML4", "PDPT", "PD", "PT"]
    assert (found["rights"], found["physical"], found["what"]) == ("r-x", found["address"], "__main__.poke")
    assert run("inspect", "--walk", "0", core).out.endswith("\nnot mapped: an access is a page fault\n")
    assert run("inspect", "--walk", "nothing", core).err.startswith("error: 'nothing' is no address\n")


def test_a_page_that_needs_nothing_else(run: Command, core: Path, tmp_path: Path) -> None:
    assert run("inspect", "--html", "core.html", core).code == 0
    page = (tmp_path / "core.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and page.count("<svg") >= 6
    assert "Account" in page and "page fault at 0x8" in page
    assert not re.search(r"(src|href)=|@import|url\(", page)


def test_an_image_is_no_machine(run: Command, image: Path) -> None:
    answer = run("inspect", "--walk", "0", image)
    assert (answer.code, answer.out) == (2, "")
    assert "--walk is for a core or a machine that runs" in answer.err


# --- tasks ---------------------------------------------------------------------------------------

THREADS = '''\
import threading
import time

lock = threading.Lock()


def holder() -> None:
    with lock:
        time.sleep(3000)


def waiter() -> None:
    with lock:
        print("never")


for thread in (threading.Thread(target=holder, name="holder"), threading.Thread(target=waiter, name="waiter")):
    thread.start()
print("ready", flush=True)
time.sleep(2000)
'''


def test_tasks_and_what_each_waits_for(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "threads.py").write_text(THREADS)
    words = command("run", tmp_path / "threads.py")
    running = subprocess.Popen(words, stdout=subprocess.PIPE, env=environment(), cwd=tmp_path)
    try:
        assert running.stdout is not None and running.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        found = json.loads(run("inspect", "--json", "threads").out)
        shown = run("core", "--app-only").out
    finally:
        running.terminate()
        running.wait(PATIENCE)
    tasks = {task["name"]: task for task in found["tasks"]}
    assert {name: task["state"] for name, task in tasks.items()} == dict.fromkeys(tasks, "waiting")
    assert set(tasks) == {"MainThread", "holder", "waiter"}
    assert tasks["waiter"]["waits_for"] == "a lock that holder holds" and tasks["waiter"]["deadline_ns"] is None
    assert 3000e9 < tasks["holder"]["deadline_ns"] < 3100e9
    functions = {name: [call["function"] for call in task["calls"]] for name, task in tasks.items()}
    assert not any("call of" in each for names in functions.values() for each in names)
    assert "holder" in functions["holder"] and "waiter" in functions["waiter"] and "<module>" in functions["MainThread"]
    assert [timer["task"] for timer in found["scheduler"]["timers"]] == ["MainThread", "holder"]
    assert any(each["name"] == "timer" for each in found["interrupts"])
    assert '  File "threads.py", line 9, in holder\n    time.sleep(3000)\n' in shown
