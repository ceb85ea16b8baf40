"""Every line of the instruction table, with many operands, byte for byte as GNU as encodes it."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.compiler.ir.ops import Place
from pyuk.compiler.x86 import AssemblyError, assemble
from pyuk.compiler.x86.forms import Form, Pattern, all_forms
from pyuk.compiler.x86.registers import REGISTERS

Judge = Callable[[list[tuple[int, str]]], list[bytes]]
PLACE = Place("test.py", 1)
WIDTHS = {8: "byte", 16: "word", 32: "dword", 64: "qword", 128: "xmmword"}
IMMEDIATES = {8: (0, 1, 5, 127, -128, 255), 16: (2, 128, -129, 0x7FFF, 0xFFFF),
              32: (3, 128, -0x8000_0000, 0xFFFF_FFFF), 64: (1 << 40, -1 << 63, (1 << 64) - 1)}
SIGNED = {8: (0, 7, 127, -128), 32: (128, -129, 0x7FFF_FFFF, -0x8000_0000)}
ADDRESSES = {
    64: ("rax", "rsp", "rbp", "r12", "r13", "rdi+8", "rbp-128", "rbx+128", "rsp+4", "r13-1", "rax+rcx*8",
         "r9+r15*4-0x1000", "rbp+r12", "rcx*2+16", "r12*8", "0x1234", "rip+16", "ebx", "r8d+ecx*4+4",
         "rsp+rax*2+127"),
    32: ("eax", "esp", "ebp", "edi+8", "ebp-128", "ebx+128", "esp+4", "eax+ecx*8", "ebp+esi", "ecx*2+16",
         "0xFEE00000", "esp+eax*2+127"),
}


def ours(mode: int, line: str) -> bytes:
    return assemble(f".code{mode}\n{line}", "test", PLACE).code


def registers(kind: str, bits: int, mode: int) -> list[str]:
    found = [r for r in REGISTERS.values() if r.kind == kind and (r.bits == bits or kind != "gpr")]
    if mode == 32:
        found = [r for r in found if r.number < 8 and not r.needs_rex and (r.bits != 64 or kind != "gpr")]
    return [r.name for r in found if not (r.kind == "cr" and r.number not in (0, 2, 3, 4, 8))
            and not (r.kind == "sreg" and r.name == "cs")]


def memory(bits: int, mode: int, *, moffs: bool = False) -> list[str]:
    width = f"{WIDTHS[bits]} ptr " if bits else ""
    addresses = ("0x1234", "0xFEE00000") if moffs else ADDRESSES[mode]
    plain = [f"{width}[{address}]" for address in addresses]
    return [*plain, f"{width}gs:[{addresses[0]}]"]


def samples(pattern: Pattern, mode: int) -> list[str]:
    """Operands that the pattern stands for."""
    kind, bits = pattern.kind, pattern.bits
    match kind:
        case "r" | "g":
            return registers("gpr", bits, mode)
        case "rm":
            return registers("gpr", bits, mode) + memory(bits, mode)
        case "m":
            return memory(bits, mode)
        case "moffs":
            return memory(bits, mode, moffs=True)
        case "xm":
            return registers("xmm", 128, mode) + memory(128, mode)
        case "sreg" | "cr" | "dr" | "xmm":
            return registers(kind, bits, mode)
        case "acc":
            return [{8: "al", 16: "ax", 32: "eax", 64: "rax"}[bits]]
        case "imm":
            return [str(value) for value in IMMEDIATES[bits]]
        case "simm8":
            return [str(value) for value in SIGNED[8]]
        case "simm32":
            return [str(value) for value in SIGNED[32]]
        case _:
            return [kind]


def lines_of(form: Form, chooser: random.Random) -> list[tuple[int, str]]:
    """Instances of a form: all operands of each position at least once, in every mode."""
    lines = []
    for mode in (32, 64):
        if form.mode not in (0, mode) or (mode == 32 and uses_64_bits(form)):
            continue
        choices = [samples(pattern, mode) for pattern in form.patterns]
        count = max(map(len, choices), default=1)
        columns = [list(itertools.islice(itertools.cycle(chooser.sample(c, len(c))), count)) for c in choices]
        rows = list(zip(*columns, strict=True)) if columns else [()]
        lines += [(mode, f"{form.mnemonic} {', '.join(row)}".strip()) for row in rows]
    return lines


def uses_64_bits(form: Form) -> bool:
    return form.rex_w or any(p.bits == 64 and p.kind in ("r", "g", "rm", "m", "acc") for p in form.patterns)


def is_encodable(mode: int, line: str) -> bool:
    """Not one of those mixtures that exist in no encoding: ah beside a REX prefix."""
    try:
        ours(mode, line)
    except AssemblyError as error:
        assert re.search("cannot be encoded beside|how wide", error.message), (line, error.message)
        return False
    return True


def test_every_form_is_encoded_as_gnu_as_does(gnu: Judge) -> None:
    chooser = random.Random(1)
    forms = [form for group in all_forms().values() for form in group]
    lines = [line for form in forms if not any(p.kind in ("rel", "far") for p in form.patterns)
             for line in lines_of(form, chooser)]
    lines = [line for line in lines if is_encodable(*line)]
    theirs = gnu(lines)
    rows = zip(lines, theirs, strict=True)
    different = [f".code{mode} {line}: {ours(mode, line).hex()}, GNU as {expected.hex()}"
                 for (mode, line), expected in rows if ours(mode, line) != expected]
    assert not different, f"{len(different)} of {len(lines)}:\n" + "\n".join(different[:40])
    assert len(lines) > 5000


GENERAL = {bits: [r.name for r in REGISTERS.values() if r.kind == "gpr" and r.bits == bits]
           for bits in (8, 16, 32, 64)}
ONLY_64 = ("spl", "bpl", "sil", "dil")


@st.composite
def addresses(draw: st.DrawFn, mode: int) -> str:
    """Any address: base, index, scale and displacement, each perhaps missing."""
    names = [name for name in GENERAL[mode] if mode == 64 or not name.startswith("r")]
    base = draw(st.one_of(st.none(), st.sampled_from(names)))
    index = draw(st.one_of(st.none(), st.sampled_from([n for n in names if n not in ("rsp", "esp")])))
    displacement = draw(st.integers(-0x8000_0000, 0x7FFF_FFFF) | st.integers(-130, 130))
    terms = [base] if base else []
    if index:
        terms.append(f"{index}*{draw(st.sampled_from([1, 2, 4, 8]))}")
    text = "+".join(terms)
    if displacement or not text:
        text += f"{displacement:+d}" if text else str(abs(displacement) & 0x7FFF_FFFF)
    segment = draw(st.sampled_from(["", "", "fs:", "gs:"]))
    return f"{segment}[{text}]"


@st.composite
def instructions(draw: st.DrawFn) -> tuple[int, str]:
    mode = draw(st.sampled_from([32, 64]))
    bits = draw(st.sampled_from([8, 16, 32] + ([64] if mode == 64 else [])))
    names = [n for n in GENERAL[bits] if mode == 64 or not (n.startswith("r") or n in ONLY_64)]
    register = draw(st.sampled_from(names))
    other = draw(st.one_of(st.sampled_from(names), addresses(mode)))
    value = draw(st.integers(-(1 << min(bits, 32) - 1), (1 << min(bits, 32) - 1) - 1))
    verb = draw(st.sampled_from(["mov", "add", "sub", "and", "or", "xor", "cmp", "adc", "sbb", "test"]))
    width = f"{WIDTHS[bits]} ptr "
    return mode, draw(st.sampled_from([
        f"{verb} {register}, {other}", f"{verb} {register}, {value}",
        f"{verb} {width}{other}, {register}" if "[" in other else f"{verb} {other}, {register}",
        f"{verb} {width}{other}, {value}" if "[" in other else f"{verb} {other}, {value}"]))


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(instructions(), min_size=1, max_size=60))
def test_any_operands_are_encoded_as_gnu_as_does(gnu: Judge, lines: list[tuple[int, str]]) -> None:
    lines = [line for line in lines if is_encodable(*line)]
    for (mode, line), expected in zip(lines, gnu(lines), strict=True):
        assert ours(mode, line).hex() == expected.hex(), f".code{mode} {line}"
