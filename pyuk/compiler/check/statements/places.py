"""Targets of assignments: names, attributes, subscripts, and tuples of those."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes, classvars, fixed, hooks
from pyuk.compiler.check.calls.closures import note_unbound
from pyuk.compiler.check.declare import funcattrs
from pyuk.compiler.check.declare.slots import refuse_outside
from pyuk.compiler.check.expressions.conversions import coerce, is_settled_read, not_none, once, refuse_kept_block
from pyuk.compiler.check.expressions.flow import declared_global, key_of
from pyuk.compiler.check.expressions.unions import dispatch_block, held, kept_as
from pyuk.compiler.check.library import recordcalls
from pyuk.compiler.check.model.declarations import (
    ClassInfo,
    Constant,
    FieldInfo,
    FunctionInfo,
    Global,
    ModuleInfo,
    Static,
    StructInfo,
)
from pyuk.compiler.check.model.tree import (
    Block,
    Evaluate,
    Expr,
    Place,
    ReadLocal,
    SetGlobal,
    SetLocal,
    Store,
    Unbind,
    Unset,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NONE,
    Class,
    ClassOf,
    FunctionValue,
    Int,
    Machine,
    ModuleValue,
    Optional,
    Struct,
    Type,
    TypeValue,
    Union,
    described,
    is_function,
    is_subclass,
    is_union_member,
    natural_storage,
)
from pyuk.compiler.check.operators import operators
from pyuk.compiler.check.operators.identity import block_for_each_class
from pyuk.compiler.check.statements import accessors, unpacking
from pyuk.compiler.check.statements.growing import note_growing
from pyuk.compiler.check.statements.promises import promised

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def expected_type(cx: Checker, target: ast.expr) -> Type | None:
    """The type that a target would like, for displays and literals that are assigned to it."""
    match target:
        case ast.Name(name) if name in cx.variables:
            return cx.variables[name].annotation
        case ast.Name(name):
            entity = cx.world.find(cx.module, name)
            if isinstance(entity, Global) and entity.annotation is not None:
                return cx.world.annotations.resolve(entity.annotation, entity.module)
        case ast.Subscript(ast.Name(name), index) if name in cx.variables:
            return _element_of(cx.world.resolve(cx.variables[name].type), index)
        case ast.Attribute(ast.Name("self"), name) if isinstance(cx.owner, Class):
            declares = cx.world.field_owner(cx.owner, name)
            if declares is not None and declares.info.fields[name].annotation is not None:
                return cx.world.field_type(declares, name, None)
    return None


def _element_of(type_: Type, index: ast.expr) -> Type | None:
    """What a list takes at an index, or in place of a slice; what a dict takes for a key."""
    from pyuk.compiler.check.model.types import ancestors

    for ancestor in ancestors(type_) if isinstance(type_, Class) else []:
        if ancestor.info.name == "dict" and len(ancestor.args) == 2:
            return ancestor.args[1]
    if not isinstance(type_, Class) or type_.info.name != "list":
        return None
    return type_ if isinstance(index, ast.Slice) else type_.args[0]


def store(cx: Checker, target: ast.expr, value: Expr, node: ast.stmt) -> Block:
    """`target = value` for a checked value."""
    match target:
        case ast.Name():
            return _to_name(cx, target, value, node)
        case ast.Attribute():
            return _to_attribute(cx, target, value, node)
        case ast.Subscript():
            from pyuk.compiler.check.expressions.subscripts import set_element

            return set_element(cx, target, value, node)
        case ast.Tuple(elts) | ast.List(elts):
            return unpacking.unpack(cx, target, elts, value, node)
    raise AssertionError(target)


def _to_name(cx: Checker, target: ast.Name, value: Expr, node: ast.stmt) -> Block:
    if cx.class_scope is not None and target.id in cx.class_scope.variables:
        variable = cx.class_scope.variables[target.id]
        return [to_variable(cx, variable, value, target, f"{cx.class_scope.name}.{target.id}")]
    if target.id in cx.variables:
        local = cx.variables[target.id]
        if local.annotation is None:
            _check_storable(cx, value, node)
        return [SetLocal(local, cx.assign_variable(local, value, target), node=node)]
    entity = cx.world.find(cx.module, target.id)
    if isinstance(entity, Global):
        return [_to_global(cx, entity, value, target)]
    if entity is None and target.id in cx.missing_globals:
        return [Evaluate(value, node=node)]
    what = {
        Constant: "a constant of the module",
        Static: "static storage of the module",
        FunctionInfo: "a function of the module",
        ClassInfo: "a class of the module",
        StructInfo: "a Struct of the module",
        ModuleInfo: "a module that is imported",
    }.get(type(entity), "declared in another way")
    cx.fail(
        "PK0224",
        target,
        f"`{target.id}` is {what}, and cannot be assigned",
        why="what a module declares does not change while it runs",
        cpython="the name would be bound to the new value",
        fix="use another name" if not isinstance(entity, Static) else "assign its fields or elements",
    )
    raise AssertionError


def _check_storable(cx: Checker, value: Expr, node: ast.stmt) -> None:
    if isinstance(value.type, ModuleValue):
        cx.fail(
            "PK0308",
            value.node,
            f"{described(value.type)} cannot be kept in a variable",
            why="modules are known when the program is compiled, and have no value when it runs",
            cpython="it is an object like any other",
            fix="use it by its own name",
        )


def _to_global(cx: Checker, entity: Global, value: Expr, target: ast.Name) -> SetGlobal:
    return to_variable(cx, entity, value, target, target.id)


def to_variable(cx: Checker, entity: Global, value: Expr, target: ast.expr, shown: str) -> SetGlobal:
    """Assign a variable of a module, which messages show as `shown`."""
    from pyuk.compiler.check.expressions.expressions import global_type

    reads = cx.instance in entity.readers
    known = global_type(cx, entity)
    if not reads:
        entity.readers.discard(cx.instance)  # nothing was made of the type that the variable had till now
    if entity.annotation is None:
        entity.writers.add(cx.instance)
        first = entity.initial or entity.place
        joined = cx.world.assign_global(entity, value.type)
        if joined is None:
            cx.fail(
                "PK0208",
                target,
                f"`{shown}` is {described(known)} and would become {described(value.type)}",
                why="a variable has one type, the join of all that is assigned to it, and these two have none",
                cpython="the name would be bound to the new value",
                fix="use a second variable",
                notes=((f"it becomes {described(known)} here", first),)
                if first is not None and entity.module is cx.module
                else (),
            )
            raise AssertionError
        if entity.place is None and entity.module is cx.module and value.type != NEVER:
            entity.place = target
        known = joined
    refuse_kept_block(cx, value, target)
    stored = (promised if entity.annotation else coerce)(cx, value, known, f"`{shown}`", entity.annotation)
    _narrow_global(cx, entity, known, value, target)
    return SetGlobal(entity, stored, node=target)


def _narrow_global(cx: Checker, entity: Global, type_: Type, value: Expr, target: ast.expr) -> None:
    """After an assignment the value tells the type of a variable that nothing but top-level code assigns."""
    forget(cx, target)
    is_top_level = isinstance(cx.info.node, ast.Module) and entity.module is cx.module and cx.class_scope is None
    if not is_top_level or cx.env is None or entity.name in declared_global(cx.module.source.tree):
        return
    known = kept_as(cx, type_, value)
    if known is not None and known not in (type_, NONE) and not is_function(value.type):
        cx.env = type(cx.env)(cx.env.bound, cx.env.narrowed | {entity.name: known})


def forget(cx: Checker, target: ast.expr) -> None:
    """What was known of a variable or a field, and of what lies in it, is so no more.

    Nor what was known of a field of that name in other variables, which may mean the same object.
    """
    if cx.env is None:
        return
    key, field = key_of(target), target.attr if isinstance(target, ast.Attribute) else None

    def is_changed(known: str) -> bool:
        first, *attributes = known.split(".")
        return field in attributes or known == key or first == key

    kept = {known: type_ for known, type_ in cx.env.narrowed.items() if not is_changed(known)}
    cx.env = type(cx.env)(cx.env.bound, kept)


def _to_attribute(cx: Checker, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block:
    return _to_attribute_of(cx, cx.expr(target.value), target, value, node)


def _to_attribute_of(cx: Checker, owner: Expr, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block:
    """`owner.attr = value` for a checked owner."""
    fixed.refuse(cx, target)
    if isinstance(owner.type, ClassOf):
        first, block = hold(cx, value, node)
        stores = block_for_each_class(
            cx, owner, node, lambda each: _to_attribute_of(cx, each, target, first, node)
        )
        return [*block, *stores]
    if isinstance(owner.type, ModuleValue):
        entity = cx.world.member(owner.type.module, target.attr)
        if isinstance(entity, Global):
            name = ast.copy_location(ast.Name(target.attr, ast.Store()), target)
            return [_to_global(cx, entity, value, name)]
    if isinstance(owner.type, TypeValue) and isinstance(owner.type.type, Class):
        return classvars.store(cx, owner.type.type, target, value)
    if isinstance(owner.type, FunctionValue):
        stored = funcattrs.store(cx, owner, target.attr, value, target, node)
        if stored is not None:
            return stored
    if isinstance(owner.type, Optional):
        owner = not_none(cx, owner, f"'NoneType' object has no attribute '{target.attr}'")
    if isinstance(owner.type, Union):
        first, block = hold(cx, value, node)
        kept, bindings = held(cx, owner)
        block += [SetLocal(v, e, node=node) for v, e in bindings]  # type: ignore[arg-type]
        return [
            *block,
            *dispatch_block(cx, kept, node, lambda each: _to_attribute_of_one(cx, each, target, first, node)),
        ]
    return _to_attribute_of_one(cx, owner, target, value, node)


def _to_attribute_of_one(cx: Checker, owner: Expr, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block:
    """`owner.attr = value` for a checked owner of one type."""
    if owner.type == NEVER:
        return [Evaluate(owner, node=node), Evaluate(value, node=node)]
    if recordcalls.is_frozen(cx, owner.type):
        return recordcalls.refuse_frozen(cx, [value, owner], target.attr, "assign to", node)
    return _to_object(cx, owner, target, value, node)


def to_field(cx: Checker, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block:
    """`target = value`, whatever the class of the object thinks of assignments."""
    return _to_object(cx, cx.expr(target.value), target, value, node)


def _to_object(cx: Checker, owner: Expr, target: ast.Attribute, value: Expr, node: ast.stmt) -> Block:
    value_held, bindings = hold(cx, value, node)
    if isinstance(owner.type, Class):
        if attributes.is_hidden(cx, owner.type, target.attr):
            attributes.no_attribute(cx, owner.type, target.attr, target)
        hooked = hooks.store(cx, owner, target.attr, value_held, node)
        if hooked is not None:
            return [*bindings, *hooked]
        called = accessors.store(cx, owner, target, value_held, node)
        if called is not None:
            return [*bindings, *called]
    reads = _reads_field(cx, owner.type, target.attr)
    place = place_of(cx, owner, target)
    if place.type == NEVER or (isinstance(owner.type, Class) and _is_inferred(place)):
        _join_field(cx, place, value_held, target, reads=reads)
    stored = fit(cx, value_held, place, target)
    _narrow_field(cx, target, value)
    return [*bindings, Store(place, stored, node=node)]


def hold(cx: Checker, value: Expr, node: ast.stmt) -> tuple[Expr, Block]:
    """The value is evaluated before its target's parts: kept in a variable unless that cannot be told."""
    from pyuk.compiler.check.model.tree import Literal

    if isinstance(value, Literal) or is_settled_read(cx, value) or _is_plain(cx, value):
        return value, []
    temporary = cx.temporary(value.type)
    return ReadLocal(temporary, type=value.type, node=value.node), [SetLocal(temporary, value, node=node)]


