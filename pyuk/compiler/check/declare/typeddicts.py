"""TypedDict: a dict whose keys are written out, and NewType: a type under another name.

A TypedDict is a dict of strs to the union of what its keys have, as its objects are dicts. Where a key is written
out, its own type is what the program gets: it is looked at when it is read, as nothing keeps the dict from
having another value there. Source: The Python Library Reference, "typing".
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.loose import is_loose
from pyuk.compiler.check.model.declarations import LangName, TypeAlias
from pyuk.compiler.check.model.types import OBJECT, Class, NamedUnion, Type, Union, union_of

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.annotations import Annotations
    from pyuk.compiler.check.declare.modules import Declarer
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.declarations import ModuleInfo
    from pyuk.compiler.check.model.tree import Expr

NOT_ALL = ("Required", "NotRequired", "ReadOnly")


def _is(declarer: Declarer, node: ast.expr, name: str) -> bool:
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return False
    entity = declarer.world.find_path(declarer.module, node)
    return isinstance(entity, LangName) and entity.name == name


def declare_class(declarer: Declarer, node: ast.ClassDef) -> bool:
    """`class Movie(TypedDict): ...`; whether the class is one."""
    above = [_base(declarer, base) for base in node.bases]
    known = [alias.keys for alias in above if alias is not None and alias.keys is not None]
    if not known and not any(_is(declarer, base, "TypedDict") for base in node.bases):
        return False
    keys = {name: annotation for each in known for name, annotation in each.items()}
    for member in node.body:
        match member:
            case ast.AnnAssign(ast.Name(name), annotation):
                keys[name] = None if is_loose(member) else annotation
    _declare(declarer, node.name, keys, node)
    return True


def declare_call(declarer: Declarer, name: str, value: ast.expr, annotation: ast.expr | None) -> bool:
    """`Movie = TypedDict("Movie", {...})` and `UserId = NewType("UserId", int)`; whether it is one."""
    match value:
        case ast.Call(func, [_, ast.Dict(keys, values)]) if annotation is None and _is(declarer, func, "TypedDict"):
            named = {
                key.value: given
                for key, given in zip(keys, values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
            if len(named) == len(keys):
                _declare(declarer, name, dict(named), value)
                return True
        case ast.Call(func, [_, given]) if annotation is None and _is(declarer, func, "NewType"):
            declarer.module.names[name] = TypeAlias(name, declarer.module, given, is_new=True)
            return True
    return False


def _base(declarer: Declarer, node: ast.expr) -> TypeAlias | None:
    entity = declarer.world.find_path(declarer.module, node) if isinstance(node, (ast.Name, ast.Attribute)) else None
    return entity if isinstance(entity, TypeAlias) else None


def _declare(declarer: Declarer, name: str, keys: dict[str, ast.expr | None], node: ast.AST) -> None:
    place = ast.copy_location(ast.Name(name, ast.Load()), node)
    declarer.module.names[name] = TypeAlias(name, declarer.module, place, keys=keys)


def resolve(annotations: Annotations, alias: TypeAlias) -> Type:
    """The type of a TypedDict: a dict of strs to what any of its keys has."""
    assert alias.keys is not None
    if not (alias.resolving or alias.members):
        alias.resolving = True
        try:
            types = [OBJECT if each is None else _of_key(annotations, alias, each) for each in alias.keys.values()]
        finally:
            alias.resolving = False
        found = union_of(types)
        if not isinstance(found, Union) or found == OBJECT:
            return _dict_of(annotations, alias, found if types else OBJECT)
        alias.members = found.members
    return _dict_of(annotations, alias, NamedUnion((), alias))


def _dict_of(annotations: Annotations, alias: TypeAlias, values: Type) -> Type:
    world = annotations.world
    made = world.class_type("dict", world.class_type("str"), values)
    return world.widening.declared_container(world, alias.module, alias.node, made)


def _of_key(annotations: Annotations, alias: TypeAlias, node: ast.expr) -> Type:
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).split(".")[-1] in NOT_ALL:
        node = node.slice
    return annotations.resolve(node, alias.module)


def narrowed(cx: Checker, owner: Type, key: ast.expr, value: Expr) -> Expr:
    """What a key that is written out has in a TypedDict: of the type that the class says."""
    from pyuk.compiler.check.attributes.attributes import checked_as

    if not isinstance(value.type, NamedUnion) or not isinstance(owner, Class) or not isinstance(key, ast.Constant):
        return value
    alias = value.type.alias
    declared = alias.keys.get(str(key.value)) if alias.keys is not None else None
    if declared is None:
        return value
    wanted = _of_key(cx.world.annotations, alias, declared)
    if wanted == value.type:
        return value
    text = f"{alias.name}[{key.value!r}] is not what the class says that it is"
    return checked_as(cx, value, wanted, text, value.node)


def made(cx: Checker, alias: TypeAlias, node: ast.Call, expected: Type | None) -> Expr | None:
    """A call of a TypedDict, which makes a dict, or of a NewType, which gives its argument; None of others."""
    if alias.is_new and len(node.args) == 1 and not node.keywords:
        return cx.expr(node.args[0], cx.world.annotations.of_alias(alias) if is_plain(alias.node) else None)
    if alias.keys is None or node.args or any(keyword.arg is None for keyword in node.keywords):
        return None
    shown: ast.Dict = cx.displays.get(node) or ast.copy_location(  # type: ignore[assignment]
        ast.Dict(
            [ast.copy_location(ast.Constant(str(k.arg)), k) for k in node.keywords], [k.value for k in node.keywords]
        ),
        node,
    )
    cx.displays[node] = shown
    return cx.expr(shown, cx.world.annotations.of_alias(alias))


def is_plain(node: ast.expr) -> bool:
    """Whether a type is named in full: of `list`, what it holds is not known."""
    return not isinstance(node, ast.Name) or node.id not in ("list", "dict", "set", "tuple", "frozenset")


def alias_of(cx: Checker, module: ModuleInfo, node: ast.expr) -> TypeAlias | None:
    """The TypedDict or NewType that an expression names."""
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return None
    if isinstance(node, ast.Name) and node.id in cx.variables:
        return None
    entity = cx.entity(node.id) if isinstance(node, ast.Name) else cx.world.find_path(module, node)
    return entity if isinstance(entity, TypeAlias) and (entity.is_new or entity.keys is not None) else None
