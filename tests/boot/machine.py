"""The boot stubs out of boot/*.py, a kernel of a few instructions, and QEMU to run it."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import MachineCode, assemble
from pyuk.image.linker import LinkedImage, LinkOptions, link

ROOT = Path(__file__).parents[2]

#: Prints the protocol and a word, ends QEMU with 7 * 2 + 1.
KERNEL = """
    lea eax, [rdi + '0']
    mov edx, 0x3F8
    out dx, al
    mov rsi, offset .message
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
.message:
    .asciz " hello\\n"
"""
EXIT_7 = 15


def stubs_of(path: Path) -> list[MachineCode]:
    """The assembled `@stub` functions of a module."""
    found = []
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            call = node.body[-1]
            assert isinstance(call, ast.Expr) and isinstance(call.value, ast.Call)
            text = call.value.args[0]
            assert isinstance(text, ast.Constant) and isinstance(text.value, str)
            place = Place(path.relative_to(ROOT).as_posix(), text.lineno)
            found.append(assemble(text.value, node.name, place))
    return found


def boot_stubs() -> list[MachineCode]:
    return [stub for path in sorted((ROOT / "boot").glob("*.py")) for stub in stubs_of(path)]


def image_of(kernel: str = KERNEL, *objects: bytes, multiboot: bool = True,
             stripped: bool = False) -> LinkedImage:
    """An image whose kernel_main is that text."""
    main = assemble(kernel, "kernel_main", Place("kernel.py", 1))
    options = LinkOptions(stripped=stripped, multiboot=multiboot)
    return link(objects, [*boot_stubs(), main], "pvh_entry", [], options)


def qemu_command(image: Path, machine: str, cpu: str = "qemu64", memory: str = "128M") -> list[str]:
    return ["qemu-system-x86_64", "-accel", "tcg", "-M", machine, "-cpu", cpu, "-m", memory, "-nodefaults",
            "-display", "none", "-serial", "stdio", "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
            "-no-reboot", "-kernel", str(image)]


def run_qemu(image: Path, machine: str, cpu: str = "qemu64", memory: str = "128M",
             *more: str) -> subprocess.CompletedProcess[bytes]:
    """Run to the end; standard output is COM1."""
    command = qemu_command(image, machine, cpu, memory)
    return subprocess.run([*command, *more], capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