def _is_plain(cx: Checker, value: Expr) -> bool:
    """Whether evaluating it can neither raise nor change anything: its order does not matter."""
    from pyuk.compiler.check.model.tree import Arithmetic, Convert, Literal, Reinterpret

    if isinstance(value, Arithmetic):
        safe = not value.checked and value.op not in ("/", "//", "%", "**", "<<", ">>")
        return safe and _is_plain(cx, value.left) and _is_plain(cx, value.right)
    if isinstance(value, (Convert, Reinterpret)):
        return _is_plain(cx, value.operand)
    return isinstance(value, Literal) or is_settled_read(cx, value)


def place_of(cx: Checker, owner: Expr, target: ast.Attribute) -> Place:
    """The memory that an attribute names; new fields of a class are declared by `self.x = ...` in it."""
    match owner.type:
        case Class() as class_:
            refuse_outside(cx, class_, target)
            place = attributes.field_place(cx, owner, class_, target.attr, target)
            if place is None:
                _new_field(cx, class_, target)
                place = attributes.field_place(cx, owner, class_, target.attr, target)
                assert place is not None
            return place
        case Struct():
            return attributes.struct_place(cx, owner, target.attr, target)
    attributes.no_attribute(cx, owner.type, target.attr, target)
    raise AssertionError


