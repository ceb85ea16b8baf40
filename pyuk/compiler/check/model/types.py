"""The types of the language, as the checker knows them.

An integer expression has an interval as its type: every value it can take. Where integers are
stored, the interval is that of a named type (`int`, `u8`, ...). All types are immutable and compare by
value; classes and structs compare by identity of their declaration and their type arguments.
"""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable
from dataclasses import field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.compiler.values import value_class

if TYPE_CHECKING:
    from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, ModuleInfo, StructInfo, TypeAlias


@value_class(frozen=True)
class Type:
    """Base of all types. Each object works out once what its parts say of it."""

    @cached_property
    def is_settled(self) -> bool:
        """Whether nothing in it is found out later (World.resolve)."""
        return not isinstance(self, (Unknown, Pool)) and all(part.is_settled for part in parts_of(self))

    @cached_property
    def is_generic(self) -> bool:
        """Whether a type variable is a part of it."""
        return isinstance(self, TypeVar) or any(part.is_generic for part in parts_of(self))


@value_class(frozen=True)
class Int(Type):
    """Integers in [lo, hi]. name and bits are those of a storage type; an interval of an expression has none.

    origin: of an int, the annotation that says it; two types are the same whatever it is.
    """

    lo: int
    hi: int
    name: str = ""
    bits: int = 0
    big_endian: bool = False
    origin: object = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.name or "int"

    def holds(self, other: Int) -> bool:
        """Whether every value of `other` is one of this type's."""
        return self.lo <= other.lo and other.hi <= self.hi


def _storage(name: str, bits: int, *, signed: bool, big_endian: bool = False) -> Int:
    if signed:
        return Int(-(1 << (bits - 1)), (1 << (bits - 1)) - 1, name, bits, big_endian)
    return Int(0, (1 << bits) - 1, name, bits, big_endian)


INT = _storage("int", 64, signed=True)
U64 = _storage("u64", 64, signed=False)
STORAGE = {
    "int": INT,
    "i64": _storage("i64", 64, signed=True),
    "usize": _storage("usize", 64, signed=False),
    "u64": U64,
    **{f"u{bits}": _storage(f"u{bits}", bits, signed=False) for bits in (8, 16, 32)},
    **{f"i{bits}": _storage(f"i{bits}", bits, signed=True) for bits in (8, 16, 32)},
    **{f"be{bits}": _storage(f"be{bits}", bits, signed=False, big_endian=True) for bits in (16, 32, 64)},
}
S128 = Int(-(1 << 127), (1 << 127) - 1)
U128 = Int(0, (1 << 128) - 1)


@value_class(frozen=True)
class Simple(Type):
    """origin: of a float, the annotation that says it; of None, that it is NOTHING. It makes no other type of it."""

    name: str
    origin: object = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.name


BOOL = Simple("bool")
FLOAT = Simple("float")
NONE = Simple("None")
NOTHING = Simple("None", "nothing")  # of what is in a container that nothing is ever put into
NOT_IMPLEMENTED = Simple("NotImplementedType")
NEVER = Simple("Never")  # of an expression that does not return, or is not known yet


@value_class(frozen=True)
class Tuple(Type):
    items: tuple[Type, ...]

    def __str__(self) -> str:
        return f"tuple[{', '.join(map(str, self.items)) or '()'}]"


BYTES_LIKE = "bytes-like"  # what messages call the classes that bytes and bytearray have in common
UNNAMED = ("BytesLike", "ByteString")
UNNAMED_HOMES = ("pyuk.builtins.bytestring", "pyuk.builtins.bytesmethods")


@value_class(frozen=True)
class Keywords(Tuple):
    """The keyword arguments that `**name` has taken, while they are only handed on: a tuple of their values."""

    names: tuple[str, ...] = ()


@value_class(frozen=True)
class Reference(Type):
    """Base of the types whose values are addresses of objects, so that null can stand for None."""


@value_class(frozen=True)
class Attempt(Type):
    """What an operator method gives that may return NotImplemented: whether it answered, and the answer."""

    answer: Type

    def __str__(self) -> str:
        return f"{self.answer} | NotImplementedType"


