"""What stands in the place of the machine: the clock, the console, no devices; and the stacks of tasks (tasks.py).

Each of them replaces a function of the guest that is `@replaceable`, or a stub.
"""

from __future__ import annotations

import ctypes
import io
import os
import sys
import time
from typing import Any

from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.ir.types import VOID
from pyuk.hosted.tasks import Tasks

WRITE_STDOUT = "pyuk.kernel.console.write_stdout_bytes"
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
STR_LENGTH, STR_KIND, STR_TAIL = 8, 24, 32  # pyuk/builtins/str.py
_Write = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64)
_Panic = ctypes.CFUNCTYPE(None, ctypes.c_uint64)
_Nothing = ctypes.CFUNCTYPE(None)
_PutByte = ctypes.CFUNCTYPE(None, ctypes.c_int64, ctypes.c_int64)
_Read = ctypes.CFUNCTYPE(ctypes.c_int64)
_Word = ctypes.CFUNCTYPE(ctypes.c_uint64)
_ReadInput = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_uint64, ctypes.c_uint64)
_Rest = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_int64)
MOV_RAX, CALL_RAX, JMP_RAX = b"\x48\xb8", b"\xff\xd0", b"\xff\xe0"  # SDM 2: the first before 8 bytes of a number
ZERO_EAX, ZERO_EDX, RET = b"\x31\xc0", b"\x31\xd2", b"\xc3"
PUSH_RBP, POP_RBP = b"\x55", b"\x5d"  # a call leaves the stack 8 bytes off a multiple of 16


class Environment:
    """It lives as long as the program. stdout, stderr: what was written; stdin: None is this process's own."""

    def __init__(self) -> None:
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.stdin: io.BytesIO | None = None
        self.tasks = Tasks()
        self._functions: dict[str, Any] = {
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

    def code(self, program: Program) -> dict[str, bytes]:
        """The machine code that the program's calls of what is replaced come to."""
        return {name: jump(program.functions.get(name), function) for name, function in self._functions.items()}

    def _read_input(self, address: int, size: int) -> int:
        data = os.read(0, size) if self.stdin is None else self.stdin.read(size)
        ctypes.memmove(address, data, len(data))
        return len(data)


def jump(replaced: Function | None, function: Any) -> bytes:
    """To a function of C's convention; it raises nothing where the one that it replaces may (Function.may_raise)."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    load = MOV_RAX + address.to_bytes(8, "little")
    if replaced is None or not replaced.may_raise:
        return load + JMP_RAX
    return PUSH_RBP + load + CALL_RAX + (ZERO_EAX if replaced.returns == VOID else ZERO_EDX) + POP_RBP + RET


def _write_to(stream: bytearray) -> Any:
    return _Write(lambda address, length: stream.extend(ctypes.string_at(address, length)))


def _end_process(message: int) -> None:
    """A panic: the program's memory cannot be trusted any more, and this process holds it."""
    sys.stderr.write(f"panic: {_read_str(message)}\n")
    sys.stderr.flush()
    os._exit(PANIC_STATUS)


def _read_str(address: int) -> str:
    """The text of a str object of the program."""
    length = ctypes.c_int64.from_address(address + STR_LENGTH).value
    kind = ctypes.c_int64.from_address(address + STR_KIND).value
    raw = ctypes.string_at(address + STR_TAIL, length * kind)
    return "".join(chr(int.from_bytes(raw[at : at + kind], "little")) for at in range(0, len(raw), kind))
