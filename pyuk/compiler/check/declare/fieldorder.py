"""In which order an object gets its fields: a walk through its `__init__`, as `obj.__dict__` shows them in that order.

Calls of `super().__init__()` and of the object's own methods and setters are followed. A field that is assigned on some
ways only has the place of that statement, if nothing else assigns it; of those that `__init__` never assigns there may
be one, which is the last. Where the order is not the same in every run, there is none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.descriptors import MARK
from pyuk.compiler.check.declare.initialised import base_init
from pyuk.compiler.check.model.types import Class, ancestors
from pyuk.compiler.frontend.syntax import children, receiver_of, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
    from pyuk.compiler.check.world import World

PLAIN = (  # modules of classes whose fields are not in `__dict__`
    *("pyuk.builtins.exceptions", "pyuk.builtins.dict", "pyuk.builtins.list", "pyuk.stdlib._plainvalues"),
)
MAX_DEPTH = 12  # of calls that are followed, one within another


class Unordered(Exception):
    """Why there is no order, as the end of a sentence."""


def fields_in_order(world: World, class_: Class) -> list[str]:
    """The names of the fields that an object of just this class may have, in the order of its `__dict__`. Unordered."""
    for above in ancestors(class_):
        is_plain = above.info.module.source.is_app or not above.info.fields or above.info.module.name in PLAIN
        if not is_plain:
            raise Unordered(f"`{above.info.name}` of the library has fields of its own")
    owners = [above.info for above in reversed(ancestors(class_)) if above.info.module.source.is_app]
    fields = [name for info in owners for name in info.fields if not is_environment(info, name)]
    for info in owners:
        for name, field in info.fields.items():
            if is_environment(info, name):
                continue
            if is_hidden_field(info, name):
                raise Unordered("it keeps what a cached property or a descriptor gave")
            if field.default is not None and info.record is None:
                raise Unordered(f"`{name}` is an attribute of the class until the object gets its own")
            if name in world.deleted_fields:
                raise Unordered(f"`{name}` may be deleted, and be the last when it is assigned again")
    if len(set(fields)) > 1 and any(above.info in world.set_by_name for above in ancestors(class_)):
        raise Unordered("`setattr()` makes some of them by names that are computed")
    steps = _Steps(world, class_)
    steps.init(ancestors(class_))
    rest = [name for name in dict.fromkeys(fields) if name not in steps.names]
    if len(rest) > 1 or (rest and steps.is_shown_early):
        raise Unordered(f"`__init__` does not say when `{rest[0]}` is assigned")
    for name in steps.conditional:
        if name != [*steps.names, *rest][-1] and steps.counts[name] < _stores(world, class_, name):
            raise Unordered(f"`{name}` is assigned in several places")
    return [name for name in [*steps.names, *rest] if name in fields]


def is_environment(info: ClassInfo, name: str) -> bool:
    """Whether a field holds what the methods take from the function around the class, or the object as plain value."""
    is_held = name in info.fields and plainvalues.is_held(Class(info, info.type_params), name)
    return is_held or (info.environment is not None and name == info.environment.field)


def is_hidden_field(info: ClassInfo, name: str) -> bool:
    """Whether a field is one that the compiler made, for a cached property or a descriptor."""
    kept = any(name == f"_{info.name}_{method}_kept" for method in info.methods)
    return kept or name.endswith(MARK) or not name.isidentifier()


def _stores(world: World, class_: Class, name: str) -> int:
    """How many places of the app may assign an attribute of that name of such an object."""
    above = {each.info.node for each in ancestors(class_)}
    trees = [module.source.tree for module in world.modules.values() if module.source.is_app]
    parts = [part for tree in trees for part in walk(tree)]
    others = [
        method
        for part in parts
        if isinstance(part, ast.ClassDef) and part not in above
        for method in part.body
        if isinstance(method, ast.FunctionDef) and method.args.args
    ]
    foreign = sum(_assigns(part, name, receiver_of(method)) for method in others for part in walk(method))
    return sum(_assigns(part, name) for part in parts) - foreign


def _assigns(node: ast.AST, name: str, this: str | None = None) -> bool:
    """Whether it is an assignment to an attribute of that name, of the variable `this` if one is given."""
    if not isinstance(node, ast.Attribute) or node.attr != name or not _stored(node):
        return False
    return this is None or (isinstance(node.value, ast.Name) and node.value.id == this)


def _stored(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store)


class _Steps:
    """names: the fields in the order in which they are first assigned; counts: by how many places that were seen.

    conditional: those that not every way assigns. is_shown_early: whether others may assign fields before the last.
    """

    def __init__(self, world: World, class_: Class) -> None:
        self.world = world
        self.class_ = class_
        self.names: list[str] = []
        self.counts: dict[str, int] = {}
        self.conditional: dict[str, None] = {}
        self.is_shown = self.is_shown_early = False
        self.depth = 0
        self.seen: set[ast.AST] = set()

    def init(self, order: list[Class], *, certain: bool = True) -> None:
        """What the first `__init__` of these classes does."""
        for index, owner in enumerate(order):
            info = owner.info.methods.get("__init__")
            if info is not None and info.module.source.is_app:
                self.function(info, order[index:], certain=certain)
                return

    def function(self, info: FunctionInfo, order: list[Class], *, certain: bool) -> None:
        """What a method does to the object that it is called on."""
        is_function = isinstance(info.node, ast.FunctionDef) and (info.node.args.posonlyargs or info.node.args.args)
        if not isinstance(info.node, ast.FunctionDef) or not is_function or self.depth == MAX_DEPTH:
            self.is_shown = True
            return
        self.depth += 1
        returns = any(isinstance(part, ast.Return) for stmt in info.node.body[:-1] for part in walk(stmt))
        self.block(info.node.body, receiver_of(info.node), order, certain=certain and not returns)
        self.depth -= 1

    def block(self, body: list[ast.stmt], this: str, order: list[Class], *, certain: bool) -> None:
        for stmt in body:
            inner = list(_blocks(stmt))
            if not inner:
                self.look(stmt, this, order, certain=certain)
                continue
            for part in children(stmt):
                if isinstance(part, (ast.expr, ast.withitem)):
                    self.look(part, this, order, certain=certain)
            if isinstance(stmt, ast.If):
                self.either(stmt, this, order, certain=certain)
                continue
            for block in inner:
                self.block(block, this, order, certain=certain and isinstance(stmt, ast.With))

    def either(self, stmt: ast.If, this: str, order: list[Class], *, certain: bool) -> None:
        """Two ways: what both assign has to come in the same order on each."""
        ways: list[list[str]] = []
        before = len(self.names)
        for body in (stmt.body, stmt.orelse):
            known = list(self.names[:before])
            own = _Steps(self.world, self.class_)
            own.names, own.depth = known, self.depth
            own.block(body, this, order, certain=certain)
            ways.append(own.names[before:])
            for name, count in own.counts.items():
                self.counts[name] = self.counts.get(name, 0) + count
            self.conditional |= own.conditional
            self.is_shown |= own.is_shown
        one, other = ways
        self.names += [name for name in one if name not in self.names]
        if [name for name in self.names if name in other] != [name for name in other if name in self.names]:
            raise Unordered("the branches of `__init__` assign them in different orders")
        if one != other and one and other:
            raise Unordered("the branches of `__init__` assign different fields")
        self.names += [name for name in other if name not in self.names]
        if one != other:
            self.conditional |= dict.fromkeys([*one, *other])

    def look(self, node: ast.AST, this: str, order: list[Class], *, certain: bool) -> None:
        """The stores and calls of a simple statement, in the order in which they happen."""
        match node:
            case ast.Assign(targets, value):
                parts: list[ast.AST] = [value, *targets]
            case ast.AnnAssign(target, _, value):
                parts = [value, target] if value is not None else []
            case ast.AugAssign(target, _, value):
                parts = [value, target]
            case ast.Attribute(ast.Name(name), field) if name == this:
                self.attribute(node, field, certain=certain)
                return
            case ast.Call() if (above := base_init(node, order, self.class_)) is not None:
                self.arguments(node, this, order, certain=certain)
                self.init(above, certain=certain)
                return
            case ast.Call(ast.Attribute(ast.Name(name), method)) if name == this:
                self.arguments(node, this, order, certain=certain)
                self.method(method, certain=certain)
                return
            case ast.Name(name) if name == this:
                self.is_shown = True
                return
            case _:
                parts = list(children(node))
        for part in parts:
            self.look(part, this, order, certain=certain)

    def arguments(self, node: ast.Call, this: str, order: list[Class], *, certain: bool) -> None:
        named = isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        first = int(named and bool(node.args) and isinstance(node.args[0], ast.Name) and node.args[0].id == this)
        for part in [*node.args[first:], *(keyword.value for keyword in node.keywords)]:
            self.look(part, this, order, certain=certain)

    def method(self, name: str, *, certain: bool) -> None:
        found = self.world.method(self.class_, name)
        if found is None or found[1].kind in ("static", "class"):
            return
        if not found[1].module.source.is_app:
            self.is_shown = True
            return
        order = ancestors(self.class_)
        at = next(index for index, each in enumerate(order) if each.info is found[0].info)
        self.function(found[1], order[at:], certain=certain)

    def attribute(self, node: ast.Attribute, field: str, *, certain: bool) -> None:
        """A field is assigned, or the setter of a property is called; what is read may run a getter."""
        found = self.world.method(self.class_, field)
        if found is not None and found[1].kind == "property":
            setter = found[1].setter if _stored(node) else found[1]
            if setter is not None and setter.module.source.is_app:
                self.function(setter, ancestors(self.class_), certain=certain)
            return
        if not _stored(node):
            self.is_shown |= found is not None
            return
        if node not in self.seen:
            self.seen.add(node)
            self.counts[field] = self.counts.get(field, 0) + 1
        if field not in self.names:
            self.names.append(field)
            self.is_shown_early |= self.is_shown
            if not certain:
                self.conditional[field] = None


def _blocks(stmt: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The statements within a statement, block by block."""
    for name in ("body", "orelse", "finalbody"):
        block = getattr(stmt, name, None)
        if block:
            yield block
        if name == "body":
            yield from (part.body for part in [*getattr(stmt, "handlers", ()), *getattr(stmt, "cases", ())])