@value_class(frozen=True)
class Class(Reference):
    """Instances of a class on the heap.

    origin: where a container is made, or what annotation says its type arguments (check/widening.py); types are the
    same whatever it is.
    """

    info: ClassInfo
    args: tuple[Type, ...] = ()
    origin: object = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        name = BYTES_LIKE if self.info.name in UNNAMED and self.info.module.name in UNNAMED_HOMES else self.info.name
        more = ", ..." if name == "tuple" else ""
        return name + (f"[{', '.join(map(str, self.args))}{more}]" if self.args else "")


@value_class(frozen=True)
class Optional(Type):
    """A reference to an object or a function, or None."""

    inner: Reference

    def __str__(self) -> str:
        return f"{self.inner} | None"


@value_class(frozen=True)
class Union(Type):
    """A value of one of several types, more than a class and None: a reference, as check/expressions/unions.py tells.

    The parts stand in the order of their names, None last; union_of() makes it.
    """

    parts: tuple[Type, ...]

    @property
    def members(self) -> tuple[Type, ...]:
        """The types that a value may be of."""
        return self.parts

    def __str__(self) -> str:
        return " | ".join(map(str, self.members))


@value_class(frozen=True)
class NamedUnion(Union):
    """A union that its alias names, which its members may name in turn: Json, that holds lists of Json."""

    alias: TypeAlias

    @property
    def members(self) -> tuple[Type, ...]:
        return self.alias.members

    def __str__(self) -> str:
        return self.alias.name


@value_class(frozen=True)
class AnyObject(Union):
    """`object` and `Any`. World.object_members says what a value may be."""

    def __str__(self) -> str:
        return "object"


OBJECT = AnyObject(())
MAX_DEPTH_OF_TUPLES = 5  # that hold tuples, in a type that is found out
MAX_MEMBERS = 16  # of a union that is found out: what is of more types is an object
MAX_JOINED = 64  # parts of such a union: one that holds itself would grow without end


@value_class(frozen=True)
class Struct(Type):
    """A reference to a Struct in memory."""

    info: StructInfo

    def __str__(self) -> str:
        return self.info.name


@value_class(frozen=True)
class Array(Type):
    """A reference to `length` elements in memory."""

    element: Type
    length: int

    def __str__(self) -> str:
        return f"Array[{self.element}, {self.length}]"


@value_class(frozen=True)
class Machine(Type):
    """Ptr[T], Buffer[T], Atomic[T] and Tail[T]: kind and what they hold."""

    kind: str
    element: Type

    def __str__(self) -> str:
        return f"{self.kind}[{self.element}]"


@value_class(frozen=True)
class Qualified(Type):
    """The type of a Struct field that is more than a plain value: Volatile, or `bits` bits of a unit."""

    inner: Int
    volatile: bool = False
    bits: int = 0

    def __str__(self) -> str:
        return f"Bits[{self.inner}, {self.bits}]" if self.bits else f"Volatile[{self.inner}]"


@value_class(frozen=True)
class Callable(Reference):
    """Functions that take and return these types: a reference to a closure object.

    home: the module of the kernel that it stands in, which no function of the application gets into unasked.
    """

    params: tuple[Type, ...]
    returns: Type
    home: str = ""

    def __str__(self) -> str:
        return f"Callable[[{', '.join(map(str, self.params))}], {self.returns}]"


