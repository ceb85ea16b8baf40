"""Enumerations: members are objects that the class body makes, each once, and keeps in attributes of the class.

Their values are computed at build time. Looking a member up by its value or its name is a method that is
written here. Source: The Python Library Reference, "enum"; CPython 3.11's texts.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.declare.made import Known, Typed, make_method
from pyuk.compiler.check.model.declarations import ClassInfo, Entity, FieldInfo, FunctionInfo, Global
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.tree import Expr, Literal, New, ReadGlobal
from pyuk.compiler.check.model.types import Class, Type, TypeValue
from pyuk.compiler.frontend.syntax import OwnNode, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.modules import Declarer
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib.enum"
MEMBERS = "_members_"
BY_NAME = "__members__"
MIXED = {"int": "IntMixed", "str": "StrMixed"}
DATA = {"IntMixed": "int", "IntEnum": "int", "IntFlag": "int", "StrMixed": "str", "StrEnum": "str"}
FLAGS = ("Flag", "IntFlag")
COMPOSITES = "_composites_"
IGNORED = "_ignore_"
NEXT_VALUE = "_generate_next_value_"
MISSING = "_missing_"


@dataclass(eq=False)
class EnumInfo:
    """base: the class of the library that it derives from. values: of its members, aliases left out.

    ignored: what `_ignore_` names, with the values. above: the enumeration of the app that it derives from.
    """

    base: str
    above: ClassInfo | None = None
    values: dict[str, Any] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    ignored: dict[str, Any] = field(default_factory=dict)
    is_unique: bool = False

    @property
    def data(self) -> str | None:
        """The type that members are of beside: `int` or `str`."""
        return DATA.get(self.base)

    @property
    def is_flag(self) -> bool:
        """Whether members are bits that can be combined."""
        return self.base in FLAGS


class MakeMember(OwnNode, ast.expr):
    """The expression that makes a member of an enumeration."""

    def __init__(self, info: ClassInfo, name: str, place: ast.AST) -> None:
        super().__init__()
        ast.copy_location(self, place)
        self.info = info
        self.name = name  # none of a combination of flags, whose name and value are in variables


# --- declaring ---


def enum_of(declarer: Declarer, node: ast.ClassDef) -> EnumInfo | None:
    """What a class is as an enumeration, by its bases; None for other classes."""
    mixed = None
    found: EnumInfo | None = None
    for base in node.bases:
        entity = declarer.world.find_path(declarer.module, base) if not isinstance(base, ast.Subscript) else None
        if isinstance(entity, ClassInfo) and entity.module.name == HOME:
            found = EnumInfo(entity.name)
        elif isinstance(entity, ClassInfo) and entity.enum is not None:
            found = EnumInfo(entity.enum.base, above=entity)
            if entity.enum.values:
                _refuse_derived(declarer, base, entity)
        elif entity is None and isinstance(base, ast.Name):
            mixed = MIXED.get(base.id, mixed)
    if found is not None and mixed is not None and found.base == "Enum":
        found.base = mixed
    return found


def _refuse_derived(declarer: Declarer, base: ast.expr, entity: ClassInfo) -> None:
    fail(
        "PK0205",
        declarer.module,
        base,
        f"`{entity.name}` has members, and cannot be a base class",
        why="an enumeration is complete with its members",
        cpython=f"TypeError: cannot extend <enum '{entity.name}'>",
        fix="write a new enumeration",
    )


def library_base(world: World, info: ClassInfo) -> Class:
    """The class of the library that an enumeration derives from."""
    module = world.module(HOME)
    assert module is not None and info.enum is not None
    found = module.names[info.enum.base]
    assert isinstance(found, ClassInfo)
    world.complete_class(found)
    return Class(found)


def without_unique(declarer: Declarer, info: ClassInfo, marks: list[ast.expr]) -> list[ast.expr]:
    """The decorators without @unique, which is noted."""
    others = []
    for mark in marks:
        entity = declarer.world.find_path(declarer.module, mark) if not isinstance(mark, ast.Call) else None
        if info.enum is not None and isinstance(entity, FunctionInfo) and entity.symbol == f"{HOME}.unique":
            info.enum.is_unique = True
        else:
            others.append(mark)
    return others


def declare_member(declarer: Declarer, info: ClassInfo, node: ast.stmt) -> bool:
    """A statement of the class body; whether it makes a member, or several."""
    match node:
        case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), _, ast.expr() as value):
            assert info.enum is not None
            if name == IGNORED:
                info.enum.ignored |= dict.fromkeys(_ignored_names(declarer, info, value))
                return True
            if name.startswith("__") or (name.startswith("_") and name.endswith("_")):
                return False
            if isinstance(value, ast.Lambda):
                return False
            if name in info.enum.ignored:
                info.enum.ignored[name] = _value(declarer, info, name, value)
                return True
            _member(declarer, info, name, value, node)
            return True
        case ast.Assign([ast.Tuple(names)], ast.Call(ast.Name("range"), args)):
            values = range(*(declarer.world.constants.evaluate(arg, declarer.module) for arg in args))
            for target, number in zip(names, values, strict=True):
                assert isinstance(target, ast.Name)
                _member(declarer, info, target.id, ast.copy_location(ast.Constant(number), node), node)
            return True
    return False


def _ignored_names(declarer: Declarer, info: ClassInfo, node: ast.expr) -> list[str]:
    """The names in `_ignore_ = "x y"` or `_ignore_ = ["x", "y"]`."""
    items = ast.Tuple(node.elts, ast.Load()) if isinstance(node, (ast.List, ast.Tuple)) else node
    found = _value(declarer, info, IGNORED, ast.copy_location(items, node))
    return found.replace(",", " ").split() if isinstance(found, str) else list(found)


def _member(declarer: Declarer, info: ClassInfo, name: str, value: ast.expr, node: ast.stmt) -> None:
    enum = info.enum
    assert enum is not None
    computed = _value(declarer, info, name, value)
    if enum.data == "int" and isinstance(computed, bool):
        computed = int(computed)
    same = [known for known, other in enum.values.items() if other == computed]
    if same and enum.is_unique:
        fail(
            "PK0302",
            declarer.module,
            node,
            f"`{name}` has the value of `{same[0]}`",
            why="@unique says that no two members have one value",
            cpython=f"ValueError: duplicate values found in <enum '{info.name}'>: {name} -> {same[0]}",
            fix="give it another value, or leave @unique out",
        )
    target = ast.copy_location(ast.Name(name, ast.Store()), node)
    made: ast.expr
    if same:
        enum.aliases[name] = same[0]
        made = ast.copy_location(ast.Name(same[0], ast.Load()), node)
    else:
        enum.values[name] = computed
        made = MakeMember(info, name, node)
    _variable(declarer, info, name)
    info.code.append(ast.copy_location(ast.Assign([target], made), node))


def _variable(declarer: Declarer, info: ClassInfo, name: str) -> None:
    unbound = not declarer.inert
    info.variables[name] = Global(info.variable_name(name), declarer.module, None, may_be_unbound=unbound)


def _value(declarer: Declarer, info: ClassInfo, name: str, node: ast.expr) -> Any:
    """The value of a member: a constant, in which earlier names of the body are their values."""
    enum = info.enum
    assert enum is not None
    replaced = _Body(declarer, info, name).visit(copy.deepcopy(node))
    if not declarer.world.constants.is_constant(replaced, declarer.module):
        fail(
            "PK0302",
            declarer.module,
            node,
            f"the value of the member `{name}` has to be a constant",
            why="members are told apart by their values when the program is compiled",
            cpython="any object may be a value",
            fix="use numbers, strs or tuples of them, and keep the rest in a function of the member",
        )
    return declarer.world.constants.evaluate(replaced, declarer.module)


class _Body(ast.NodeTransformer):
    """Replaces auto() and the names of earlier members by their values."""

    def __init__(self, declarer: Declarer, info: ClassInfo, name: str) -> None:
        self.declarer = declarer
        self.info = info
        self.name = name

    def visit_Name(self, node: ast.Name) -> ast.expr:
        enum = self.info.enum
        assert enum is not None
        name = enum.aliases.get(node.id, node.id)
        if name in enum.values:
            return ast.copy_location(_constant(enum.values[name]), node)
        if enum.ignored.get(name) is not None:
            return ast.copy_location(_constant(enum.ignored[name]), node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        entity = self.declarer.world.find_path(self.declarer.module, node.func)
        if isinstance(entity, FunctionInfo) and entity.symbol == f"{HOME}.auto":
            return ast.copy_location(_constant(_next_value(self.declarer, self.info, self.name, node)), node)
        self.generic_visit(node)
        return node


def _constant(value: Any) -> ast.expr:
    if isinstance(value, tuple):
        return ast.Tuple([_constant(item) for item in value], ast.Load())
    return ast.Constant(value)


def _next_value(declarer: Declarer, info: ClassInfo, name: str, node: ast.Call) -> Any:
    """What auto() gives: the program may say it, in a function that is run at build time."""
    enum = info.enum
    assert enum is not None
    generator = _method_above(info, NEXT_VALUE)
    if generator is not None:
        counted = [name, 1, len(enum.values) + len(enum.aliases), list(enum.values.values())]
        return declarer.world.constants.call(generator, counted, declarer.module, node)
    if enum.base == "StrEnum":
        return name.lower()
    numbers = [value for value in enum.values.values() if isinstance(value, int)]
    if enum.base in ("Flag", "IntFlag"):
        return 1 << max((value.bit_length() for value in numbers), default=0)
    return numbers[-1] + 1 if numbers else 1


def _method_above(info: ClassInfo, name: str) -> FunctionInfo | None:
    """A method of the class, or of the enumerations of the app above it."""
    above: ClassInfo | None = info
    while above is not None and above.enum is not None:
        if name in above.methods:
            return above.methods[name]
        above = above.enum.above
    return None


def finish(declarer: Declarer, info: ClassInfo) -> None:
    """The list of the members, and the methods that look one up."""
    enum = info.enum
    assert enum is not None
    if enum.data is None and not enum.is_flag:
        nothing = ast.copy_location(ast.Constant(None), info.node)
        info.fields["_value_"] = FieldInfo("_value_", info, None, nothing, info.node)
        make_method(info, "def value(self):\n return self._value_", "property")
    if not enum.values:
        return
    single = [name for name, value in enum.values.items() if not enum.is_flag or _is_one_bit(value)]
    _store_list(declarer, info, MEMBERS, single)
    if any(BY_NAME in line for line in declarer.module.source.lines):
        _store_names(declarer, info)
    if enum.is_flag:
        _store_list(declarer, info, COMPOSITES, [name for name in enum.values if name not in single])
        _write_flag(info)
    _write_methods(info)


def _is_one_bit(value: Any) -> bool:
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _store_list(declarer: Declarer, info: ClassInfo, name: str, members: list[str]) -> None:
    """An attribute of the class that holds a list of members."""
    display = ast.List([ast.Name(member, ast.Load()) for member in members], ast.Load())
    stored = ast.Assign([ast.Name(name, ast.Store())], display)
    for part in walk(stored):
        ast.copy_location(part, info.node)
    unbound = not declarer.inert
    type_ = Typed(declarer.world.class_type("list", Class(info)), info.node)
    info.variables[name] = Global(info.variable_name(name), declarer.module, type_, may_be_unbound=unbound)
    info.code.append(stored)


def _store_names(declarer: Declarer, info: ClassInfo) -> None:
    """The attribute `__members__`: the members and their other names, where the module speaks of it."""
    assert info.enum is not None
    module = declarer.world.module(HOME)
    maker = module.names["mappingproxy"] if module is not None else None
    assert isinstance(maker, ClassInfo)
    names = [*info.enum.values, *info.enum.aliases]
    display = ast.Dict([ast.Constant(name) for name in names], [ast.Name(name, ast.Load()) for name in names])
    made = ast.Call(Known("mappingproxy", maker, info.node), [display], [])
    stored = ast.Assign([ast.Name(BY_NAME, ast.Store())], made)
    for part in walk(stored):
        ast.copy_location(part, info.node)
    type_ = Typed(Class(maker, (Class(info),)), info.node)
    unbound = not declarer.inert
    info.variables[BY_NAME] = Global(info.variable_name(BY_NAME), declarer.module, type_, may_be_unbound=unbound)
    info.code.append(stored)


def _write_flag(info: ClassInfo) -> None:
    """The operators of flags, and the combinations that they make: each is made once, and kept."""
    enum = info.enum
    assert enum is not None
    missing = _method_above(info, MISSING)
    if missing is not None:
        fail(
            "PK0311",
            missing.module,
            missing.node,
            f"`{MISSING}` of flags is not supported yet",
            why="it is what makes their combinations",
            cpython="it is called for each combination that is not there yet",
            fix="look at the value in a function of its own, before the flag is made of it",
        )
    mask = 0
    for value in enum.values.values():
        mask |= value
    known: dict[str, Entity] = {info.name: info}
    bits = (1 << mask.bit_length()) - 1
    if enum.base == "Flag":
        checked = (
            f" if value & {~mask} != 0:\n  width = {mask.bit_length()}\n"
            "  if value.bit_length() > width:\n   width = value.bit_length()\n"
            f"  raise ValueError(f\"<flag '{info.name}'> invalid value {{value}}\\n    given 0b0 {{value:0{{width}}b}}"
            f'\\n  allowed 0b0 {{{mask}:0{{width}}b}}")\n'
        )
    else:
        checked = f" if value < 0:\n  value = {bits + 1} + value\n"
    make_method(
        info,
        "def _by_value_(value: int):\n"
        f"{checked}"
        f" for member in {info.name}.{MEMBERS}:\n  if member._value_ == value:\n   return member\n"
        f" for member in {info.name}.{COMPOSITES}:\n  if member._value_ == value:\n   return member\n"
        ' name = ""\n left = value\n'
        f" for member in {info.name}.{MEMBERS}:\n  if member._value_ & value != 0:\n"
        '   name = name + ("|" if name else "") + member._name_\n   left = left & ~member._value_\n'
        " if name and left:\n  name = name + f'|{left}'\n"
        f" made = MADE\n {info.name}.{COMPOSITES}.append(made)\n return made\n",
        "static",
        known,
    )
    found = info.methods["_by_value_"].node
    for node in walk(found):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id == "MADE":
            node.value = MakeMember(info, "", info.node)
    other = "int(other)" if enum.base == "IntFlag" else "other._value_"
    for name, op in (("or", "|"), ("and", "&"), ("xor", "^")):
        for prefix in ("", "r") if enum.base == "IntFlag" else ("",):
            text = f"def __{prefix}{name}__(self, other):\n return {info.name}._by_value_(self._value_ {op} {other})"
            made = make_method(info, text, known=known)
            if made is not None and enum.base == "Flag":
                assert isinstance(made.node, ast.FunctionDef)
                made.node.args.args[1].annotation = Typed(Class(info), info.node)
    singles = sum(value for value in enum.values.values() if _is_one_bit(value))
    kept = bits if enum.base == "IntFlag" else singles
    make_method(info, f"def __invert__(self):\n return {info.name}._by_value_({kept} & ~self._value_)", known=known)
    make_method(
        info,
        "def __contains__(self, other) -> bool:\n return other._value_ & self._value_ == other._value_",
    )
    contains = info.methods["__contains__"].node
    assert isinstance(contains, ast.FunctionDef)
    contains.args.args[1].annotation = Typed(Class(info), info.node)
    make_method(
        info,
        f"def __iter__(self):\n found = [m for m in {info.name}.{MEMBERS} if m._value_ & self._value_]\n"
        " return iter(found)",
        known=known,
    )


def _write_methods(info: ClassInfo) -> None:
    enum = info.enum
    assert enum is not None
    known: dict[str, Entity] = {info.name: info}
    make_method(
        info,
        f"def _by_value_(value):\n for member in {info.name}.{MEMBERS}:\n  if member._value_ == value:\n"
        f"   return member\n{_asked_for_missing(info)}"
        f' raise ValueError(f"{{value!r}} is not a valid {info.qualname}")',
        "static",
        known,
    )
    tests = "".join(f" if name == {name!r}:\n  return {info.name}.{name}\n" for name in (*enum.values, *enum.aliases))
    make_method(info, f"def _by_name_(name):\n{tests} raise KeyError(name)", "static", known)
    make_method(
        info,
        'def __repr__(self) -> str:\n return f"<{self.__class__.__name__}{self._dotted_()}: {self._value_!r}>"',
    )


def _asked_for_missing(info: ClassInfo) -> str:
    """The lines that ask the program's `_missing_` for the member of a value that no member has."""
    if _method_above(info, MISSING) is None:
        return ""
    return (
        f" found = {info.name}.{MISSING}(value)\n if isinstance(found, {info.name}):\n  return found\n"
        " if found is not None:\n"
        f"  raise TypeError(f'error in {info.name}.{MISSING}: returned {{found!r}}"
        " instead of None or a valid member')\n"
    )


