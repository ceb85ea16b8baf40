"""From an annotation, as written, to a type."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, NoReturn

from pyuk.compiler.check.declare import typeddicts, typeforms
from pyuk.compiler.check.declare.made import Typed
from pyuk.compiler.check.declare.typeforms import NOT_LOOKED_AT
from pyuk.compiler.check.model.declarations import (
    ClassInfo,
    Entity,
    Global,
    LangName,
    ModuleInfo,
    StructInfo,
    TypeAlias,
    TypeVarInfo,
)
from pyuk.compiler.check.model.prelude import BUILTIN_CLASSES
from pyuk.compiler.check.model.problems import close_to, fail
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    OBJECT,
    STORAGE,
    Callable,
    Class,
    FunctionSet,
    NamedUnion,
    Pool,
    Struct,
    Type,
    TypeValue,
    TypeVar,
    Union,
    is_union_member,
    substitute,
    union_of,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

PRIMITIVES: dict[str, Type] = {
    "bool": BOOL,
    "float": FLOAT,
    "None": NONE,
    "Never": NEVER,
    "NoReturn": NEVER,
    **STORAGE,
}
BY_ANNOTATION = "pyuk compiles by the annotations, so each has to name a type that it knows"
# What typing has for these, written as Python has it today.
WRITTEN_NOW = {
    **dict.fromkeys(("Text", "string", "String", "char"), "str"),
    **dict.fromkeys(("integer", "Integer", "long", "number"), "int"),
    **dict.fromkeys(("boolean", "Boolean", "Bool"), "bool"),
    **dict.fromkeys(("double", "real"), "float"),
    "array": "list[int], say",
    "void": "None",
}
FILES = {"TextIO": "pyuk.stdlib._files.texts.TextIOBase", "BinaryIO": "pyuk.stdlib._files.files.BufferedIOBase"}
INSTEAD = {
    "tuple": "write the items in brackets",
    "ellipsis": "use None",
    "sequence": "write list[int], say",
    "collection": "write list[int], say",
}
NOT_YET = (
    *("type", "Type"),
    *("TypedDict", "Awaitable", "Coroutine"),
)


def says_only_use(node: ast.expr) -> bool:
    """Whether an annotation says how a value is used, and not what it is: Iterable[int] and its like."""
    head = node.value if isinstance(node, ast.Subscript) else node
    return ast.unparse(head).split(".")[-1] in typeforms.ITERABLES


def _without_name(node: ast.expr, text: str) -> str:
    """What CPython does with an annotation that names nothing."""
    if not isinstance(node, ast.Name) or hasattr(builtins, text):
        return NOT_LOOKED_AT
    return (
        f"NameError: name '{text}' is not defined, unless `from __future__ import annotations` stands on top"
    )

USERS = "pyuk.stdlib.collections.users"


class Annotations:
    """Resolves annotations in the scope of a module."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known: dict[tuple[ast.expr, Type | None], Type] = {}

    def resolve(
        self,
        node: ast.expr,
        module: ModuleInfo,
        bindings: dict[TypeVar, Type] | None = None,
        self_type: Type | None = None,
    ) -> Type:
        """The type that `node` names; type variables are replaced by `bindings` where they are in it."""
        found = self.known.get((node, self_type))
        if found is None:
            found = self.known[node, self_type] = self.type_of(node, module, self_type)
        return substitute(found, bindings or {})

    def type_of(self, node: ast.expr, module: ModuleInfo, self_type: Type | None) -> Type:
        """What an annotation, or a part of one, names. self_type: what `Self` is there."""
        match node:
            case ast.Constant(None):
                return NONE
            case ast.Constant(str(text)):
                try:
                    inner = ast.parse(text, mode="eval").body
                except SyntaxError:
                    fail(
                        "PK0201",
                        module,
                        node,
                        f"{text!r} is not a type",
                        why="a quoted annotation is read as the type that is written in it",
                        cpython=NOT_LOOKED_AT,
                    )
                return self.type_of(ast.copy_location(inner, node), module, self_type)
            case Typed():
                assert isinstance(node.type, Type)
                return node.type
            case ast.Name("Self") if self_type is not None:
                return self_type
            case ast.Name() | ast.Attribute():
                return self._named(node, module, self_type)
            case ast.BinOp(left, ast.BitOr(), right):
                return self.of_union(node, module, [left, right], self_type)
            case ast.Subscript(head, index):
                args = index.elts if isinstance(index, ast.Tuple) else [index]
                return typeforms.subscripted(self, typeforms.Written(node, args, module, self_type), head)
        self.unknown(node, module, ast.unparse(node))

    def _named(self, node: ast.expr, module: ModuleInfo, self_type: Type | None) -> Type:
        entity = self._found(node, module, self_type)
        text = node.id if isinstance(node, ast.Name) else ast.unparse(node)
        match entity:
            case ClassInfo():
                return self.of_class(entity, [], module, node)
            case StructInfo():
                self.world.layouts.lay_out(entity)
                return Struct(entity)
            case TypeAlias():
                return self.of_alias(entity)
            case TypeVarInfo():
                return entity.type
            case Global() if (known := self._kept_classes(entity)) is not None:
                return known
            case LangName("TracebackType"):
                return Class(self.world.library_class("pyuk.builtins.tracebacktype.TracebackType"))
            case LangName("Any"):
                return OBJECT
            case LangName(name) if name in PRIMITIVES:
                return PRIMITIVES[name]
            case LangName(name) if name in WRITTEN_NOW or name in NOT_YET:
                self.unknown(node, module, name)
            case LangName(name) if name in typeforms.ALSO_CALLED:
                info = self.world.builtin_class(typeforms.ALSO_CALLED[name])
                assert info is not None
                return self.of_class(info, [], module, node)
            case LangName(name) if name in FILES:
                return self.of_class(self.world.library_class(FILES[name]), [], module, node)
            case LangName(name):
                fail(
                    "PK0202",
                    module,
                    node,
                    f"`{name}` is not a type by itself",
                    why="what it holds decides how it is stored",
                    cpython=NOT_LOOKED_AT,
                    fix=typeforms.HOW_WRITTEN.get(name),
                )
            case None if text in ("int", "float") and module.source.is_app:
                return self.world.widening.declared_plain(self.world, module, node, PRIMITIVES[text])
            case None if text in ("int", "bool", "float"):
                return PRIMITIVES[text]
            case None if text == "object":
                return OBJECT
            case None if text == "tuple":
                fail(
                    "PK0202",
                    module,
                    node,
                    "`tuple` needs the types of its items",
                    why="a tuple is stored as its items",
                    cpython=NOT_LOOKED_AT,
                    fix="write tuple[int, str], say",
                )
        builtin = self.world.builtin_class(text) if entity is None else None
        if builtin is not None:
            type_ = self.of_class(builtin, [], module, node)
            is_text = text == "str" and module.source.is_app
            return self.world.widening.declared_plain(self.world, module, node, type_) if is_text else type_
        self.unknown(node, module, text)

    def _found(self, node: ast.expr, module: ModuleInfo, self_type: Type | None) -> Entity | None:
        """What the name means: in a class that a function defines, first what it means in the function."""
        scope = self_type.info.scope if isinstance(self_type, Class) else {}
        if isinstance(node, ast.Name) and node.id in scope:
            return self.world.follow(scope[node.id], module)
        return self.world.find_path(module, node)

    def _kept_classes(self, variable: Global) -> Type | None:
        """The objects of the classes that a variable stands for, where it stands for no other values."""
        if self.world.checking is not None:
            variable.readers.add(self.world.checking)
        from pyuk.compiler.check.calls.callables import members_of

        type_ = self.world.resolve(variable.type)
        of_functions = isinstance(type_, (Callable, FunctionSet, Pool))
        kept = members_of(self.world, type_) if of_functions else [type_]
        objects = [each.type for each in kept if isinstance(each, TypeValue)]
        return union_of(objects) if objects and len(objects) == len(kept) else None

    def of_alias(self, alias: TypeAlias) -> Type:
        """What an alias stands for; one that names itself is a union of its own name."""
        if alias.keys is not None:
            return typeddicts.resolve(self, alias)
        if alias.resolving or alias.members:
            alias.recursive = True
            return NamedUnion((), alias)
        alias.resolving = True
        try:
            found = self.type_of(alias.node, alias.module, None)
        finally:
            alias.resolving = False
        if not alias.recursive:
            return found
        if not isinstance(found, Union):
            fail(
                "PK0201",
                alias.module,
                alias.node,
                f"`{alias.name}` has no end",
                why="a type that holds itself has to be a union, with other members than itself",
                cpython=NOT_LOOKED_AT,
                fix="write `| None`, or the types that it ends with",
            )
        alias.members = found.members
        return NamedUnion((), alias)

    def unknown(self, node: ast.expr, module: ModuleInfo, text: str) -> NoReturn:
        name = text.split(".")[-1]
        if name in NOT_YET:
            fail(
                "PK0303",
                module,
                node,
                f"the type `{text}` is not supported yet",
                why="its run time is not written yet",
                cpython=NOT_LOOKED_AT,
                fix=INSTEAD.get(
                    name.lower(), "leave the annotation of a parameter out: each call decides then"
                ),
            )
        fail(
            "PK0201",
            module,
            node,
            f"`{text}` is not a type",
            why=BY_ANNOTATION,
            cpython=_without_name(node, text)
            if self.world.find_path(module, node) is None
            else NOT_LOOKED_AT,
            fix=f"write {WRITTEN_NOW[name]}" if name in WRITTEN_NOW else self._close_type(text, module),
        )

    def _close_type(self, text: str, module: ModuleInfo) -> str | None:
        """A hint at a type that is written like this one."""
        kinds = (ClassInfo, StructInfo, TypeAlias, TypeVarInfo)
        known = [name for name, entity in module.names.items() if isinstance(entity, kinds)]
        return close_to(text, [*known, *PRIMITIVES, *BUILTIN_CLASSES, "tuple"])

    def of_class(self, info: ClassInfo, args: list[Type], module: ModuleInfo, node: ast.expr) -> Type:
        self.world.complete_class(info)
        wanted = len(info.type_params)
        if len(args) != wanted:
            if not wanted and "__class_getitem__" in info.methods:
                return Class(info)
            if not args and info.module.name == USERS:
                return Class(info, (OBJECT,) * wanted)  # what a class that derives from one holds, nobody has said
            if not args and module is info.module and info.qualname == info.name:
                return Class(info, info.type_params)
            fail(
                "PK0202",
                module,
                node,
                f"`{info.name}` takes {wanted} type argument{'s' * (wanted != 1)}, not {len(args)}",
                why="the elements' type decides how they are stored"
                if wanted
                else "the class is not generic",
                cpython=NOT_LOOKED_AT,
                fix=f"write {info.name}[{', '.join(['int'] * wanted)}], say"
                if wanted
                else f"write {info.name} alone",
            )
        type_ = Class(info, tuple(args))
        is_said = bool(args) and module.source.is_app
        return self.world.widening.declared_container(self.world, module, node, type_) if is_said else type_

    def of_union(
        self, node: ast.expr, module: ModuleInfo, members: list[ast.expr], self_type: Type | None
    ) -> Type:
        types = [self.type_of(member, module, self_type) for member in members]
        for type_, member in zip(types, members, strict=True):
            if not is_union_member(type_):
                fail(
                    "PK0304",
                    module,
                    member,
                    f"`{type_}` cannot be a part of a union",
                    why="it is memory of its own, and no object that says what it is",
                    cpython=NOT_LOOKED_AT,
                    fix="hold it in a class",
                )
        return union_of(types)