@value_class(frozen=True)
class TypeVar(Type):
    name: str
    constraints: tuple[Type, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return self.name


class Unknown(Type):
    """The element type of an empty list display, until something is put in; World.bound tells what.

    serial: which of two was made first.
    """

    def __init__(self, serial: int) -> None:
        self.serial = serial

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __str__(self) -> str:
        return "?"


# --- types of expressions that are no run-time values ------------------------------------------------


@value_class(frozen=True)
class ModuleValue(Type):
    module: ModuleInfo

    def __str__(self) -> str:
        return f"module {self.module.name}"


@value_class(frozen=True)
class TypeValue(Type):
    """A class or type, named as an expression: `Point` in `Point(1, 2)`."""

    type: Type

    def __str__(self) -> str:
        return f"type[{self.type}]"


@value_class(frozen=True)
class FunctionValue(Type):
    """A function known at compile time."""

    info: FunctionInfo
    bindings: tuple[tuple[TypeVar, Type], ...] = ()

    def __str__(self) -> str:
        return f"function {self.info.name}"


@value_class(frozen=True)
class FunctionSet(Reference):
    """A function that is one of several: a reference to its closure object.

    Members are the types of functions known at compile time: FunctionValue, TypeValue, LangValue.
    """

    members: frozenset[Type]

    def __str__(self) -> str:
        return "function"


@value_class(frozen=True)
class Pool(Reference):
    """The functions that a container holds, or that a `Callable[..., R]` stands for: all that go in anywhere.

    What it has for members is the World's to know. returns: what each of them has to return, where that is declared.
    """

    serial: int
    returns: Type | None = None

    def __str__(self) -> str:
        return "function" if self.returns is None else f"Callable[..., {self.returns}]"


@value_class(frozen=True)
class ClassOf(Type):
    """The class of an object, `type(x)`: the value of the expression is the object itself."""

    of: Type

    def __str__(self) -> str:
        return "type"


@value_class(frozen=True)
class LangValue(Type):
    """A name of pyuk.lang that the compiler itself knows (`sizeof`, `Ptr`, ...)."""

    name: str

    def __str__(self) -> str:
        return self.name


def parts_of(type_: Type) -> tuple[Type, ...]:
    """The types that it is written with: of a named union none."""
    match type_:
        case Tuple(parts) | Class(_, parts) | Union(parts):
            return parts
        case Optional(inner) | Array(inner) | Machine(_, inner):
            return (inner,)
        case Callable(params, returns):
            return (*params, returns)
    return ()


def mentions_type_var(type_: Type) -> bool:
    """Whether a type variable is a part of it."""
    return type_.is_generic


def mentions_never(type_: Type) -> bool:
    """Whether a part of it is not known yet."""
    if isinstance(type_, (Tuple, Class)):
        return any(map(mentions_never, type_.items if isinstance(type_, Tuple) else type_.args))
    return type_ == NEVER


def unknowns_in(type_: Type) -> list[Unknown]:
    """The element types in it that were not known when it was made."""
    if isinstance(type_, Unknown):
        return [type_]
    return [unknown for part in parts_of(type_) for unknown in unknowns_in(part)]


def type_vars_in(type_: Type) -> list[TypeVar]:
    """The type variables that are parts of it, each once, in order."""
    match type_:
        case TypeVar():
            return [type_]
        case Tuple(parts) | Class(_, parts):
            found = [each for part in parts for each in type_vars_in(part)]
            return list(dict.fromkeys(found))
        case Optional(inner) | Array(inner) | Machine(_, inner):
            return type_vars_in(inner)
    return []


def tuple_depth(type_: Type) -> int:
    """How deep tuples in it hold tuples."""
    if isinstance(type_, Tuple):
        return 1 + max(map(tuple_depth, type_.items), default=0)
    return max(map(tuple_depth, type_.parts), default=0) if isinstance(type_, Union) else 0


def without_depth(type_: Type) -> Type:
    """A type of tuples that hold tuples as one whose tuples hold objects, which its values may become."""
    if type(type_) is Tuple:
        return Tuple(tuple(OBJECT if tuple_depth(item) else item for item in type_.items))
    return union_of(map(without_depth, type_.parts)) if type(type_) is Union else type_


def of_one_length(type_: Type) -> int:
    """The largest number of tuples of one length among the types of a union."""
    lengths = [len(member.items) for member in members_of(type_) if type(member) is Tuple]
    return max(map(lengths.count, lengths), default=0)


def holds_tuples_of(wide: Type, other: Type) -> bool:
    """Whether each type of `other` is one of `wide`, or a tuple for which that has one with objects in its place."""
    tuples = [member for member in members_of(wide) if type(member) is Tuple and OBJECT in member.items]
    return bool(tuples) and all(
        each in members_of(wide) or any(_holds_items(one, each) for one in tuples) for each in members_of(other)
    )


def _holds_items(wide: Tuple, other: Type) -> bool:
    if type(other) is not Tuple or len(other.items) != len(wide.items):
        return False
    return all(
        one == OBJECT or union_of([one, each]) == one for one, each in zip(wide.items, other.items, strict=True)
    )


def as_one_tuple(type_: Type) -> Type:
    """A union in which all tuples of one length are one, whose items are the joins of theirs."""
    if not isinstance(type_, Union) or isinstance(type_, AnyObject):
        return type_
    tuples = [member for member in type_.members if type(member) is Tuple]
    others = [member for member in type_.members if type(member) is not Tuple]
    made = []
    for length in dict.fromkeys(len(each.items) for each in tuples):
        columns = zip(*(each.items for each in tuples if len(each.items) == length), strict=True)
        made.append(Tuple(tuple(OBJECT if OBJECT in column else union_of(column) for column in columns)))
    return union_of([*made, *others])


def size_of(type_: Type) -> int:
    """How many types it is made of, itself counted."""
    return 1 + sum(map(size_of, parts_of(type_)))


# --- how messages name types --------------------------------------------------------------------------


def python_module(name: str) -> str:
    """A module of the library by the name that programs know it by: of a part that CPython has not, its package's."""
    if name.startswith("pyuk.builtins."):
        return "builtins"
    home = name.removeprefix("pyuk.stdlib.")
    while home != name and "." in home and not _is_in_cpython(home):
        home = home.rpartition(".")[0]
    return home


@cache
def _is_in_cpython(name: str) -> bool:
    """Whether CPython's library has a module of that name."""
    place = Path(sysconfig.get_path("stdlib"), *name.split("."))
    return place.is_dir() or place.with_suffix(".py").exists()


MAX_SHOWN = 60  # characters of a type in a message


def described(type_: Type) -> str:
    """A value of the type in a sentence: "an `int`", "the function `f`", "None"."""
    match type_:
        case FunctionValue(info):
            return f"the {python_name(type_)} `{info.name}`"
        case TypeValue(Class() as class_):
            return f"the class `{class_.info.name}`"
        case TypeValue(named):
            return f"the type `{named}`"
        case ClassOf():
            return "the class of a value"
        case ModuleValue(module):
            return f"the module `{python_module(module.name)}`"
        case LangValue(name):
            return f"`{name.removeprefix('builtins.')}`"
        case Class(info, (Unknown(),)) if info.name == "list":
            return "an empty list"
    if type_ == NONE:
        return "None"
    return f"{'an' if str(type_)[0] in 'aeioAEIO' else 'a'} `{shortened(type_)}`"


def shortened(type_: Type) -> str:
    """The type as text, a long one without its end."""
    text = str(type_)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}..."


