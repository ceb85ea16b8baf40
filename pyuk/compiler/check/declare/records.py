"""Data classes: the methods that @dataclass gives a class, written as Python that the checker then checks.

A class with the decorator gets a Record when it is declared, and its methods when its bases are known.
Source: The Python Library Reference, "dataclasses".
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.loose import is_loose
from pyuk.compiler.check.declare.made import ClassDefault, Typed, make_method
from pyuk.compiler.check.model.declarations import ClassInfo, FieldInfo, FunctionInfo, Global, ModuleInfo
from pyuk.compiler.check.model.problems import fail
from pyuk.compiler.check.model.types import Class, ancestors, substitute
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.modules import Declarer
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib.dataclasses"
OPTIONS = {
    "init": True,
    "repr": True,
    "eq": True,
    "order": False,
    "unsafe_hash": False,
    "frozen": False,
    "match_args": True,
    "kw_only": False,
    "slots": False,
    "weakref_slot": False,
}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


@dataclass(eq=False)
class RecordField:
    """One field as the class body writes it."""

    name: str
    annotation: ast.expr | None
    node: ast.stmt
    default: ast.expr | None = None
    factory: ast.expr | None = None
    init: bool = True
    repr: bool = True
    compare: bool = True
    hash: bool | None = None
    kw_only: bool = False
    is_init_only: bool = False
    metadata: ast.expr | None = None


@dataclass(eq=False)
class Record:
    """What @dataclass was told, and the fields: first those of the class itself, in the end all of them."""

    options: dict[str, bool]
    own: dict[str, RecordField] = field(default_factory=dict)
    fields: dict[str, RecordField] = field(default_factory=dict)
    kw_only: bool = False  # whether `_: KW_ONLY` has been seen
    is_tuple: bool = False  # whether it is a named tuple, and no data class


def is_ours(world: World, module: ModuleInfo, node: ast.expr, name: str) -> bool:
    """Whether an expression names this member of the module dataclasses."""
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return False
    entity = world.find_path(module, node)
    return isinstance(entity, (FunctionInfo, ClassInfo)) and entity.module.name == HOME and entity.name == name


def record_of(declarer: Declarer, node: ast.ClassDef) -> tuple[Record | None, list[ast.expr]]:
    """The Record of a class with @dataclass, and its other decorators."""
    others = []
    record = None
    for mark in node.decorator_list:
        target = mark.func if isinstance(mark, ast.Call) else mark
        if is_ours(declarer.world, declarer.module, target, "dataclass"):
            record = Record(_options(declarer, mark))
            record.kw_only = record.options["kw_only"]
        else:
            others.append(mark)
    return record, others


def _options(declarer: Declarer, mark: ast.expr) -> dict[str, bool]:
    options = dict(OPTIONS)
    for keyword in mark.keywords if isinstance(mark, ast.Call) else []:
        options[str(keyword.arg)] = _flag(declarer.module, keyword, OPTIONS)
    return options


def _flag(module: ModuleInfo, keyword: ast.keyword, known: dict[str, bool]) -> bool:
    """The value of a keyword argument that has to be True or False."""
    if keyword.arg not in known:
        fail(
            "PK0235",
            module,
            keyword,
            f"`dataclass` has no parameter `{keyword.arg}`",
            why=f"its parameters are: {', '.join(known)}",
            cpython=f"TypeError: dataclass() got an unexpected keyword argument '{keyword.arg}'",
        )
    if not isinstance(keyword.value, ast.Constant) or not isinstance(keyword.value.value, bool):
        fail(
            "PK0301",
            module,
            keyword,
            f"`{ast.unparse(keyword)}` has to be True or False here",
            why="a decorator has to be known at compile time",
            cpython="the value is computed when the class is made",
        )
    return keyword.value.value


# --- fields, as the body writes them ---


def declare_field(declarer: Declarer, info: ClassInfo, node: ast.AnnAssign) -> bool:
    """A field of a data class; whether the annotated name is one."""
    record = info.record
    assert record is not None and isinstance(node.target, ast.Name)
    world, module, name = declarer.world, declarer.module, node.target.id
    if is_ours(world, module, node.annotation, "KW_ONLY"):
        record.kw_only = True
        return True
    if ast.unparse(node.annotation).split("[")[0].split(".")[-1] == "ClassVar":
        return False
    annotation = None if is_loose(node) else node.annotation
    made = RecordField(name, annotation, node, kw_only=record.kw_only)
    if isinstance(node.annotation, ast.Subscript) and is_ours(world, module, node.annotation.value, "InitVar"):
        made.annotation, made.is_init_only = None if is_loose(node) else node.annotation.slice, True
    value = node.value
    if isinstance(value, ast.Call) and is_ours(world, module, value.func, "field"):
        value = _read_field(module, made, value)
    if isinstance(value, MUTABLE) or (
        isinstance(value, ast.Call) and getattr(value.func, "id", "") in ("list", "dict", "set", "bytearray")
    ):
        _refuse_mutable(module, name, value)
    if value is not None:
        made.default = declare_default(declarer, info, name, node, annotation, value)
    record.own[name] = made
    if not made.is_init_only:
        info.fields[name] = FieldInfo(name, info, made.annotation, None, node)
    return True


def _read_field(module: ModuleInfo, made: RecordField, call: ast.Call) -> ast.expr | None:
    """What field(...) says; its default."""
    default = None
    flags = {"init": True, "repr": True, "compare": True, "hash": True, "kw_only": False}
    for keyword in call.keywords:
        match keyword.arg:
            case "default":
                default = keyword.value
            case "default_factory":
                made.factory = keyword.value
            case "metadata":
                made.metadata = keyword.value
            case "hash" if isinstance(keyword.value, ast.Constant) and keyword.value.value is None:
                pass
            case str(name):
                setattr(made, name, _flag(module, keyword, flags))
    return default


def _refuse_mutable(module: ModuleInfo, name: str, value: ast.expr) -> None:
    kind = {"List": "list", "ListComp": "list", "Dict": "dict", "DictComp": "dict"}.get(type(value).__name__, "set")
    kind = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else kind
    fail(
        "PK0314",
        module,
        value,
        f"the field `{name}` cannot begin with this {kind}",
        why="the default is made once, when the class is, and all objects would share it",
        cpython=f"ValueError: mutable default <class '{kind}'> for field {name} is not allowed: use default_factory",
        fix=f"write field(default_factory={kind})"
        if not getattr(value, "elts", None) and not getattr(value, "keys", None)
        else f"write field(default_factory=lambda: {ast.unparse(value)})",
    )


def declare_default(
    declarer: Declarer,
    info: ClassInfo,
    name: str,
    node: ast.stmt,
    annotation: ast.expr | None,
    value: ast.expr,
) -> ast.expr:
    """A default as the parameter of __init__ has it: a constant, or the class's attribute, made with the class."""
    from pyuk.compiler.check.declare.classes import class_attribute

    if declarer.world.constants.is_constant(value, declarer.module):
        class_attribute(declarer, info, name, annotation, value, node)
        return value
    variable = Global(info.variable_name(name), declarer.module, annotation, may_be_unbound=not declarer.inert)
    info.variables[name] = variable
    target = ast.copy_location(ast.Name(name, ast.Store()), node)
    info.code.append(ast.copy_location(ast.Assign([target], value), node))
    return ClassDefault(info, name, value)


