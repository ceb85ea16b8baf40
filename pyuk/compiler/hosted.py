"""A program run in this process: compiled as for the guest, its heap in an arena, its output collected.

The kernel's heap and collector run as they do in the machine; what touches hardware is replaced by calls
into this process. For tests, fuzzing, and the second of the three executions. One program runs at a time,
and on the thread that it was made on: the collector looks at that thread's stack.
"""

from __future__ import annotations

import ctypes
import io
import mmap
import os
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.program import check_roots, settled
from pyuk.compiler.check.world import World
from pyuk.compiler.checking import app_roots
from pyuk.compiler.codegen.jit import Jit
from pyuk.compiler.driver import file_of
from pyuk.compiler.frontend.modules import ModuleLoader
from pyuk.compiler.hostedtasks import HostedTasks
from pyuk.compiler.ir.function import Block, Program
from pyuk.compiler.ir.ops import Return, Zero
from pyuk.compiler.ir.types import VOID
from pyuk.compiler.lower.program import Lowering
from pyuk.compiler.passes import merge, pipeline
from pyuk.compiler.pause import collector_paused

ARENA_BYTES = 256 << 20
PAGE_BYTES = 4096
ADD_REGION = "pyuk.kernel.frames.add_region"
PREPARE_HEAP = "pyuk.kernel.heap.prepare"
SET_ROOTS = "pyuk.kernel.collector.set_roots"
PARSE_COMMAND_LINE = "pyuk.kernel.cmdline.parse"
EXCEPTION_LINE = "pyuk.kernel.traceback.exception_line"
WRITE_EXCEPTION = "pyuk.kernel.traceback.write_exception"
STATUS_OF = "pyuk.kernel.exit.status_of"
END_APP = "pyuk.kernel.appentry.end_app"
SET_STACK_BOTTOM = "pyuk.builtins.recursion.set_stack_bottom"
RUNTIME = (
    ADD_REGION, PREPARE_HEAP, SET_ROOTS, SET_STACK_BOTTOM, PARSE_COMMAND_LINE, EXCEPTION_LINE, WRITE_EXCEPTION,
    STATUS_OF, END_APP,
)  # fmt: skip
COMMAND_LINE = "pyuk.kernel.bootinfo.command_line"  # global variables
COMMAND_LINE_BYTES = "pyuk.kernel.bootinfo.command_line_bytes"
WRITE_STDOUT = "pyuk.kernel.console.write_stdout_bytes"  # what is replaced
WRITE_STDERR = "pyuk.kernel.console.write_stderr_bytes"
PUT_BYTE = "pyuk.kernel.console.put_byte"
PANIC = "pyuk.kernel.panic.panic"
MONOTONIC_NS = "pyuk.kernel.clock.monotonic_ns"
WALL_NS = "pyuk.drivers.clock.wall_ns"
FIND_PORT = "pyuk.stdlib._network.port.find_port"
SEED = "pyuk.drivers.virtio.entropy.seed"
PORT_REST = "pyuk.stdlib._network.port.Port.rest"
READ_INPUT = "pyuk.drivers.consoleinput.read_input"
RANDOM_WORD = "pyuk.kernel.entropy.random_word"
FORGET_PAGE = "pyuk.arch.x86_64.paging.forget_page"
FORGET_ALL = "pyuk.arch.x86_64.paging.forget_all"
PANIC_STATUS = 134
OF_THE_C_LIBRARY = ("memcmp", "memcpy", "memmove", "memset")
INCLUDED = ("__included_start", "__included_end")
ROOT_TABLE = ("__gcroots_start", "__gcroots_end")
MAIN = "__main__.<module>"
STR_LENGTH, STR_KIND, STR_TAIL = 8, 24, 32  # pyuk/builtins/str.py
TYPE_NAME, TYPE_DEPTH, TYPE_ANCESTORS = 16, 24, 32  # pyuk/lang/objects.py
_Write = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64)
_Panic = ctypes.CFUNCTYPE(None, ctypes.c_uint64)
_Nothing = ctypes.CFUNCTYPE(None)
_PutByte = ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_int64)
_Read = ctypes.CFUNCTYPE(ctypes.c_int64)
_Word = ctypes.CFUNCTYPE(ctypes.c_uint64)
_ReadInput = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_uint64, ctypes.c_uint64)
_Rest = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_int64)


@dataclass
class Outcome:
    """What a run gave: its output, its exit status, and the last line of an uncaught exception's traceback."""

    stdout: bytes
    stderr: bytes
    status: int
    exception: str | None = None


