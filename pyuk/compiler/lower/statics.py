"""Static data of a program: str literals, TypeInfos, file records, globals and static storage."""

from __future__ import annotations

import ast
import hashlib
import struct
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.calls.functions import function_doc, function_names
from pyuk.compiler.check.expressions.longtuples import long_in
from pyuk.compiler.check.model.declarations import Global, Instance, Signature, Slot, Static
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    STORAGE,
    Array,
    Class,
    FunctionValue,
    Int,
    Machine,
    Optional,
    Tuple,
    Type,
    Union,
    ancestors,
    in_buffer,
    is_reference,
    members_of,
    primary_chain,
    python_module,
    python_name,
    unique_name,
)
from pyuk.compiler.ir.function import Data, DebugVariable, Program
from pyuk.compiler.ir.ops import Place, Symbol
from pyuk.compiler.ir.types import offsets_of, size_of
from pyuk.compiler.lower.boxes import static_box
from pyuk.compiler.lower.debug import DebugTypes
from pyuk.compiler.lower.layout import BUFFER_HEADER, Layouts, memory_type
from pyuk.compiler.lower.longtuples import long_tuple
from pyuk.compiler.values import value_class
from pyuk.lang.hashing import str_hash
from pyuk.lang.objects import LAST_LINE

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

FILE_RECORD_BYTES = 16
FUNCTION_RECORD = struct.Struct("<HHI")  # as in pyuk/lang/objects.py
TABLES = "tables"  # the unit of what describes other units: it changes with every one of them
TYPE_INFO_WORDS = 10
CONSERVATIVE = (1 << 64) - 1  # pyuk/kernel/collector.py: where in a frame references are differs from yield to yield


@value_class(frozen=True)
class FieldWord:
    """The word of a TypeInfo that says where objects have a field of `owner`, or the flag of that field."""

    owner: Class
    name: str
    flag: bool


def _slot_order(slot: Slot) -> tuple[str, ...]:
    return str(slot.owner), slot.name, ", ".join(map(str, slot.params)), str(slot.after), str(slot.base.info.form)


