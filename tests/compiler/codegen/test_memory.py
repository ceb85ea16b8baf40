"""The guest's memcpy, memset and memcmp, run on the host under other names, against bytearray."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.compiler.codegen import llvm
from pyuk.compiler.codegen.memory import NAMES, memory_text
from pyuk.compiler.codegen.module import emit_units
from pyuk.compiler.codegen.worker import to_asm
from pyuk.image.inmemory import InMemory
from tests.compiler.codegen.build import ProgramBuilder

SIZES = [*range(70), 95, 96, 97, 127, 128, 129, 255, 1000]
GUARD = 40

Functions = dict[str, Callable[..., int]]


@pytest.fixture(scope="module")
def functions() -> Iterator[Functions]:
    text = memory_text(without=set(), prefix="guest_")
    code = InMemory({"memory": llvm.compile_object(text, 2)}, [], {}, [f"guest_{name}" for name in NAMES])
    pointer, size = ctypes.c_void_p, ctypes.c_size_t
    kinds: dict[str, Any] = dict.fromkeys(NAMES, ctypes.CFUNCTYPE(pointer, pointer, pointer, size))
    kinds["memset"] = ctypes.CFUNCTYPE(pointer, pointer, ctypes.c_int, size)
    kinds["memcmp"] = kinds["bcmp"] = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer, size)
    yield {name: kinds[name](code.address(f"guest_{name}")) for name in NAMES}


class Area:
    """Bytes with an address, and what they should be."""

    def __init__(self, size: int) -> None:
        self.model = bytearray((7 * index + 3) % 251 for index in range(size))
        self.buffer = (ctypes.c_uint8 * size).from_buffer_copy(self.model)
        self.base = ctypes.addressof(self.buffer)

    def check(self) -> None:
        assert bytes(self.buffer) == self.model


@pytest.mark.parametrize("name", ["memcpy", "memmove"])
@pytest.mark.parametrize("size", SIZES)
def test_copies_of_every_size_and_overlap(functions: Functions, name: str, size: int) -> None:
    for distance in (-size - 1, -size, -33, -31, -16, -8, -1, 0, 1, 7, 15, 17, 32, 33, 64, size, size + 1):
        area = Area(3 * size + 3 * GUARD + 64)
        source = size + GUARD
        target = max(0, source + distance)
        area.model[target : target + size] = area.model[source : source + size]
        assert functions[name](area.base + target, area.base + source, size) == area.base + target
        area.check()


@pytest.mark.parametrize("size", SIZES)
def test_fills_of_every_size(functions: Functions, size: int) -> None:
    for byte in (0, 1, 255, 0x1AB):
        area = Area(size + 2 * GUARD)
        area.model[GUARD : GUARD + size] = bytes([byte & 255]) * size
        assert functions["memset"](area.base + GUARD, byte, size) == area.base + GUARD
        area.check()


@settings(max_examples=300)
@given(common=st.binary(max_size=40), left=st.binary(max_size=9), right=st.binary(max_size=9))
def test_comparisons(functions: Functions, common: bytes, left: bytes, right: bytes) -> None:
    size = len(common) + min(len(left), len(right))
    a, b = (common + left)[:size], (common + right)[:size]
    buffers = [ctypes.create_string_buffer(data, size + 1) for data in (a, b)]
    for name in ("memcmp", "bcmp"):
        order = functions[name](*map(ctypes.addressof, buffers), size)
        assert (order > 0) - (order < 0) == (a > b) - (a < b)


def test_they_call_nothing() -> None:
    asm = to_asm(memory_text(without=set()))
    assert "call" not in asm and "jmp\tmem" not in asm
    assert "movups" in asm


def test_a_programs_own_replaces_ours() -> None:
    p = ProgramBuilder()
    p.function("memset", exported=True).ret()
    texts = emit_units(p.program)
    assert "@memset(" not in texts["memory"] and "@memcpy(" in texts["memory"]