def python_name(type_: Type) -> str:
    """The name that CPython gives the class of such a value in its own messages."""
    match type_:
        case Int():
            return "int"
        case Tuple():
            return "tuple"
        case Class(info) | Struct(info):
            return info.name
        case Optional(inner):
            return python_name(inner)
        case Union():
            return str(type_)
        case Array():
            return "Array"
        case Machine(kind):
            return kind
        case FunctionValue(info) if info.is_hidden:
            return "method"
        case FunctionValue() | Callable() | FunctionSet() | Pool():
            return "function"
        case TypeValue():
            return "type"
        case ModuleValue():
            return "module"
        case LangValue():
            return "builtin_function_or_method"
    return "NoneType" if type_ == NONE else str(type_)


def natural_storage(type_: Type) -> Type:
    """The type of an unannotated variable that is given a value of `type_`."""
    if isinstance(type_, Int):
        if type_.name and not type_.big_endian and type_.bits == 64:
            return type_
        if INT.holds(type_):
            return INT
        return U64 if type_.lo >= 0 else INT
    if isinstance(type_, Tuple):
        return replace(type_, items=tuple(map(natural_storage, type_.items)))
    return type_


def is_reference(type_: Type) -> bool:
    """Whether a value is a pointer to a heap object, which the collector has to know of."""
    if isinstance(type_, FunctionValue):
        return type_.info.is_object
    if isinstance(type_, ClassOf):
        return is_reference(type_.of)
    return isinstance(type_, (Reference, Optional, Union)) or (isinstance(type_, Machine) and type_.kind == "Buffer")


