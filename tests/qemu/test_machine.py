"""QEMU's arguments, memory sizes, and what is read from QEMU's answers."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.compiler.errors import MachineFailed, MissingTool, UsageError
from pyuk.qemu import accelerator, bootable, failure, tools
from pyuk.qemu.machine import LARGEST_MEMORY, SMALLEST_MEMORY, Machine, arguments, format_size, parse_memory
from pyuk.qemu.monitor import parse_mappings, parse_registers
from pyuk.qemu.network import Network, parse_forward
from tests.qemu import tiny

CHANNELS = {"stdout": 3, "stderr": 4, "status": 5, "qmp": 6}


def joined(machine: Machine) -> str:
    return " ".join(arguments(machine, "/image", CHANNELS))


def test_every_machine_is_made_from_nothing() -> None:
    for name in ("microvm", "pc", "q35"):
        text = joined(Machine(machine=name))
        assert text.startswith("-nodefaults -no-user-config -display none")
        assert f"-machine {name}" in text
        assert "isa-debugcon,iobase=0xe9,chardev=stderr" in text
        assert "isa-debugcon,iobase=0xea,chardev=status" in text
        assert "isa-debug-exit,iobase=0xf4,iosize=4" in text


def test_options_become_arguments() -> None:
    machine = Machine(
        cpu="qemu64", memory_bytes=8 << 20, accel="kvm", cmdline="log=debug -- app.py 'a b'",
        bios="qboot.rom", gdb="/tmp/a,b/gdb", paused=True, extra=("-smp", "2"),
    )  # fmt: skip
    args = arguments(machine, "/image", CHANNELS)
    pairs = list(itertools.pairwise(args))
    for pair in [
        ("-cpu", "qemu64"), ("-m", "8192K"), ("-accel", "kvm"), ("-append", "log=debug -- app.py 'a b'"),
        ("-bios", "qboot.rom"), ("-chardev", "socket,id=gdb,path=/tmp/a,,b/gdb,server=on,wait=off"),
        ("-gdb", "chardev:gdb"), ("-smp", "2"),
    ]:  # fmt: skip
        assert pair in pairs
    assert "-S" in args
    assert "host=127.0.0.1,port=1234," in joined(Machine(gdb="127.0.0.1:1234"))


def test_networks() -> None:
    forwards = (parse_forward("8080:80"), parse_forward("0.0.0.0:53:5353", "udp"), parse_forward("localhost:7:7"))
    user = Network(forwards=forwards, pcap="/tmp/a,b")
    text = joined(Machine(machine="q35", network=user))
    assert "-netdev user,id=net,hostfwd=tcp:127.0.0.1:8080-:80,hostfwd=udp:0.0.0.0:53-:5353," in text
    assert "-device virtio-net-pci,netdev=net,disable-legacy=on" in text
    assert "filter-dump,id=pcap,netdev=net,file=/tmp/a,,b" in text
    text = joined(Machine(machine="microvm", network=Network("tap", tap="tap0")))
    assert "-netdev tap,id=net,ifname=tap0,script=no,downscript=no" in text
    assert "-global virtio-mmio.force-legacy=false" in text and "virtio-net-device,netdev=net" in text
    text = joined(Machine(network=Network("stream", socket_path="/tmp/link")))
    assert "-netdev stream,id=net,server=off,addr.type=unix,addr.path=/tmp/link" in text
    assert "net" not in joined(Machine(network=Network("none"))).replace("cannot", "")
    assert "virtio" not in joined(Machine())


@pytest.mark.parametrize("text", ["", "80:", ":80", "80:80:80:80", "a:80", "-1:80", "80:80/udp", "99999"])
def test_absurd_forwards(text: str) -> None:
    with pytest.raises(UsageError):
        parse_forward(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [("2", 2 << 20), ("8M", 8 << 20), ("8m", 8 << 20), ("8MiB", 8 << 20), ("1G", 1 << 30), ("4096K", 4 << 20),
     (" 1T ", 1 << 40)],
)  # fmt: skip
def test_memory_sizes(text: str, size: int) -> None:
    assert parse_memory(text) == size


@pytest.mark.parametrize(
    "text", ["", "M", "-1", "1.5G", "8X", "8 M", "0x10", "1", "2047K", "2T", "9" * 15 + "T", "٣M"]
)
def test_absurd_memory_sizes(text: str) -> None:
    with pytest.raises(UsageError, match="memory"):
        parse_memory(text)


@given(st.integers(SMALLEST_MEMORY // 1024, LARGEST_MEMORY // 1024))
def test_a_formatted_size_reads_back(kib: int) -> None:
    text = format_size(kib * 1024)
    assert parse_memory(text.replace(" ", "")) == kib * 1024


def test_mappings_of_info_tlb() -> None:
    text = (
        "0000000000100000: 0000000000100000 --P-A----\n0000000000200000: 0000000000300000 X--DA---W\nnoise\n"
    )
    first, second = parse_mappings(text)
    assert (first.vaddr, first.paddr, first.writable, first.executable, first.large) == (
        0x100000, 0x100000, False, True, True,
    )  # fmt: skip
    assert (second.paddr, second.writable, second.executable, second.large) == (0x300000, True, False, False)


def test_registers_in_both_forms() -> None:
    long = "RAX=0000000000000001 R8 =00000000000000ff\nRIP=0000000000100f3a RFL=00000046\n"
    long += "CR0=80010033 CR2=00000000deadbeef"
    assert parse_registers(long) == {
        "RAX": 1, "R8": 255, "RIP": 0x100F3A, "RFL": 0x46, "CR0": 0x80010033, "CR2": 0xDEADBEEF,
    }  # fmt: skip
    assert parse_registers("EAX=00000001 EIP=0000fff0")["RIP"] == 0xFFF0


def test_hiding_the_multiboot_header() -> None:
    image = tiny.image(tiny.HALT)
    hidden = bootable.hide_multiboot(image)
    assert len(hidden) == len(image) and hidden != image
    assert bootable.hide_multiboot(hidden) == hidden
    assert hidden == tiny.image(tiny.HALT).replace(b"\x02\xb0\xad\x1b", bytes(4))


@given(st.binary(max_size=200))
def test_hiding_in_anything(data: bytes) -> None:
    assert len(bootable.hide_multiboot(data)) == len(data)


def test_complaints_of_qemu() -> None:
    text = "qemu-system-x86_64: warning: TCG lacks a feature\nqemu-system-x86_64: -m 9: too small\n"
    assert failure.complaints(text) == ["-m 9: too small"]
    assert failure.complaints("/usr/bin/qemu-system-x86_64: terminating on signal 15 from pid 1 (x)\n") == []
    error = failure.explain(
        "qemu-system-x86_64: Failed to bind socket: Address already in use", 1, Machine(gdb=":1")
    )
    assert (type(error), error.message) == (UsageError, ":1 is in use")
    assert isinstance(failure.explain("", 1, Machine()), MachineFailed)
    assert "SIGSEGV" in failure.explain("", -11, Machine()).message


def test_a_missing_program_comes_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingTool) as caught:
        tools.find(tools.QEMU, needed_for="run an image")
    assert caught.value.exit_code == 3
    assert re.search(r"install it with: (sudo )?\w+", caught.value.hint or "")
    monkeypatch.setenv("PYUK_QEMU", "/nowhere/else")
    with pytest.raises(MissingTool, match=r"/nowhere/else \(PYUK_QEMU\)"):
        tools.find(tools.QEMU, needed_for="run an image")


@pytest.mark.parametrize(("system", "command"), [
    ("debian", "apt-get install -y qemu-system-x86"), ("fedora", "dnf install -y qemu-system-x86-core"),
    ("arch", "pacman -S --noconfirm qemu-system-x86"), ("macos", "brew install qemu"),
])  # fmt: skip
def test_install_commands(system: str, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "_system", lambda: system)
    assert tools.install_command(tools.QEMU).removeprefix("sudo ") == command


def test_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    assert accelerator.choose("tcg") == "tcg"
    assert accelerator.choose("auto") in ("tcg", "kvm", "hvf")
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    assert accelerator.choose("auto") == "tcg"
