"""What the kernel says: the console, tracebacks, panics, and how the machine ends."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.builtins import exceptions
from pyuk.image.lines import MAGIC, sleb128, uleb128
from pyuk.kernel import console, faults, lines, log, panic, traceback, traps
from pyuk.kernel.exit import DEBUG_EXIT_PORT, STATUS_PORT, exit_machine, status_of
from pyuk.lang import Array, machine, u64
from pyuk.lang.memory import Memory
from pyuk.lang.raw import Ptr, view
from tests.kernel.machine import Ports, Streams, at_boot, ending_machine

TEXTS = 0x31_0000
RECORDS = 0x30_0000
LINES = 0x32_0000
STACK = 0x40_0000
TABLES = 0x50_0000
CODE = 0x10_1000


@pytest.fixture
def streams() -> Streams:
    at_boot()
    return Streams()


# --- console ---------------------------------------------------------------------------------------


@given(st.text(st.characters(codec="utf-8")))
def test_text_is_utf8(text: str) -> None:
    streams = Streams()
    console.write(text)
    console.write_error(text)
    assert streams.out == streams.error == text.encode()


@given(st.integers(-(1 << 63), (1 << 63) - 1))
def test_decimal(value: int) -> None:
    streams = Streams()
    console.write_decimal(value)
    assert streams.text == str(value)


@given(st.integers(0, (1 << 64) - 1), st.integers(0, 16))
def test_hex(value: int, digits: int) -> None:
    streams = Streams()
    console.write_hex(value, digits)
    assert streams.text == (f"{value:016x}"[16 - digits:])


def test_bytes_of_memory(streams: Streams) -> None:
    with Memory() as memory:
        memory.map(TEXTS, 4096, b"\x00\xffabc")
        console.write_stdout_bytes(TEXTS, 4)
        console.write_stderr_bytes(TEXTS + 2, 3)
        console.write_stdout_bytes(0, 0)
    assert streams.out == b"\x00\xffab" and streams.error == b"abc"


# --- the line table --------------------------------------------------------------------------------

Rows = list[tuple[int, int, int]]


def line_table(files: list[int], rows: Rows) -> bytes:
    """As pyuk/image/lines.py encodes it: rows of (pc, line, file)."""
    base = rows[0][0] if rows else 0
    out = struct.pack(f"<II{len(files)}QIQ", MAGIC, len(files), *files, len(rows), base)
    pc, line, named = base, 0, -1
    for next_pc, next_line, file in rows:
        out += uleb128(2 * (next_pc - pc) + (file != named)) + sleb128(next_line - line)
        out += uleb128(file) if file != named else b""
        pc, line, named = next_pc, next_line, file
    return out


class Image:
    """Memory with texts, file records and a line table, as the linker leaves them."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        for base in (TEXTS, RECORDS, LINES, STACK, TABLES):
            memory.map(base, 0x1_0000)
        self.texts, self.records = TEXTS, RECORDS
        self.lines(b"")

    def text(self, value: str) -> int:
        raw, at = value.encode() + b"\0", self.texts
        self.memory.write(at, raw)
        self.texts += len(raw)
        return at

    def file(self, path: str, *functions: tuple[int, int, str]) -> int:
        at = self.records
        raw = struct.pack("<QQ", self.text(path), len(functions))
        raw += b"".join(struct.pack("<HHI", first, last, self.text(name) - at) for first, last, name in functions)
        self.memory.write(at, raw)
        self.records += len(raw)
        return at

    def lines(self, table: bytes) -> None:
        self.memory.write(LINES, table)
        self.memory.define_symbol("__lines_start", LINES)
        self.memory.define_symbol("__lines_end", LINES + len(table))

    def stack(self, *frames: tuple[int, int]) -> None:
        """Frames at these addresses; each returns to the address given."""
        following = [address for address, _ in frames[1:]] + [0]
        for (address, returns_to), parent in zip(frames, following, strict=True):
            self.memory.write(address, struct.pack("<QQ", parent, returns_to))

    def map_everything(self) -> None:
        """Page tables for these tests' memory."""
        made = [TABLES]

        def new() -> int:
            made.append(made[-1] + 4096)
            return made[-1]

        paging.use_tables(TABLES, False)
        paging.map_range(0x20_0000, 0x20_0000, 0x40_0000, paging.READ_WRITE, new)
        with machine.install(invalidate_page=lambda vaddr: None):
            paging.guard_page(STACK + 0x8000, new)