# --- using ---


def make_member(cx: Checker, node: MakeMember, expected: Type | None) -> Expr:
    """A new object with its name and value; the class's own __init__ gets the value, or the items of a tuple."""
    from pyuk.compiler.check.calls.construction import attach
    from pyuk.compiler.check.calls.specialisation import call_info, need_runtime
    from pyuk.compiler.check.expressions.conversions import coerce
    from pyuk.compiler.check.expressions.expressions import literal

    info = node.info
    assert info.enum is not None
    cx.world.complete_class(info)
    class_ = Class(info)
    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    value = info.enum.values.get(node.name)
    defaults = []
    for name, content in (("_name_", node.name), ("_value_", value)):
        owner = cx.world.field_owner(class_, name)
        assert owner is not None
        if node.name:
            made = literal(cx, content, node)
        else:
            made = cx.expr(ast.copy_location(ast.Name(name.strip("_"), ast.Load()), node))
        if owner.info.fields[name].annotation is None:
            cx.world.assign_field(owner, name, made.type)
        type_ = cx.world.field_type(owner, name, cx.instance)
        defaults.append((owner, name, coerce(cx, made, type_, f"the value of `{node.name}`", None)))
    new = New(type=class_, node=node, defaults=defaults)
    init = cx.world.method(class_, "__init__")
    if init is None:
        return new
    items = list(value) if isinstance(value, tuple) else [value]
    receiver = Literal(None, type=init[0], node=node)
    given = [receiver, *(literal(cx, item, node) for item in items)]
    return attach(new, call_info(cx, init[1], given, node, owner=init[0]), cx)