# --- the methods ---


def complete(world: World, info: ClassInfo) -> None:
    """Give a data class its methods; its bases are known by now."""
    record = info.record
    if record is None:
        return
    this = Class(info, info.type_params)
    for above in reversed(ancestors(this)[1:]):
        if above.info.record is not None:
            for name, inherited in above.info.record.own.items():
                record.fields[name] = _inherited(world, above, inherited)
    record.fields |= record.own
    _check_order(info, record)
    maker = _Maker(info, record)
    if record.options["init"]:
        maker.init()
    if record.is_tuple:
        maker.hash_of(list(record.fields))
        maker.conversions()
    else:
        maker.comparisons()
    if record.options["repr"]:
        maker.repr()


def _inherited(world: World, above: Class, given: RecordField) -> RecordField:
    """A field of a base class, with its annotation as it is meant there."""
    made = copy.copy(given)
    bindings = dict(zip(above.info.type_params, above.args, strict=False))
    if given.annotation is not None:
        known = world.annotations.resolve(given.annotation, above.info.module, self_type=above)
        made.annotation = Typed(substitute(known, bindings), given.annotation)
    return made


def _check_order(info: ClassInfo, record: Record) -> None:
    """Fields without a default come first among the positional ones."""
    seen = False
    for each in record.fields.values():
        if not each.init or each.kw_only:
            continue
        has_default = each.default is not None or each.factory is not None
        if seen and not has_default:
            fail(
                "PK0235",
                info.module,
                each.node if each.name in record.own else info.node,
                f"the field `{each.name}` needs a default, as one before it has one",
                why="arguments are handed over in the order of the fields",
                cpython=f"TypeError: non-default argument '{each.name}' follows default argument",
                fix="give it a default, move it up, or write @dataclass(kw_only=True)",
            )
        seen = seen or has_default


def _called(factory: ast.expr) -> ast.expr:
    """`factory()`; of a lambda, what it returns."""
    if isinstance(factory, ast.Lambda):
        return factory.body
    return ast.copy_location(ast.Call(factory, [], []), factory)