@contextmanager
def image() -> Iterator[Image]:
    with Memory() as memory:
        yield Image(memory)


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(0, 70000), st.integers(0, 3)), max_size=30))
def test_every_address_has_its_row(steps: list[tuple[int, int, int]]) -> None:
    rows: Rows = []
    pc = CODE
    for advance, line, file in steps:
        rows.append((pc, line, file))
        pc += advance
    with image() as made:
        made.lines(line_table([0x1111, 0x2222, 0x3333], rows))
        for index, (start, line, file) in enumerate(rows[:-1]):
            for address in (start, rows[index + 1][0] - 1):
                expected = ([0x1111, 0x2222, 0x3333][file], line) if file < 3 else (0, 0)
                assert lines.locate(address) == expected
        assert lines.locate(CODE - 1) == (0, 0)
        assert lines.locate(pc + 1000) == (0, 0)


@pytest.mark.parametrize("table", [b"", b"PYLK", b"x" * 100, struct.pack("<II", MAGIC, 0xFFFF_FFFF) + bytes(50),
                                   struct.pack("<IIIQ", MAGIC, 0, 1000, 5) + b"\xff" * 3])
def test_odd_line_tables(table: bytes) -> None:
    with image() as made:
        made.lines(table)
        assert lines.locate(CODE) == (0, 0)


def test_the_innermost_function_of_a_line() -> None:
    with image() as made:
        file = made.file("a.py", (1, 90, "<module>"), (5, 40, "outer"), (10, 20, "outer.<locals>.inner"), (50, 60, "f"))
        names = {line: lines.function_at(file, line) for line in (1, 5, 15, 25, 45, 55, 90, 91)}
        texts = {line: made.memory.read(name, 9).split(b"\0")[0] if name else None for line, name in names.items()}
        assert texts == {1: b"<module>", 5: b"outer", 15: b"outer.<lo", 25: b"outer", 45: b"<module>", 55: b"f",
                         90: b"<module>", 91: None}


# --- tracebacks ------------------------------------------------------------------------------------


def error_of(cls: type[exceptions.BaseException], *args: Any) -> exceptions.BaseException:
    made = cls(*args)
    made.__sites__ = Array[u64, exceptions.KEPT]()  # compiled classes have it inside
    return made


