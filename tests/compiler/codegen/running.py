"""Running hand-built IR on the host, with the tracebacks that it pushes."""

from __future__ import annotations

import ctypes
from typing import Any

from pyuk.compiler.codegen.jit import Jit
from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK
from pyuk.compiler.ir.verify import verify

PushType = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64)


class Run:
    """A verified program in the JIT. `pushed` holds (exception, file, line) as frames were left."""

    def __init__(self, program: Program, externals: dict[str, Any] | None = None, **options: Any) -> None:
        self.pushed: list[tuple[int, int, int]] = []
        given = dict(externals or {})
        if PUSH_TRACEBACK not in program.functions:
            given[PUSH_TRACEBACK] = PushType(lambda exc, file, line: self.pushed.append((exc, file, line)))
        verify(program, given)
        self.jit = Jit(program, given, **options)

    def __call__(self, name: str, *args: Any) -> Any:
        """The value; an exception is an assertion error."""
        value, exception = self.jit.call(name, *args)
        assert exception == 0, hex(exception)
        return value

    def raised(self, name: str, *args: Any) -> int:
        """The address of the exception, which there has to be."""
        _, exception = self.jit.call(name, *args)
        assert exception != 0
        return exception

    @property
    def lines(self) -> list[int]:
        return [line for _, _, line in self.pushed]
