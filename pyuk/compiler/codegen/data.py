"""Static objects as LLVM globals, each in a section of its own so that the linker can drop it."""

from __future__ import annotations

from pyuk.compiler.codegen.names import global_name, quoted, signed
from pyuk.compiler.ir.function import Data


def data_line(data: Data, visible: bool, debug: str | None = None) -> str:
    """The definition of a static object. debug: the node that tells a debugger of it."""
    types, values = [], []
    for item in _merged(data.items):
        type_, value = _element(item)
        types.append(type_)
        values.append(f"{type_} {value}")
    if data.zeros or not types:
        types.append(f"[{data.zeros} x i8]")
        values.append(f"[{data.zeros} x i8] zeroinitializer")
    linkage = "linkonce_odr " if data.copied else "" if visible else "internal "
    kind = "constant" if data.readonly else "global"
    initial = f"<{{ {', '.join(values)} }}>" if data.items else "zeroinitializer"
    return (
        f"{global_name(data.name)} = {linkage}dso_local {kind} <{{ {', '.join(types)} }}> {initial}, "
        f"section {quoted(_section(data))}, align {data.align}{f', !dbg {debug}' if debug else ''}"
    )


def root_slots(data: Data) -> list[int]:
    """The byte offsets of the references in a static object that the collector must follow."""
    return data.root_offsets or ([0] if data.holds_root else [])


def slot_address(data: Data, offset: int) -> str:
    """The address of a reference in a static object, as a constant with its type."""
    name = global_name(data.name)
    return f"ptr getelementptr (i8, ptr {name}, i64 {offset})" if offset else f"ptr {name}"


def root_lines(roots: list[Data]) -> list[str]:
    """The collector's table of slots: an address for each root, in a section that goes with its object.

    Nothing in the code refers to these tables: `llvm.compiler.used` keeps LLVM from dropping them, and
    the linker keeps the one whose object it keeps.
    """
    lines = []
    for data in roots:
        slots = [slot_address(data, offset) for offset in root_slots(data)]
        lines.append(
            f"@{quoted('gcroots:' + data.name)} = private dso_local constant [{len(slots)} x ptr] "
            f"[{', '.join(slots)}], section {quoted('gcroots.' + data.name)}, align 8"
        )
    return lines + used_lines(["gcroots:" + data.name for data in roots])


def used_lines(names: list[str]) -> list[str]:
    """What LLVM must keep although nothing refers to it."""
    if not names:
        return []
    entries = ", ".join(f"ptr {global_name(name)}" for name in names)
    return [f'@llvm.compiler.used = appending global [{len(names)} x ptr] [{entries}], section "llvm.metadata"']


def extern_line(name: str, data: Data | None) -> str:
    """The declaration of an object of another unit, or of a symbol that the linker defines (None)."""
    kind = "constant" if data is not None and data.readonly else "global"
    align = data.align if data is not None else 1
    return f"{global_name(name)} = external dso_local {kind} [0 x i8], align {align}"


def _section(data: Data) -> str:
    if data.readonly:
        return f".rodata.{data.name}"
    return f".data.{data.name}" if data.items else f".bss.{data.name}"


def _merged(items: list[bytes | tuple[int, int] | str]) -> list[bytes | str]:
    """Integers as their bytes, and neighbouring bytes as one item."""
    merged: list[bytes | str] = []
    run: list[bytes] = []
    for item in items:
        if isinstance(item, str):
            if run:
                merged.append(b"".join(run))
                run = []
            merged.append(item)
        elif isinstance(item, bytes):
            run.append(item)
        else:
            value, size = item
            run.append((signed(value, size * 8) & ((1 << size * 8) - 1)).to_bytes(size, "little"))
    return [*merged, b"".join(run)] if run else merged


def _element(item: bytes | str) -> tuple[str, str]:
    if isinstance(item, str):
        return "ptr", global_name(item)
    return f"[{len(item)} x i8]", f"c{quoted(item)}"
