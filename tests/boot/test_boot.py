"""The boot code on QEMU's machines: both protocols, any size of memory, W^X from the start."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import assemble
from pyuk.image.linker import LinkedImage, link
from tests.boot.machine import EXIT_7, KERNEL, boot_stubs, image_of, qemu_command, run_qemu

pytestmark = [
    pytest.mark.boot,
    pytest.mark.skipif(shutil.which("qemu-system-x86_64") is None,
                       reason="QEMU is not here: apt-get install qemu-system-x86"),
]

MACHINES = ("pc", "q35", "microvm")
HALT = "1: hlt\njmp 1b\n"
PAGE = 4096


def save(image: LinkedImage, directory: Path) -> Path:
    path = directory / "image.elf"
    path.write_bytes(image.data)
    return path


@pytest.mark.parametrize("cpu", ["qemu64", "max"])
@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("multiboot", [True, False], ids=["multiboot", "pvh"])
def test_boots(machine: str, cpu: str, multiboot: bool, tmp_path: Path) -> None:
    path = save(image_of(multiboot=multiboot, stripped=True), tmp_path)
    result = run_qemu(path, machine, cpu)
    assert (result.returncode, result.stdout) == (EXIT_7, b"1 hello\n" if multiboot else b"2 hello\n")


@pytest.mark.parametrize("memory", ["2M", "4M", "5G"])
@pytest.mark.parametrize("multiboot", [True, False], ids=["multiboot", "pvh"])
def test_boots_with_any_memory(memory: str, multiboot: bool, tmp_path: Path) -> None:
    path = save(image_of(multiboot=multiboot), tmp_path)
    for machine in ("pc", "microvm"):
        result = run_qemu(path, machine, "qemu64", memory)
        assert (result.returncode, result.stdout[1:]) == (EXIT_7, b" hello\n"), machine


def test_pvh_boots_with_qboot(tmp_path: Path) -> None:
    path = save(image_of(multiboot=False), tmp_path)
    result = run_qemu(path, "q35", "qemu64", "128M", "-bios", "qboot.rom")
    assert (result.returncode, result.stdout) == (EXIT_7, b"2 hello\n")


@pytest.mark.parametrize("cpu", ["qemu32", "qemu64,-nx"])
def test_says_so_where_the_processor_cannot(cpu: str, tmp_path: Path) -> None:
    result = run_qemu(save(image_of(), tmp_path), "pc", cpu)
    assert result.stdout == b"pyuk: this processor lacks long mode or no-execute pages\n"
    assert result.returncode == (134 << 1 | 1) & 0xFF


# --- what the kernel finds ------------------------------------------------------------------


class Monitor:
    """QEMU's human monitor over a pipe."""

    def __init__(self, path: Path, machine: str, memory: str = "128M") -> None:
        command = [word if word != "stdio" else "null" for word in qemu_command(path, machine, "max", memory)]
        self.process = subprocess.Popen([*command, "-monitor", "stdio"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.read()

    def read(self) -> str:
        assert self.process.stdout is not None
        text = b""
        while not text.endswith(b"(qemu) "):
            more = os.read(self.process.stdout.fileno(), 65536)
            assert more, "QEMU ended"
            text += more
        return text.decode()

    def ask(self, command: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(command.encode() + b"\n")
        self.process.stdin.flush()
        return self.read()

    def wait_for_halt(self) -> str:
        """The registers of the processor when it halts in 64-bit code."""
        for _ in range(3000):
            registers = self.ask("info registers")
            if "HLT=1" in registers and "CS64" in registers:
                return registers
            time.sleep(0.01)  # for the machine's sake: it may have little of the processor
        raise AssertionError(f"not halted:\n{registers}")

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


#: A kernel of several 2 MiB blocks, with all sections.
LARGE_KERNEL = HALT + """
    mov eax, offset writable
    mov eax, offset zeros
    .skip 9000, 0x90
    .section rodata
    .skip 5000, 1
    .section data
writable:
    .skip 5000, 1
    .section bss
zeros:
    .skip 5 << 20
"""


@pytest.fixture(params=["pc", "microvm"])
def halted(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Monitor, LinkedImage]]:
    image = image_of(LARGE_KERNEL)
    monitor = Monitor(save(image, tmp_path), request.param)
    yield monitor, image
    monitor.close()


def mappings(monitor: Monitor) -> dict[int, tuple[int, bool, bool, bool]]:
    """address -> (physical address, writable, executable, large)."""
    found = {}
    for line in monitor.ask("info tlb").splitlines():
        match = re.match(r"([0-9a-f]{16}): ([0-9a-f]{16}) ([X-])[G-]([P-])[D-][A-][C-][T-][U-]([W-])", line)
        if match:
            found[int(match[1], 16)] = (int(match[2], 16), match[5] == "W", match[3] != "X", match[4] == "P")
    return found


def test_every_page_is_writable_or_executable_but_not_both(halted: tuple[Monitor, LinkedImage]) -> None:
    monitor, image = halted
    monitor.wait_for_halt()
    pages = mappings(monitor)
    symbols = image.symbols
    guard, blocks = symbols["boot_stack_guard"], symbols["__image_end"] + 0x1F_FFFF & -0x20_0000
    for address in range(0, blocks, PAGE):
        if address in (0, guard):
            assert address not in pages
            continue
        text = symbols["__text_start"] <= address < symbols["__text_end"]
        rodata = symbols["__rodata_start"] <= address < symbols["__rodata_end"]
        assert pages[address] == (address, not text and not rodata, text, False), hex(address)
    above = {address: page for address, page in pages.items() if address >= blocks}
    assert list(above) == list(range(blocks, max(above) + 1, 2 << 20))
    assert max(above) + (2 << 20) >= max(16 << 20, blocks)
    assert all(page == (address, True, False, True) for address, page in above.items())


def test_the_registers_that_the_kernel_starts_with(halted: tuple[Monitor, LinkedImage]) -> None:
    monitor, image = halted
    registers = monitor.wait_for_halt()
    values = dict(re.findall(r"\b(\w+)\s?=\s*([0-9a-f]+)", registers))
    assert int(values["CR0"], 16) == 0x8001_0033  # PG, WP, NE, ET, MP, PE
    assert int(values["CR4"], 16) == 0x620  # PAE, OSFXSR, OSXMMEXCPT
    assert int(values["EFER"], 16) == 0xD00  # NXE, LMA, LME
    assert int(values["MXCSR"], 16) == 0x1F80
    assert int(values["FCW"], 16) == 0x37F
    assert int(values["RSP"], 16) == image.symbols["boot_stack_top"] - 8
    assert int(values["RBP"], 16) == 0
    assert not int(values["RFL"], 16) & (1 << 9 | 1 << 10)  # IF, DF


@pytest.mark.parametrize("access", [
    "mov [0], eax",
    "mov [offset_of_text], eax",
    "mov [__rodata_start], eax",
    "mov [boot_stack_guard], eax",
    "mov eax, offset boot_stack_bottom\n call rax",
    "mov eax, offset __rodata_start\n call rax",
    "mov eax, 0x200000\n call rax",
])
def test_what_is_not_allowed_faults(access: str, tmp_path: Path) -> None:
    """Without interrupt handlers a fault is a reset, and QEMU ends with 0."""
    image = image_of(access.replace("offset_of_text", "__text_start") + "\n" + KERNEL)
    result = run_qemu(save(image, tmp_path), "microvm")
    assert (result.returncode, result.stdout) == (0, b"")


#: Prints the command line, whose address is multiboot's field at 16 or PVH's at 24. The first entry of the
#: memory map, whose address is multiboot's field at 48 or PVH's at 40, is that of the first 640 KiB.
COMMAND_LINE = """
    mov eax, [rsi + 16]
    mov ebx, [rsi + 48]
    cmp edi, 1
    je 1f
    mov eax, [rsi + 24]
    mov ebx, [rsi + 40]
    sub ebx, 4                      # where multiboot's entry has its size, PVH's has nothing
1:  cmp qword ptr [rbx + 4], 0
    jne .wrong
    cmp qword ptr [rbx + 12], 0x90000
    jb .wrong
    cmp qword ptr [rbx + 12], 0x100000
    ja .wrong
    mov esi, eax
    mov edx, 0x3F8
2:  lodsb
    test al, al
    jz 3f
    out dx, al
    jmp 2b
3:  mov eax, 7
    out 0xF4, eax
    hlt
.wrong:
    ud2
"""


@pytest.mark.parametrize("memory", ["2M", "5G"])
@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("multiboot", [True, False], ids=["multiboot", "pvh"])
def test_what_the_loader_tells_is_mapped(machine: str, multiboot: bool, memory: str, tmp_path: Path) -> None:
    path = save(image_of(COMMAND_LINE, multiboot=multiboot), tmp_path)
    initrd = tmp_path / "initrd"
    initrd.write_bytes(bytes(100_000))
    result = run_qemu(path, machine, "max", memory, "-append", "-- app one two", "-initrd", str(initrd))
    assert result.returncode == EXIT_7
    assert result.stdout.endswith(b"-- app one two")


def test_the_data_is_there(tmp_path: Path) -> None:
    check = """
        cmp qword ptr [number], 0x12345678
        je 9f
        ud2
        .section data
    number:
        .quad 0x12345678
        .section text
    9:
    """
    result = run_qemu(save(image_of(check + KERNEL), tmp_path), "microvm")
    assert result.returncode == EXIT_7


@pytest.mark.parametrize("multiboot", [True, False], ids=["multiboot", "pvh"])
def test_the_bss_is_clear_after_a_reset_too(multiboot: bool, tmp_path: Path) -> None:
    """The first boot dirties the bss and resets the machine; a word that no loader touches tells which."""
    check = """
        .equ MARK, 0x700000
        mov ecx, 8192
        mov ebx, offset zeros
        cmp dword ptr [MARK], 0x1234
        je .again
        mov dword ptr [MARK], 0x1234
    1:  mov byte ptr [rbx + rcx - 1], 1
        loop 1b
        mov edx, 0xCF9
        mov al, 6
        out dx, al
        hlt
    .again:
        cmp byte ptr [rbx + rcx - 1], 0
        jne .wrong
        loop .again
        jmp 9f
    .wrong:
        ud2
        .section bss
    zeros:
        .skip 8192
        .section text
    9:
    """
    path = save(image_of(check + KERNEL, multiboot=multiboot), tmp_path)
    command = [word for word in qemu_command(path, "pc") if word != "-no-reboot"]
    result = subprocess.run(command, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    assert result.returncode == EXIT_7


def test_the_entry_may_be_either_protocol(tmp_path: Path) -> None:
    """The ELF entry is for loaders that know neither; QEMU uses its own two."""
    main = assemble(KERNEL, "kernel_main", Place("kernel.py", 1))
    image = link([], [*boot_stubs(), main], "multiboot_entry")
    assert run_qemu(save(image, tmp_path), "microvm").returncode == EXIT_7