class _Maker:
    """Writes the methods of one data class."""

    def __init__(self, info: ClassInfo, record: Record) -> None:
        self.info = info
        self.record = record
        self.stored = [each for each in record.fields.values() if not each.is_init_only]

    def add(self, text: str) -> FunctionInfo | None:
        """A method from its source text, unless the class has one of that name."""
        return make_method(self.info, text)

    def init(self) -> None:
        """__init__, which takes a parameter for each field and calls __post_init__."""
        if "__init__" in self.info.methods:
            return
        lines = []
        for each in self.record.fields.values():
            if not each.is_init_only and (each.init or each.default is not None or each.factory is not None):
                lines.append(f"self.{each.name} = {each.name if each.init else 'None'}")
        passed = ", ".join(each.name for each in self.record.fields.values() if each.is_init_only)
        if any("__post_init__" in a.info.methods for a in ancestors(Class(self.info, self.info.type_params))):
            lines.append(f"self.__post_init__({passed})")
        made = self.add("def __init__(self) -> None:\n " + "\n ".join(lines or ["pass"]))
        assert made is not None and isinstance(made.node, ast.FunctionDef)
        self._parameters(made.node.args)
        for stmt in made.node.body:
            match stmt:
                case ast.Assign([ast.Attribute(_, name)]):
                    each = self.record.fields[name]
                    if each.name in self.record.own:
                        for part in walk(stmt):
                            ast.copy_location(part, each.node)
                    if not each.init:
                        value = self._default(each)
                        assert value is not None
                        stmt.value = self._computed(each, value)

    def _parameters(self, args: ast.arguments) -> None:
        for each in self.record.fields.values():
            if not each.init:
                continue
            made = ast.copy_location(ast.arg(each.name, each.annotation), self.info.node)
            default = self._default(each)
            if each.kw_only:
                args.kwonlyargs.append(made)
                args.kw_defaults.append(default)
            else:
                args.args.append(made)
                if default is not None:
                    args.defaults.append(default)

    def _default(self, each: RecordField) -> ast.expr | None:
        """The default of the parameter: a constant, an attribute of the class, or what makes it."""
        if each.factory is None:
            return each.default
        name = f"{each.name} of __init__"
        made = self.info.methods.get(name)
        if made is None:
            made = make_method(self.info, "def made():\n pass", "static", name=name)
            assert made is not None and isinstance(made.node, ast.FunctionDef)
            made.node.returns = each.annotation
            result = ast.copy_location(ast.Return(_called(each.factory)), each.factory)
            made.node.body = [result]
        default = ClassDefault(self.info, name, each.factory)
        default.method = made
        if self.info.type_params and isinstance(each.factory, ast.Name):
            default.factory = each.factory
        return default

    def _computed(self, each: RecordField, value: ast.expr) -> ast.expr:
        """The first value of a field that __init__ does not take."""
        if not isinstance(value, ClassDefault):
            return value
        owner: ast.expr = ast.Name("self", ast.Load())
        found: ast.expr = ast.Attribute(owner, value.id, ast.Load())
        if value.method is not None:
            found = ast.Call(found, [], [])
        for part in walk(found):
            ast.copy_location(part, each.node)
        return found

    def comparisons(self) -> None:
        """__eq__, the orders, and __hash__ as the options say."""
        compared = [each.name for each in self.stored if each.compare]
        mine = "".join(f"self.{name}, " for name in compared)
        theirs = "".join(f"other.{name}, " for name in compared)
        alike = "isinstance(other, OWN) and other.__class__ is self.__class__"  # proves what the fields are read of
        options = self.record.options
        explicit_hash = "__hash__" in self.info.methods
        made = {"__eq__": "=="} if options["eq"] else {}
        for name, op in (made | ORDERS if options["order"] else made).items():
            answer = f" if {alike}:\n  return ({mine}) {op} ({theirs})\n return NotImplemented"
            make_method(self.info, f"def {name}(self, other) -> bool:\n{answer}", known={"OWN": self.info})
        if options["unsafe_hash"] or (options["eq"] and options["frozen"] and not explicit_hash):
            hashed = [each for each in self.stored if (each.compare if each.hash is None else each.hash)]
            self.hash_of([each.name for each in hashed])

    def hash_of(self, names: list[str]) -> None:
        """__hash__: that of the tuple of these fields."""
        self.add(f"def __hash__(self) -> int:\n return hash(({''.join(f'self.{name}, ' for name in names)}))")

    def conversions(self) -> None:
        """_asdict() and _make() of a named tuple."""
        names = list(self.record.fields)
        shown = ", ".join(f"{name!r}: self.{name}" for name in names)
        self.add(f"def _asdict(self):\n return {{{shown}}}")
        text = f"Expected {len(names)} argument{'s' * (len(names) != 1)}, got {{len(iterable)}}"
        make_method(
            self.info,
            "def _make(cls, iterable):\n"
            f" if isinstance(iterable, (list, tuple)) and len(iterable) != {len(names)}:\n"
            f'  raise TypeError(f"{text}")\n'
            " return cls(*iterable)",
            "class",
        )

    def repr(self) -> None:
        """__repr__: Name(field=value, ...)."""
        shown = ", ".join(f"{each.name}={{self.{each.name}!r}}" for each in self.stored if each.repr)
        name = "__name__" if self.record.is_tuple else "__qualname__"
        self.add(f'def __repr__(self) -> str:\n return self.__class__.{name} + f"({shown})"')