def in_buffer(element: Type) -> Type:
    """What all elements are taken for that a Buffer keeps in the same way: so lists of objects can share their code."""
    return OBJECT if is_reference(element) else element


def is_stored_alike(type_: Type, wider: Type) -> bool:
    """Whether a variable of a type keeps the same words for a value as one of the wider type that it is now."""
    return type_ == wider or (isinstance(type_, Class) and isinstance(wider, Class))


def is_subclass(derived: Reference, base: Reference) -> bool:
    """Whether every instance of `derived` is one of `base`."""
    if not isinstance(derived, Class):
        return derived == base
    if isinstance(base, Class) and (derived.info is base.info or not base.info.subclasses):
        return derived == base
    return any(ancestor == base for ancestor in ancestors(derived))


def ancestors(class_: Class) -> list[Class]:
    """The class itself and its bases, in the order in which members are looked for; not to be changed."""
    known = class_.info.orders.get(class_.args)
    if known is not None:
        return known
    found = written_order(class_)
    for conforms in [protocol for each in found for protocol in each.info.conforms]:
        found += [above for above in ancestors(conforms) if above not in found]
    if class_.info.completed:
        class_.info.orders[class_.args] = found
    return found


def of_program(class_: Class) -> list[ClassInfo]:
    """Those of them that the program itself writes."""
    return [each.info for each in ancestors(class_) if each.info.module.source.is_app]


def written_order(class_: Class) -> list[Class]:
    """The class itself and the bases that it writes, in order."""
    bases = _bases(class_)
    above = written_order(bases[0]) if len(bases) == 1 else _merged([*map(written_order, bases), bases])
    return [class_, *above]


def _bases(class_: Class) -> list[Class]:
    """The bases of a class as they are written, with its type arguments in them."""
    bindings = dict(zip(class_.info.type_params, class_.args, strict=False))
    found = [substitute(base, bindings) for base in class_.info.bases]
    return [base for base in found if isinstance(base, Class)]


def _merged(orders: list[list[Class]]) -> list[Class]:
    """One order that keeps all of these (the C3 linearisation); ValueError where there is none."""
    left = [list(order) for order in orders]
    merged: list[Class] = []
    while any(left):
        heads = [order[0] for order in left if order]
        free = [head for head in heads if not any(head in order[1:] for order in left)]
        if not free:
            raise ValueError
        merged.append(free[0])
        left = [[each for each in order if each != free[0]] for order in left]
    return merged


def primary_chain(class_: Class) -> list[Class]:
    """The class and the bases that its objects begin like, nearest first."""
    chain = [class_]
    while chain[-1].info.base is not None:
        current = chain[-1]
        bindings = dict(zip(current.info.type_params, current.args, strict=False))
        assert current.info.base is not None
        parent = substitute(current.info.base, bindings)
        assert isinstance(parent, Class)
        chain.append(parent)
    return chain


def substitute(type_: Type, bindings: dict[TypeVar, Type]) -> Type:
    """`type_` with type variables replaced."""
    if not bindings:
        return type_
    match type_:
        case TypeVar():
            return bindings.get(type_, type_)
        case Tuple(items):
            return replace(type_, items=tuple(substitute(item, bindings) for item in items))
        case Class(info, args):
            return Class(info, tuple(substitute(arg, bindings) for arg in args), type_.origin)
        case Optional(inner):
            return union_of([substitute(inner, bindings), NONE])
        case Union(parts) if parts:
            return union_of([substitute(part, bindings) for part in parts])
        case Machine(kind, element):
            return Machine(kind, substitute(element, bindings))
        case Array(element, length):
            return Array(substitute(element, bindings), length)
        case Callable(params, returns, home):
            return Callable(tuple(substitute(p, bindings) for p in params), substitute(returns, bindings), home)
    return type_


