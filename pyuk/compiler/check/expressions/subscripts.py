"""Subscripts: reading, writing and updating elements; slices; type arguments."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.declare import enums, namedtuples, plainvalues, typeddicts
from pyuk.compiler.check.expressions import slicing, tupleitems
from pyuk.compiler.check.expressions.conversions import call_runtime, narrow, not_none, once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch, dispatch_block, held
from pyuk.compiler.check.library.containers import is_kind
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import Constant, Static
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Bounded,
    Do,
    Evaluate,
    Expr,
    Intrinsic,
    Literal,
    Load,
    MakeTuple,
    Place,
    ReadLocal,
    Reinterpret,
    SetLocal,
    StaticAddress,
    Store,
    TupleItem,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    Array,
    Callable,
    Class,
    FunctionValue,
    Int,
    LangValue,
    Machine,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    in_buffer,
    is_reference,
    python_name,
)
from pyuk.compiler.check.widening import note_receiver

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

BUFFER_HEADER = 16  # TypeInfo and length
NO_DELETION = "does not support item deletion"


def check_subscript(cx: Checker, node: ast.Subscript, expected: Type | None) -> Expr:
    """`value[index]`, or a generic type with its arguments."""
    owner = attributes.as_asked(cx, cx.expr(node.value), "is not subscriptable")
    named = enums.enumeration(owner.type)
    if named is not None:
        return enums.by_name(cx, named, node)
    if isinstance(owner.type, (TypeValue, LangValue)):
        return Literal(None, type=TypeValue(cx.annotation(node)), node=node)
    owner = owner if plainvalues.kind_of(owner.type) is not None else namedtuples.as_tuple(cx, owner)
    if isinstance(node.slice, ast.Slice):
        return _slice(cx, owner, node.slice, node)
    return typeddicts.narrowed(cx, owner.type, node.slice, get_element(cx, owner, cx.expr(node.slice), node))


def get_element(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    """`owner[index]` for checked expressions."""
    owner = plainvalues.as_data(cx, owner, "__getitem__")
    if owner.type == NEVER:
        return owner
    if index.type == NEVER:
        return Do([Evaluate(settled(cx, owner), node=node)], index, type=NEVER, node=node)
    if isinstance(owner.type, Union):
        held_index, bindings = held(cx, settled(cx, index))
        found = dispatch(cx, owner, node, lambda each: _element_of_member(cx, each, held_index, node))
        return wrap(bindings, found)
    owner = _present(cx, owner)
    if slicing.is_slice(cx, index.type) and slicing.has_slices(cx, owner.type):
        return slicing.get(cx, owner, index, node)
    index = index if is_kind(cx, owner.type, "dict") else plainvalues.plain(cx, index, "int")
    if isinstance(index.type, (Union, Optional)) and not _takes_index(cx, owner, index):
        held_owner, bindings = held(cx, owner, index)
        return wrap(bindings, dispatch(cx, index, node, lambda each: _element_of_member(cx, held_owner, each, node)))
    if isinstance(owner.type, Tuple):
        return _tuple_item(cx, owner, index, node)
    if isinstance(owner.type, (Array, Machine)):
        place = element_place(cx, owner, index, node)
        value = attributes.read_place(cx, place, node)
        if isinstance(value, Load) and is_reference(value.type) and isinstance(value.type, Class):
            from pyuk.compiler.check.calls.specialisation import need_raiser

            value.check = need_raiser(cx, "type_error")
        return value
    from pyuk.compiler.check.calls.calls import call_method

    if not isinstance(owner.type, Class) or cx.world.method(owner.type, "__getitem__") is None:
        not_subscriptable(cx, owner, node)
    index = _of_library(cx, owner, index)
    return call_method(cx, owner, "__getitem__", [index], node)


def _element_of_member(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    """get_element() of one of a union's types: no dict has a key that none of its keys can equal."""
    from pyuk.compiler.check.expressions.text import to_text

    kind = cx.world.resolve(owner.type)
    is_dict = isinstance(kind, Class) and kind.info.name in ("dict", "OrderedDict") and is_kind(cx, kind, "dict")
    keys = cx.world.resolve(kind.args[0]) if is_dict and isinstance(kind, Class) else None
    if keys is None or isinstance(index.type, (Union, Optional)) or _may_be_key(cx, index.type, keys):
        return get_element(cx, owner, index, node)
    shown = to_text(cx, index, node, as_repr=True)
    return call_runtime(cx, "pyuk.builtins.unions.raise_key_error", [shown], node)


