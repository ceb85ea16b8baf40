"""A program run in this process: compiled as for the guest, its heap in an arena, its output collected.

The kernel's heap and collector run as they do in the machine; what touches hardware is replaced by calls
into this process. For tests, fuzzing, and the second of the three executions.
"""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyuk.compiler.check.program import check_roots
from pyuk.compiler.check.world import World
from pyuk.compiler.codegen.jit import Jit
from pyuk.compiler.driver import app_roots, file_of
from pyuk.compiler.frontend.modules import ModuleLoader
from pyuk.compiler.lower.program import Lowering
from pyuk.compiler.passes import pipeline

ARENA_BYTES = 256 << 20
RUNTIME = (
    "pyuk.kernel.frames.add_region",
    "pyuk.kernel.heap.prepare",
    "pyuk.kernel.collector.set_roots",
    "pyuk.kernel.traceback.exception_line",
    "pyuk.kernel.exit.status_of",
)
WRITE_STDOUT = "pyuk.kernel.console.write_stdout_bytes"
WRITE_STDERR = "pyuk.kernel.console.write_stderr_bytes"
ARGUMENTS = "pyuk.kernel.cmdline.arguments_text"
MAIN = "__main__.<module>"
STR_LENGTH, STR_KIND, STR_TAIL = 8, 24, 32  # pyuk/builtins/str.py
_Write = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64)


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

    def __post_init__(self) -> None:
        self.callbacks = {WRITE_STDOUT: self._callback(self.stdout), WRITE_STDERR: self._callback(self.stderr)}

    @staticmethod
    def _callback(stream: bytearray) -> Any:
        return _Write(lambda address, length: stream.extend(ctypes.string_at(address, length)))


class Hosted:
    """A program that is compiled and ready; `call` its functions, or `run` it from the top."""

    def __init__(self, path: Path, functions: Sequence[str] = (), text: str | None = None) -> None:
        world = World(ModuleLoader(path, text))
        roots = app_roots(world)
        main = world.modules["__main__"]
        roots += [(main.names[name], None) for name in functions]  # type: ignore[list-item]
        roots += [(world.runtime(name), None) for name in RUNTIME]
        check_roots(world, roots)
        program = Lowering(world).run()
        self._streams = _Streams()
        wanted = [*RUNTIME, *(f"__main__.{name}" for name in functions)]
        wanted += [MAIN] if MAIN in program.functions else []
        pipeline.run(program, wanted, file_of(world), externals=["__gcroots_start", "__gcroots_end"])
        self.program = program
        self.jit = Jit(program, self._streams.callbacks, roots=wanted)
        self._prepare()

    def _prepare(self) -> None:
        self._arena = mmap.mmap(-1, ARENA_BYTES)
        base = ctypes.addressof(ctypes.c_char.from_buffer(self._arena))
        start = -(-base // 4096) * 4096
        self._must("pyuk.kernel.frames.add_region", start, ARENA_BYTES - 4096)
        roots = [self.jit.address(name) for name in ("__gcroots_start", "__gcroots_end")]
        self._must("pyuk.kernel.collector.set_roots", stack_base(), *roots)
        self._must("pyuk.kernel.heap.prepare")

    def _must(self, name: str, *args: int) -> Any:
        value, exception = self.jit.call(name, *args)
        assert not exception, f"{name} raises"
        return value

    def call(self, name: str, *args: Any) -> Any:
        """Call a function of the main module with numbers; its value, or GuestError where it raises."""
        value, exception = self.jit.call(f"__main__.{name}", *args)
        if exception:
            raise GuestError(self._line(exception))
        return value

    def run(self) -> Outcome:
        """Run the top level of the main module."""
        exception = self.jit.call(MAIN)[1] if MAIN in self.program.functions else 0
        status, line = 0, None
        if exception:
            status = self._must("pyuk.kernel.exit.status_of", exception)
            line = self._line(exception)
        return Outcome(bytes(self._streams.stdout), bytes(self._streams.stderr), status, line)

    def _line(self, exception: int) -> str:
        return read_str(self._must("pyuk.kernel.traceback.exception_line", exception))


class GuestError(Exception):
    """A compiled function raised; the text is the last line of its traceback."""


def read_str(address: int) -> str:
    """The text of a str object in this process."""
    length = ctypes.c_int64.from_address(address + STR_LENGTH).value
    kind = ctypes.c_int64.from_address(address + STR_KIND).value
    raw = ctypes.string_at(address + STR_TAIL, length * kind)
    return "".join(chr(int.from_bytes(raw[at : at + kind], "little")) for at in range(0, len(raw), kind))


def stack_base() -> int:
    """The address that this thread's stack grows down from.  Source: pthread_getattr_np(3)."""
    libc = ctypes.CDLL(None)
    attributes = ctypes.create_string_buffer(64)
    low, size = ctypes.c_void_p(), ctypes.c_size_t()
    libc.pthread_self.restype = ctypes.c_void_p
    if libc.pthread_getattr_np(ctypes.c_void_p(libc.pthread_self()), attributes) != 0:
        raise OSError("the bounds of this thread's stack cannot be found")
    libc.pthread_attr_getstack(attributes, ctypes.byref(low), ctypes.byref(size))
    libc.pthread_attr_destroy(attributes)
    return (low.value or 0) + size.value


