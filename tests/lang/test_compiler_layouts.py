"""The compiler lays Structs out as pyuk.lang does: random ones, and every one in the guest's own modules."""

from __future__ import annotations

import importlib
import importlib.util
import random
from pathlib import Path
from typing import Any

from pyuk.compiler.check.declare.modules import declare_module
from pyuk.compiler.check.model.declarations import ModuleInfo, StructInfo
from pyuk.compiler.check.model.types import Qualified
from pyuk.compiler.check.world import World
from pyuk.compiler.frontend.modules import ModuleLoader
from pyuk.compiler.lower import expressions
from pyuk.kernel import cells
from pyuk.lang.structs import BitField, StructType

ROOT = Path(__file__).parents[2]
GUEST = ("pyuk/lang", "pyuk/builtins", "pyuk/arch", "pyuk/kernel", "pyuk/drivers", "pyuk/stdlib", "boot")
INTS = ["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "be16", "be32", "be64"]
PLAIN = [*INTS, "int", "bool", "float", "Ptr[u8]", "Volatile[u32]", "Volatile[u8]", "Array[u16, COUNT]",
         "Array[Array[u8, 3], COUNT + 1]"]
HEADER = f"""from __future__ import annotations
from pyuk.lang import Array, Atomic, Bits, Struct, Volatile, {", ".join(INTS)}
from pyuk.lang.raw import Ptr
COUNT = 3"""
UNITS = {"u8": 8, "u16": 16, "u32": 32, "u64": 64}
Shape = tuple[int, int, dict[str, tuple[int, int, int]]]


def shape_under_cpython(cls: Any) -> Shape:
    """Size, alignment, and (offset, first bit, bits) of each field; bits is 0 of one that is no bit field."""
    layout = cls.__layout__()
    fields = {}
    for name, field in layout.fields.items():
        bits = (field.bit, field.count) if isinstance(field, BitField) else (0, 0)
        fields[name] = (field.offset, *bits)
    return layout.size, layout.align, fields


def shape_compiled(world: World, info: StructInfo) -> Shape:
    """The same, as the compiler has it."""
    world.layouts.lay_out(info)
    fields = {name: (field.offset, field.bit, field.type.bits if isinstance(field.type, Qualified) else 0)
              for name, field in info.fields.items()}
    return info.size, info.align, fields


def random_field(choose: random.Random, earlier: list[str], packed: bool) -> str:
    kind = choose.random()
    if kind < 0.4:
        unit = choose.choice(list(UNITS))
        return f"Bits[{unit}, {choose.randint(1, UNITS[unit])}]"
    if kind < 0.5 and earlier:
        return choose.choice([choose.choice(earlier), f"Array[{choose.choice(earlier)}, 2]"])
    if kind < 0.6 and not packed:
        return "Atomic[u32]"
    return choose.choice(PLAIN)


def random_module(choose: random.Random) -> str:
    lines = [HEADER]
    names: list[str] = []
    for number in range(80):
        packed = choose.random() < 0.3
        lines.append(f"class S{number}(Struct{', packed=True' if packed else ''}):")
        fields = [random_field(choose, names, packed) for _ in range(choose.randint(1, 9))]
        lines += [f"    f{index}: {type_}" for index, type_ in enumerate(fields)]
        if not packed and not any(type_.startswith(("Atomic", "S", "Array[S")) for type_ in fields):
            names.append(f"S{number}")
    return "\n".join(lines) + "\n"


def test_random_structs(tmp_path: Path) -> None:
    path = tmp_path / "shapes.py"
    path.write_text(random_module(random.Random(7)))
    spec = importlib.util.spec_from_file_location("shapes", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    world = World(ModuleLoader(path))
    info = ModuleInfo(world.loader.load_app())
    declare_module(world, info)
    compared = 0
    for name, cls in vars(module).items():
        if isinstance(cls, StructType) and name != "Struct":
            found = world.find(info, name)
            assert isinstance(found, StructInfo)
            assert shape_compiled(world, found) == shape_under_cpython(cls), name
            compared += 1
    assert compared == 80


def test_the_structs_of_the_guest() -> None:
    world = World(ModuleLoader(ROOT / "pyuk/bringup.py"))
    compared = 0
    for folder in GUEST:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            if "(Struct" in path.read_text() and name not in ("pyuk.lang.structs",):
                compared += compare_module(world, name)
    assert compared >= 3


def compare_module(world: World, name: str) -> int:
    module, info = importlib.import_module(name), world.module(name)
    if info is None:
        return 0
    structs = {key: found for key, found in info.names.items() if isinstance(found, StructInfo)}
    for key, found in structs.items():
        assert shape_compiled(world, found) == shape_under_cpython(getattr(module, key)), f"{name}.{key}"
    return len(structs)


def test_sizes_that_lowering_shares_with_the_heap() -> None:
    assert (expressions.LARGEST_CELL, expressions.PLAIN) == (cells.LARGEST_CELL, cells.PLAIN)
