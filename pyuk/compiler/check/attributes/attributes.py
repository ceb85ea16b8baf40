"""Attributes: of modules, classes, objects, Structs and the machine's own types."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn

from pyuk.compiler.check.attributes import classvars, codefacts, hooks, supercalls
from pyuk.compiler.check.declare import bases, funcattrs, leftout, plainvalues
from pyuk.compiler.check.declare.modules import is_known_to_compiler
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, coerce, not_none, once, settled, wrap
from pyuk.compiler.check.expressions.flow import key_of
from pyuk.compiler.check.expressions.unions import (
    any_of,
    as_member,
    common,
    dispatch,
    is_member,
    is_parameter_of,
    members,
)
from pyuk.compiler.check.library import getters
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import Entity, FunctionInfo, ModuleInfo, StructField
from pyuk.compiler.check.model.problems import close_to, fail
from pyuk.compiler.check.model.tree import (
    AddressOf,
    Comparison,
    Expr,
    Intrinsic,
    IsSet,
    Literal,
    Load,
    NotNone,
    Place,
    Reinterpret,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    U64,
    AnyObject,
    Array,
    Class,
    ClassOf,
    FunctionValue,
    Int,
    LangValue,
    Machine,
    ModuleValue,
    Optional,
    Qualified,
    Struct,
    Tuple,
    Type,
    TypeValue,
    Union,
    ancestors,
    described,
    is_function,
    members_of,
    python_module,
    python_name,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def check_attribute(cx: Checker, node: ast.Attribute, expected: Type | None) -> Expr:
    """`value.attr` as an expression that is not called."""
    if node.attr in ("__name__", "__qualname__"):
        named = class_of(cx, node.value)
        if named is not None:
            qualified = _type_name(cx, named, node)
            return qualified if node.attr == "__qualname__" else _short(cx, qualified, node)
    if supercalls.is_super(cx, node.value):
        return supercalls.attribute(cx, node)
    if (fact := codefacts.check(cx, node)) is not None:
        return fact
    owner = as_asked(cx, cx.expr(node.value), f"has no attribute '{node.attr}'")
    if cx.env is not None and cx.env.narrowed.get(key_of(node) or "") == NEVER:  # after a mistake
        return Literal(None, type=NEVER, node=node)
    from pyuk.compiler.check.attributes.below import attribute_below

    bound = getters.bound_get(cx, owner, node) or getters.bound_format(cx, owner, node)
    if bound is not None:
        return bound

    def read(each: Expr) -> Expr:
        return get(cx, each, node.attr, node)

    return attribute_below(cx, owner, node.attr, read, read, node)


def class_of(cx: Checker, node: ast.expr) -> Expr | None:
    """The object of `type(x)` or `x.__class__`."""
    from pyuk.compiler.check.operators.identity import object_node

    inner = object_node(cx, node)
    return cx.expr(inner) if inner is not None else None


OBJECT_CLASS_NAME = "pyuk.builtins.unions.object_class_name"


def name_of_class(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """`type(value).__name__`."""
    if isinstance(value.type, AnyObject) and not is_parameter_of(cx, value, OBJECT_CLASS_NAME):
        return call_runtime(cx, OBJECT_CLASS_NAME, [value], node)
    return _short(cx, _type_name(cx, value, node), node)


def _short(cx: Checker, name: Expr, node: ast.AST) -> Expr:
    """A class's name from its qualified one, which TypeInfos have."""
    if not cx.world.has_inner_classes:
        return name
    if isinstance(name, Literal):
        return Literal(name.value.split(".")[-1], type=name.type, node=node)
    return call_runtime(cx, "pyuk.builtins.exceptions.last_name", [name], node)


