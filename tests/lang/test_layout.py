"""Struct layouts: ctypes and gcc are the judges."""

from __future__ import annotations

import ctypes
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.lang import (
    Array,
    Atomic,
    Bits,
    Struct,
    be16,
    be32,
    be64,
    i8,
    i16,
    i32,
    i64,
    offsetof,
    sizeof,
    u8,
    u16,
    u32,
    u64,
)
from pyuk.lang.memory import active
from pyuk.lang.raw import Ptr, addressof
from pyuk.lang.structs import StructType

# our type, ctypes's type, least and greatest value
NUMBERS: list[tuple[Any, Any, int, int]] = [
    (u8, ctypes.c_uint8, 0, 0xFF),
    (u16, ctypes.c_uint16, 0, 0xFFFF),
    (u32, ctypes.c_uint32, 0, 0xFFFF_FFFF),
    (u64, ctypes.c_uint64, 0, (1 << 64) - 1),
    (i8, ctypes.c_int8, -0x80, 0x7F),
    (i16, ctypes.c_int16, -0x8000, 0x7FFF),
    (i32, ctypes.c_int32, -0x8000_0000, 0x7FFF_FFFF),
    (i64, ctypes.c_int64, -(1 << 63), (1 << 63) - 1),
    (int, ctypes.c_int64, -(1 << 63), (1 << 63) - 1),
    (be16, ctypes.c_uint16.__ctype_be__, 0, 0xFFFF),
    (be32, ctypes.c_uint32.__ctype_be__, 0, 0xFFFF_FFFF),
    (be64, ctypes.c_uint64.__ctype_be__, 0, (1 << 64) - 1),
]


def struct_of(types: list[Any], *, packed: bool = False) -> Any:
    """A Struct class with fields f0, f1, ..."""
    annotations = {f"f{number}": type_ for number, type_ in enumerate(types)}
    body = {"__annotations__": annotations, "__module__": __name__}
    return StructType("Made", (Struct,), body, packed=packed)


def ctypes_of(types: list[Any], *, packed: bool = False) -> Any:
    """The ctypes.Structure with the same fields; a pair is a bit field."""
    fields = [(f"f{n}", *(t if isinstance(t, tuple) else (t,))) for n, t in enumerate(types)]
    body: dict[str, Any] = {"_pack_": 1} if packed else {}
    return type("Judge", (ctypes.Structure,), {**body, "_fields_": fields})


@st.composite
def values_of_numbers(draw: st.DrawFn) -> list[tuple[Any, Any, int]]:
    chosen = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=12))
    return [(ours, theirs, draw(st.integers(low, high))) for ours, theirs, low, high in chosen]


@given(values_of_numbers(), st.booleans())
def test_integers_lie_where_ctypes_has_them(fields: list[tuple[Any, Any, int]], packed: bool) -> None:
    cls = struct_of([ours for ours, _, _ in fields], packed=packed)
    judge_class = ctypes_of([theirs for _, theirs, _ in fields], packed=packed)
    made, judge = cls(), judge_class()
    for number, (_, _, value) in enumerate(fields):
        setattr(made, f"f{number}", value)
        setattr(judge, f"f{number}", value)
        assert offsetof(cls, f"f{number}") == getattr(judge_class, f"f{number}").offset
    assert sizeof(cls) == ctypes.sizeof(judge_class)
    assert active().read(addressof(made), sizeof(cls)) == bytes(judge)
    assert [getattr(made, f"f{n}") for n in range(len(fields))] == [value for _, _, value in fields]


@given(st.lists(st.sampled_from(["bool", "float", "ptr", "u8", "nested", "array", "atomic"]), max_size=8))
def test_other_types_lie_where_ctypes_has_them(kinds: list[str]) -> None:
    inner = struct_of([u8, u32, u8])
    inner_judge = ctypes_of([ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint8])
    table: dict[str, tuple[Any, Any]] = {
        "bool": (bool, ctypes.c_bool),
        "float": (float, ctypes.c_double),
        "ptr": (Ptr[u8], ctypes.c_void_p),
        "u8": (u8, ctypes.c_uint8),
        "nested": (inner, inner_judge),
        "array": (Array[inner, 3], inner_judge * 3),
        "atomic": (Atomic[u16], ctypes.c_uint16),
    }
    cls = struct_of([table[kind][0] for kind in kinds])
    judge = ctypes_of([table[kind][1] for kind in kinds])
    assert sizeof(cls) == ctypes.sizeof(judge)
    for number in range(len(kinds)):
        assert offsetof(cls, f"f{number}") == getattr(judge, f"f{number}").offset


# --- bit fields -----------------------------------------------------------------------------------

BITS: Any = Bits  # as an expression it is no type to mypy
UNITS: list[tuple[Any, Any, int]] = [
    (u8, ctypes.c_uint8, 8), (u16, ctypes.c_uint16, 16),
    (u32, ctypes.c_uint32, 32), (u64, ctypes.c_uint64, 64),
]