def _new_field(cx: Checker, class_: Class, target: ast.Attribute) -> None:
    """The first assignment to an attribute that the class does not mention: its objects may have it from now on."""
    info = class_.info
    if not info.module.takes_attributes and not _takes_attributes(cx, class_):
        attributes.no_attribute(cx, class_, target.attr, target)
    info.fields[target.attr] = FieldInfo(target.attr, info, node=target, is_added=not info.module.takes_attributes)
    cx.world.class_changed(info)
    cx.world.field_taken_over(info, target.attr)


def _takes_attributes(cx: Checker, class_: Class) -> bool:
    """Whether objects of a class of the library get the attributes that the program assigns: exceptions do."""
    return cx.is_app and is_subclass(class_, cx.world.class_type("BaseException"))


def _is_inferred(place: Place) -> bool:
    if place.field is None or not isinstance(place.field[0], Class):
        return False
    return place.field[0].info.fields[place.field[1]].annotation is None


def _reads_field(cx: Checker, type_: Type, name: str) -> bool:
    """Whether the function has made anything of the type that a field has had till now."""
    declares = cx.world.field_owner(type_, name) if isinstance(type_, Class) else None
    return declares is not None and cx.instance in cx.world.field_readers.get((declares, name), ())


def _join_field(cx: Checker, place: Place, value: Expr, target: ast.Attribute, *, reads: bool) -> None:
    assert place.field is not None and isinstance(place.field[0], Class)
    owner, name = place.field
    assert isinstance(owner, Class)
    first = owner.info.fields[name]
    joined = cx.world.assign_field(owner, name, value.type, None if reads else cx.instance)
    if joined is None:
        cx.fail(
            "PK0208",
            target,
            f"`{name}` is {described(place.type)} and would become {described(value.type)}",
            why="a field has one type, the join of all that is assigned to it, and these two have none",
            cpython="the attribute would be bound to the new value",
            fix="use a second field",
            notes=((f"it becomes {described(place.type)} here", first.node),)
            if first.node is not None and first.node is not target and owner.info.module is cx.module
            else (),
        )
        raise AssertionError
    place.type = joined