def _type_name(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """The name of an object's class, which its TypeInfo has; so has that of a box, but a function's has its own."""
    text = cx.world.class_type("str")
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, Class):
        return Intrinsic("type_name", [value], type=text, node=node)
    if isinstance(type_, Union):
        value, bindings = once(cx, settled(cx, value))
        others = tuple(each for each in members(cx, type_) if not _has_type_info(each))
        told = Intrinsic("type_name", [value], type=text, node=node)
        named = dispatch(cx, value, node, lambda each: _type_name(cx, each, node), parts=others, otherwise=told)
        return wrap(bindings, named)
    again, bindings = once(cx, settled(cx, value))
    if not isinstance(type_, Optional):
        return wrap(bindings, Literal(python_name(type_), type=text, node=node))
    missing = Comparison("is", again, none_literal(node), type=BOOL, node=node)
    present = _type_name(cx, Reinterpret(again, type=type_.inner, node=node), node)
    return wrap(bindings, choice(missing, Literal("NoneType", type=text, node=node), present, text))


def _has_type_info(type_: Type) -> bool:
    """Whether values of the type, in boxes where they are no objects, have their class's TypeInfo."""
    return isinstance(type_, (Class, Int, Tuple)) or type_ in (BOOL, FLOAT)


def get(cx: Checker, owner: Expr, name: str, node: ast.expr) -> Expr:
    """The attribute `name` of a checked expression."""
    from pyuk.compiler.check.attributes.numbermethods import part_of_number

    if not name.startswith("__"):
        owner = plainvalues.as_data(cx, owner, name)
    found = _of_function(cx, owner, name, node) or part_of_number(cx, owner, name, node)
    if found is None and is_function(owner.type):
        from pyuk.compiler.check.attributes import keptclasses, keptfunctions

        found = keptfunctions.attribute(cx, owner, name, node)
        if found is None:
            found = keptclasses.dispatch(cx, owner, node, lambda each: get(cx, each, name, node))
    if found is not None:
        return found
    match cx.world.resolve(owner.type):
        case ModuleValue(module):
            return _of_module(cx, module, name, node)
        case TypeValue(Class() as class_):
            return _of_class(cx, class_, name, node)
        case ClassOf():
            from pyuk.compiler.check.operators.identity import for_each_class

            return for_each_class(cx, owner, node, lambda each: get(cx, each, name, node))
        case TypeValue(Struct(info)) if name in info.methods:
            return Literal(None, type=FunctionValue(info.methods[name]), node=node)
        case LangValue(module_name):
            return _of_known_module(cx, module_name, name, node)
        case Optional():
            present = not_none(cx, owner, f"'NoneType' object has no attribute '{name}'")
            return get(cx, present, name, node)
        case Class() as class_:
            return _of_object(cx, owner, class_, name, node)
        case Union():
            return dispatch(cx, owner, node, lambda each: get(cx, each, name, node))
        case Struct():
            return read_place(cx, struct_place(cx, owner, name, node), node)
        case Machine("Ptr") if name == "addr":
            return Reinterpret(owner, type=U64, node=node)
        case type_ if type_ == NEVER:
            return owner
    no_attribute(cx, owner.type, name, node)


def _of_function(cx: Checker, owner: Expr, name: str, node: ast.expr) -> Expr | None:
    """What the program has put on a function, and what every function has; None where the owner is none.

    A function of the library may be a class in CPython: chain.from_iterable is the function chain_from_iterable.
    """
    from pyuk.compiler.check.calls.functions import attribute, stands_for

    if not is_function(owner.type):
        return None
    if isinstance(owner.type, FunctionValue):
        info = owner.type.info
        if info.bound is not None:
            return _of_bound_method(cx, owner, info.bound, name, node)
        made = stands_for(info)
        if made is not None:
            from pyuk.compiler.check.expressions.expressions import entity_value

            return get(cx, entity_value(cx, info.module.names[made], node), name, node)
        part: Entity | None
        if info.kind == "property":
            part = {"fget": info, "fset": info.setter, "fdel": info.deleter}.get(name)
        else:
            part = None if info.module.source.is_app else cx.world.find(info.module, f"{info.name}_{name}")
        if isinstance(part, FunctionInfo):
            return Literal(None, type=FunctionValue(part), node=node)
        if name == "__module__" and info.module.source.is_app:
            return wrap(once(cx, owner)[1], Literal(info.module.name, type=cx.world.class_type("str"), node=node))
        kept = funcattrs.get(cx, owner, name, node) if info.module.source.is_app else None
        if kept is not None:
            return kept
    return attribute(cx, owner, name, node)


