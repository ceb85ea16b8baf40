"""From an annotation, as written, to a type."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, NoReturn

from pyuk.compiler.check import typeddicts
from pyuk.compiler.check.made import Typed
from pyuk.compiler.check.model import (
    ClassInfo,
    LangName,
    ModuleInfo,
    StructInfo,
    TypeAlias,
    TypeVarInfo,
)
from pyuk.compiler.check.prelude import BUILTIN_CLASSES
from pyuk.compiler.check.problems import close_to, fail, raise_star
from pyuk.compiler.check.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    OBJECT,
    STORAGE,
    Array,
    Callable,
    Class,
    Int,
    Machine,
    NamedUnion,
    Qualified,
    Struct,
    Tuple,
    Type,
    TypeVar,
    Union,
    ancestors,
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
MACHINE = ("Ptr", "Buffer", "Atomic", "Tail")
OF_THE_KERNEL = ("pyuk.kernel", "pyuk.arch", "pyuk.drivers")  # modules that get no function from anybody else
NOT_LOOKED_AT = "annotations are not looked at when the program runs"
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
# Other names of builtin classes: what typing and collections.abc call them.
ALSO_CALLED = {
    **dict.fromkeys(("Dict", "Mapping", "MutableMapping"), "dict"),
    **dict.fromkeys(("Set", "MutableSet"), "set"),
    "FrozenSet": "frozenset",
    "List": "list",
}
COLLECTIONS = {  # and those of collections
    "DefaultDict": "pyuk.stdlib.collections.defaults.defaultdict",
    "OrderedDict": "pyuk.stdlib.collections.defaults.OrderedDict",
    "Counter": "pyuk.stdlib.collections.counter.Counter",
    "Deque": "pyuk.stdlib.collections.deques.deque",
}
FILES = {"TextIO": "pyuk.stdlib._files.texts.TextIOBase", "BinaryIO": "pyuk.stdlib._files.files.BufferedIOBase"}
NEEDS_ARGUMENTS = {
    "Array": "write Array[u8, 16], say",
    "Callable": "write Callable[[int], int], say",
    "Optional": "write `Node | None`, say",
    **{name: f"write {name}[u32], say" for name in ("Ptr", "Buffer", "Atomic", "Tail", "Volatile")},
    "Bits": "write Bits[u8, 3], say",
}
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
# A parameter of the first kind is specialised for what it is given; the others are classes of the run time.
ITERABLES = {
    **dict.fromkeys(("Iterable", "Sequence", "Collection", "Reversible"), "pyuk.builtins.iterators.Iterable"),
    **dict.fromkeys(("AsyncIterator", "AsyncIterable"), "pyuk.builtins.iterators.AsyncIterator"),
    "Iterator": "pyuk.builtins.iterators.Iterator",
    "Generator": "pyuk.builtins.generators.Generator",
}
TRANSPARENT = ("Final", "ClassVar", "Annotated")


def says_only_use(node: ast.expr) -> bool:
    """Whether an annotation says how a value is used, and not what it is: Iterable[int] and its like."""
    head = node.value if isinstance(node, ast.Subscript) else node
    return ast.unparse(head).split(".")[-1] in ITERABLES


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
            found = self.known[node, self_type] = self._type(node, module, self_type)
        return substitute(found, bindings or {})

    def _type(self, node: ast.expr, module: ModuleInfo, self_type: Type | None) -> Type:
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
                return self._type(ast.copy_location(inner, node), module, self_type)
            case Typed():
                assert isinstance(node.type, Type)
                return node.type
            case ast.Name("Self") if self_type is not None:
                return self_type
            case ast.Name() | ast.Attribute():
                return self._named(node, module, self_type)
            case ast.BinOp(left, ast.BitOr(), right):
                return self._union(node, module, [left, right], self_type)
            case ast.Subscript(head, index):
                args = index.elts if isinstance(index, ast.Tuple) else [index]
                return self._subscript(node, head, args, module, self_type)
        self._unknown(node, module, ast.unparse(node))

    def _named(self, node: ast.expr, module: ModuleInfo, self_type: Type | None) -> Type:
        entity = self.world.find_path(module, node)
        text = node.id if isinstance(node, ast.Name) else ast.unparse(node)
        match entity:
            case ClassInfo():
                return self._class(entity, [], module, node)
            case StructInfo():
                self.world.layouts.lay_out(entity)
                return Struct(entity)
            case TypeAlias():
                return self.of_alias(entity)
            case TypeVarInfo():
                return entity.type
            case LangName("TracebackType"):
                return Class(self.world.library_class("pyuk.builtins.tracebacktype.TracebackType"))
            case LangName("Any"):
                return OBJECT
            case LangName(name) if name in PRIMITIVES:
                return PRIMITIVES[name]
            case LangName(name) if name in WRITTEN_NOW or name in NOT_YET:
                self._unknown(node, module, name)
            case LangName(name) if name in ALSO_CALLED:
                info = self.world.builtin_class(ALSO_CALLED[name])
                assert info is not None
                return self._class(info, [], module, node)
            case LangName(name) if name in FILES:
                return self._class(self.world.library_class(FILES[name]), [], module, node)
            case LangName(name):
                fail(
                    "PK0202",
                    module,
                    node,
                    f"`{name}` is not a type by itself",
                    why="what it holds decides how it is stored",
                    cpython=NOT_LOOKED_AT,
                    fix=NEEDS_ARGUMENTS.get(name),
                )
            case None if text in ("int", "float") and module.source.is_app:
                return self.world.widening.declared_number(module, node, PRIMITIVES[text])
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
            return self._class(builtin, [], module, node)
        self._unknown(node, module, text)

    def of_alias(self, alias: TypeAlias) -> Type:
        """What an alias stands for; one that names itself is a union of its own name."""
        if alias.keys is not None:
            return typeddicts.resolve(self, alias)
        if alias.resolving or alias.members:
            alias.recursive = True
            return NamedUnion((), alias)
        alias.resolving = True
        try:
            found = self._type(alias.node, alias.module, None)
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

    def _unknown(self, node: ast.expr, module: ModuleInfo, text: str) -> NoReturn:
        raise_star(module)
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

    def _class(self, info: ClassInfo, args: list[Type], module: ModuleInfo, node: ast.expr) -> Type:
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
        return Class(info, tuple(args))

    def _union(
        self, node: ast.expr, module: ModuleInfo, members: list[ast.expr], self_type: Type | None
    ) -> Type:
        types = [self._type(member, module, self_type) for member in members]
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

    def _subscript(
        self, node: ast.expr, head: ast.expr, args: list[ast.expr], module: ModuleInfo, self_type: Type | None
    ) -> Type:
        entity = self.world.find_path(module, head)
        name = entity.name if isinstance(entity, LangName) else ast.unparse(head)

        def types() -> list[Type]:
            return [self._type(arg, module, self_type) for arg in args]

        if isinstance(entity, LangName):
            self._check_arguments(node, name, args, module)
        if name == "Optional":
            return self._union(
                node, module, [args[0], ast.copy_location(ast.Constant(None), node)], self_type
            )
        if name == "Union" and isinstance(entity, LangName):
            joined = args[0]
            for arg in args[1:]:
                joined = ast.copy_location(ast.BinOp(joined, ast.BitOr(), arg), node)
            return self._type(joined, module, self_type)
        if name == "Literal" and isinstance(entity, LangName):
            return union_of([self._of_constant(arg, module) for arg in args])
        if name in TRANSPARENT:
            return self._type(args[0], module, self_type)
        if name == "Callable" and len(args) == 2 and isinstance(args[0], ast.List):
            params = tuple(self._type(arg, module, self_type) for arg in args[0].elts)
            home = module.name if module.name.startswith(OF_THE_KERNEL) else ""
            return Callable(params, self._type(args[1], module, self_type), home)
        if name == "Callable" and len(args) == 2:
            from pyuk.compiler.check.callables import open_pool

            return open_pool(self.world, self._result_of_any(args[1], module, self_type))
        if name == "Array" and len(args) == 2:
            return Array(self._type(args[0], module, self_type), self._length(args[1], module))
        if name == "Bits" and len(args) == 2:
            unit = self._type(args[0], module, self_type)
            bits = self._length(args[1], module)
            if not isinstance(unit, Int) or bits > unit.bits:
                fail(
                    "PK0201",
                    module,
                    node,
                    f"`{unit}` has no {bits} bits to give",
                    why="a bit field lies in a machine integer that is wide enough",
                    cpython="an error when the class is made",
                    fix="write Bits[u8, 3], say",
                )
            return Qualified(unit, bits=bits)
        if name == "Volatile":
            inner = types()[0]
            if not isinstance(inner, Int):
                fail(
                    "PK0201",
                    module,
                    node,
                    f"Volatile holds a machine integer, not `{inner}`",
                    why="each access is one load or store of the machine",
                    cpython="TypeError when the class is made",
                    fix="write Volatile[u32], say",
                )
            return Qualified(inner, volatile=True)
        if name in ("type", "Type") and (entity is None or isinstance(entity, LangName)):
            return self._exception_type(node, args, module, self_type)
        if name == "AsyncGenerator" and isinstance(entity, LangName):
            name, args = "AsyncIterator", args[:1]
        if name in ITERABLES and isinstance(entity, LangName):
            if name == "Generator" and len(args) == 1:
                args = [args[0], *(ast.copy_location(ast.Constant(None), node) for _ in range(2))]
            items = [self._type(arg, module, self_type) for arg in args]
            return self._class(self.world.library_class(ITERABLES[name]), items, module, node)
        if name in MACHINE and isinstance(entity, LangName):
            return Machine(name, types()[0])
        if (name == "tuple" and entity is None) or (name == "Tuple" and isinstance(entity, LangName)):
            return self._tuple(node, args, module, self_type)
        if isinstance(entity, LangName) and name in COLLECTIONS:
            entity = self.world.library_class(COLLECTIONS[name])
        name = ALSO_CALLED.get(name, name) if isinstance(entity, LangName) else name
        info = entity if isinstance(entity, ClassInfo) else self.world.builtin_class(name)
        if info is None:
            self._unknown(head, module, name)
        return self._class(info, types(), module, node)

    def _of_constant(self, node: ast.expr, module: ModuleInfo) -> Type:
        """The type of what stands in the brackets of `Literal[...]`: a constant, an enumeration's member, a Literal."""
        match node:
            case ast.Constant(None):
                return NONE
            case ast.Constant(bool()):
                return BOOL
            case ast.Constant(int()) | ast.UnaryOp(ast.USub(), ast.Constant(int())):
                return PRIMITIVES["int"]
            case ast.Constant(str() | bytes() as value):
                return self.world.class_type(type(value).__name__)
            case ast.Attribute(owner) if isinstance(self.world.find_path(module, owner), ClassInfo):
                return self._type(owner, module, None)
        return self._type(node, module, None)

    def _result_of_any(self, node: ast.expr, module: ModuleInfo, self_type: Type | None) -> Type | None:
        """What functions of a `Callable[..., R]` return; None where that is found out, as R is Any."""
        returns = self._type(node, module, self_type)
        return None if returns == OBJECT else returns

    def _exception_type(
        self, node: ast.expr, args: list[ast.expr], module: ModuleInfo, self_type: Type | None
    ) -> Type:
        """type[BaseException]: what __exit__ is told of an exception. Other classes are no values yet."""
        named = self._type(args[0], module, self_type)
        base = self.world.builtin_class("BaseException")
        if not isinstance(named, Class) or base not in [above.info for above in ancestors(named)]:
            self._unknown(node, module, "type")
        return Class(self.world.library_class("pyuk.builtins.exctypes.ExceptionType"))

    def _check_arguments(self, node: ast.expr, name: str, args: list[ast.expr], module: ModuleInfo) -> None:
        """A type of pyuk.lang or typing has as many type arguments as it takes."""
        wanted = (
            2
            if name in ("Array", "Bits", "Callable")
            else 1
            if name in (*MACHINE, "Volatile", "Optional")
            else None
        )
        is_list = name != "Callable" or isinstance(args[0], ast.List) or ast.unparse(args[0]) == "..."
        if wanted is not None and (len(args) != wanted or not is_list):
            fail(
                "PK0202",
                module,
                node,
                f"`{ast.unparse(node)}` is not how `{name}` is written",
                why=f"`{name}` takes {wanted} type argument{'s' * (wanted > 1)}",
                cpython=NOT_LOOKED_AT,
                fix=NEEDS_ARGUMENTS.get(name),
            )

    def _tuple(
        self, node: ast.expr, args: list[ast.expr], module: ModuleInfo, self_type: Type | None
    ) -> Type:
        if len(args) == 2 and isinstance(args[1], ast.Constant) and args[1].value is ...:
            return self.world.class_type("tuple", self._type(args[0], module, self_type))
        if len(args) == 1 and isinstance(args[0], ast.Tuple) and not args[0].elts:
            return Tuple(())
        return Tuple(tuple(self._type(arg, module, self_type) for arg in args))

    def _length(self, node: ast.expr, module: ModuleInfo) -> int:
        if not self.world.constants.is_constant(node, module):
            fail(
                "PK0203",
                module,
                node,
                "the length has to be a constant",
                why="the size of the memory is decided at build time",
                cpython="the length is looked at when the annotation is computed",
                fix="write a number, or a name that the module assigns once",
            )
        value = self.world.constants.evaluate(node, module)
        if not isinstance(value, int) or not 0 < value <= 1 << 30:
            fail(
                "PK0203",
                module,
                node,
                f"{value!r} is not a length",
                why="a length is an int from 1 to 2**30",
                cpython="TypeError or ValueError when the annotation is computed",
            )
        return value