@dataclass
class _Streams:
    """Where the program's output goes. The callbacks are kept alive with it."""

    stdout: bytearray = field(default_factory=bytearray)
    stderr: bytearray = field(default_factory=bytearray)
    stdin: io.BytesIO | None = None  # None: this process's own

    def __post_init__(self) -> None:
        self.tasks = HostedTasks()
        self.replaced = {
            **self.tasks.replaced,
            WRITE_STDOUT: _write_to(self.stdout),
            WRITE_STDERR: _write_to(self.stderr),
            PUT_BYTE: _PutByte(lambda stream, byte: (self.stderr if stream else self.stdout).append(byte)),
            PANIC: _Panic(_end_process),
            MONOTONIC_NS: _Read(time.monotonic_ns),
            WALL_NS: _Read(time.time_ns),
            FIND_PORT: _Word(lambda: 0),  # None: there is no network device
            SEED: _Word(lambda: 0),  # nor one of entropy
            PORT_REST: _Rest(lambda port, deadline_ns: None),
            FORGET_PAGE: _Panic(lambda vaddr: None),  # tables that no processor looks at
            FORGET_ALL: _Nothing(lambda: None),
            READ_INPUT: _ReadInput(self._read_input),
            RANDOM_WORD: _Word(lambda: int.from_bytes(os.urandom(8), "little")),
        }

    def _read_input(self, address: int, size: int) -> int:
        data = os.read(0, size) if self.stdin is None else self.stdin.read(size)
        ctypes.memmove(address, data, len(data))
        return len(data)


def _write_to(stream: bytearray) -> Any:
    return _Write(lambda address, length: stream.extend(ctypes.string_at(address, length)))


def _end_process(message: int) -> None:
    """A panic: the program's memory cannot be trusted any more, and this process holds it."""
    sys.stderr.write(f"panic: {read_str(message)}\n")
    sys.stderr.flush()
    os._exit(PANIC_STATUS)


