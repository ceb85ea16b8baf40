"""Types with something in brackets: what each form of typing, collections.abc and pyuk.lang means."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, NamedTuple

from pyuk.compiler.check.model.declarations import ClassInfo, LangName, ModuleInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.types import (
    BOOL,
    INT,
    NONE,
    OBJECT,
    Array,
    Callable,
    Class,
    Int,
    Machine,
    Qualified,
    Tuple,
    Type,
    ancestors,
    union_of,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.annotations import Annotations

OF_THE_KERNEL = ("pyuk.kernel", "pyuk.arch", "pyuk.drivers")  # modules that get no function from anybody else
NOT_LOOKED_AT = "annotations are not looked at when the program runs"
MACHINE = ("Ptr", "Buffer", "Atomic", "Tail")
HOW_WRITTEN = {
    "Array": "write Array[u8, 16], say",
    "Callable": "write Callable[[int], int], say",
    "Optional": "write `Node | None`, say",
    **{name: f"write {name}[u32], say" for name in (*MACHINE, "Volatile")},
    "Bits": "write Bits[u8, 3], say",
}
ARGUMENTS = {
    **dict.fromkeys(("Array", "Bits", "Callable"), 2),
    **dict.fromkeys((*MACHINE, "Volatile", "Optional"), 1),
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
# A parameter of the first kind is specialised for what it is given; the others are classes of the run time.
ITERABLES = {
    **dict.fromkeys(("Iterable", "Sequence", "Collection", "Reversible"), "pyuk.builtins.iterators.Iterable"),
    **dict.fromkeys(("AsyncIterator", "AsyncIterable"), "pyuk.builtins.iterators.AsyncIterator"),
    "Iterator": "pyuk.builtins.iterators.Iterator",
    "Generator": "pyuk.builtins.generators.Generator",
}


class Written(NamedTuple):
    """`head[args]`, as it stands in a module; self_type: what `Self` is there."""

    node: ast.expr
    args: list[ast.expr]
    module: ModuleInfo
    self_type: Type | None


def subscripted(annotations: Annotations, written: Written, head: ast.expr) -> Type:
    """The type that an annotation with brackets names."""
    world, module = annotations.world, written.module
    entity = world.find_path(module, head)
    if isinstance(entity, LangName):
        _check_count(entity.name, written)
        form = FORMS.get(entity.name)
        if form is not None:
            return form(annotations, written)
        if entity.name in ITERABLES:
            entity = world.library_class(ITERABLES[entity.name])
        elif entity.name in COLLECTIONS:
            entity = world.library_class(COLLECTIONS[entity.name])
        else:
            entity = world.builtin_class(ALSO_CALLED.get(entity.name, entity.name))
    elif entity is None:
        name = ast.unparse(head)
        if name in BUILTIN_FORMS:
            return BUILTIN_FORMS[name](annotations, written)
        entity = world.builtin_class(name)
    if not isinstance(entity, ClassInfo):
        annotations.unknown(head, module, ast.unparse(head))
    return annotations.of_class(entity, _types(annotations, written), module, written.node)


def _check_count(name: str, written: Written) -> None:
    """A type of pyuk.lang or typing has as many type arguments as it takes."""
    wanted = ARGUMENTS.get(name)
    first = written.args[0]
    is_list = name != "Callable" or isinstance(first, ast.List) or ast.unparse(first) == "..."
    if wanted is not None and (len(written.args) != wanted or not is_list):
        fail(
            "PK0202",
            written.module,
            written.node,
            f"`{ast.unparse(written.node)}` is not how `{name}` is written",
            why=f"`{name}` takes {wanted} type argument{'s' * (wanted > 1)}",
            cpython=NOT_LOOKED_AT,
            fix=HOW_WRITTEN.get(name),
        )


def _type(annotations: Annotations, written: Written, place: int = 0) -> Type:
    return annotations.type_of(written.args[place], written.module, written.self_type)


def _types(annotations: Annotations, written: Written) -> list[Type]:
    return [_type(annotations, written, place) for place in range(len(written.args))]


# --- of typing and collections.abc ---


def _optional(annotations: Annotations, written: Written) -> Type:
    none = ast.copy_location(ast.Constant(None), written.node)
    return annotations.of_union(written.node, written.module, [written.args[0], none], written.self_type)


def _union(annotations: Annotations, written: Written) -> Type:
    joined = written.args[0]
    for arg in written.args[1:]:
        joined = ast.copy_location(ast.BinOp(joined, ast.BitOr(), arg), written.node)
    return annotations.type_of(joined, written.module, written.self_type)


def _literal(annotations: Annotations, written: Written) -> Type:
    return union_of([_of_constant(annotations, arg, written.module) for arg in written.args])


def _of_constant(annotations: Annotations, node: ast.expr, module: ModuleInfo) -> Type:
    """The type of what stands in the brackets of `Literal[...]`: a constant, an enumeration's member, a Literal."""
    match node:
        case ast.Constant(None):
            return NONE
        case ast.Constant(bool()):
            return BOOL
        case ast.Constant(int()) | ast.UnaryOp(ast.USub(), ast.Constant(int())):
            return INT
        case ast.Constant(str() | bytes() as value):
            return annotations.world.class_type(type(value).__name__)
        case ast.Attribute(owner) if isinstance(annotations.world.find_path(module, owner), ClassInfo):
            return annotations.type_of(owner, module, None)
    return annotations.type_of(node, module, None)


