"""Named tuples: classes whose objects are tuples as well, by typing.NamedTuple and collections.namedtuple.

An object of one lies on the heap like any other. Where a tuple is wanted (unpacking, an index, comparison with
a tuple, iteration) it is the tuple of its fields. Source: The Python Library Reference, "collections", "typing".
"""

from __future__ import annotations

import ast
import keyword as keywords
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.records import OPTIONS, Record, RecordField, declare_default
from pyuk.compiler.check.model.declarations import ClassInfo, Constant, Imported, LangName
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import Expr, MakeTuple
from pyuk.compiler.check.model.types import Class, Tuple, Type, ancestors
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.modules import Declarer
    from pyuk.compiler.check.function import Checker


def is_named_tuple(declarer: Declarer, node: ast.ClassDef) -> bool:
    """Whether a class statement derives from typing.NamedTuple."""
    found = (declarer.world.find_path(declarer.module, base) for base in node.bases if _is_path(base))
    return any(isinstance(entity, LangName) and entity.name == "NamedTuple" for entity in found)


def _is_path(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and _is_path(node.value))


def record_of_tuple() -> Record:
    """The Record of a class that is a named tuple."""
    return Record({**OPTIONS, "order": True}, is_tuple=True)


def declare_call(declarer: Declarer, name: str, value: ast.expr, node: ast.stmt) -> bool:
    """`Name = namedtuple("Name", ...)`: the class that it makes; whether the statement is one."""
    if not isinstance(value, ast.Call) or not _is_maker(declarer, value.func):
        return False
    info = ClassInfo(name, name, declarer.module, _class_node(name, value, node))
    _declare_fields(declarer, info, value, node)
    finish(declarer, info)
    declarer.module.names[name] = info
    return True


def declare_base(declarer: Declarer, info: ClassInfo) -> None:
    """`class Point(namedtuple("Point", "x y")):` is a named tuple with these fields, and no class above it."""
    for base in info.node.bases:
        if isinstance(base, ast.Call) and _is_maker(declarer, base.func):
            info.node.bases.remove(base)
            vars(info.node)["pyuk_fields"] = base
            break
    call = vars(info.node).get("pyuk_fields")
    if isinstance(call, ast.Call):
        _declare_fields(declarer, info, call, info.node)


def _declare_fields(declarer: Declarer, info: ClassInfo, value: ast.Call, node: ast.stmt) -> None:
    """The fields that a call of namedtuple() names, and their defaults."""
    fields = _fields(declarer, value)
    defaults = next((k.value for k in value.keywords if k.arg == "defaults"), None)
    given = list(defaults.elts) if isinstance(defaults, (ast.Tuple, ast.List)) else []
    info.record = record_of_tuple()
    first = len(fields) - len(given)
    for index, (field, annotation) in enumerate(fields):
        made = RecordField(field, annotation, node)
        if index >= first:
            made.default = declare_default(declarer, info, field, node, annotation, given[index - first])
        info.record.own[field] = made
        declare_field_of(info, made)


def _class_node(name: str, value: ast.Call, node: ast.stmt) -> ast.ClassDef:
    made = ast.ClassDef(name, bases=[], keywords=[], body=[], decorator_list=[])
    return ast.copy_location(made, node)


def _is_maker(declarer: Declarer, func: ast.expr) -> bool:
    """Whether a call makes a named tuple: collections.namedtuple, or typing.NamedTuple used as a function."""
    names = declarer.module.names
    match func:
        case ast.Name(name):
            entity = names.get(name)
            return isinstance(entity, LangName) and entity.name in ("NamedTuple", "namedtuple")
        case ast.Attribute(ast.Name(name), "namedtuple"):
            entity = names.get(name)
            return isinstance(entity, Imported) and (entity.module, entity.name) == ("collections", None)
    return False


def _fields(declarer: Declarer, value: ast.Call) -> list[tuple[str, ast.expr | None]]:
    """The names of the fields, and their annotations where there are some."""
    given = value.args[1] if len(value.args) > 1 else None
    match given:
        case ast.Constant(str(text)):
            names = _renamed(value, text.replace(",", " ").split())
            if all(_is_field_name(name, value) for name in names):
                return [(name, None) for name in names]
        case ast.List(items) | ast.Tuple(items):
            found: list[tuple[str, ast.expr | None]] = []
            for item in items:
                match item:
                    case ast.Constant(str(name)):
                        found.append((name, None))
                    case ast.Tuple([ast.Constant(str(name)), annotation]):
                        found.append((name, annotation))
            names = _renamed(value, [name for name, _ in found])
            if len(found) == len(items) and all(_is_field_name(name, value) for name in names):
                return [(name, annotation) for name, (_, annotation) in zip(names, found, strict=True)]
    fail(
        "PK0301",
        declarer.module,
        value,
        "the fields of this named tuple cannot be told",
        why="they have to be names that are written out",
        cpython="the names are looked at when the line runs",
        fix='write namedtuple("Point", ["x", "y"])',
    )


def _is_renaming(value: ast.Call) -> bool:
    """Whether it is called with `rename=True`."""
    return any(each.arg == "rename" and ast.unparse(each.value) == "True" for each in value.keywords)


def _renamed(value: ast.Call, names: list[str]) -> list[str]:
    """The names of the fields: with `rename=True`, by their place where they cannot be one or were there before."""
    if not _is_renaming(value):
        return names
    return [
        name if _is_name(name) and not name.startswith("_") and name not in names[:index] else f"_{index}"
        for index, name in enumerate(names)
    ]


def _is_field_name(name: str, value: ast.Call) -> bool:
    return _is_name(name) and (_is_renaming(value) or not name.startswith("_"))


def _is_name(name: str) -> bool:
    return name.isidentifier() and not keywords.iskeyword(name)


def declare_field_of(info: ClassInfo, made: RecordField) -> None:
    """Objects of the class have the field."""
    from pyuk.compiler.check.model.declarations import FieldInfo

    info.fields[made.name] = FieldInfo(made.name, info, made.annotation, None, made.node)


def finish(declarer: Declarer, info: ClassInfo) -> None:
    """The attribute `_fields`, which every named tuple has."""
    record = info.record
    assert record is not None
    names = [ast.Constant(name) for name in record.own]
    value = ast.Tuple(list(names), ast.Load())
    for part in walk(value):
        ast.copy_location(part, info.node)
    info.constants["_fields"] = Constant("_fields", declarer.module, value, None)


# --- as tuples ---


def record_in(type_: Type) -> Record | None:
    """The fields of a named tuple, by its type."""
    if not isinstance(type_, Class):
        return None
    found = (above.info.record for above in ancestors(type_))
    return next((record for record in found if record is not None and record.is_tuple), None)


def as_tuple(cx: Checker, value: Expr) -> Expr:
    """A named tuple as the tuple of its fields, an object below `tuple` as what it holds; any other value as it is."""
    record = record_in(cx.world.resolve(value.type))
    if record is None:
        return plainvalues.plain(cx, value, "tuple")
    from pyuk.compiler.check.attributes.attributes import field_place, read_place
    from pyuk.compiler.check.expressions.conversions import once, wrap

    again, bindings = once(cx, value)
    assert isinstance(again.type, Class)
    items = []
    for name in record.fields:
        place = field_place(cx, again, again.type, name, value.node)
        assert place is not None
        items.append(read_place(cx, place, value.node))
    return wrap(bindings, MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=value.node))