class Statics:
    """Makes static data on demand; everything lands in program.data."""

    def __init__(self, world: World, layouts: Layouts, program: Program) -> None:
        self.world = world
        self.layouts = layouts
        self.program = program
        self.debug = DebugTypes(layouts, program.records)
        self.vtables: dict[Class, list[Slot | FieldWord]] = {}
        self.signatures: dict[Signature, int] = {}

    # --- literals ---

    def text(self, value: str) -> Symbol:
        """A str constant: an object in read-only memory, its hash computed already."""
        name = "str:" + hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if name not in self.program.data:
            codes = [ord(char) for char in value]
            kind = 1 if max(codes, default=0) < 0x100 else 2 if max(codes) < 0x10000 else 4
            content = b"".join(code.to_bytes(kind, "little") for code in codes) + bytes(kind)
            info = self.type_info(self.world.class_type("str"))
            header: list[bytes | tuple[int, int] | str] = [
                info,
                (len(codes), 8),
                (str_hash(codes), 8),
                (kind, 8),
            ]
            self.program.data[name] = Data(name, [*header, content], readonly=True, copied=True)
        return Symbol(name)

    def byte_string(self, value: bytes) -> Symbol:
        """A bytes constant: an object and its Buffer in read-only memory, its hash computed already."""
        name = "bytes:" + hashlib.sha256(value).hexdigest()[:16]
        if name not in self.program.data:
            buffer = f"{name} items"
            class_ = self.world.class_type("bytes")
            layout = self.layouts.of_class(class_)
            self.program.data[buffer] = Data(
                buffer,
                [self.type_info(Machine("Buffer", STORAGE["u8"])), (len(value), 8), value + b"\0"],
                readonly=True,
                copied=True,
            )
            fields: dict[str, tuple[int, int] | str] = {
                "length": (len(value), 8),
                "items": buffer,
                "start": (0, 8),
                "hash": (str_hash(list(value)), 8),
            }
            ordered = [fields[field] for field in sorted(fields, key=layout.offsets.__getitem__)]
            self.program.data[name] = Data(name, [self.type_info(class_), *ordered], readonly=True, copied=True)
        return Symbol(name)

    def c_string(self, value: str) -> str:
        """The name of UTF-8 bytes that end in a NUL: texts that only tracebacks read."""
        name = "text:" + value
        if name not in self.program.data:
            self.program.data[name] = Data(name, [c_bytes(value)], align=1, readonly=True, unit=TABLES)
        return name

    # --- types ---

    def type_info(self, type_: Class | Machine) -> str:
        """The name of the TypeInfo of a class or a Buffer type (layout: pyuk/lang/objects.py)."""
        if isinstance(type_, Machine):
            type_ = replace(type_, element=in_buffer(type_.element))
        name = f"type:{self._type_name(type_)}"
        if name not in self.program.data:
            self.program.data[name] = Data(name, readonly=True, unit=TABLES)  # first, as types refer to one another
            self.program.data[name].items = self._type_items(type_, name)
            self.program.data[name].describes = self.debug.record_of(type_)
        return name

    def _type_name(self, type_: Class | Machine) -> str:
        if isinstance(type_, Machine):
            return unique_name(type_)
        if type_.info.function is not None:
            return f"closure {type_.info.symbol}#{type_.info.function.serial}"
        return type_.info.symbol + (f"[{', '.join(map(unique_name, type_.args))}]" if type_.args else "")

    def _type_items(self, type_: Class | Machine, name: str) -> list[bytes | tuple[int, int] | str]:
        is_frame = isinstance(type_, Class) and type_.info.frame is not None
        doc: str | tuple[int, int] | None = None
        if isinstance(type_, Machine):
            fixed, stride = BUFFER_HEADER, self.layouts.size(type_.element)
            pointers, tail_pointers = [], self.layouts.references(type_.element)
            chain = [name]
            shown, module = "Buffer", ""
        else:
            layout = self.layouts.of_class(type_)
            fixed = layout.size
            stride = self.layouts.size(layout.tail) if layout.tail is not None else 0
            pointers = layout.pointers
            tail_pointers = self.layouts.references(layout.tail) if layout.tail is not None else []
            chain = [self.type_info(ancestor) for ancestor in reversed(primary_chain(type_))]
            shown, module = type_.info.stated_name, _shown_module(type_.info.stated_module)
            if type_.info.function is not None:
                shown, module = function_names(self.world, FunctionValue(type_.info.function))
                doc = self._doc(FunctionValue(type_.info.function))
            if type_.info is self.world.box_class():
                shown = python_name(type_.args[0])
        return [
            (fixed, 8),
            (stride, 8),
            self.text(shown).name,
            (len(chain) - 1, 8),
            self._table(f"{name} bases", chain),
            (len(pointers) if not is_frame else CONSERVATIVE, 8),
            self._numbers(f"{name} pointers", pointers),
            (len(tail_pointers), 8),
            doc or self._numbers(f"{name} tail pointers", tail_pointers),
            self.text(module).name,
            *self._vtable(type_),
        ]

    def _table(self, name: str, symbols: list[str]) -> str:
        self.program.data[name] = Data(name, list(symbols), readonly=True, unit=TABLES)
        return name

    def _numbers(self, name: str, values: list[int]) -> Any:
        if not values:
            return (0, 8)
        self.program.data[name] = Data(name, [(value, 8) for value in values], readonly=True, unit=TABLES)
        return name

    # --- virtual methods ---

    def slot_index(self, slot: Slot) -> int:
        """The word of a TypeInfo that holds the address of a virtual method."""
        return TYPE_INFO_WORDS + self.slots_of(slot.owner).index(slot)

    @cached_property
    def shared_words(self) -> list[Slot | FieldWord]:
        """What every TypeInfo has first: methods and fields of classes that objects need not begin like."""
        slots = [s for s in self.world.slots.values() if s.owner.info in self.world.secondary and is_virtual(s)]
        fields = {
            (owner, name) for owner in self._secondary_classes() for name in owner.info.fields
        } | self.world.open_fields
        ordered = sorted(fields, key=lambda each: (str(each[0].info.symbol), str(each[0]), each[1]))
        words = [FieldWord(owner, name, flag=flag) for owner, name in ordered for flag in (False, True)]
        return [*sorted(slots, key=_slot_order), *words]

    def _secondary_classes(self) -> set[Class]:
        return {above for made in self.world.created for above in ancestors(made) if above.info in self.world.secondary}

    def field_word(self, owner: Class, name: str, *, flag: bool) -> int | None:
        """The word of a TypeInfo that says where a field lies; None where that is known without looking."""
        if owner.info not in self.world.secondary and (owner, name) not in self.world.open_fields:
            return None
        return TYPE_INFO_WORDS + self.shared_words.index(FieldWord(owner, name, flag=flag))

    def slots_of(self, class_: Class) -> list[Slot | FieldWord]:
        """Every virtual method that instances of `class_` have in their TypeInfo: the base's first."""
        if class_ not in self.vtables:
            slots: list[Slot | FieldWord] = list(self.shared_words)
            for owner in reversed(primary_chain(class_)):
                if owner.info not in self.world.secondary:
                    slots += self._own_slots.get(owner, [])
            self.vtables[class_] = slots
        return self.vtables[class_]

    @cached_property
    def _own_slots(self) -> dict[Class, list[Slot]]:
        """The virtual methods that a class has first, in the order of its TypeInfo."""
        found: dict[Class, list[Slot]] = {}
        for slot in sorted(filter(is_virtual, self.world.slots.values()), key=_slot_order):
            found.setdefault(slot.owner, []).append(slot)
        return found

    def _vtable(self, type_: Class | Machine) -> list[bytes | tuple[int, int] | str]:
        if isinstance(type_, Machine):
            return []
        if type_.info.function is not None:
            return self._thunks(FunctionValue(type_.info.function))
        entries: list[bytes | tuple[int, int] | str] = []
        for slot in self.slots_of(type_):
            if isinstance(slot, FieldWord):
                entries.append((self._offset(type_, slot), 8))
                continue
            implementation = slot.implementations.get(type_)
            entries.append(implementation.symbol if implementation is not None else (0, 8))
        return entries

    def _offset(self, type_: Class, word: FieldWord) -> int:
        """Where objects of the class have a field, or its flag; 0 where they have none."""
        if word.owner not in ancestors(type_):
            return 0
        layout = self.layouts.of_class(type_)
        return (layout.flags if word.flag else layout.offsets).get(word.name, 0)

    # --- functions as values ---

    def closure(self, function: Type) -> Symbol:
        """The one closure object of a function that captures nothing."""
        name = f"closure:{unique_name(function)}"
        if name not in self.program.data:
            self.program.data[name] = Data(name, readonly=True, unit=TABLES)
            self.program.data[name].items = [self.function_type(function)]
        return Symbol(name)

    def function_type(self, function: Type) -> str:
        """The name of the TypeInfo of such an object."""
        if isinstance(function, FunctionValue) and function.info.nested is not None:
            return self.type_info(function.info.nested.closure)
        name = f"type:{unique_name(function)}"
        if name not in self.program.data:
            self.program.data[name] = Data(name, readonly=True, unit=TABLES)
            self.program.data[name].items = self._function_items(function, name)
        return name

    def _function_items(self, function: Type, name: str) -> list[bytes | tuple[int, int] | str]:
        shown = function_names(self.world, function)
        none: tuple[int, int] = (0, 8)
        return [
            (8, 8),
            none,
            self.text(shown[0]).name,
            none,
            self._table(f"{name} bases", [name]),
            *[none] * 3,
            self._doc(function),
            self.text(shown[1]).name,
            *self._thunks(function),
        ]

    def _doc(self, function: Type) -> str | tuple[int, int]:
        """The text of a function, where the program reads those of functions that it does not know."""
        doc = function_doc(self.world, function) if self.world.reads_docs else None
        return self.text(doc).name if doc is not None else (0, 8)

    def signature_index(self, signature: Signature) -> int:
        """The word of a function's TypeInfo that holds the address of its thunk for a signature."""
        if not self.signatures:
            self.signatures = {one: i for i, one in enumerate(self.world.signatures.values())}
        return TYPE_INFO_WORDS + self.signatures[signature]

    def _thunks(self, function: Type) -> list[bytes | tuple[int, int] | str]:
        thunks = [s.thunks.get(function) for s in self.world.signatures.values()]
        while thunks and thunks[-1] is None:
            thunks.pop()
        return [thunk.symbol if thunk is not None else (0, 8) for thunk in thunks]

    # --- variables ---

    def global_variable(self, variable: Global) -> Symbol:
        """The memory of a module-level variable."""
        name = f"{variable.module.name}.{variable.name}"
        if name not in self.program.data:
            type_ = self._global_type(variable)
            data = Data(name, holds_root=is_reference(type_), align=8)
            size = max(8, size_of(memory_type(type_)))
            if variable.initial is not None:
                value = self.world.constants.evaluate(variable.initial, variable.module)
                data.items = self.initial(value, type_)
            if not data.items:
                data.zeros = size
            self._add_roots(data, type_)
            data.debug = self._variable(variable, type_)
            self.program.data[name] = data
        return Symbol(name)

    def _global_type(self, variable: Global) -> Type:
        if variable.annotation is not None:
            return self.world.annotations.resolve(variable.annotation, variable.module)
        return self.world.resolve(variable.type)

    def _variable(self, variable: Global | Static, type_: Type) -> DebugVariable | None:
        """What a debugger is told of a module-level variable; None where it could do nothing with it."""
        found = self.debug.in_memory(type_)
        node = variable.node if isinstance(variable, Static) else variable.place or variable.annotation
        if found is None:
            return None
        return DebugVariable(variable.name, found, Place(variable.module.source.path, getattr(node, "lineno", 1), 1))

    def _add_roots(self, data: Data, type_: Type) -> None:
        if isinstance(type_, Tuple):
            data.root_offsets = self.layouts.references(type_)

    def flag(self, name: str) -> Symbol:
        """A byte that says whether something is done or bound."""
        if name not in self.program.data:
            self.program.data[name] = Data(name, zeros=8)
        return Symbol(name)

    def initial(self, value: Any, type_: Type) -> list[bytes | tuple[int, int] | str]:
        """A constant as it lies in memory; nothing where it is all zeros."""
        if isinstance(type_, (Class, Optional)) and isinstance(value, tuple):
            long = long_in(type_)
            assert long is not None
            return [long_tuple(self, long, value).name]
        if isinstance(type_, Union) and value is not None and not isinstance(value, str):
            box = next(m for m in type_.members if _is_constant_of(value, m))
            if isinstance(box, Class):
                return self.initial(value, box)
            return [static_box(self, Class(self.world.box_class(), (box,)), value).name]
        if value is None or (
            not isinstance(value, (str, bytes, tuple)) and value == 0 and str(value) not in ("-0.0",)
        ):
            return []
        if isinstance(value, str):
            return [self.text(value).name]
        if isinstance(value, bytes):
            return [self.byte_string(value).name]
        if type_ == FLOAT:
            return [struct.pack("<d", value)]
        if isinstance(type_, Int):
            order = "big" if type_.big_endian else "little"
            raw = int(value).to_bytes((type_.bits or 64) // 8, order, signed=type_.lo < 0)  # type: ignore[arg-type]
            return [raw + bytes(8 - len(raw))]
        if type_ == BOOL:
            return [bytes([value]) + bytes(7)]
        assert isinstance(type_, Tuple)
        return self._initial_tuple(value, type_)

    def _initial_tuple(self, value: tuple[Any, ...], type_: Tuple) -> list[bytes | tuple[int, int] | str]:
        layout = memory_type(type_)
        items: list[bytes | tuple[int, int] | str] = []
        end = 0
        for offset, item, item_type in zip(offsets_of(layout.items), value, type_.items, strict=True):  # type: ignore[attr-defined]
            items.append(bytes(offset - end))
            size = size_of(memory_type(item_type))
            raw = self.initial(item, item_type) or [bytes(size)]
            items += [part[:size] if isinstance(part, bytes) else part for part in raw]
            end = offset + size
        return [*items, bytes(size_of(layout) - end)]

    def storage(self, symbol: str, static: Static) -> None:
        """Static storage: zeros, or a table made at build time."""
        value = None
        if not isinstance(static.node, ast.Call) or getattr(static.node.func, "id", "") == "const":
            value = self.world.constants.evaluate(static.node, static.module)
        size, align = self.layouts.size(static.type), max(8, self.layouts.align(static.type))
        align = 4096 if size >= 4096 and size % 4096 == 0 else max(align, 16 if size >= 16 else 8)
        if value is None:
            self.program.data[symbol] = Data(symbol, zeros=size, align=align)
            self.program.data[symbol].debug = self._variable(static, static.type)
            return
        assert isinstance(static.type, Array)
        raw = b"".join(_element(item, static.type.element) for item in value)
        self.program.data[symbol] = Data(symbol, [raw], align=align, readonly=True)

    # --- what tracebacks read ---

    def file_records(self, instances: list[Instance]) -> None:
        """The `file:` record of every source file with compiled functions (FileRecord in pyuk/lang/objects.py)."""
        by_path: dict[str, dict[tuple[int, int], str]] = {}
        for instance in instances:
            if instance.info.is_hidden:
                continue
            if instance.info.frame is not None or instance.info.name == "<genexpr>":
                continue  # a generator's body has the lines of what was called; an expression's are its function's
            node = instance.info.node
            first = 1 if isinstance(node, ast.Module) else first_line(node)
            last = LAST_LINE if isinstance(node, ast.Module) else min(node.end_lineno or first, LAST_LINE)
            by_path.setdefault(instance.info.module.source.path, {})[first, last] = instance.info.name
        for path in sorted(by_path):
            functions = [(*lines, name) for lines, name in by_path[path].items() if lines[0] <= LAST_LINE]
            record = f"file:{path}"
            items: list[bytes | tuple[int, int] | str] = [self.c_string(path), _function_records(functions)]
            self.program.data[record] = Data(record, items, readonly=True, unit=TABLES)


def _function_records(functions: list[tuple[int, int, str]]) -> bytes:
    """What follows the path in a FileRecord: first line, last line and name of each function."""
    names: dict[str, int] = {}
    texts = b""
    start = FILE_RECORD_BYTES + FUNCTION_RECORD.size * len(functions)
    for *_, name in functions:
        if name not in names:
            names[name] = start + len(texts)
            texts += c_bytes(name)
    functions = sorted(functions, key=lambda each: (each[0], -each[1]))
    records = [FUNCTION_RECORD.pack(first, last, names[name]) for first, last, name in functions]
    return b"".join([len(functions).to_bytes(8, "little"), *records, texts])


def c_bytes(text: str) -> bytes:
    """UTF-8 that ends in a NUL."""
    return text.encode("utf-8", "surrogatepass") + b"\0"


def first_line(node: ast.AST) -> int:
    """The first line of a function, its decorators included."""
    lines: list[int] = [d.lineno for d in getattr(node, "decorator_list", [])]
    return min([getattr(node, "lineno", 1), *lines])


def _element(value: float, type_: Type) -> bytes:
    """An element of a table, as it lies in memory."""
    if type_ == FLOAT:
        return struct.pack("<d", value)
    assert isinstance(type_, Int), type_
    return int(value).to_bytes(type_.bits // 8, "big" if type_.big_endian else "little", signed=type_.lo < 0)


def _is_constant_of(value: Any, type_: Type) -> bool:
    """Whether a constant is a value of the type."""
    if isinstance(type_, (Union, Optional)):
        return any(_is_constant_of(value, member) for member in members_of(type_))
    if isinstance(value, tuple):
        if isinstance(type_, Class) and (long := long_in(type_)) is not None:
            return all(_is_constant_of(item, long.args[0]) for item in value)
        is_tuple = isinstance(type_, Tuple) and len(type_.items) == len(value)
        return is_tuple and all(map(_is_constant_of, value, type_.items))  # type: ignore[attr-defined]
    if isinstance(value, (bool, float)):
        return type_ == (BOOL if isinstance(value, bool) else FLOAT)
    if isinstance(value, int):
        return isinstance(type_, Int)
    return not isinstance(type_, (Int, Tuple)) and type_ not in (BOOL, FLOAT)


def is_virtual(slot: Slot) -> bool:
    """Whether the method is reached through the TypeInfo: more than one implementation is in the program."""
    return len(set(slot.implementations.values())) > 1


def _shown_module(name: str) -> str:
    """What CPython puts before the name of an exception class of that module."""
    home = python_module(name)
    return "" if home in ("__main__", "builtins") else f"{home}."
