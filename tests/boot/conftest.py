"""The boot stubs out of boot/*.py, a kernel of a few instructions, and QEMU to run it."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import MachineCode, assemble
from pyuk.image.linker import LinkedImage, LinkOptions, link

ROOT = Path(__file__).parents[2]

KERNEL = """
    mov ebx, esi
    mov edx, 0x3F8
    lea eax, [rdi + '0']
    out dx, al
    mov rsi, offset message
1:  lodsb
    test al, al
    jz 2f
    out dx, al
    jmp 1b
2:  mov eax, 7
    out 0xF4, eax
3:  hlt
    jmp 3b
    .section rodata
message:
    .asciz " hello\\n"
    .section data
    .quad 1
"""


def stubs_of(path: Path) -> list[MachineCode]:
    """The assembled `@stub` functions of a module."""
    found = []
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            call = node.body[-1]
            assert isinstance(call, ast.Expr) and isinstance(call.value, ast.Call)
            text = call.value.args[0]
            assert isinstance(text, ast.Constant) and isinstance(text.value, str)
            place = Place(str(path.relative_to(ROOT)), text.lineno)
            found.append(assemble(text.value, node.name, place))
    return found


def boot_stubs() -> list[MachineCode]:
    return [stub for path in sorted((ROOT / "boot").glob("*.py")) for stub in stubs_of(path)]


def image_of(kernel: str, *, multiboot: bool = True, stripped: bool = False) -> LinkedImage:
    """An image whose kernel_main is that text."""
    main = assemble(kernel, "kernel_main", Place("kernel.py", 1))
    return link([], [*boot_stubs(), main], "pvh_entry", [],
                LinkOptions(stripped=stripped, multiboot=multiboot))


def run_qemu(image: Path, machine: str, cpu: str = "qemu64", memory: str = "128M",
             *more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["qemu-system-x86_64", "-accel", "tcg", "-M", machine, "-cpu", cpu, "-m", memory, "-nodefaults", "-display",
         "none", "-serial", "stdio", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-no-reboot", "-kernel",
         str(image), *more], capture_output=True, timeout=20, stdin=subprocess.DEVNULL)


Runner = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def qemu() -> Runner:
    if shutil.which("qemu-system-x86_64") is None:
        pytest.skip("QEMU is not here: apt-get install qemu-system-x86")
    return run_qemu


@pytest.fixture(scope="session")
def make_image() -> Callable[..., LinkedImage]:
    return image_of