def _callable(annotations: Annotations, written: Written) -> Type:
    """`Callable[[A, B], R]`, and `Callable[..., R]`; where R is Any, what it returns is found out."""
    first = written.args[0]
    returns = _type(annotations, written, 1)
    if isinstance(first, ast.List):
        params = tuple(annotations.type_of(arg, written.module, written.self_type) for arg in first.elts)
        home = written.module.name if written.module.name.startswith(OF_THE_KERNEL) else ""
        return Callable(params, returns, home)
    from pyuk.compiler.check.calls.callables import open_pool

    return open_pool(annotations.world, None if returns == OBJECT else returns)


def _generator(annotations: Annotations, written: Written) -> Type:
    """`Generator[Y, S, R]`; S and R may be left out."""
    nones = [ast.copy_location(ast.Constant(None), written.node) for _ in range(3 - len(written.args))]
    written = written._replace(args=[*written.args, *nones])
    info = annotations.world.library_class(ITERABLES["Generator"])
    return annotations.of_class(info, _types(annotations, written), written.module, written.node)


def _async_generator(annotations: Annotations, written: Written) -> Type:
    info = annotations.world.library_class(ITERABLES["AsyncIterator"])
    return annotations.of_class(info, [_type(annotations, written)], written.module, written.node)


def _tuple(annotations: Annotations, written: Written) -> Type:
    match written.args:
        case [_, ast.Constant(value)] if value is ...:
            return annotations.world.class_type("tuple", _type(annotations, written))
        case [ast.Tuple([])]:
            return Tuple(())
    return Tuple(tuple(_types(annotations, written)))


def _class_itself(annotations: Annotations, written: Written) -> Type:
    """type[BaseException]: what __exit__ is told of an exception. Other classes are no values yet."""
    named = _type(annotations, written)
    base = annotations.world.builtin_class("BaseException")
    if not isinstance(named, Class) or base not in [above.info for above in ancestors(named)]:
        annotations.unknown(written.node, written.module, "type")
    return Class(annotations.world.library_class("pyuk.builtins.exctypes.ExceptionType"))


# --- of pyuk.lang ---


def _array(annotations: Annotations, written: Written) -> Type:
    return Array(_type(annotations, written), _length(annotations, written.args[1], written.module))


def _bits(annotations: Annotations, written: Written) -> Type:
    unit = _type(annotations, written)
    bits = _length(annotations, written.args[1], written.module)
    if not isinstance(unit, Int) or bits > unit.bits:
        fail(
            "PK0201",
            written.module,
            written.node,
            f"`{unit}` has no {bits} bits to give",
            why="a bit field lies in a machine integer that is wide enough",
            cpython="an error when the class is made",
            fix="write Bits[u8, 3], say",
        )
    return Qualified(unit, bits=bits)


def _volatile(annotations: Annotations, written: Written) -> Type:
    inner = _type(annotations, written)
    if not isinstance(inner, Int):
        fail(
            "PK0201",
            written.module,
            written.node,
            f"Volatile holds a machine integer, not `{inner}`",
            why="each access is one load or store of the machine",
            cpython="TypeError when the class is made",
            fix="write Volatile[u32], say",
        )
    return Qualified(inner, volatile=True)


def _machine(name: str) -> Form:
    return lambda annotations, written: Machine(name, _type(annotations, written))


def _length(annotations: Annotations, node: ast.expr, module: ModuleInfo) -> int:
    constants = annotations.world.constants
    if not constants.is_constant(node, module):
        fail(
            "PK0203",
            module,
            node,
            "the length has to be a constant",
            why="the size of the memory is decided at build time",
            cpython="the length is looked at when the annotation is computed",
            fix="write a number, or a name that the module assigns once",
        )
    value = constants.evaluate(node, module)
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


Form = Function[["Annotations", Written], Type]
FORMS: dict[str, Form] = {
    "Optional": _optional,
    "Union": _union,
    "Literal": _literal,
    **dict.fromkeys(("Final", "ClassVar", "Annotated"), _type),
    "Callable": _callable,
    "Generator": _generator,
    "AsyncGenerator": _async_generator,
    "Tuple": _tuple,
    "Type": _class_itself,
    "Array": _array,
    "Bits": _bits,
    "Volatile": _volatile,
    **{name: _machine(name) for name in MACHINE},
}
BUILTIN_FORMS: dict[str, Form] = {"tuple": _tuple, "type": _class_itself}
