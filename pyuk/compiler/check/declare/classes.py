"""What a class statement declares: methods, fields, attributes of the class, and code of its body that has to run.

An attribute of the class with a constant value that nothing assigns is a Constant. Any other is a variable
of the module, under the name `Class.attribute`. A field is what objects have: what methods assign to self,
and what is annotated without a value.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import enums, namedtuples, typeddicts
from pyuk.compiler.check.declare.decorated import bound_name
from pyuk.compiler.check.declare.descriptors import HOOKS
from pyuk.compiler.check.declare.loose import is_loose
from pyuk.compiler.check.declare.made import make_method
from pyuk.compiler.check.declare.modules import DEFINITIONS, assigned
from pyuk.compiler.check.declare.records import declare_field, record_of
from pyuk.compiler.check.model.declarations import (
    ClassInfo,
    Constant,
    FieldInfo,
    FunctionInfo,
    Global,
    Imported,
    LangName,
    StructInfo,
)
from pyuk.compiler.check.model.prelude import FIXED
from pyuk.compiler.check.model.problems import Problem, fail
from pyuk.compiler.check.model.unsupported import unsupported
from pyuk.compiler.check.operators.attempts import NAMES, OPERATIONS
from pyuk.compiler.frontend.syntax import children, receiver_of, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.modules import Declarer
    from pyuk.compiler.check.world import World


def declare_class(declarer: Declarer, node: ast.ClassDef) -> bool:
    """Declare a class of the module's top level; whether nothing of its body has to run."""
    if _is_struct(declarer, node):
        _declare_struct(declarer, node)
        return True
    if typeddicts.declare_class(declarer, node):
        return True
    info = ClassInfo(node.name, node.name, declarer.module, node)
    declarer.module.names[bound_name(node)] = info
    return _declare(declarer, info)


def declare_inner(declarer: Declarer, node: ast.ClassDef, around: str, serial: int = 0) -> ClassInfo:
    """Declare a class whose qualified name begins so: it stands within a class, a function or a statement."""
    declarer.world.has_inner_classes = True
    info = ClassInfo(node.name, f"{around}{node.name}", declarer.module, node, serial=serial)
    _declare(declarer, info)
    return info


def note_stores(world: World, tree: ast.Module) -> None:
    """The attributes that a module assigns through classes, and those that it deletes, by their names."""
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            mangle(node)
    for node in walk(tree):
        if isinstance(node, ast.Attribute):
            if isinstance(node.ctx, ast.Store) and _names_class(node.value):
                world.class_stores.add(node.attr)
            elif isinstance(node.ctx, ast.Del):
                world.deleted_fields.add(node.attr)


def is_class_mark(annotation: ast.expr) -> bool:
    """Whether a name of a class body with this annotation belongs to the class, not to its instances."""
    return ast.unparse(annotation).split("[")[0].split(".")[-1] in ("Final", "ClassVar")


def _names_class(node: ast.expr) -> bool:
    """Whether an expression looks like a class: `cls`, `Name`, `type(x)`, `x.__class__`."""
    match node:
        case ast.Name(name) | ast.Attribute(_, name):
            return name in ("cls", "__class__") or name.lstrip("_")[:1].isupper()
        case ast.Call(ast.Name("type")):
            return True
    return False


def _base_names(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases}


def _is_struct(declarer: Declarer, node: ast.ClassDef) -> bool:
    """Whether it derives from the Struct of pyuk.lang, whose fields lie as they are declared."""
    base = declarer.module.names.get("Struct")
    is_lang = isinstance(base, LangName) or (isinstance(base, Imported) and base.module.startswith("pyuk.lang"))
    return is_lang and "Struct" in _base_names(node)


def _declare_struct(declarer: Declarer, node: ast.ClassDef) -> None:
    packed = any(k.arg == "packed" and ast.unparse(k.value) == "True" for k in node.keywords)
    percpu = any(getattr(d, "id", "") == "percpu" for d in node.decorator_list)
    _refuse_marks(declarer, [d for d in node.decorator_list if getattr(d, "id", "") != "percpu"])
    _refuse_class_arguments(declarer, [k for k in node.keywords if k.arg != "packed"])
    struct = StructInfo(node.name, declarer.module, node, packed, percpu)
    declarer.module.names[node.name] = struct
    for member in node.body:
        if isinstance(member, ast.FunctionDef):
            struct.methods[member.name] = declarer.function(member, struct)