def _of_bound_method(cx: Checker, value: Expr, method: FunctionInfo, name: str, node: ast.expr) -> Expr | None:
    """What `object.method` says of itself is what the method says that the object's class has."""
    from pyuk.compiler.check.attributes.below import by_class
    from pyuk.compiler.check.calls.functions import owner_of
    from pyuk.compiler.check.operators.hashing import overriding

    def of_one(class_: Class) -> Expr:
        own = cx.world.method(class_, method.name)
        assert own is not None
        return get(cx, Literal(None, type=FunctionValue(own[1]), node=node), name, node)

    result = _of_function(cx, Literal(None, type=FunctionValue(method), node=node), name, node)
    if result is None:
        return None
    assert isinstance(value.type, FunctionValue)
    again, bindings = once(cx, value)
    this = owner_of(cx, again, value.type, node)
    below = overriding(cx, this.type, method.name) if isinstance(this.type, Class) else []
    return wrap(bindings, by_class(cx, this, result, below, of_one, node))


def _of_module(cx: Checker, module: ModuleInfo, name: str, node: ast.expr) -> Expr:
    from pyuk.compiler.check.expressions.expressions import entity_value

    entity = cx.world.member(module, name)
    if entity is None:
        python = python_module(module.name)
        error = f"AttributeError: module '{python}' has no attribute '{name}'"
        cx.fail(
            "PK0102",
            name_in(node),
            f"module `{python}` has no `{name}`",
            why=leftout.why_no_member(module, name),
            cpython=leftout.without_member(module, name, error),
            fix=leftout.instead_of_member(module, name),
        )
        raise AssertionError
    return entity_value(cx, entity, node)


def _of_known_module(cx: Checker, module: str, name: str, node: ast.expr) -> Expr:
    """An attribute of a module that the compiler itself knows, or a part of what stands there."""
    from pyuk.compiler.check.expressions.expressions import entity_value

    of_library = cx.world.of_types(module, name)
    if of_library is not None:
        return entity_value(cx, of_library, node)
    is_module = "." not in module or is_known_to_compiler(module)
    return Literal(None, type=LangValue(name if is_module else f"{module}.{name}"), node=node)


# --- attributes that are not there ---

OF_OBJECTS = ("__notes__",)  # what CPython's objects have, and not their classes
# What other languages call it, and Python 2 did.
HABITS = {
    **dict.fromkeys(("length", "size"), "write len(...)"),
    **dict.fromkeys(("push", "push_back", "add", "append_item"), "did you mean `append`?"),
    **dict.fromkeys(("contains", "includes"), "write `x in ...`"),
    "trim": "did you mean `strip`?",
    "message": "write str(...)",
}


def no_attribute(cx: Checker, type_: Type, name: str, node: ast.AST, known: Iterable[str] = ()) -> NoReturn:
    """The Problem for an attribute that a value does not have. known: what it has, beside its class's."""
    if isinstance(type_, FunctionValue):
        fail(
            "PK0312",
            cx.module,
            name_in(node),
            f"{described(type_)} has no attribute `{name}`",
            why="nothing assigns it by the name under which the function is defined",
            cpython="a function has the attributes that were assigned to it, whatever it was called there",
            fix="assign it where the function is defined, or write a class with __call__",
        )
    if isinstance(type_, ModuleValue) and not type_.module.source.is_app:
        fail(
            "PK0312",
            cx.module,
            name_in(node),
            f"{described(type_)} has no attribute `{name}`",
            why=leftout.why_no_member(type_.module, name),
            cpython=leftout.without_member(type_.module, name, "a module takes any attribute"),
            fix=leftout.instead_of_member(type_.module, name),
        )
    class_ = type_.type if isinstance(type_, TypeValue) else type_
    members = [*known, *(_members(cx, class_, name) if isinstance(class_, Class) else ())]
    hint = close_to(name, members)
    place = name_in(node)
    real = getattr(builtins, python_name(class_), None)
    if hasattr(real, name) and _is_of_library(class_):
        fail(
            "PK0312",
            cx.module,
            place,
            f"`{python_name(class_)}.{name}` is not supported yet",
            why=f"pyuk's `{python_name(class_)}` has only a part of what CPython's has",
            cpython="the attribute is there",
            fix=hint,
        )
    if isinstance(type_, TypeValue):
        error = f"type object '{error_name(class_)}' has no attribute '{name}'"
    else:
        error = f"'{error_name(type_)}' object has no attribute '{name}'"
    fail(
        "PK0223",
        cx.module,
        place,
        f"{described(type_)} has no attribute `{name}`",
        why=_why_no_attribute(type_),
        cpython=_cpython_of(class_, error),
        fix=HABITS.get(name, hint) if _is_of_library(class_) else hint,
    )