def fit(cx: Checker, value: Expr, place: Place, target: ast.expr) -> Expr:
    """A value as it is stored at `place`: raw-memory places take bools as ints and check the width."""
    refuse_kept_block(cx, value, target)
    what = f"`{ast.unparse(target)}`"
    if isinstance(place.type, (Struct, Array_)) or (
        isinstance(place.type, Machine) and place.type.kind == "Atomic"
    ):
        cx.fail(
            "PK0226",
            target,
            f"{what} is memory of its own and cannot be rebound",
            why="it lies inside what holds it",
            cpython="the assignment is refused as well",
            fix="assign its fields or elements",
        )
    wanted: Type = place.type
    if place.bits:
        wanted = Int(0, (1 << place.bits) - 1, f"{place.bits} bits", 64)
    if value.type == BOOL and isinstance(wanted, Int) and place.field is None:
        from pyuk.compiler.check.expressions.conversions import to_int

        value = to_int(value)
    return (promised if _is_promised(place) else coerce)(cx, value, wanted, what, None)


def _is_promised(place: Place) -> bool:
    """Whether it is a field whose annotation says its type."""
    return place.field is not None and isinstance(place.field[0], Class) and (
        not place.field[0].info.type_params and not _is_inferred(place)
    )


from pyuk.compiler.check.model.types import Array as Array_  # noqa: E402