@st.composite
def runs_of_bits(draw: st.DrawFn) -> list[tuple[Any, Any, int]]:
    """Bit fields in runs of one unit type each, with a u8 between two runs: (ours, theirs, value)."""
    fields: list[tuple[Any, Any, int]] = []
    for unit, theirs, bits in draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3)):
        fields.append((u8, ctypes.c_uint8, draw(st.integers(0, 255))))
        for count in draw(st.lists(st.integers(1, bits), min_size=1, max_size=6)):
            fields.append((BITS[unit, count], (theirs, count), draw(st.integers(0, (1 << count) - 1))))
    return fields


@given(runs_of_bits(), st.booleans())
def test_bit_fields_lie_where_ctypes_has_them(fields: list[tuple[Any, Any, int]], packed: bool) -> None:
    cls = struct_of([ours for ours, _, _ in fields], packed=packed)
    judge_class = ctypes_of([theirs for _, theirs, _ in fields], packed=packed)
    made, judge = cls(), judge_class()
    for number, (_, _, value) in enumerate(fields):
        setattr(made, f"f{number}", value)
        setattr(judge, f"f{number}", value)
    assert active().read(addressof(made), sizeof(cls)) == bytes(judge)
    assert [getattr(made, f"f{n}") for n in range(len(fields))] == [value for _, _, value in fields]


def test_bit_fields_of_any_mixture_lie_where_gcc_has_them(tmp_path: Path) -> None:
    """gcc with ms_struct: units of the named type, as bits.py says."""
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not here: apt-get install gcc")
    choose = random.Random(4)
    shapes = [[_random_field(choose) for _ in range(choose.randint(1, 9))] for _ in range(60)]
    expected = [_bytes_of_each_field(struct_of([ours for ours, _ in shape], packed=number % 2 == 1))
                for number, shape in enumerate(shapes)]
    headers = [f"#include <{name}.h>" for name in ("stdint", "stdio", "string")]
    source = "\n".join([*headers, "int main(void) {",
                        *(_c_test(shape, number % 2 == 1) for number, shape in enumerate(shapes)), "}"])
    (tmp_path / "judge.c").write_text(source)
    subprocess.run(["gcc", "-o", "judge", "judge.c"], cwd=tmp_path, check=True)
    output = subprocess.run([tmp_path / "judge"], capture_output=True, text=True, check=True).stdout
    assert output.split() == expected


def _random_field(choose: random.Random) -> tuple[Any, str]:
    unit, _, bits = choose.choice(UNITS)
    if choose.random() < 0.25:
        return unit, f"uint{bits}_t {{}};"
    count = choose.randint(1, bits)
    return BITS[unit, count], f"uint{bits}_t {{}} : {count};"


def _bytes_of_each_field(cls: Any) -> str:
    """The memory of a struct when one field after the other is all ones, in hexadecimal."""
    texts = []
    for field in cls.__layout__().fields.values():
        made = cls()
        size = field.storage.size
        setattr(made, field.name, (1 << (field.count if hasattr(field, "count") else 8 * size)) - 1)
        texts.append(active().read(addressof(made), sizeof(cls)).hex())
    return ",".join(texts)


def _c_test(shape: list[tuple[Any, str]], packed: bool) -> str:
    fields = " ".join(text.format(f"f{number}") for number, (_, text) in enumerate(shape))
    pack = "#pragma pack(push, 1)\n" if packed else ""
    lines = [f"\n{pack}struct __attribute__((ms_struct)) s {{ {fields} }} s;",
             "#pragma pack(pop)\n" if packed else "",
             "unsigned char *p = (void *)&s; unsigned long i;"]
    for number in range(len(shape)):
        lines.append(f'memset(&s, 0, sizeof s); s.f{number} = -1; if ({number}) printf(",");')
        lines.append('for (i = 0; i < sizeof s; i++) printf("%02x", p[i]);')
    return "{" + "\n".join(lines) + 'printf("\\n"); }'


def test_one_bit_field_leaves_its_neighbours_alone() -> None:
    made = struct_of([BITS[u16, 5], BITS[u16, 6], BITS[u16, 5]])()
    made.f0, made.f1, made.f2 = 31, 0, 31
    made.f1 = 42
    assert (made.f0, made.f1, made.f2) == (31, 42, 31)
    with pytest.raises(OverflowError, match="64 does not fit u6"):
        made.f1 = 64
    with pytest.raises(OverflowError):
        made.f0 = -1


@pytest.mark.parametrize(("unit", "count"), [(i8, 3), (be16, 3), (u8, 9), (u8, 0), (int, 3), (u8, "3")])
def test_bits_that_cannot_be_are_refused(unit: Any, count: Any) -> None:
    with pytest.raises(TypeError):
        BITS[unit, count]


def test_usize_and_u64_are_units_of_their_own() -> None:
    from pyuk.lang import usize

    assert sizeof(struct_of([BITS[u64, 3], BITS[usize, 3]])) == 16
    assert sizeof(struct_of([BITS[u64, 3], BITS[u64, 3]])) == 8