def takes_nothing(info: FunctionInfo) -> bool:
    """Whether a call needs no arguments, beside the object itself."""
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    own = int(info.owner is not None and info.kind != "static")
    args = info.node.args
    needed = len(args.posonlyargs) + len(args.args) - own - len(args.defaults)
    return needed <= 0 and not any(default is None for default in args.kw_defaults)


def _why_no_attribute(type_: Type) -> str:
    match type_:
        case Class() if not _is_of_library(type_):
            return "neither its class nor a base class declares it, or assigns it as self.name"
        case Struct():
            return "a Struct has the fields that its class declares"
    return "the type has nothing of that name"


def _cpython_of(class_: Type, error: str) -> str:
    """What CPython does. A class of the stdlib may have more there, or take any attribute."""
    is_of_stdlib = isinstance(class_, Class) and class_.info.module.name.startswith("pyuk.stdlib.")
    return "its own class may have the attribute, or take it" if is_of_stdlib else f"AttributeError: {error}"


def _is_of_library(type_: Type) -> bool:
    """Whether it is one of the builtin types, as pyuk has them."""
    if isinstance(type_, Class):
        return type_.info.module.name.startswith("pyuk.builtins.")
    return isinstance(type_, Int) or type_ in (BOOL, FLOAT)


def is_hidden(cx: Checker, class_: Class, name: str) -> bool:
    """Whether `name` is a part of pyuk's own builtin class that CPython's does not have, asked for by an app."""
    if not cx.module.source.is_app:
        return False
    for ancestor in ancestors(class_):
        info = ancestor.info
        if name in info.fields and info.fields[name].is_added:
            return False
        if name in info.methods or name in info.fields or name in info.constants:
            real = getattr(builtins, class_.info.name if _is_of_library(class_) else info.name, None)
            is_there = not isinstance(real, type) or hasattr(real, name) or name in OF_OBJECTS
            return _is_of_library(ancestor) and not is_there
    return False


def _members(cx: Checker, class_: Class, like: str) -> Iterator[str]:
    """What a program may ask of an object of the class; names with underscores for those that ask so."""
    for info in (ancestor.info for ancestor in ancestors(class_)):
        for name in [*info.fields, *info.methods, *info.constants, *info.variables]:
            if name.startswith("_") == like.startswith("_") and not is_hidden(cx, class_, name):
                yield name


def name_in(node: ast.AST) -> ast.AST:
    """The place of the attribute's name in `value.name`; of one that getattr() asks for, the call."""
    if not isinstance(node, ast.Attribute) or node.end_col_offset is None or node.end_lineno is None:
        return node
    if (node.value.end_lineno, node.value.end_col_offset) == (node.end_lineno, node.end_col_offset):
        return node.value
    written = getattr(node, "written", node.attr)  # without the class that a private name belongs to
    start = node.end_col_offset - len(written.encode())
    place = ast.Name(node.attr, ast.Load(), lineno=node.end_lineno, col_offset=start)
    place.end_lineno, place.end_col_offset = node.end_lineno, node.end_col_offset
    return place


# --- classes and objects ---


def _of_class(cx: Checker, class_: Class, name: str, node: ast.expr) -> Expr:
    from pyuk.compiler.check.attributes import classfacts

    found = classvars.of_class(cx, class_, name, node) or classfacts.attribute(cx, class_, name, node)
    found = found or _of_sets(cx, class_, name, node)
    if found is None:
        cx.world.classes_below(class_, cx.instance)
        no_attribute(cx, TypeValue(class_), name, node)
    return proved(cx, found, node)