@pytest.fixture(autouse=True)
def class_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under CPython an object has no TypeInfo that would tell its class."""
    monkeypatch.setattr(exceptions, "class_name", lambda value: type(value).__name__)
    monkeypatch.setattr(exceptions, "module_prefix", lambda value: "")


def written(error: exceptions.BaseException, whole: bool = False) -> str:
    streams = Streams()
    traceback.write_exception(cast(BaseException, error), whole)
    return streams.text


def test_a_traceback_is_as_cpythons() -> None:
    with image() as made:
        file = made.file("app.py", (1, 9, "<module>"), (2, 4, "main"))
        error = error_of(exceptions.ValueError, "no good")
        exceptions.push_traceback(error, file, 3)
        exceptions.push_traceback(error, file, 8)
        expected = ("Traceback (most recent call last):\n"
                    '  File "app.py", line 8, in <module>\n'
                    '  File "app.py", line 3, in main\n'
                    "ValueError: no good\n")
        assert written(error) == expected


def test_calls_inside_pyuk_are_hidden_unless_asked_for() -> None:
    with image() as made:
        app, library = made.file("app.py", (1, 9, "f")), made.file("pyuk/stdlib/json.py", (1, 9, "loads"))
        internal = made.file("pyuk/builtins/list.py", (1, 9, "pop"))
        error = error_of(exceptions.IndexError, "pop from empty list")
        for file in (internal, library, app, internal):
            exceptions.push_traceback(error, file, 5)
        shown = ('  File "app.py", line 5, in f\n', '  File "pyuk/stdlib/json.py", line 5, in loads\n')
        pop = '  File "pyuk/builtins/list.py", line 5, in pop\n'
        header, last = "Traceback (most recent call last):\n", "IndexError: pop from empty list\n"
        everything = header + pop + shown[0] + shown[1] + pop + last
        assert written(error) == header + shown[0] + shown[1] + last
        assert written(error, whole=True) == everything
        log.threshold = log.DEBUG
        assert written(error) == everything
        log.threshold = log.WARNING


def test_a_long_traceback_says_what_is_missing() -> None:
    with image() as made:
        file = made.file("app.py", (1, 9999, "f"))
        error = error_of(exceptions.ValueError)
        for line in range(1, 101):
            exceptions.push_traceback(error, file, line)
        text = written(error).splitlines()
        assert text[1:9] == [f'  File "app.py", line {line}, in f' for line in range(100, 92, -1)]
        assert text[9] == "  [68 more calls]"
        assert text[10:-1] == [f'  File "app.py", line {line}, in f' for line in range(24, 0, -1)]
        assert text[-1] == "ValueError"


def test_exceptions_that_led_to_others() -> None:
    first, second, third = (error_of(exceptions.ValueError, text) for text in "abc")
    exceptions.with_cause(second, first)
    exceptions.note_context(third, second)
    assert written(third) == (
        "ValueError: a\n\nThe above exception was the direct cause of the following exception:\n\n"
        "ValueError: b\n\nDuring handling of the above exception, another exception occurred:\n\n"
        "ValueError: c\n")


def test_an_exception_that_cannot_say_its_text() -> None:
    class Bad(exceptions.ValueError):
        def __str__(self) -> str:
            raise RuntimeError

    assert written(Bad()) == "Bad: <exception str() failed>\n"


@pytest.mark.parametrize(("error", "line"), [
    (error_of(exceptions.ValueError, "x: y"), "ValueError: x: y"),
    (error_of(exceptions.KeyError, "k"), "KeyError: 'k'"),
    (error_of(exceptions.MemoryError), "MemoryError"),
    (error_of(exceptions.ValueError, ""), "ValueError"),
])
def test_last_lines(error: exceptions.BaseException, line: str) -> None:
    assert traceback.exception_line(cast(BaseException, error)) == line
    assert written(error) == line + "\n"


def test_the_stack_as_a_traceback(streams: Streams) -> None:
    with image() as made:
        made.map_everything()
        file = made.file("app.py", (1, 9, "<module>"), (2, 4, "main"))
        made.lines(line_table([file], [(CODE, 3, 0), (CODE + 16, 8, 0), (CODE + 32, 0, 1)]))
        made.stack((STACK + 0x100, CODE + 32), (STACK + 0x200, CODE + 500))
        traceback.write_stack(CODE + 4, STACK + 0x100)
        assert streams.text == ('Traceback (most recent call last):\n  File "app.py", line 8, in <module>\n'
                                '  File "app.py", line 3, in main\n'), "a return address is of the line before"


def test_deep_stacks_show_both_ends(streams: Streams) -> None:
    with image() as made:
        made.map_everything()
        file = made.file("app.py", (1, 999, "f"))
        made.lines(line_table([file], [(CODE + 4 * i, i + 1, 0) for i in range(200)]))
        made.stack(*((STACK + 32 * i, CODE + 4 * (i + 1) + 1) for i in range(99)))
        traceback.write_stack(CODE, STACK)
        numbers = [int(line.split("line ")[1].split(",")[0]) for line in streams.text.splitlines() if "line " in line]
        assert numbers == [*range(100, 84, -1), *range(16, 0, -1)]
        assert "  [68 more calls]\n" in streams.text


@pytest.mark.parametrize("frame", [
    0, 4, STACK + 3, 0x9000_0000, STACK + 0x8000, STACK + 0x7FF8, (1 << 64) - 8, 1 << 63,
])
def test_broken_chains_end(frame: int, streams: Streams) -> None:
    with image() as made:
        made.map_everything()
        assert traceback.walk(CODE, frame) == 1


def test_chains_that_do_not_go_up_end() -> None:
    with image() as made:
        made.map_everything()
        Ptr[int](STACK)[0] = STACK
        Ptr[int](STACK)[1] = CODE
        assert traceback.walk(CODE, STACK) == 2


# --- panics ----------------------------------------------------------------------------------------


@contextmanager
def panicking() -> Iterator[tuple[Image, Streams, Ports]]:
    at_boot()
    with image() as made:
        made.map_everything()
        yield made, Streams(), Ports()


def statuses(ports: Ports) -> list[int]:
    return [value for port, value in ports.written if port in (STATUS_PORT, DEBUG_EXIT_PORT)]


def test_a_panic_has_message_traceback_and_status() -> None:
    with panicking() as (made, streams, ports):
        file = made.file("pyuk/kernel/x.py", (1, 9, "f"))
        made.lines(line_table([file], [(CODE, 3, 0), (CODE + 16, 0, 1)]))
        made.stack((STACK + 0x100, CODE + 5))
        with machine.install(frame_address=lambda: STACK + 0x100), ending_machine(ports):
            panic.panic("no such thing")
        assert streams.text == ('Traceback (most recent call last):\n  File "pyuk/kernel/x.py", line 3, in f\n'
                                "panic: no such thing\n")
        assert statuses(ports) == [134, 134]


def test_a_panic_in_a_panic_ends_at_once() -> None:
    with panicking() as (_, streams, ports):
        for expected in (1, 2, 3):
            with machine.install(frame_address=lambda: STACK), ending_machine(ports):
                panic.panic("again")
            assert panic.panics == expected
        assert streams.text.count("again") == 1
        assert statuses(ports) == [134, 134] * 2, "the third only resets"


def test_an_exception_in_the_kernel() -> None:
    with panicking() as (_, streams, ports), ending_machine(ports):
        panic.panic_because_of(cast(BaseException, exceptions.ValueError("bad")))
    assert streams.text == "ValueError: bad\npanic: exception in the kernel\n" and statuses(ports) == [134, 134]


def trap(vector: int, error_code: int = 0, cr2: int = 0) -> str:
    """What is said about an exception."""
    with panicking() as (made, streams, ports):
        made.memory.map(0x60_0000, 4096)
        frame = view(TrapFrame, 0x60_0000)
        frame.vector, frame.error_code, frame.rip, frame.rax, frame.ss = vector, error_code, CODE, 0xABC, 0x10
        with machine.install(read_cr2=lambda: cr2), ending_machine(ports):
            traps.trap(frame)
        assert statuses(ports) == [134, 134]
        return streams.text


def test_registers_are_told() -> None:
    text = trap(6).splitlines()
    assert text[0] == "Traceback (most recent call last):"
    assert text[1] == "panic: invalid instruction: code was reached that cannot be"
    assert "rax=0000000000000abc" in text[5] and "rip=0000000000101000" in text[6]
    assert text[7].endswith("ss =0000000000000010")
    assert len(text) == 8


@pytest.mark.parametrize(("vector", "part"), [
    (0, "ZeroDivisionError"), (2, "non-maskable"), (3, "breakpoint"), (8, "double fault"), (13, "general protection"),
    (17, "unaligned"), (18, "machine check"), (19, "FloatingPointError"), (12, "CPU exception"), (33, "nobody waits"),
])
def test_what_exceptions_mean(vector: int, part: str) -> None:
    assert part in trap(vector)


@pytest.mark.parametrize(("address", "error_code", "meaning"), [
    (0, 0, "None was read"), (0x18, 2, "None was written to"), (0, 0x10, "call of None"),
    (0x11_0000, 3, "write to read-only memory"), (0x11_0000, 0x11, "execution of data"),
    (0x9000_0000, 0x10, "execution of data"),
    (0x9000_0000, 0, "read of no memory"), (0x9000_0000, 2, "write to no memory"), (0x9000_0000, 9, "reserved bits"),
    (STACK + 0x8FF8, 2, "RecursionError: stack overflow"),
])
def test_what_page_faults_mean(address: int, error_code: int, meaning: str) -> None:
    text = trap(14, error_code, address)
    assert f"panic: {meaning}" in text or meaning in text
    assert f"at 0x{address:016x}\n" in text


def test_interrupts_go_to_their_handler() -> None:
    at_boot()
    seen: list[int] = []
    with Memory() as memory:
        memory.map(0x60_0000, 4096)
        frame = view(TrapFrame, 0x60_0000)
        frame.vector = 40
        traps.set_interrupt_handler(lambda frame: seen.append(frame.vector))
        try:
            traps.trap(frame)
        finally:
            traps.handles_interrupts = False
    assert seen == [40]


def test_meanings_fit_a_line() -> None:
    for vector in range(64):
        assert len(faults.meaning_of(vector)) < 80


# --- the end ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "written_status"), [(0, 0), (3, 3), (255, 255), (256, 0), (-1, 255)])
def test_every_way_to_end_is_tried(status: int, written_status: int) -> None:
    Streams()
    ports = Ports()
    with ending_machine(ports):
        exit_machine(status)
    assert ports.written == [(0xEA, written_status), (0xF4, written_status), (0xCF9, 2), (0xCF9, 6), (0x64, 0xFE)]


def test_output_is_flushed_before_the_end() -> None:
    ports = Ports()
    order: list[str] = []
    console.attach(lambda byte: None, lambda byte: None, lambda: order.append(f"flushed after {len(ports.written)}"))
    with ending_machine(ports):
        exit_machine(0)
    assert order == ["flushed after 0"]


@pytest.mark.parametrize(("error", "status"), [
    (lambda: ValueError("x"), 1), (lambda: KeyboardInterrupt(), 1), (lambda: SystemExit(3), 3),
    (lambda: SystemExit(256 + 7), 7), (lambda: SystemExit(0), 0),
])
def test_status_of_exceptions(error: Callable[[], BaseException], status: int) -> None:
    assert status_of(error()) == status
