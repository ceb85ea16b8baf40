"""Running hand-built IR in this process, with the tracebacks that it pushes."""

from __future__ import annotations

import ctypes
from typing import Any

from pyuk.compiler.codegen import llvm, trampolines
from pyuk.compiler.codegen.module import Texts
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK
from pyuk.compiler.ir.verify import verify
from pyuk.hosted.environment import jump
from pyuk.image.inmemory import InMemory

PushType = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64)


class Run:
    """A verified program in this process. `pushed` holds (exception, file, line) as frames were left.

    externals: ctypes functions in the place of stubs and of functions.
    """

    def __init__(
        self, program: Program, externals: dict[str, Any] | None = None, opt_level: int = 2, debug: bool = False
    ) -> None:
        self.program = program
        self.pushed: list[tuple[int, int, int]] = []
        self._given = dict(externals or {})
        if PUSH_TRACEBACK not in program.functions:
            self._given[PUSH_TRACEBACK] = PushType(lambda exc, file, line: self.pushed.append((exc, file, line)))
        verify(program, self._given)
        for function in program.functions.values():
            function.exported = True
        for data in program.data.values():
            data.exported = True
        texts = Texts(program, Options(debug=debug, optimized=opt_level > 0))
        written = {name: texts.write(name) for name in texts.names}
        written["calls"] = trampolines.trampolines_text(program.functions.values())
        objects = {name: llvm.compile_object(text, opt_level) for name, text in written.items()}
        code = {name: jump(program.functions.get(name), function) for name, function in self._given.items()}
        self._code = InMemory(objects, [], code, [*map(trampolines.trampoline, program.functions), *program.data])

    def address(self, name: str) -> int:
        """Where a function or object lies."""
        return self._code.address(name)

    def call(self, name: str, *args: Any) -> tuple[Any, int]:
        """Its value and no exception, or None and the exception."""
        return trampolines.call(self.program.functions[name], self.address(trampolines.trampoline(name)), args)

    def __call__(self, name: str, *args: Any) -> Any:
        """The value; an exception is an assertion error."""
        value, exception = self.call(name, *args)
        assert exception == 0, hex(exception)
        return value

    def raised(self, name: str, *args: Any) -> int:
        """The address of the exception, which there has to be."""
        _, exception = self.call(name, *args)
        assert exception != 0
        return exception

    @property
    def lines(self) -> list[int]:
        return [line for _, _, line in self.pushed]