def _of_sets(cx: Checker, class_: Class, name: str, node: ast.expr) -> Expr | None:
    """A method of `set` that takes many others, by the name of the class: `set.union(*rows)`."""
    method = f"{class_.info.name}_{name}"
    of_all = cx.world.module("pyuk.builtins.setsall") if class_.info is cx.world.builtin_class("set") else None
    found = of_all.names.get(method) if of_all is not None else None
    return Literal(None, type=FunctionValue(found), node=node) if isinstance(found, FunctionInfo) else None


def _of_object(cx: Checker, owner: Expr, class_: Class, name: str, node: ast.expr) -> Expr:
    if name == "__class__":
        from pyuk.compiler.check.operators.identity import class_of

        return class_of(cx, owner, node)
    if name == "__doc__" and field_place(cx, owner, class_, name, node) is None:
        return get(cx, _of_object(cx, owner, class_, "__class__", node), name, node)
    if is_hidden(cx, class_, name):
        no_attribute(cx, class_, name, node)
    found = cx.world.method(class_, name)
    if found is not None:
        if found[1].kind == "property":
            from pyuk.compiler.check.calls.calls import call_method

            return call_method(cx, owner, name, [], node)
        if found[1].kind == "static":
            from pyuk.compiler.check.calls.calls import has_one_method

            if not has_one_method(cx, class_, found[1]):
                return get(cx, _of_object(cx, owner, class_, "__class__", node), name, node)
            return Literal(None, type=FunctionValue(found[1]), node=node)
        from pyuk.compiler.check.calls.closures import bound_method

        return bound_method(cx, owner, found[1], node)
    place = field_place(cx, owner, class_, name, node)
    if place is None:
        from pyuk.compiler.check.calls.specialisation import call_info

        if classvars.has(class_, name):
            return classvars.of_object(cx, owner, class_, name, node)
        if any(name in above.info.classes for above in ancestors(class_)):
            return _of_class(cx, class_, name, node)
        derived = bases.open_method(cx, class_, name)
        if derived is not None and derived[1].kind == "property":
            there = Reinterpret(owner, type=derived[0], node=node)
            return call_info(cx, derived[1], [there], node, owner=derived[0], virtual=class_)
        place = bases.open_field(cx, owner, class_, name)
        if place is not None:
            return read_place(cx, place, node)
        if bases.classes_with_objects(cx, class_) and all(
            classvars.has(each, name) for each in bases.classes_with_objects(cx, class_)
        ):
            return classvars.of_object(cx, owner, class_, name, node)
        cx.world.classes_below(class_, cx.instance)
        if name == "__dict__" and class_.info.module.source.is_app:
            from pyuk.compiler.check.attributes import instancedicts

            return instancedicts.check(cx, owner, node)
        if hooks.has(cx, class_, hooks.GET):
            return hooks.get(cx, owner, name, node)
        if not cx.world.take_named(class_, name, node):
            no_attribute(cx, class_, name, node)
        return _of_object(cx, owner, class_, name, node)
    value = _field(cx, place, class_, name, node)
    key = key_of(node)
    assert cx.env is not None
    if key is not None and key in cx.env.narrowed:
        return proved(cx, value, node)
    return value


def _field(cx: Checker, place: Place, class_: Class, name: str, node: ast.expr) -> Expr:
    """A field of an object; where it is not set, an attribute of its class of that name."""
    assert place.field is not None and isinstance(place.field[0], Class)
    if place.field[0].info.fields[name].default is not None or not classvars.has(class_, name):
        if hooks.has(cx, class_, hooks.GET) and not hooks.is_always_set(cx, place.field[0], name):
            place.base, bindings = once(cx, place.base)
            there = IsSet(place, type=BOOL, node=node)
            otherwise = hooks.get(cx, place.base, name, node)
            found = classvars.field_or_attribute(cx, there, read_place(cx, place, node), otherwise, name, node)
            return wrap(bindings, found)
        return read_place(cx, place, node)
    place.base, bindings = once(cx, place.base)
    test = IsSet(place, type=BOOL, node=node)
    attribute = classvars.of_object(cx, place.base, class_, name, node)
    value = read_place(cx, place, node)
    return wrap(bindings, classvars.field_or_attribute(cx, test, value, attribute, name, node))