def _narrow_field(cx: Checker, target: ast.Attribute, value: Expr) -> None:
    forget(cx, target)
    key, type_ = key_of(target), cx.world.resolve(value.type)
    if key is not None and cx.env is not None and (isinstance(type_, Class) or is_union_member(type_)):
        cx.env = type(cx.env)(cx.env.bound, cx.env.narrowed | {key: natural_storage(type_)})


# --- update and delete ---


def update(cx: Checker, node: ast.AugAssign) -> Block:
    """`target op= value`: the parts of the target are evaluated once."""
    op = operators.SYMBOLS[type(node.op)]
    match node.target:
        case ast.Name(name):
            current = cx.expr(ast.copy_location(ast.Name(name, ast.Load()), node.target))
            result = operators.binary(cx, op, current, cx.expr(node.value), node, inplace=True)
            note_growing(cx, current, result)
            return store(cx, node.target, result, node)
        case ast.Attribute(value):
            return _update_attribute(cx, node, node.target, cx.expr(value))
        case ast.Subscript():
            from pyuk.compiler.check.expressions.subscripts import update_element

            return update_element(cx, node, op)
    raise AssertionError(node)


def _update_attribute(cx: Checker, node: ast.AugAssign, target: ast.Attribute, owner: Expr) -> Block:
    """`owner.attr op= value`: of an owner that may be of several types, by its type."""
    if isinstance(owner.type, ClassOf):
        return block_for_each_class(cx, owner, node, lambda each: _update_attribute(cx, node, target, each))
    if isinstance(cx.world.resolve(owner.type), Union):
        return dispatch_block(cx, owner, node, lambda each: _update_attribute(cx, node, target, each))
    held, bindings = once(cx, owner)
    block: Block = [SetLocal(v, e, node=node) for v, e in bindings]  # type: ignore[arg-type]
    load = ast.copy_location(ast.Attribute(target.value, target.attr, ast.Load()), target)
    if isinstance(owner.type, (ModuleValue, TypeValue)):
        held = owner
    current = attributes.get(cx, held, target.attr, load)
    op = operators.SYMBOLS[type(node.op)]
    result = operators.binary(cx, op, current, cx.expr(node.value), node, inplace=True)
    return [*block, *_store_attribute(cx, target, held, result, node)]


