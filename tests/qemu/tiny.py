"""Kernels of a few instructions in hand-made ELF files: what QEMU does, with nothing of ours in between.

The code runs in 32-bit protected mode, where both boot protocols enter.
"""

from __future__ import annotations

import struct

BASE = 0x100000
CODE_OFFSET = 0x40  # of the segment: the multiboot header comes before
SEGMENT_OFFSET = 0x1000  # in the file
BSS = 4096

OUT_AL_DX = b"\xee"
OUT_EAX_DX = b"\xef"
HALT = b"\xf4\xeb\xfd"  # 1: hlt; jmp 1b
SPIN = b"\xeb\xfe"
UD2 = b"\x0f\x0b"
NO_INTERRUPT_TABLE = b"\x0f\x01\x1d" + bytes(4)  # lidt [0]: what lies there has a limit that fits no gate
TRIPLE_FAULT = NO_INTERRUPT_TABLE + UD2


def write(port: int, data: bytes) -> bytes:
    """Code that writes the bytes to a port, one after the other."""
    return b"\x66\xba" + struct.pack("<H", port) + b"".join(b"\xb0%c\xee" % byte for byte in data)


def stdout(data: bytes) -> bytes:
    return write(0x3F8, data)


def stdout_patiently(data: bytes) -> bytes:
    """Code that writes as a driver does: each byte when the transmitter is empty (16550, LSR bit 5).

    At the end it waits until the last byte has left (bit 6).
    """
    return b"".join(_wait(0x20) + stdout(b"%c" % byte) for byte in data) + _wait(0x40)


def _wait(bit: int) -> bytes:
    return b"\x66\xba\xfd\x03\xec\xa8%c\x74\xfb" % bit  # mov dx, 3fdh; 1: in al, dx; test al, bit; jz 1b


def stderr(data: bytes) -> bytes:
    return write(0xE9, data)


def status(value: int) -> bytes:
    return write(0xEA, bytes([value]))


def debug_exit(value: int) -> bytes:
    """Code that leaves through isa-debug-exit."""
    return b"\x66\xba\xf4\x00\xb8" + struct.pack("<I", value) + OUT_EAX_DX + HALT


def exit_with(value: int) -> bytes:
    """The whole way out: the status, then the end."""
    return status(value) + debug_exit(value)


def repeat(count: int, code: bytes) -> bytes:
    """Code that runs `code` (which leaves ecx alone) `count` times."""
    body = code + b"\x49\x0f\x85"  # dec ecx; jnz back
    return b"\xb9" + struct.pack("<I", count) + body + struct.pack("<i", -(len(body) + 4))


def echo_line() -> bytes:
    """Code that sends what comes on COM1 back, up to and with a newline."""
    wait = b"\x66\xba\xfd\x03\xec\xa8\x01\x74\xf7"  # 1: mov dx, 3fdh; in al, dx; test al, 1; jz 1b
    back = b"\x66\xba\xf8\x03\xec\xee\x3c\x0a"  # mov dx, 3f8h; in al, dx; out dx, al; cmp al, 10
    return wait + back + b"\x75" + struct.pack("<b", -(len(wait) + len(back) + 2))


def image(code: bytes, *, multiboot: bool = True, pvh: bool = True) -> bytes:
    """An ELF64 file with the entries asked for, whose code is `code`."""
    header = b""
    if multiboot:
        flags = 1 << 16  # the address fields are valid
        checksum = -(0x1BADB002 + flags) & 0xFFFF_FFFF
        end = BASE + CODE_OFFSET + len(code)
        header = struct.pack(
            "<8I", 0x1BADB002, flags, checksum, BASE, BASE, end, end + BSS, BASE + CODE_OFFSET
        )
    segment = header.ljust(CODE_OFFSET, b"\0") + code
    note = struct.pack("<3I", 4, 4, 18) + b"Xen\0" + struct.pack("<I", BASE + CODE_OFFSET)
    programs = [
        struct.pack("<IIQQQQQQ", 1, 7, SEGMENT_OFFSET, BASE, BASE, len(segment), len(segment) + BSS, 0x1000)
    ]
    if pvh:
        at = SEGMENT_OFFSET + len(segment)
        programs.append(struct.pack("<IIQQQQQQ", 4, 4, at, 0, 0, len(note), len(note), 4))
    ident = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
    elf = struct.pack(
        "<16sHHIQQQIHHHHHH", ident, 2, 62, 1, BASE + CODE_OFFSET, 64, 0, 0, 64, 56, len(programs), 0, 0, 0
    )
    return (elf + b"".join(programs)).ljust(SEGMENT_OFFSET, b"\0") + segment + (note if pvh else b"")


HELLO = image(stdout(b"hello\n") + stderr(b"a log line\n") + exit_with(7))