def proved(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    """A field that a test showed to be of a type: looked at again, as something else may have set it since."""
    narrowed = cx.env.narrowed.get(key_of(node) or "") if cx.env is not None else None
    if narrowed is None or narrowed in (NONE, value.type):
        return value
    if isinstance(value.type, Optional) and isinstance(narrowed, Class):
        value = not_none(cx, value, f"{ast.unparse(node)} became None after it was tested")
    return checked_as(cx, value, narrowed, f"{ast.unparse(node)} became another value after it was tested", node)


def as_asked(cx: Checker, value: Expr, refused: str) -> Expr:
    """A value that a test showed not to be None, where it is asked for something; refused: CPython's words for None."""
    return not_none(cx, value.operand, f"'NoneType' object {refused}") if isinstance(value, NotNone) else value


def checked_as(cx: Checker, value: Expr, narrowed: Type, wrong: str, node: ast.AST) -> Expr:
    """A value that is known to be of a smaller type: looked at again. wrong: of the TypeError where it is not."""
    if not isinstance(value.type, Union) or not all(
        any(common(cx, one, each) is not None for one in members(cx, value.type))
        for each in members_of(narrowed)
    ):
        return value
    again, bindings = once(cx, value)
    still = any_of([is_member(cx, again, member, node) for member in members_of(narrowed)], node)
    text = Literal(wrong, type=cx.world.class_type("str"), node=node)
    changed = call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [text], node)
    found = as_member(cx, again, narrowed, node)
    return wrap(bindings, choice(still, found, coerce(cx, changed, found.type, "", None), found.type))


def field_place(cx: Checker, owner: Expr, class_: Class, name: str, node: ast.AST) -> Place | None:
    """The memory of a field, or None where the class has none of that name."""
    declares = cx.world.field_owner(class_, name)
    if declares is None:
        return None
    type_ = cx.world.resolve(cx.world.field_type(declares, name, cx.instance))
    return Place(owner, type_, field=(declares, name), alias=f"{declares.info.symbol}.{name}")


# --- Structs ---


def struct_place(cx: Checker, owner: Expr, name: str, node: ast.AST) -> Place:
    """The memory of a field of a Struct."""
    assert isinstance(owner.type, Struct)
    info = owner.type.info
    cx.world.layouts.lay_out(info)
    field = info.fields.get(name)
    if field is None:
        no_attribute(cx, owner.type, name, node, info.fields)
    return place_of(owner, field, f"{info.module.name}.{info.name}.{name}")


def place_of(owner: Expr, field: StructField, alias: str) -> Place:
    """The place of `field` in the Struct `owner`; a packed or volatile field has no alias of its own."""
    if isinstance(field.type, Qualified):
        bits = field.type.bits
        return Place(
            owner, field.type.inner, field.offset, volatile=field.type.volatile, bit=field.bit, bits=bits
        )
    return Place(owner, field.type, field.offset)


def read_place(cx: Checker, place: Place, node: ast.AST) -> Expr:
    """What is stored at a place; a Struct, Array or Atomic there is reached by its address."""
    if isinstance(place.type, (Struct, Array)) or (
        isinstance(place.type, Machine) and place.type.kind in ("Atomic", "Tail")
    ):
        return AddressOf(place, type=place.type, node=node)
    type_ = place.type
    if place.bits:
        assert isinstance(type_, Int)
        type_ = (
            Int(0, (1 << place.bits) - 1)
            if type_.lo >= 0
            else Int(-(1 << place.bits - 1), (1 << place.bits - 1) - 1)
        )
    elif isinstance(type_, Int) and type_.big_endian:
        type_ = Int(type_.lo, type_.hi, f"u{type_.bits}", type_.bits)
    check = None
    if place.field is not None:
        from pyuk.compiler.check.calls.specialisation import need_raiser

        check = need_raiser(cx, "missing_field")
    return Load(place, check, type=type_, node=node)