def _declare(declarer: Declarer, info: ClassInfo) -> bool:
    """Declare the class in the module, and all its members; whether nothing of its body has to run."""
    node = info.node
    for stmt in getattr(node, "asks_descriptors", ()):
        fail(
            "PK0302",
            declarer.module,
            stmt,
            "a field of a data class cannot be a descriptor here",
            why="what it is asked for as the field's default decides what the class is",
            cpython="the descriptor's `__get__` gives the default, and `__set__` gets each value",
            fix="write a plain class, or check the values in `__post_init__`",
        )
    info.record, others = record_of(declarer, node)
    if namedtuples.is_named_tuple(declarer, node):
        info.record = namedtuples.record_of_tuple()
    namedtuples.declare_base(declarer, info)
    info.enum = enums.enum_of(declarer, node)
    _refuse_marks(declarer, enums.without_unique(declarer, info, others))
    metaclass = [k for k in node.keywords if k.arg == "metaclass"]
    known = [k for k in metaclass if ast.unparse(k.value).split(".")[-1] in ("ABCMeta", "type")]
    _refuse_class_arguments(declarer, [k for k in node.keywords if k not in known])
    for member in node.body:
        try:
            _member(declarer, info, member)
        except Problem as problem:
            declarer.world.report(problem.diagnostic)
            names = [member.name] if isinstance(member, DEFINITIONS) else [n for n, _ in assigned([member])]
            info.broken |= dict.fromkeys(names, problem.diagnostic)
    if any(ast.unparse(mark).split(".")[-1] == "total_ordering" for mark in node.decorator_list):
        _order_totally(info)
    for method in list(info.methods.values()):
        _assigned_fields(info, method)
    if info.enum is not None:
        enums.finish(declarer, info)
    if info.record is not None and info.record.is_tuple:
        namedtuples.finish(declarer, info)
    return not info.code


def _refuse_class_arguments(declarer: Declarer, keywords: list[ast.keyword]) -> None:
    for keyword in keywords:
        fail(
            "PK0310",
            declarer.module,
            keyword,
            f"the class argument `{ast.unparse(keyword)}` is not supported",
            why="how a class is made has to be known when the program is compiled",
            cpython="it goes to the metaclass, or to __init_subclass__ of the base class",
            fix="leave it out, and write what it does into the class",
        )


def _refuse_marks(declarer: Declarer, decorators: list[ast.expr]) -> None:
    for mark in decorators:
        entity = declarer.world.find_path(declarer.module, mark) if not isinstance(mark, ast.Call) else None
        if isinstance(entity, LangName) and entity.name in ("runtime_checkable", "final", "total_ordering"):
            continue
        fail(
            "PK0301",
            declarer.module,
            mark,
            f"the class decorator @{ast.unparse(mark)} is not supported yet",
            why="a decorator has to be known at compile time",
            cpython="it is called with the class, and its result takes the class's name",
            fix="write out the methods that it would add",
        )


NOTES = ("__slots__", "__match_args__", "__doc__", "__module__", "__version__", "__author__", "__test__")
INHERITED = ("hash", "str", "repr", "len", "bool")  # methods of the syntax that get the object alone
# The orders that functools.total_ordering makes of one.
ORDERS = {
    "__lt__": {
        "__gt__": "not (self < other) and self != other",
        "__le__": "self < other or self == other",
        "__ge__": "not self < other",
    },
    "__le__": {
        "__ge__": "not self <= other or self == other",
        "__lt__": "self <= other and self != other",
        "__gt__": "not self <= other",
    },
    "__gt__": {
        "__lt__": "not (self > other or self == other)",
        "__ge__": "self > other or self == other",
        "__le__": "not self > other",
    },
    "__ge__": {
        "__le__": "not self >= other or self == other",
        "__gt__": "self >= other and self != other",
        "__lt__": "not self >= other",
    },
}


def _order_totally(info: ClassInfo) -> None:
    """What @total_ordering adds: the orders that the class does not have, by the first that it has."""
    root = next((name for name in ORDERS if name in info.methods), None)
    for name, test in ORDERS[root].items() if root is not None else ():
        made = make_method(info, f"def {name}(self, other):\n return {test}")
        first = info.methods[root or ""].node
        if made is not None and isinstance(made.node, ast.FunctionDef) and isinstance(first, ast.FunctionDef):
            made.node.args.args[1].annotation = first.args.args[1].annotation


def _is_hook(name: str, value: ast.expr) -> bool:
    """Whether an attribute is one that the language itself looks at, and that is more than a note."""
    is_none = isinstance(value, ast.Constant) and value.value is None
    is_dunder = name.startswith("__") and name.endswith("__")
    return is_dunder and name not in NOTES and not (name == "__hash__" and is_none)


def _inherited(info: ClassInfo, name: str) -> bool:
    """`__hash__ = int.__hash__` in a class below int as a method; whether the syntax calls a method so."""
    stem = name.strip("_")
    if stem in INHERITED or stem in OPERATIONS or stem in NAMES:
        other = "" if stem in INHERITED else "other"
        make_method(info, f"def made(self, {other}):\n return super().{name}({other})", name=name)
        return True
    return False


