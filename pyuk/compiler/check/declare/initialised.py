"""Which fields an object certainly has as soon as anybody can look: a walk through its `__init__`.

A field counts when every way through `__init__` assigns it before `self` is handed to anything else, be it
a call of one of its methods. The others are told to be there at run time, by a flag in the object.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pyuk.compiler.check.model.types import Class, ancestors
from pyuk.compiler.frontend.syntax import children, receiver_of, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World


class Initialised(NamedTuple):
    """names: the fields that are certain; shows_self: whether others get at the object on the way."""

    names: frozenset[str]
    shows_self: bool


def fields_set_by_init(world: World, class_: Class) -> frozenset[str]:
    """The fields that an object of just this class has from the beginning on."""
    first = frozenset(
        name for owner in ancestors(class_) for name, info in owner.info.fields.items() if info.default is not None
    )
    return first | _by_init(world, class_).names


def always_set(world: World, owner: Class, name: str) -> bool:
    """Whether every object of `owner` or of a class below has the field as soon as anybody can look."""
    if not owner.info.module.takes_attributes:
        return not owner.info.fields[name].is_added
    if name in world.deleted_fields:
        return False
    if any("__new__" in above.info.methods for above in ancestors(owner)):
        return False
    made = [class_ for class_ in world.created if owner in ancestors(class_)]
    return all(name in fields_set_by_init(world, class_) for class_ in made)


def _by_init(world: World, class_: Class, above: list[Class] | None = None) -> Initialised:
    """What the first `__init__` among the classes `above` does to an object of `class_`; all, where none are given."""
    above = ancestors(class_) if above is None else above
    for index, owner in enumerate(above):
        info = owner.info.methods.get("__init__")
        if info is None:
            continue
        if not isinstance(info.node, ast.FunctionDef) or not info.module.source.is_app:
            break
        return _Walk(world, class_, above[index:], receiver_of(info.node)).run(info.node.body)
    return Initialised(frozenset(), shows_self=False)


class _Walk:
    """Goes through the statements of one `__init__`; `known` are the fields that are assigned by then."""

    def __init__(self, world: World, class_: Class, order: list[Class], this: str) -> None:
        self.world = world
        self.class_ = class_
        self.order = order  # the class that has this `__init__`, and those that come after it for super()
        self.this = this
        self.early: set[str] = set()  # read before they are certain
        self.shown: set[str] | None = None  # what is certain where others first get at the object
        self.ends: list[set[str]] = []

    def run(self, body: list[ast.stmt]) -> Initialised:
        last = self.block(body, set())
        if last is not None:
            self.ends.append(last)
        names = set.intersection(*self.ends) if self.ends else set()
        if self.shown is not None:
            names &= self.shown
        return Initialised(frozenset(names - self.early), self.shown is not None)

    def block(self, body: list[ast.stmt], known: set[str]) -> set[str] | None:
        """What is known behind the statements; None where they do not end."""
        current: set[str] | None = known
        for stmt in body:
            if current is None:
                return None
            current = self.statement(stmt, current)
        return current

    def statement(self, stmt: ast.stmt, known: set[str]) -> set[str] | None:
        match stmt:
            case ast.Return():
                self.look([stmt], known)
                self.ends.append(known)
                return None
            case ast.Raise():
                self.look([stmt], known)
                return None
            case ast.If(test, body, orelse):
                self.look([test], known)
                return _both(self.block(body, set(known)), self.block(orelse, set(known)))
            case ast.For() | ast.While():
                self.look([stmt.iter, stmt.target] if isinstance(stmt, ast.For) else [stmt.test], known)
                self.block(stmt.body, set(known))
                self.block(stmt.orelse, set(known))
                return known
            case ast.With(items, body):
                self.look(items, known)
                return self.block(body, known)
            case ast.Try(body, handlers, orelse, final):
                ends = self.block([*body, *orelse], set(known))
                for handler in handlers:
                    ends = _both(ends, self.block(handler.body, set(known)))
                after = self.block(final, set(known))
                return None if ends is None or after is None else ends | after
            case ast.Match(subject, cases):
                self.look([subject], known)
                for case in cases:
                    self.block(case.body, set(known))
                return known
        self.look([stmt], known)
        return known | self.assigned(stmt)

    def assigned(self, stmt: ast.stmt) -> set[str]:
        """The fields that a simple statement assigns, by itself or through the base class's `__init__`."""
        names: set[str] = set()
        for node in walk(stmt):
            match node:
                case ast.Attribute(ast.Name(name), field, ast.Store()) if name == self.this:
                    names.add(field)
                case ast.Call() if (above := base_init(node, self.order, self.class_)) is not None:
                    names |= _by_init(self.world, self.class_, above).names
        return names

    def look(self, nodes: Iterable[ast.AST], known: set[str]) -> None:
        """Note the fields that are read too early, and where the object is handed on."""
        for node in nodes:
            match node:
                case ast.Attribute(ast.Name(name), field) if name == self.this:
                    if self.world.method(self.class_, field) is not None:
                        self.show(known)
                    elif isinstance(node.ctx, ast.Load) and field not in known:
                        self.early.add(field)
                    continue
                case ast.Name(name) if name == self.this:
                    self.show(known)
                case ast.AugAssign(ast.Attribute(ast.Name(name), field)) if name == self.this:
                    if field not in known:
                        self.early.add(field)
                case ast.Call() if (above := base_init(node, self.order, self.class_)) is not None:
                    if _by_init(self.world, self.class_, above).shows_self:
                        self.show(known)
                    self.look([*node.args[int(_names_class(node)) :], *(k.value for k in node.keywords)], known)
                    continue
                case ast.Call(ast.Name("super")):
                    self.show(known)
            self.look(children(node), known)

    def show(self, known: set[str]) -> None:
        self.shown = set(known) if self.shown is None else self.shown & known


def base_init(node: ast.Call, order: list[Class], class_: Class) -> list[Class] | None:
    """Where the `__init__` is looked for that is called as `super().__init__(...)` or by its class's name.

    order: the class whose method makes the call, and those that come after it in the order of `class_`.
    """
    match node.func:
        case ast.Attribute(ast.Call(ast.Name("super"), []), "__init__"):
            return order[1:]
        case ast.Attribute(ast.Name(name), "__init__"):
            named = [each for each in ancestors(class_) if each.info.name == name]
            return ancestors(named[0]) if named else None
    return None


def _names_class(node: ast.Call) -> bool:
    """Whether `__init__` is called on a class by its name, with the object as its first argument."""
    return isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)


def _both(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """What is known where two ways meet."""
    if one is None or other is None:
        return other if one is None else one
    return one & other
