"""Reading an image back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.compiler.errors import PyukError
from pyuk.image.elf_info import BadImage, read_image
from pyuk.image.linker import link
from pyuk.image.sizes import Modules
from tests.boot.machine import image_of
from tests.image.objects import DebugModule, compile_ir, file_record

IMAGE = image_of().data


def test_an_image_is_read_back_as_it_was_linked() -> None:
    linked = image_of()
    info = read_image(linked.data, "hello.elf")
    assert info.protocols == ("multiboot", "pvh") and info.entry == linked.symbols["pvh_entry"]
    assert {symbol.name: symbol.address for symbol in info.symbols} == linked.symbols
    loaded = [section for section in info.sections if section.permissions]
    assert [(s.name, s.permissions) for s in loaded] == [
        (".text", "r-x"), (".rodata", "r--"), (".data", "rw-"), (".bss", "rw-")]
    assert [(s.name[1:], s.address, s.size) for s in loaded] == [
        (s.name, s.address, s.size) for s in linked.sections if s.address]
    assert info.memory_size == linked.symbols["__image_end"] - linked.symbols["__image_start"]
    found = info.symbol_at(linked.symbols["boot_start64"] + 5)
    assert found is not None and found.name == "boot_start64"
    assert info.symbol_at(0) is None


def test_protocols_are_those_that_the_file_has() -> None:
    assert read_image(image_of(multiboot=False).data, "x").protocols == ("pvh",)


def test_sizes_are_those_of_the_modules() -> None:
    module = DebugModule("pyuk/kernel/heap.py")
    module.add("pyuk.kernel.heap.Heap.allocate", [(1, None), (2, "pyuk.kernel.heap.free[int]")])
    module.add("pyuk.kernel.heap.free[int]", [(9, None)])
    image = link([compile_ir(module.text() + file_record("pyuk/kernel/heap.py"))], [],
                 "pyuk.kernel.heap.Heap.allocate")
    sizes = read_image(image.data, "x").sizes_by_module()
    assert sizes["pyuk.kernel.heap"][".text"] == sum(
        size.size for size in image.sizes if size.module == "pyuk.kernel.heap" and size.section == "text")


def test_the_module_of_a_name() -> None:
    modules = Modules(["file:pyuk/kernel/heap.py", "file:app.py", "file:/x/pyuk/stdlib/json/__init__.py"])
    assert modules.of("pyuk.kernel.heap.Heap.allocate") == "pyuk.kernel.heap"
    assert modules.of("app.main") == "app"
    assert modules.of("pyuk.stdlib.json.loads") == "pyuk.stdlib.json"
    assert modules.of("other.thing.f[app.T]") == "other.thing"
    assert modules.of("kernel_main") == "(none)"


@pytest.mark.parametrize("data", [b"", b"#!/bin/sh\n", b"\x7fELF", IMAGE[:100], IMAGE[:-100], compile_ir("")])
def test_what_is_no_image_is_refused(data: bytes) -> None:
    with pytest.raises(BadImage) as error:
        read_image(data, "hello.elf")
    assert "hello.elf" in error.value.message and isinstance(error.value, PyukError)


@settings(max_examples=300, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, len(IMAGE) - 1), st.integers(0, 255)), max_size=8),
       cut=st.integers(0, len(IMAGE)))
def test_a_damaged_image_is_refused_or_read(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(IMAGE)
    for at, value in changes:
        data[at] = value
    try:
        info = read_image(bytes(data[:cut] if changes and changes[0][1] < 64 else data), "hello.elf")
        info.sizes_by_module()
    except BadImage:
        pass
