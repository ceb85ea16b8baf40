"""Calls of what pyuk.lang gives: sizes, addresses, pointers, atomics, machine operations."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.expressions.conversions import coerce, settled
from pyuk.compiler.check.model.declarations import FunctionInfo, StructInfo
from pyuk.compiler.check.model.tree import (
    AddressOf,
    AtomicOp,
    Expr,
    Intrinsic,
    New,
    Place,
    Reinterpret,
    StaticAddress,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    STORAGE,
    U64,
    AnyObject,
    Array,
    Class,
    Int,
    Machine,
    Optional,
    Struct,
    Type,
    Union,
    described,
    in_buffer,
    substitute,
)
from pyuk.compiler.check.operators import comparisons, hashing

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

U32 = STORAGE["u32"]
USIZE = STORAGE["usize"]
# name -> (parameter types, result type)
OPERATIONS: dict[str, tuple[tuple[Type, ...], Type]] = {
    "rdtsc": ((), U64),
    "pause": ((), NONE),
    "frame_address": ((), U64),
    "popcount": ((U64,), Int(0, 64)),
    "count_leading_zeros": ((U64,), Int(0, 64)),
    "count_trailing_zeros": ((U64,), Int(0, 64)),
    "byte_swap16": ((STORAGE["u16"],), Int(0, (1 << 16) - 1)),
    "byte_swap32": ((U32,), Int(0, (1 << 32) - 1)),
    "byte_swap64": ((U64,), U64),
    "rotate_left32": ((U32, INT), Int(0, (1 << 32) - 1)),
    "rotate_left64": ((U64, INT), U64),
    "float_bits": ((FLOAT,), U64),
    "float_from_bits": ((U64,), FLOAT),
    "float_to_int": ((FLOAT,), INT),
    "sqrt": ((FLOAT,), FLOAT),
    "floor": ((FLOAT,), FLOAT),
    "ceil": ((FLOAT,), FLOAT),
    "trunc": ((FLOAT,), FLOAT),
    "fabs": ((FLOAT,), FLOAT),
    "copy_memory": ((U64, U64, U64), NONE),
    "clear_memory": ((U64, U64), NONE),
    "compare_memory": ((U64, U64, U64), INT),
}
WIDE = (
    "get_be16", "get_be32", "get_be64", "get_be96", "get_be112", "get_be160", "get_le64", "put_be16", "put_be32",
    "put_be64", "put_be96", "put_be112", "put_be160", "copy_bytes", "fill_bytes", "sum_bytes",
)  # fmt: skip
ORDERS = {
    "RELAXED": "monotonic",
    "ACQUIRE": "acquire",
    "RELEASE": "release",
    "ACQ_REL": "acq_rel",
    "SEQ_CST": "seq_cst",
}


def construct(cx: Checker, type_: Type, node: ast.Call) -> Expr:
    """`u32(x)`, `Ptr[u8](address)`, `Buffer[T](n)`."""
    args = [cx.expr(arg) for arg in node.args]
    match type_:
        case Int() if type_ == INT:
            from pyuk.compiler.check.calls.builtin_calls import FUNCTIONS

            return FUNCTIONS["int"](cx, node, None)
        case Int() if len(args) == 1:
            return coerce(cx, args[0], type_, "the argument", None)
        case Machine("Ptr") if len(args) == 1:
            _need_raw(cx, node, "Ptr")
            address = (
                args[0]
                if isinstance(args[0].type, Machine)
                else coerce(cx, args[0], U64, "the address", None)
            )
            return Reinterpret(address, type=type_, node=node)
        case Machine("Buffer", element) if len(args) == 1:
            return _buffer(cx, element, coerce(cx, args[0], INT, "the length", None), node)
    cx.fail(
        "PK0245",
        node,
        f"`{type_}` cannot be made here",
        why="Structs and Arrays are static storage of a module, fields of one another, or views on memory",
        cpython="they can be made anywhere there",
        fix="make it at module level, once, without arguments",
    )
    raise AssertionError


def _buffer(cx: Checker, element: Type, count: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.specialisation import need_runtime

    need_runtime(cx, "pyuk.kernel.heap.allocate")
    return New(count=count, type=Machine("Buffer", element), node=node)


def _need_raw(cx: Checker, node: ast.AST, name: str) -> None:
    if not cx.module.touches_raw_memory:
        cx.fail(
            "PK0246",
            node,
            f"`{name}` touches raw memory, and this module does not say that it does",
            why="raw memory is for few modules, each of which says so at its top",
            cpython="it works on the simulated memory",
            fix="import it from pyuk.lang.raw, or use a bounded view",
        )


def atomic(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr:
    """A method of an Atomic field."""
    assert isinstance(owner.type, Machine) and isinstance(owner.type.element, Int)
    if not isinstance(owner, (AddressOf, StaticAddress)):
        cx.fail(
            "PK0247",
            node,
            "an Atomic is reached through what holds it",
            why="its operations work on the place in memory where it lies",
            cpython="an Atomic is an object there",
            fix="name the field, or the module's storage",
        )
    counts = {
        "load": 0,
        "store": 1,
        "exchange": 1,
        "add": 1,
        "sub": 1,
        "bit_and": 1,
        "bit_or": 1,
        "compare_exchange": 2,
    }
    if name not in counts:
        from pyuk.compiler.check.attributes.attributes import no_attribute

        no_attribute(cx, owner.type, name, node.func, counts)
    element = owner.type.element
    args = [coerce(cx, cx.expr(arg), element, "the value", None) for arg in node.args]
    if len(args) != counts[name]:
        cx.fail(
            "PK0235",
            node,
            f"`{name}` takes {counts[name]} argument{'s' * (counts[name] != 1)}, and {len(args)} are given",
            why="the memory order is a keyword argument",
            cpython="TypeError: wrong number of arguments",
        )
    result: Type = NONE if name == "store" else BOOL if name == "compare_exchange" else element
    place = owner.place if isinstance(owner, AddressOf) else Place(owner, element)
    place = Place(place.base, element, place.offset, place.index)
    return AtomicOp(name, place, args, _order(cx, node), type=result, node=node)


def _order(cx: Checker, node: ast.Call) -> str:
    for keyword in node.keywords:
        if keyword.arg == "order":
            return ORDERS.get(ast.unparse(keyword.value).split(".")[-1], "seq_cst")
    return "seq_cst"


def this_cpu(cx: Checker, info: StructInfo, node: ast.AST) -> Expr:
    """The running CPU's instance of a @percpu Struct."""
    return Intrinsic("this_cpu", [], type=Struct(info), node=node)