def mangle(node: ast.ClassDef) -> None:
    """Private names (`__name`) belong to the class that mentions them: `_Class__name`."""
    prefix = f"_{node.name.lstrip('_')}"
    if prefix == "_":
        return
    for part in _own_parts(node):
        for field in ("id", "attr", "arg", "name"):
            name = getattr(part, field, None)
            if isinstance(name, str) and name.startswith("__") and not name.endswith("__") and "." not in name:
                setattr(part, field, prefix + name)
                part.written = name  # type: ignore[attr-defined]


def _own_parts(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a class body, without those of classes in it."""
    for child in children(node):
        if not isinstance(child, (ast.ClassDef, ast.alias)):
            yield child
            yield from _own_parts(child)


# --- members ---


def _member(declarer: Declarer, info: ClassInfo, node: ast.stmt) -> None:
    if info.enum is not None and enums.declare_member(declarer, info, node):
        return
    match node:
        case ast.FunctionDef():
            _method(declarer, info, node)
        case ast.AnnAssign(ast.Name()) if info.record is not None and declare_field(declarer, info, node):
            pass
        case ast.AnnAssign(ast.Name(name), annotation, ast.expr() as value):
            stated = None if is_loose(node) else annotation
            if not class_attribute(declarer, info, name, stated, value, node):
                return
            if not is_class_mark(annotation):
                info.fields[name] = FieldInfo(name, info, stated, value, node)
        case ast.AnnAssign(ast.Name(name), annotation, None):
            info.fields[name] = FieldInfo(name, info, None if is_loose(node) else annotation, None, node)
        case ast.Assign([ast.Name("__slots__")], ast.Tuple() as value) if declarer.module.source.is_app:
            class_attribute(declarer, info, "__slots__", None, value, node)
        case ast.Assign([ast.Name("__slots__")]) | ast.Pass() | ast.Expr(ast.Constant()):
            pass
        case ast.Assign([ast.Name(name)], ast.Name(other)) if other in info.methods:
            method = info.methods[other]
            info.methods[name] = replace(method, name=name, qualname=f"{info.qualname}.{name}")
        case ast.Assign([ast.Name(name)], ast.Attribute(ast.Name(base), attr)) if (
            name == attr and base in _base_names(info.node) and _inherited(info, name)
        ):
            pass
        case ast.Assign([ast.Name("__qualname__")]) if not declarer.module.source.is_app:
            pass  # ClassInfo.stated_name
        case ast.Assign([ast.Name(name)], value) if _is_hook(name, value):
            fail(
                "PK0302",
                declarer.module,
                node,
                f"`{name}` cannot be made by an assignment",
                why="what the syntax of the language calls has to be a method that is written out",
                cpython="it is whatever is assigned",
                fix=f"write `def {name}(self, ...)`",
            )
        case ast.Assign([ast.Name(name)], value):
            class_attribute(declarer, info, name, None, value, node)
        case ast.ClassDef():
            info.classes[node.name] = declare_inner(declarer, node, f"{info.qualname}.")
            if info.classes[node.name].code:
                info.code.append(ast.copy_location(ast.Pass(), node))
        case ast.AsyncFunctionDef():
            raise Problem(unsupported(declarer.module, node))
        case (
            ast.Assign() | ast.AugAssign() | ast.For() | ast.While() | ast.If() | ast.Try() | ast.Expr() | ast.Assert()
        ):
            _code(declarer, info, node)
        case _:
            fail(
                "PK0302",
                declarer.module,
                node,
                "this statement is not supported in a class body",
                why="a class body may hold methods, fields, assignments, and simple statements",
                cpython="the body is run as code when the class is made",
                fix="move it to the module, or into a method",
            )


# Methods by which CPython lets a class change what its syntax means while the program runs.
REFUSED = {
    "__getattribute__": "which attributes there are has to be known when the program is compiled",
    "__setattr__": "which attributes there are has to be known when the program is compiled",
    "__delattr__": "which attributes there are has to be known when the program is compiled",
    "__del__": "the collector finds dead objects some time later, or never, and runs nothing for them",
    "__init_subclass__": "how a class is made has to be known when the program is compiled",
    "__class_getitem__": "type arguments are the compiler's business",
    "__set_name__": "how a class is made has to be known when the program is compiled",
    "__get__": "what an attribute gives has to be known when the program is compiled",
    "__set__": "what an attribute gives has to be known when the program is compiled",
    "__instancecheck__": "isinstance() is decided by the classes as they are written",
    "__subclasscheck__": "issubclass() is decided by the classes as they are written",
}
INSTEAD = {
    "__del__": "write a method that ends its use, and call it in a `finally`",
    "__getattribute__": "write __getattr__, which is asked for what the object does not have",
    "__set__": "give the class a `__get__` as well, and make its objects in the bodies of classes",
    "__setattr__": "write properties with setters",
}


def _refuse_hook(declarer: Declarer, info: ClassInfo, node: ast.FunctionDef) -> None:
    is_asked = node.name in HOOKS and hasattr(info.node, "is_descriptor")
    if node.name in REFUSED and declarer.module.source.is_app and not is_asked:
        fail(
            "PK0302",
            declarer.module,
            node,
            f"`{node.name}` is not supported",
            why=REFUSED[node.name],
            cpython="it is called by the interpreter itself",
            fix=INSTEAD.get(node.name, "write out what it does where it is needed"),
        )


def _method(declarer: Declarer, info: ClassInfo, node: ast.FunctionDef) -> None:
    _refuse_hook(declarer, info, node)
    function = declarer.function(node, info)
    getter = info.methods.get(node.name)
    if getter is not None and function.decorators & {"setter", "deleter"}:
        kind = "setter" if "setter" in function.decorators else "deleter"
        setattr(getter, kind, function)
        function.qualname += f".{kind}"
    else:
        info.methods[node.name] = function


def class_attribute(
    declarer: Declarer,
    info: ClassInfo,
    name: str,
    annotation: ast.expr | None,
    value: ast.expr,
    node: ast.stmt,
) -> bool:
    """An attribute of the class: a Constant, or a variable. Whether it is a Constant."""
    of_library = not declarer.module.source.is_app and not isinstance(value, ast.Attribute)
    is_constant = of_library or declarer.world.constants.is_constant(value, declarer.module)
    if is_constant and name not in declarer.world.class_stores:
        info.constants[name] = Constant(name, declarer.module, value, None)
        return True
    written = None if annotation is None or ast.unparse(annotation) in ("Final", "ClassVar") else annotation
    if is_constant:
        info.variables[name] = Global(info.variable_name(name), declarer.module, written, value)
    else:
        unbound = not declarer.inert
        info.variables[name] = Global(
            info.variable_name(name), declarer.module, written, may_be_unbound=unbound, place=node
        )
        info.code.append(node)
    return False


def _code(declarer: Declarer, info: ClassInfo, node: ast.stmt) -> None:
    """A statement of the body that runs when the class is made; names that it binds are attributes of the class."""
    _hide_caught(declarer, info, node)
    info.code.append(node)
    for name, annotation in assigned([node]):
        made = info.constants.pop(name, None)
        if name not in info.variables:
            initial = made.node if made is not None else None
            unbound = made is None
            info.variables[name] = Global(
                info.variable_name(name), declarer.module, annotation, initial, may_be_unbound=unbound
            )


def _hide_caught(declarer: Declarer, info: ClassInfo, node: ast.stmt) -> None:
    """`except E as error` in a class body: the name is none of the class's attributes, as it goes with the handler."""
    for handler in [part for part in walk(node) if isinstance(part, ast.ExceptHandler) and part.name]:
        name = str(handler.name)
        others = [part for stmt in info.node.body if not isinstance(stmt, DEFINITIONS) for part in walk(stmt)]
        stored = [part.id for part in others if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
        if info.kind_of(name) is not None or name in stored:
            fail(
                "PK0302",
                declarer.module,
                handler,
                f"`{name}` of this class body is bound by `except`, and elsewhere",
                why="an attribute of a class is not taken away again while its body runs",
                cpython="the end of the handler deletes it",
                fix="give the exception another name",
            )
        handler.name = f"{name} caught"
        for part in (part for stmt in handler.body for part in walk(stmt)):
            if isinstance(part, ast.Name) and part.id == name:
                part.id = handler.name


def _assigned_fields(info: ClassInfo, method: FunctionInfo) -> None:
    """Fields that a method makes by `self.x = ...`; a constant of the class is then their first value."""
    for each in (method, method.setter, method.deleter):
        if each is not None and each.kind in ("method", "property"):
            _fields_of(info, each)


def _fields_of(info: ClassInfo, method: FunctionInfo) -> None:
    assert isinstance(method.node, ast.FunctionDef)
    if not (method.node.args.posonlyargs or method.node.args.args):
        return
    this = receiver_of(method.node)
    annotations: dict[int, ast.expr] = {}
    for node in walk(method.node):
        if isinstance(node, ast.AnnAssign):
            annotations[id(node.target)] = node.annotation
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_named(node.value, this):
            _made_field(info, node, annotations.get(id(node)))


def _is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _made_field(info: ClassInfo, node: ast.Attribute, annotation: ast.expr | None) -> None:
    """The field that `self.x = ...` makes, where it is the first to do so."""
    is_property = node.attr in info.methods and info.methods[node.attr].kind == "property"
    if node.attr not in info.fields and node.attr not in FIXED and not is_property:
        constant = info.constants.get(node.attr)
        default = constant.node if constant is not None else None
        info.fields[node.attr] = FieldInfo(node.attr, info, annotation, default, node)