def enumeration(type_: Type) -> ClassInfo | None:
    """The enumeration with members that a type names as an expression: `Color`."""
    if isinstance(type_, TypeValue) and isinstance(type_.type, Class):
        info = type_.type.info
        return info if info.enum is not None and info.enum.values else None
    return None


def members(cx: Checker, info: ClassInfo, node: ast.AST) -> Expr:
    """The list of the members, in the order of their definition."""
    from pyuk.compiler.check.expressions.expressions import global_type

    cx.world.complete_class(info)
    variable = info.variables[MEMBERS]
    return ReadGlobal(variable, type=global_type(cx, variable), node=node)


def by_value(cx: Checker, info: ClassInfo, node: ast.Call) -> Expr:
    """`Color(2)`: the member with that value."""
    from pyuk.compiler.check.calls.arguments import call_nodes
    from pyuk.compiler.check.calls.specialisation import call_info

    if len(node.args) == 1 and not node.keywords:
        value = cx.expr(node.args[0])
        if isinstance(value.type, Class) and value.type.info is info:
            return value
        return call_info(cx, info.methods["_by_value_"], [value], node, owner=None)
    return call_nodes(cx, info.methods["_by_value_"], [], node, owner=None)


def by_name(cx: Checker, info: ClassInfo, node: ast.Subscript) -> Expr:
    """`Color["RED"]`: the member with that name."""
    from pyuk.compiler.check.calls.specialisation import call_info

    return call_info(cx, info.methods["_by_name_"], [cx.expr(node.slice)], node, owner=None)


def is_flag(value: Type) -> bool:
    """Whether values of the type are flags."""
    return isinstance(value, Class) and value.info.enum is not None and value.info.enum.is_flag