def join(left: Type, right: Type) -> Type | None:
    """The least type that holds the values of both; None where the language has none."""
    for one, other in ((left, right), (right, left)):
        if one == NEVER or (is_nothing(one) and other != NEVER):
            return other
    if left == right:
        return left
    match left, right:
        case Int(), Int():
            return _join_ints(left, right)
        case Tuple(a), Tuple(b) if len(a) == len(b):
            items = [join(x, y) for x, y in zip(a, b, strict=True)]
            return None if None in items else Tuple(tuple(item for item in items if item is not None))
        case (Class(info, (element,)) as long, Tuple(parts)) | (Tuple(parts), Class(info, (element,)) as long) if (
            info.name == "tuple" and all(join(element, natural_storage(part)) == element for part in parts)
        ):
            return long
        case Class(), Class() if left.info is right.info and mentions_never(left) != mentions_never(right):
            return right if mentions_never(left) else left  # what the other one holds is not known yet
        case Class(), Class():
            base = _common_base(left, right)
            if base is not None:
                return base
    if is_function(left) and is_function(right):
        return _join_functions(left, right)
    return _join_members(left, right)


def is_nothing(type_: Type) -> bool:
    """Whether it is the type of what is in a container that nothing is put into."""
    return isinstance(type_, Simple) and type_.origin is not None and type_ == NOTHING


# --- unions -------------------------------------------------------------------------------------------


def members_of(type_: Type) -> tuple[Type, ...]:
    """The types that a value of the type may be of: one, where it is no union."""
    match type_:
        case AnyObject():
            return (type_,)
        case Union():
            return type_.members
        case Optional(inner):
            return inner, NONE
    return (type_,)


def union_of(members: Iterable[Type]) -> Type:
    """The type of a value that is of one of these: themselves, no common base."""
    kept: list[Type] = []
    seen: set[Type] = set()
    names: list[NamedUnion] = []
    for given in members:
        if isinstance(given, AnyObject):
            return given
        if isinstance(given, NamedUnion):
            names.append(given)
        for part in members_of(given):
            member = _as_member(part, kept)
            if member in seen:
                continue
            seen.add(member)
            if member != NEVER and not any(_covers(one, member) for one in kept):
                kept = [one for one in kept if not _covers(member, one)] + [member]
    for name in names:
        if set(name.members) == set(kept):
            return name
    kept.sort(key=lambda member: (member == NONE, str(member)))
    if len(kept) < 2:
        return kept[0] if kept else NEVER
    if len(kept) == 2 and isinstance(kept[0], Reference) and kept[1] == NONE:
        return Optional(kept[0])
    return Union(tuple(kept))


def _as_member(type_: Type, others: list[Type]) -> Type:
    """As what a value of the type is kept in a union; functions share one member of it."""
    if isinstance(type_, Int):
        return INT if type_.origin is None else replace(INT, origin=type_.origin)
    if not is_function(type_):
        return natural_storage(type_)
    other = next(filter(is_function, others), None)
    return _as_reference(type_) if other is None else _join_functions(other, type_) or _as_reference(type_)


def _covers(wide: Type, member: Type) -> bool:
    """Whether each value of `member` is one of `wide`, in the same form."""
    if isinstance(wide, Class) and isinstance(member, Class):
        return is_subclass(member, wide)
    if is_function(wide) and is_function(member):
        return _join_functions(wide, member) == wide
    return wide == member or (isinstance(wide, Int) and isinstance(member, Int))


def is_union_member(type_: Type) -> bool:
    """Whether a value of the type can be kept as one of a union."""
    if isinstance(type_, Tuple):
        return all(map(is_union_member, type_.items))
    is_object = isinstance(type_, (Int, Class, Optional, Union, TypeVar)) or is_function(type_)
    return is_object or type_ in (BOOL, FLOAT, NONE)