class Hosted:
    """A program that is compiled and ready; `call` its functions, or `run` it from the top.

    functions: those of the main module that will be called. text: the main module's, if not that of `path`.
    included: files for the program to open, packed (pyuk/image/included.py).
    """

    @collector_paused()
    def __init__(
        self, path: Path, functions: Sequence[str] = (), text: str | None = None, *,
        opt_level: int = 2, included: bytes = b"",
    ) -> None:
        def check(world: World) -> World:
            roots = app_roots(world)
            roots += [(_function(world, name), None) for name in functions]
            roots += [(world.runtime(name), None) for name in RUNTIME]
            check_roots(world, roots)
            return world

        world = settled(lambda: World(ModuleLoader(path, text)), check)
        program = Lowering(world).run()
        self._streams = _Streams()
        self._has_run = False
        _empty(program, self._streams.replaced)
        called = [f"__main__.{name}" for name in functions]
        wanted = [*RUNTIME, *called]
        wanted += [MAIN] if MAIN in program.functions else []
        externals = [*ROOT_TABLE, *INCLUDED, *OF_THE_C_LIBRARY]
        pipeline.run(program, wanted, file_of(world), externals, after_main=called)
        self.program = program
        visible = [*wanted, COMMAND_LINE, COMMAND_LINE_BYTES]
        self._included = ctypes.create_string_buffer(included, len(included) + 1)
        files = ctypes.addressof(self._included)
        outside = {**self._streams.replaced, **_c_library(), **self._streams.tasks.stubs(program)}
        outside |= dict(zip(INCLUDED, (files, files + len(included)), strict=True))
        merge.run(program, [*visible, *outside])
        self.jit = Jit(program, outside, roots=visible, opt_level=opt_level)
        self._prepare()

    def _prepare(self) -> None:
        # private: a fork of this process goes on with a heap of its own
        self._arena = mmap.mmap(-1, ARENA_BYTES, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        base = ctypes.addressof(ctypes.c_char.from_buffer(self._arena))
        self._must(ADD_REGION, -(-base // PAGE_BYTES) * PAGE_BYTES, ARENA_BYTES - PAGE_BYTES)
        bottom, top = stack_bounds()
        self._must(SET_STACK_BOTTOM, bottom)
        self._must(SET_ROOTS, top, *(self.jit.address(name) for name in ROOT_TABLE))
        self._must(PREPARE_HEAP)

    def _must(self, name: str, *args: int) -> Any:
        value, exception = self.jit.call(name, *args)
        assert not exception, f"{name} raises"
        return value

    def call(self, name: str, *args: Any) -> Any:
        """Call a function of the main module, whose top level has run by then, with numbers.

        Its value, or GuestError where it raises.
        """
        if not self._has_run:
            self.run()
        value, exception = self.jit.call(f"__main__.{name}", *args)
        if exception:
            raise GuestError(self._line(exception))
        return value

    def run(self, argv: Sequence[str] = ("",), stdin: bytes | None = None) -> Outcome:
        """Run the top level of the main module, once, with this sys.argv and input; None: this process's own."""
        self._has_run = True
        self._streams.stdin = None if stdin is None else io.BytesIO(stdin)
        self._give_arguments(argv)
        exception = self.jit.call(MAIN)[1] if MAIN in self.program.functions else 0
        status, line = 0, None
        if exception:
            status = self._must(STATUS_OF, exception)
            if "SystemExit" not in class_names(exception):
                line = self._line(exception)
                self._must(WRITE_EXCEPTION, exception, 0)
        self._must(END_APP)
        return Outcome(bytes(self._streams.stdout), bytes(self._streams.stderr), status, line)

    def output(self) -> bytes:
        """What was written to standard output since the last time; for functions that are called."""
        written = bytes(self._streams.stdout)
        self._streams.stdout.clear()
        return written

    def _give_arguments(self, argv: Sequence[str]) -> None:
        """Let the kernel read a command line, as a loader would hand it over."""
        line = f"-- {shlex.join(argv)}".encode("utf-8", "surrogateescape")
        self._command_line = ctypes.create_string_buffer(line, len(line) + 1)  # kept: it is taken apart in place
        ctypes.c_uint64.from_address(self.jit.address(COMMAND_LINE)).value = ctypes.addressof(self._command_line)
        ctypes.c_int64.from_address(self.jit.address(COMMAND_LINE_BYTES)).value = len(line)
        self._must(PARSE_COMMAND_LINE)

    def _line(self, exception: int) -> str:
        return read_str(self._must(EXCEPTION_LINE, exception))


def _function(world: World, name: str) -> FunctionInfo:
    found = world.modules["__main__"].names[name]
    assert isinstance(found, FunctionInfo), f"{name} is no function"
    return found


def _empty(program: Program, names: Sequence[str] | dict[str, Any]) -> None:
    """Take their bodies from functions that this process replaces: whatever is called there cannot raise."""
    for name in names:
        function = program.functions.get(name)
        if function is not None:
            value = None if function.returns == VOID else Zero(function.returns)
            entry = Block("entry", [Return(value, place=function.place)])
            function.blocks, function.locals = [entry], []


def _c_library() -> dict[str, int]:
    library = ctypes.CDLL(None)
    return {name: ctypes.cast(library[name], ctypes.c_void_p).value or 0 for name in OF_THE_C_LIBRARY}


class GuestError(Exception):
    """A compiled function raised; the text is the last line of its traceback."""


def read_str(address: int) -> str:
    """The text of a str object in this process."""
    length = ctypes.c_int64.from_address(address + STR_LENGTH).value
    kind = ctypes.c_int64.from_address(address + STR_KIND).value
    raw = ctypes.string_at(address + STR_TAIL, length * kind)
    return "".join(chr(int.from_bytes(raw[at : at + kind], "little")) for at in range(0, len(raw), kind))


def class_names(address: int) -> list[str]:
    """The names of an object's class and its bases, the root first.  Source: TypeInfo, pyuk/lang/objects.py."""
    info = _word(address)
    ancestors, depth = _word(info + TYPE_ANCESTORS), _word(info + TYPE_DEPTH)
    return [read_str(_word(_word(ancestors + 8 * i) + TYPE_NAME)) for i in range(depth + 1)]


def _word(address: int) -> int:
    return ctypes.c_uint64.from_address(address).value


def stack_bounds() -> tuple[int, int]:
    """The lowest address of this thread's stack, and the one it grows down from.  Source: pthread_getattr_np(3)."""
    libc = ctypes.CDLL(None)
    attributes = ctypes.create_string_buffer(64)
    low, size = ctypes.c_void_p(), ctypes.c_size_t()
    libc.pthread_self.restype = ctypes.c_void_p
    if libc.pthread_getattr_np(ctypes.c_void_p(libc.pthread_self()), attributes) != 0:
        raise OSError("the bounds of this thread's stack cannot be found")
    libc.pthread_attr_getstack(attributes, ctypes.byref(low), ctypes.byref(size))
    libc.pthread_attr_destroy(attributes)
    return low.value or 0, (low.value or 0) + size.value