def _store_attribute(cx: Checker, target: ast.Attribute, owner: Expr, value: Expr, node: ast.stmt) -> Block:
    """Store to an attribute of an owner that is evaluated already."""
    if not isinstance(owner, ReadLocal):
        return _to_attribute_of(cx, owner, target, value, node)
    stand_in = ast.copy_location(ast.Name(owner.variable.name, ast.Load()), target)
    assert cx.env is not None
    cx.env = type(cx.env)(cx.env.bound | {owner.variable.name}, cx.env.narrowed)
    renamed = ast.copy_location(ast.Attribute(stand_in, target.attr, ast.Store()), target)
    return _to_attribute(cx, renamed, value, node)


def _delete_attribute(cx: Checker, owner: Expr, target: ast.Attribute, node: ast.stmt) -> Block:
    """`del owner.name`: a property's deleter, or a field that is not there any more."""
    fixed.refuse(cx, target)
    from pyuk.compiler.check.calls.specialisation import need_raiser

    if isinstance(owner.type, Optional):
        owner = not_none(cx, owner, f"'NoneType' object has no attribute '{target.attr}'")
    if isinstance(owner.type, Union):
        return dispatch_block(cx, owner, node, lambda each: _delete_attribute(cx, each, target, node))
    if owner.type == NEVER:
        return [Evaluate(owner, node=node)]
    if isinstance(owner.type, Class):
        deleted = accessors.delete(cx, owner, target, node)
        if deleted is not None:
            return deleted
        if recordcalls.is_frozen(cx, owner.type):
            return recordcalls.refuse_frozen(cx, [owner], target.attr, "delete", node)
        place = _own_field(cx, owner, owner.type, target)
        if place is not None:
            cx.world.deleted_fields.add(target.attr)
            return [Unset(place, need_raiser(cx, "missing_name"), node=node)]
    _refuse_delete(cx, target, node)
    raise AssertionError


def _own_field(cx: Checker, owner: Expr, class_: Class, target: ast.Attribute) -> Place | None:
    """A field that an object may be without."""
    place = attributes.field_place(cx, owner, class_, target.attr, target)
    if place is None or place.field is None or not isinstance(place.field[0], Class):
        return None
    info = place.field[0].info
    return place if info.module.takes_attributes or info.fields[target.attr].is_added else None


def delete(cx: Checker, target: ast.expr, node: ast.stmt) -> Block:
    """`del target`: a variable becomes unbound; a list loses an element."""
    match target:
        case ast.Name(name) if name in cx.variables:
            variable = cx.variables[name]
            there: Block = []
            if cx.env is not None and name not in cx.env.bound:
                there = [Evaluate(cx.expr(ast.copy_location(ast.Name(name, ast.Load()), target)), node=node)]
            variable.needs_flag = True
            if variable.shared is not None:
                note_unbound(cx.world, variable.shared)
            assert cx.env is not None
            cx.env = type(cx.env)(cx.env.bound - {name}, cx.env.narrowed)
            return [*there, Unbind(variable, node=node)]
        case ast.Attribute(value):
            return _delete_attribute(cx, cx.expr(value), target, node)
        case ast.Subscript(value, ast.Slice() as part):
            from pyuk.compiler.check.expressions.subscripts import delete_slice

            return [Evaluate(delete_slice(cx, cx.expr(value), part, node), node=node)]
        case ast.Subscript(value, index):
            from pyuk.compiler.check.expressions.subscripts import delete_element

            return [Evaluate(delete_element(cx, cx.expr(value), cx.expr(index), node), node=node)]
        case ast.Tuple(parts) | ast.List(parts):
            return [stmt for part in parts for stmt in delete(cx, part, node)]
    _refuse_delete(cx, target, node)
    raise AssertionError


def _refuse_delete(cx: Checker, target: ast.expr, node: ast.stmt) -> None:
    cx.fail(
        "PK0309",
        node,
        f"`del {ast.unparse(target)}` is not supported",
        why="an object has its fields, and a module its names, as long as it lives",
        cpython="the attribute is gone" if isinstance(target, ast.Attribute) else "the name is bound no more",
        fix="assign a value that stands for none",
    )