def _may_be_key(cx: Checker, given: Type, keys: Type) -> bool:
    """Whether a value of the one type may equal one of the other; False for a str, a number and None."""
    if NONE in (given, keys):
        return not (keys in (BOOL, FLOAT, NONE, cx.world.class_type("str")) or isinstance(keys, Int)) or given == keys
    text = cx.world.class_type("str")
    sides = {given == text, keys == text}
    numbers = any(isinstance(each, Int) or each in (BOOL, FLOAT) for each in (given, keys))
    return sides == {False} or sides == {True} or not numbers


def _takes_index(cx: Checker, owner: Expr, index: Expr) -> bool:
    from pyuk.compiler.check.calls.fitting import accepts

    return isinstance(owner.type, Class) and accepts(cx, owner.type, "__getitem__", [index])


def _is_undecided(cx: Checker, owner: Expr, index: Expr) -> bool:
    """Whether it is found out at run time if an index of a list is an int."""
    return is_kind(cx, owner.type, "list") and isinstance(index.type, (Union, Optional))


def _of_library(cx: Checker, owner: Expr, index: Expr) -> Expr:
    """The index of a str or list, which has to be an int."""
    if isinstance(owner.type, Class) and owner.type.info.name in ("str", "list"):
        return index_value(cx, index, owner.type.info.name)
    return index


def _present(cx: Checker, owner: Expr, lacks: str = "is not subscriptable") -> Expr:
    if isinstance(owner.type, Optional):
        return not_none(cx, owner, f"'NoneType' object {lacks}")
    return owner


def not_subscriptable(cx: Checker, owner: Expr, node: ast.AST) -> None:
    cx.fail(
        "PK0227",
        node,
        f"{described(owner.type)} has no elements",
        why="its class has no `__getitem__`" if isinstance(owner.type, Class) else "it is a single value",
        cpython=f"TypeError: '{error_name(owner.type)}' object is not subscriptable",
        fix=f"call it: {ast.unparse(owner.node)}(...)"
        if isinstance(owner.type, (FunctionValue, Callable)) and isinstance(owner.node, ast.expr)
        else None,
    )