def _join_members(left: Type, right: Type) -> Type | None:
    """The union of both, classes with a common base as that base, unless one holds the other already."""
    for one, other in ((left, right), (right, left)):
        if isinstance(other, Tuple) and mentions_never(other):
            return one  # the other one is not known yet
    if not (is_union_member(left) and is_union_member(right)):
        return None
    if OBJECT in (left, right):
        return OBJECT
    for wide, other in ((left, right), (right, left)):
        if all(any(_covers(one, member) for one in members_of(wide)) for member in members_of(other)):
            return union_of([wide])
    members = list(members_of(left))
    for member in members_of(right):
        base = next((b for one in members if (b := _base_of_both(one, member)) is not None), None)
        members.append(member if base is None else base)
    joined = union_of([*(one for one in (left, right) if isinstance(one, NamedUnion)), *members])
    return OBJECT if len(members_of(joined)) > MAX_MEMBERS or size_of(joined) > MAX_JOINED else joined


def _base_of_both(one: Type, other: Type) -> Class | None:
    both_classes = isinstance(one, Class) and isinstance(other, Class)
    return _common_base(one, other) if both_classes else None  # type: ignore[arg-type]


# --- functions as values ---

KNOWN_FUNCTIONS = (FunctionValue, TypeValue, LangValue)  # known when the program is compiled


def is_function(type_: Type) -> bool:
    """Whether values of the type are functions or classes."""
    return isinstance(type_, (*KNOWN_FUNCTIONS, Callable, FunctionSet, Pool))


def _as_reference(type_: Type) -> Reference:
    """The type of a reference to the closure object of a function of `type_`."""
    return type_ if isinstance(type_, Reference) else FunctionSet(frozenset((type_,)))


def _join_functions(left: Type, right: Type) -> Reference | None:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, (Callable, Pool)):
            return None if isinstance(other, type(one)) and one != other else one
    members = [t.members if isinstance(t, FunctionSet) else {t} for t in (left, right)]
    return FunctionSet(frozenset().union(*members))


def unique_name(type_: Type) -> str:
    """The type as text that no other type of the program has, for link-time names."""
    match type_:
        case FunctionValue(info):
            return f"function {info.symbol}#{info.serial}"
        case TypeValue(inner):
            return f"type {unique_name(inner)}"
        case FunctionSet(members):
            return f"one of {', '.join(sorted(map(unique_name, members)))}"
        case Pool():
            return f"functions {type_.serial}"
        case Class(info, args) if args or info.serial:
            name = f"{info.name}#{info.serial}" if info.serial else info.name
            return f"{name}[{', '.join(map(unique_name, args))}]" if args else name
        case Keywords(items, names):
            return ", ".join(f"{n}={unique_name(item)}" for n, item in zip(names, items, strict=True))
        case Tuple(items) if items:
            return f"tuple[{', '.join(map(unique_name, items))}]"
        case Optional(inner):
            return f"{unique_name(inner)} | None"
        case Machine(kind, element):
            return f"{kind}[{unique_name(element)}]"
        case NamedUnion(alias=alias):
            return f"{alias.module.name}.{alias.name}"
        case Union(parts) if parts:
            return " | ".join(map(unique_name, parts))
    return str(type_)


def _join_ints(left: Int, right: Int) -> Int:
    if left.holds(right):
        return left
    if right.holds(left):
        return right
    union = Int(min(left.lo, right.lo), max(left.hi, right.hi))
    if left.name or right.name:
        widened = natural_storage(union)
        assert isinstance(widened, Int)
        return widened
    return union


# Generic classes whose bases do less than they: of two with other arguments a value is of one of both.
TOLD_APART = ("Coroutine", "Task")
# Bases of builtin classes that no program knows of: they lack what each of these does in its own way.
INNER_BASES = ("BytesLike", "ByteString", "AnySet", "dict_view", "DictIterator", "DictReverseIterator")


def _common_base(left: Reference, right: Reference) -> Class | None:
    if not isinstance(left, Class) or not isinstance(right, Class):
        return None
    above = ancestors(right)
    for candidate in ancestors(left):
        if candidate in above and candidate.info.name != "object" and not _is_inner(candidate):
            return candidate
        if candidate.info.name in TOLD_APART and any(each.info is candidate.info for each in above):
            return None
    return None


def _is_inner(class_: Class) -> bool:
    return class_.info.name in INNER_BASES and class_.info.module.name.startswith("pyuk.builtins.")
