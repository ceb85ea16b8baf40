"""A program run in this process: the code of its image, its heap in an arena, its output collected.

The kernel's heap, collector and scheduler run as they do in the machine; what touches hardware is replaced
(environment.py). For tests, fuzzing, and the second of the three executions. One program runs at a time,
and on the thread that it was made on: the collector looks at that thread's stack.
"""

from __future__ import annotations

import ctypes
import io
import mmap
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyuk.compiler.codegen.worker as worker
from pyuk.compiler.codegen import trampolines
from pyuk.compiler.driver import BuildOptions, Compiled, compile_app
from pyuk.compiler.ir.function import Function
from pyuk.compiler.pause import collector_paused
from pyuk.hosted.environment import Environment
from pyuk.image.build import stubs_of
from pyuk.image.inmemory import InMemory

ARENA_BYTES = 256 << 20
ENTRY = "run_in_process"  # pyuk/kernel/inprocess.py
WRITE_EXCEPTION = "pyuk.kernel.traceback.write_exception"
_Entry = ctypes.CFUNCTYPE(
    ctypes.c_int64, ctypes.c_uint64, ctypes.c_int64, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_int64
)


@dataclass
class Outcome:
    """What a run gave: its output and its exit status."""

    stdout: bytes
    stderr: bytes
    status: int

    @property
    def exception(self) -> str | None:
        """The last line of an uncaught exception's traceback."""
        is_there = self.status == 1 and b"Traceback (most recent call last):" in self.stderr
        return _last_line(self.stderr) if is_there else None


class GuestError(Exception):
    """A compiled function raised; the text is the last line of its traceback."""


def hosted(path: Path, functions: Sequence[str] = (), text: str | None = None, *, opt_level: int = 2) -> Hosted:
    """Compile the app at `path` and link it into this process. CompileError where it is refused.

    functions: those of the main module that will be called. text: the main module's, if not that of `path`.
    """
    options = BuildOptions(text=text, functions=tuple(functions), debug=opt_level == 0)
    return Hosted(compile_app(path, options))


class Hosted:
    """A program that is compiled and ready; `run` it from the top, or `call` its functions.

    included: files for the program to open, packed (pyuk/image/included.py).
    """

    @collector_paused()
    def __init__(self, compiled: Compiled, included: bytes = b"") -> None:
        program = compiled.program
        self._environment = Environment()
        called = (*compiled.called, WRITE_EXCEPTION) if compiled.called else ()
        self._functions = {name: program.functions[name] for name in called}
        objects = dict(compiled.objects)
        if self._functions:
            objects["calls"] = _trampolines(list(self._functions.values()))
        exports = [ENTRY, *map(trampolines.trampoline, self._functions)]
        self._code = InMemory(objects, stubs_of(program), self._environment.code(program), exports, included)
        # private: a fork of this process goes on with a heap of its own
        self._arena = mmap.mmap(-1, ARENA_BYTES, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self._has_run = False

    def run(self, argv: Sequence[str] = ("",), stdin: bytes | None = None) -> Outcome:
        """Run the top level of the main module, once, with this sys.argv and input; None: this process's own."""
        self._has_run = True
        place = self._environment
        place.stdin = None if stdin is None else io.BytesIO(stdin)
        line = f"-- {shlex.join(argv)}".encode("utf-8", "surrogateescape")
        self._command_line = ctypes.create_string_buffer(line, len(line) + 1)  # kept: it is taken apart in place
        arena = ctypes.addressof(ctypes.c_char.from_buffer(self._arena))
        bottom, top = stack_bounds()
        entry = _Entry(self._code.address(ENTRY))
        status = entry(arena, ARENA_BYTES, bottom, top, ctypes.addressof(self._command_line), len(line))
        return Outcome(bytes(place.stdout), bytes(place.stderr), status)

    def call(self, name: str, *args: Any) -> Any:
        """Call a function of the main module, whose top level has run by then, with numbers.

        Its value, or GuestError where it raises.
        """
        if not self._has_run:
            self.run()
        value, exception = self._call(f"__main__.{name}", *args)
        if exception:
            self._call(WRITE_EXCEPTION, exception, False)
            raise GuestError(_last_line(self._environment.stderr))
        return value

    def _call(self, name: str, *args: Any) -> tuple[Any, int]:
        address = self._code.address(trampolines.trampoline(name))
        return trampolines.call(self._functions[name], address, args)

    def output(self) -> bytes:
        """What was written to standard output since the last time; for functions that are called."""
        written = bytes(self._environment.stdout)
        self._environment.stdout.clear()
        return written


def _last_line(text: bytes | bytearray) -> str:
    return text.decode("utf-8", "replace").splitlines()[-1]


def _trampolines(functions: list[Function]) -> bytes:
    return worker.compile_to_object(trampolines.trampolines_text(functions))


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