def _tuple_item(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    assert isinstance(owner.type, Tuple)
    items = owner.type.items
    index = index_value(cx, index, "tuple")
    if not isinstance(index, Literal):
        found = tupleitems.item_at(cx, owner, index, node)
        if found is not None:
            return found
        cx.fail(
            "PK0228",
            index.node,
            f"which item of {described(owner.type)} this is has to be a constant",
            why="its items have no common type" if items else "it has no items",
            cpython="the index is computed when the line runs" if items else "IndexError: tuple index out of range",
            fix="use a list" if items else None,
        )
        raise AssertionError
    if not -len(items) <= index.value < len(items):
        cx.fail(
            "PK0229",
            index.node,
            f"the tuple has {len(items)} items: there is no item {index.value}",
            cpython="IndexError: tuple index out of range",
            why="the number of items is known here",
        )
    position = index.value % len(items)
    return TupleItem(owner, position, type=items[position], node=node)


def index_value(cx: Checker, index: Expr, owner: str = "list") -> Expr:
    """An index as a 64-bit int. owner: the name of the class of what is indexed."""
    index = plainvalues.plain(cx, index, "int")
    if index.type == BOOL:
        from pyuk.compiler.check.expressions.conversions import to_int

        index = to_int(index)
    if isinstance(index.type, Class) and cx.world.method(index.type, "__index__"):
        from pyuk.compiler.check.calls.calls import call_method

        index = call_method(cx, index, "__index__", [], index.node)
    if index.type == NEVER:  # not known in this round
        return Reinterpret(index, type=INT, node=index.node)
    if not isinstance(index.type, Int):
        cx.fail(
            "PK0230",
            index.node,
            f"an index has to be an int, but this is {described(index.type)}",
            why="the elements are numbered",
            cpython=f"TypeError: string indices must be integers, not '{error_name(index.type)}'"
            if owner == "str"
            else f"TypeError: {owner} indices must be integers or slices, not {error_name(index.type)}",
            fix="divide with `//`, or write int(...)" if index.type == FLOAT else None,
        )
        raise AssertionError
    if INT.holds(index.type):
        return index
    return settled(cx, index)


def element_place(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Place:
    """The memory of an element of an Array, a Buffer (both bounds-checked), a Ptr or a Tail (neither)."""
    index = index_value(cx, index)
    match owner.type:
        case Array(element, length):
            bounded = _bounded(cx, index, int_literal(length, node), node)
            return Place(owner, element, index=bounded, alias=f"elements of Array[{element}]")
        case Machine("Buffer", element):
            again, bindings = once(cx, owner)
            size = Intrinsic("buffer_length", [again], type=Int(0, INT.hi), node=node)
            bounded = _bounded(cx, index, size, node)
            alias = f"elements of Buffer[{in_buffer(element)}]"
            return Place(wrap(bindings, again), element, BUFFER_HEADER, bounded, alias=alias)
        case Machine("Ptr" | "Tail", element):
            return Place(owner, element, index=index)
    not_subscriptable(cx, owner, node)
    raise AssertionError


def _bounded(cx: Checker, index: Expr, length: Expr, node: ast.AST) -> Expr:
    known = length.value if isinstance(length, Literal) else None
    assert isinstance(index.type, Int)
    if known is not None and index.type.lo >= 0 and index.type.hi < known:
        return index
    if known is not None and isinstance(index, Literal):
        cx.fail(
            "PK0229",
            index.node,
            f"there are {known} elements: there is no element {index.value}",
            cpython="IndexError when this line runs",
            why="the length is known here",
        )
    raiser = _raiser(cx)
    high = known - 1 if known is not None else INT.hi
    return Bounded(index, length, raiser, type=Int(0, high), node=node)


def _raiser(cx: Checker) -> Any:
    from pyuk.compiler.check.calls.specialisation import need_raiser

    return need_raiser(cx, "array_index_error")


def set_element(cx: Checker, target: ast.Subscript, value: Expr, node: ast.stmt) -> Block:
    """`owner[index] = value`: the value was evaluated first."""
    from pyuk.compiler.check.statements.places import hold

    held, block = hold(cx, value, node)
    owner = _present(cx, cx.expr(target.value), "does not support item assignment")
    if isinstance(target.slice, ast.Slice):
        return [*block, Evaluate(_set_slice(cx, owner, target.slice, held, node), node=node)]
    index = cx.expr(target.slice)
    return [*block, *_store(cx, target, owner, index, held, node)]


def _store(
    cx: Checker, target: ast.Subscript, owner: Expr, index: Expr, value: Expr, node: ast.stmt
) -> Block:
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.statements.places import fit

    if NEVER in (owner.type, index.type):
        return [Evaluate(owner, node=node), Evaluate(index, node=node), Evaluate(value, node=node)]
    if isinstance(owner.type, Union):
        return dispatch_block(cx, owner, node, lambda each: _store(cx, target, each, index, value, node))
    if _is_undecided(cx, owner, index):
        return dispatch_block(cx, index, node, lambda each: _store(cx, target, owner, each, value, node))
    if isinstance(owner.type, (Array, Machine)):
        place = element_place(cx, owner, index, node)
        return [Store(place, fit(cx, value, place, target), node=node)]
    if isinstance(owner.type, Class) and cx.world.method(owner.type, "__setitem__"):
        try:
            if slicing.is_slice(cx, index.type) and slicing.has_slices(cx, owner.type):
                return [Evaluate(slicing.put(cx, owner, index, value, node), node=node)]
            index = _of_library(cx, owner, index)
            return [Evaluate(call_method(cx, owner, "__setitem__", [index, value], node), node=node)]
        except Problem as problem:
            note_receiver(cx, problem, owner.type)
            raise
    cx.fail(
        "PK0231",
        target,
        f"the elements of {described(owner.type)} cannot be assigned",
        why="it does not change"
        if python_name(owner.type) in ("str", "tuple", "bytes")
        else "its class has no `__setitem__`"
        if isinstance(owner.type, Class)
        else "it has none",
        cpython=f"TypeError: '{error_name(owner.type)}' object does not support item assignment",
        fix="make a new value of its parts, or use a list"
        if python_name(owner.type) in ("str", "tuple", "bytes")
        else None,
    )
    raise AssertionError


def update_element(cx: Checker, node: ast.AugAssign, op: str) -> Block:
    """`owner[index] op= value`: owner and index are evaluated once."""
    from pyuk.compiler.check.operators import operators

    target = node.target
    assert isinstance(target, ast.Subscript)
    owner, block = _keep(cx, _present(cx, cx.expr(target.value)), node)
    part = target.slice
    index, more = _keep(cx, slicing.made(cx, part, node) if isinstance(part, ast.Slice) else cx.expr(part), node)
    current = get_element(cx, owner, index, target)
    result = operators.binary(cx, op, current, cx.expr(node.value), node, inplace=True)
    from pyuk.compiler.check.statements.places import hold

    held, last = hold(cx, result, node)
    return [*block, *more, *last, *_store(cx, target, owner, index, held, node)]


def _keep(cx: Checker, value: Expr, node: ast.stmt) -> tuple[Expr, Block]:
    if isinstance(value, (Literal, StaticAddress)):
        return value, []
    temporary = cx.temporary(value.type)
    read = ReadLocal(temporary, type=value.type, node=value.node)
    return read, [SetLocal(temporary, value, node=node)]


# --- slices ---


def _slice_args(cx: Checker, slice_: ast.Slice, node: ast.AST) -> tuple[list[Expr], list[tuple[object, Expr]]]:
    """(start, stop, step) of a slice: a missing bound is the end that the step starts from or runs to.

    With them what has to be bound first: a computed step decides what the missing bounds are.
    """
    start, stop = (_bound(cx, side) if side is not None else None for side in (slice_.lower, slice_.upper))
    step = _step(cx, slice_.step) if slice_.step is not None else int_literal(1, node)
    if any(side is not None and _may_be_none(side) for side in (start, stop)):
        return _maybe_missing(cx, start, stop, step, node)
    bindings: list[tuple[object, Expr]] = []
    if not isinstance(step, Literal) and (start is None or stop is None):
        for side in (start, stop):
            if side is not None:
                held, bound = once(cx, side)
                bindings += bound
                start, stop = (held, None) if side is start else (None, held)
        step, bound = once(cx, step)
        bindings += bound
    return [
        _missing(cx, "default_start", step, node) if start is None else start,
        _missing(cx, "default_stop", step, node) if stop is None else stop,
        step,
    ], bindings


def _bound(cx: Checker, node: ast.expr) -> Expr:
    value = cx.expr(node)
    return value if _may_be_none(value) else narrow(cx, index_value(cx, value), INT)


def _may_be_none(bound: Expr) -> bool:
    return bound.type == NONE or isinstance(bound.type, Union)


def _step(cx: Checker, node: ast.expr) -> Expr:
    """The step; None is as 1."""
    value = _bound(cx, node)

    def whole(each: Expr) -> Expr:
        if each.type == NONE:
            return int_literal(1, node)
        return narrow(cx, index_value(cx, each), INT)

    if isinstance(value.type, Union):
        return dispatch(cx, value, node, whole, result=INT)
    if value.type == NONE and not isinstance(value, Literal):
        held_value, bindings = once(cx, value)
        return wrap(bindings, whole(held_value))
    return whole(value) if value.type == NONE else value


def _maybe_missing(
    cx: Checker, start: Expr | None, stop: Expr | None, step: Expr, node: ast.AST
) -> tuple[list[Expr], list[tuple[object, Expr]]]:
    """_slice_args() where a bound may be None, which is that of a missing one."""
    none = none_literal(node)
    step, last = held(cx, step)
    bounds: list[Expr] = []
    bindings: list[tuple[object, Expr]] = []
    for name, side in (("default_start", start or none), ("default_stop", stop or none)):
        value, bound = held(cx, side, Literal(None, type=NONE, node=node) if side is stop else step)
        bindings += bound

        def whole(each: Expr, name: str = name) -> Expr:
            if each.type == NONE:
                return _missing(cx, name, step, node)
            return narrow(cx, index_value(cx, each), INT)

        is_union = isinstance(value.type, Union)
        bounds.append(dispatch(cx, value, node, whole, result=INT) if is_union else whole(value))
    return [*bounds, step], [*bindings, *last]


def _missing(cx: Checker, name: str, step: Expr, node: ast.AST) -> Expr:
    """The bound that is not written."""
    if not isinstance(step, Literal):
        return call_runtime(cx, f"pyuk.builtins.slices.{name}", [step], node)
    at_start = (name == "default_start") == (step.value >= 0)
    ends = (0, INT.hi) if step.value >= 0 else (INT.lo, INT.hi)
    return int_literal(ends[0] if at_start else ends[1], node)


def _slice(cx: Checker, owner: Expr, slice_: ast.Slice, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    owner = plainvalues.as_data(cx, _present(cx, owner), "__getitem__")
    if owner.type == NEVER:
        return owner
    if isinstance(owner.type, Union):
        return dispatch(cx, owner, node, lambda each: _slice(cx, each, slice_, node))
    if slicing.asks_object(cx, owner.type, "__getitem__"):
        return get_element(cx, owner, slicing.made(cx, slice_, node), node)
    if isinstance(owner.type, Class) and cx.world.method(owner.type, "get_slice"):
        args, more = _slice_args(cx, slice_, node)
        owner, bindings = once(cx, owner) if more else (owner, [])
        return wrap([*bindings, *more], call_method(cx, owner, "get_slice", args, node))
    if isinstance(owner.type, Tuple) and (part := _constant_slice(slice_)) is not None:
        return _tuple_slice(cx, owner, part, node)
    if isinstance(owner.type, Tuple) and (long := tupleitems.as_long(cx, owner)) is not None:
        return _slice(cx, long, slice_, node)
    cx.fail(
        "PK0227",
        node,
        f"{described(owner.type)} cannot be sliced",
        why="its length has to be known: the bounds have to be numbers in the source"
        if isinstance(owner.type, Tuple)
        else "only strs, bytes, lists and tuples have slices",
        cpython="its slices are values of its own type"
        if isinstance(owner.type, (Tuple, Array))
        else f"TypeError: '{error_name(owner.type)}' object is not subscriptable",
        fix="take the elements one by one",
    )
    raise AssertionError


def _constant_slice(slice_: ast.Slice) -> slice | None:
    """The bounds and step where the source says them; None where they are computed, or the step is 0."""
    parts: list[int | None] = []
    for part in (slice_.lower, slice_.upper, slice_.step):
        match part:
            case None | ast.Constant(None):
                parts.append(None)
            case ast.Constant(int(number)):
                parts.append(number)
            case ast.UnaryOp(ast.USub(), ast.Constant(int(number))):
                parts.append(-number)
            case _:
                return None
    return slice(*parts) if parts[2] != 0 else None


def _tuple_slice(cx: Checker, owner: Expr, part: slice, node: ast.AST) -> Expr:
    """The tuple of the items that a constant slice takes."""
    assert isinstance(owner.type, Tuple)
    held_owner, bindings = once(cx, owner)
    numbers = range(len(owner.type.items))[part]
    types = [owner.type.items[number] for number in numbers]
    items: list[Expr] = [
        TupleItem(held_owner, number, type=type_, node=node) for number, type_ in zip(numbers, types, strict=True)
    ]
    return wrap(bindings, MakeTuple(items, type=Tuple(tuple(types)), node=node))


def _set_slice(cx: Checker, owner: Expr, slice_: ast.Slice, value: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    if isinstance(owner.type, Union):
        return dispatch(cx, owner, node, lambda each: _set_slice(cx, each, slice_, value, node))
    if slicing.asks_object(cx, owner.type, "__setitem__"):
        return call_method(cx, owner, "__setitem__", [slicing.made(cx, slice_, node), value], node)
    if isinstance(owner.type, Class) and cx.world.method(owner.type, "set_slice"):
        type_ = owner.type
        args, more = _slice_args(cx, slice_, node)
        owner, bindings = once(cx, owner) if more else (owner, [])
        name = "set_slice_step"
        if isinstance(args[2], Literal) and args[2].value == 1:
            name = "set_slice"
            args.pop()
        try:
            values = slicing.values_for(cx, type_, value, node)
            return wrap([*bindings, *more], call_method(cx, owner, name, [*args, values], node))
        except Problem as problem:
            note_receiver(cx, problem, type_)
            raise
    cx.fail(
        "PK0231",
        node,
        f"this slice of {described(owner.type)} cannot be assigned",
        why="only slices of lists and bytearrays can",
        cpython="the elements are replaced, where it is a list"
        if python_name(owner.type) == "list"
        else f"TypeError: '{error_name(owner.type)}' object does not support item assignment",
        fix="assign the elements one by one",
    )
    raise AssertionError


def delete_slice(cx: Checker, owner: Expr, slice_: ast.Slice, node: ast.AST) -> Expr:
    """`del owner[start:stop:step]`."""
    from pyuk.compiler.check.calls.calls import call_method

    owner = _present(cx, owner, NO_DELETION)
    if owner.type == NEVER:
        return owner
    if isinstance(owner.type, Union):
        return dispatch(cx, owner, node, lambda each: delete_slice(cx, each, slice_, node))
    if slicing.asks_object(cx, owner.type, "__delitem__"):
        return call_method(cx, owner, "__delitem__", [slicing.made(cx, slice_, node)], node)
    if isinstance(owner.type, Class) and cx.world.method(owner.type, "del_slice"):
        args, more = _slice_args(cx, slice_, node)
        owner, bindings = once(cx, owner) if more else (owner, [])
        return wrap([*bindings, *more], call_method(cx, owner, "del_slice", args, node))
    cx.fail(
        "PK0231",
        node,
        f"a slice of {described(owner.type)} cannot be deleted",
        why="only slices of lists and bytearrays can",
        cpython=f"TypeError: '{error_name(owner.type)}' object {NO_DELETION}",
    )
    raise AssertionError


def delete_element(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    """`del owner[index]`."""
    from pyuk.compiler.check.calls.calls import call_method

    owner = _present(cx, owner, NO_DELETION)
    if NEVER in (owner.type, index.type):
        return wrap([(cx.temporary(owner.type), owner)], index)
    if isinstance(owner.type, Union) or _is_undecided(cx, owner, index):
        owner, bindings = held(cx, owner, index)
        index, more = held(cx, settled(cx, index))
        if isinstance(owner.type, Union):
            chosen = dispatch(cx, owner, node, lambda each: delete_element(cx, each, index, node))
        else:
            chosen = dispatch(cx, index, node, lambda each: delete_element(cx, owner, each, node))
        return wrap([*bindings, *more], chosen)
    if isinstance(owner.type, Class) and cx.world.method(owner.type, "__delitem__") is not None:
        if slicing.is_slice(cx, index.type) and slicing.has_slices(cx, owner.type):
            return slicing.remove(cx, owner, index, node)
        return call_method(cx, owner, "__delitem__", [_of_library(cx, owner, index)], node)
    lacks = "doesn't support item deletion" if isinstance(owner.type, (Class, Tuple)) else NO_DELETION
    cx.fail(
        "PK0231",
        node,
        f"an element of {described(owner.type)} cannot be deleted",
        why="its class has no `__delitem__`",
        cpython=f"TypeError: '{error_name(owner.type)}' object {lacks}",
    )
    raise AssertionError


# --- tables made at build time ---


def constant_table(cx: Checker, entity: Constant, value: list[Any], node: ast.expr) -> Expr:
    """`TABLE: Array[u32, 256] = const([...])`: read-only static data."""
    if entity.annotation is None:
        cx.fail(
            "PK0233",
            node,
            "a table made at build time needs a type",
            why="the type of its elements decides how they are stored",
            cpython="it is a list",
            fix=f"annotate it: Array[u32, {len(value)}], say",
        )
    assert entity.annotation is not None
    type_ = cx.world.annotations.resolve(entity.annotation, entity.module)
    if not isinstance(type_, Array) or type_.length != len(value):
        cx.fail(
            "PK0233",
            node,
            f"a list of {len(value)} does not make {described(type_)}",
            why="the memory is of just the size that the annotation says",
            cpython="annotations are not looked at",
            fix=f"annotate it: Array[u32, {len(value)}], say",
            notes=(("the annotation", entity.annotation),) if entity.module is cx.module else (),
        )
    symbol = f"{entity.module.name}.{entity.name}"
    table = Static(entity.name, entity.module, entity.node, type_)
    cx.world.statics[symbol] = table
    return StaticAddress(symbol, type=type_, node=node)