# --- functions ---


def _sizeof(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    return int_literal(cx.world.layouts.size_of(cx.annotation(node.args[0])), node)


def _offsetof(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    type_ = cx.annotation(node.args[0])
    name = node.args[1]
    if (
        not isinstance(type_, Struct)
        or not isinstance(name, ast.Constant)
        or name.value not in type_.info.fields
    ):
        cx.fail(
            "PK0235",
            node,
            "offsetof() takes a Struct and the name of one of its fields",
            why="the offset is part of the Struct's layout",
            cpython="an error when it is called",
            fix='write offsetof(Header, "magic"), say',
        )
        raise AssertionError
    return int_literal(type_.info.fields[str(name.value)].offset, node)


def _view(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    _need_raw(cx, node, "view")
    type_ = cx.annotation(node.args[0])
    address = coerce(cx, cx.expr(node.args[1]), U64, "the address", None)
    return Reinterpret(address, type=type_, node=node)


def _addressof(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    _need_raw(cx, node, "addressof")
    value = cx.expr(node.args[0])
    if isinstance(value.type, Machine) and value.type.kind == "Buffer":
        from pyuk.compiler.check.expressions.subscripts import BUFFER_HEADER

        place = Place(value, U64, BUFFER_HEADER)
        return Reinterpret(AddressOf(place, type=Machine("Ptr", U64), node=node), type=U64, node=node)
    if not isinstance(value.type, (Struct, Array, Machine, Class)):
        cx.fail(
            "PK0248",
            node,
            f"{described(value.type)} has no address",
            why="it is a value, not memory",
            cpython="TypeError when it is called",
            fix="keep it in a Struct or an Array",
        )
    return Reinterpret(value, type=U64, node=node)


def _symbol(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    _need_raw(cx, node, "symbol")
    name = node.args[0]
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        cx.fail(
            "PK0235",
            node,
            "symbol() takes the name as a constant",
            why="the linker puts the address in",
            cpython="the name is looked up among those that a test has set",
        )
        raise AssertionError
    _reach_exported(cx, name.value)
    return Reinterpret(StaticAddress(name.value, type=Machine("Ptr", U64), node=node), type=U64, node=node)


def _reach_exported(cx: Checker, name: str) -> None:
    """Make a function of this module that is exported under that name part of the program."""
    from pyuk.compiler.check.program import annotated_params

    for found in cx.module.names.values():
        if isinstance(found, FunctionInfo) and found.export == name and found.module is cx.module:
            cx.world.instance(found, annotated_params(cx.world, found))


def _const(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    from pyuk.compiler.check.expressions.expressions import literal

    return literal(cx, cx.world.constants.evaluate(node, cx.module), node)


def _new_tail(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    from pyuk.compiler.check.calls.specialisation import need_runtime

    _need_raw(cx, node, "new_tail")
    type_ = cx.annotation(node.args[0])
    assert isinstance(type_, Class)
    bound = substitute(type_, cx.bindings)
    assert isinstance(bound, Class)
    cx.world.create(bound)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    count = coerce(cx, cx.expr(node.args[1]), INT, "the count", None)
    return New(count=count, type=bound, node=node)


def _unchecked(cx: Checker, node: ast.Call) -> Place:
    from pyuk.compiler.check.expressions.subscripts import BUFFER_HEADER, index_value

    _need_raw(cx, node, "an unchecked access")
    owner, index = cx.expr(node.args[0]), index_value(cx, cx.expr(node.args[1]))
    if isinstance(owner.type, Machine) and owner.type.kind == "Buffer":
        element = owner.type.element
        return Place(owner, element, BUFFER_HEADER, index, alias=f"elements of Buffer[{in_buffer(element)}]")
    if isinstance(owner.type, (Array, Machine)):
        return Place(owner, owner.type.element, index=index)
    cx.fail(
        "PK0248",
        node,
        f"{described(owner.type)} has no raw elements",
        why="only Arrays, Buffers, Ptrs and Tails have",
        cpython="TypeError when it is called",
    )
    raise AssertionError


def _unchecked_get(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    from pyuk.compiler.check.attributes.attributes import read_place

    return read_place(cx, _unchecked(cx, node), node)


def _unchecked_set(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    place = _unchecked(cx, node)
    value = coerce(cx, cx.expr(node.args[2]), place.type, "the element", None)
    return Intrinsic("store", [value], place, type=NONE, node=node)


def _unchecked_clear(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    place = _unchecked(cx, node)
    nothing = Intrinsic("zero", [], type=place.type, node=node)
    return Intrinsic("store", [nothing], place, type=NONE, node=node)


def _fence(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    order = ORDERS.get(ast.unparse(node.args[0]).split(".")[-1], "seq_cst") if node.args else _order(cx, node)
    return Intrinsic("fence", [], order, type=NONE, node=node)


def _operation(name: str) -> Function[[Checker, ast.Call, Type | None], Expr]:
    params, result = OPERATIONS[name]

    def check(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
        if name.endswith("_memory"):
            _need_raw(cx, node, name)
        if len(node.args) != len(params):
            cx.fail(
                "PK0235",
                node,
                f"`{name}` takes {len(params)} argument{'s' * (len(params) != 1)}, and {len(node.args)} are given",
                why=f"they are of the types: {', '.join(map(str, params)) or 'none'}",
                cpython="TypeError: wrong number of arguments",
            )
        args = [
            coerce(cx, settled(cx, _number(cx, arg, wanted)), wanted, f"an argument of `{name}`", None)
            for arg, wanted in zip(node.args, params, strict=True)
        ]
        return Intrinsic(name, args, type=result, node=node)

    return check


def _wide(name: str) -> Function[[Checker, ast.Call, Type | None], Expr]:
    """A function of pyuk/lang/wide.py: what pyuk/builtins/wide.py says."""

    def check(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
        from pyuk.compiler.check.calls.arguments import call_nodes

        return call_nodes(cx, cx.world.runtime(f"pyuk.builtins.wide.{name}"), [], node, owner=None)

    return check


def _number(cx: Checker, node: ast.expr, wanted: Type) -> Expr:
    from pyuk.compiler.check.expressions.conversions import to_float

    value = cx.expr(node)
    return to_float(cx, value) if wanted == FLOAT and isinstance(value.type, Int) else value


def _cast(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """typing.cast: in a raw-memory module it is believed, elsewhere a class is looked at.

    What may be of several types in a program stays what it is, as in CPython: its use tells whether the program is
    right. The library's promises are looked at.
    """
    type_ = cx.annotation(node.args[0])
    value = cx.expr(node.args[1], type_)
    is_open = cx.module.source.is_app and isinstance(cx.world.resolve(value.type), (Optional, Union))
    if value.type in (type_, NEVER) or is_open:
        return value
    if isinstance(value.type, (Class, AnyObject)) and isinstance(type_, Class) and cx.module.touches_raw_memory:
        return Reinterpret(value, type=type_, node=node)
    return coerce(cx, value, type_, "the value", None)


FUNCTIONS: dict[str, Function[[Checker, ast.Call, Any], Expr]] = {
    "sizeof": _sizeof,
    "offsetof": _offsetof,
    "view": _view,
    "addressof": _addressof,
    "symbol": _symbol,
    "const": _const,
    "new_tail": _new_tail,
    "unchecked_get": _unchecked_get,
    "unchecked_set": _unchecked_set,
    "unchecked_clear": _unchecked_clear,
    "same_key": hashing.check_same_key,
    "is_plain_key": hashing.check_is_plain_key,
    "identity": hashing.check_identity,
    "in_order": comparisons.check_in_order,
    "fence": _fence,
    "cast": _cast,
    **{name: _operation(name) for name in OPERATIONS},
    **{name: _wide(name) for name in WIDE},
}
