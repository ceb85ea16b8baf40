"""Attributes of functions: `fib.cache = {}`, `wrapper.calls += 1`.

An attribute of a function of the module is a variable of the module, and one of a nested function a variable of
the function around it, which the nested one shares: both under the name `function.attribute`, which no program
can write. So each run of a decorator makes the attributes of its wrapper anew. Where a program asks a value that
is a function for an attribute, its closure object holds the cell.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import Constant, Global, Shared, Variable
from pyuk.compiler.check.model.tree import Block, Do, Expr, ReadLocal, SetLocal, TakeCell
from pyuk.compiler.check.model.types import FunctionValue, described
from pyuk.compiler.frontend.syntax import children, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (*FUNCTIONS, ast.Lambda, ast.ClassDef)


# --- in the syntax tree ---


def name_attributes(tree: ast.Module) -> None:
    """Write the attributes of a module's functions as variables."""
    put: set[str] = set()
    for node in walk(tree):
        if isinstance(node, FUNCTIONS):
            put |= _name_in(node, ast.Nonlocal)
    if of_module := _name_in(tree, ast.Global):
        tree.has_globals = True  # type: ignore[attr-defined]
    tree.put_on_functions = put | of_module  # type: ignore[attr-defined]


def is_put_on_functions(world: World, name: str) -> bool:
    """Whether the program puts an attribute of that name on a function."""
    return any(name in getattr(module.source.tree, "put_on_functions", ()) for module in world.modules.values())


def is_of_function(name: str) -> bool:
    """Whether a variable is an attribute of a function, which is also asked for by way of the function."""
    return name.find(".") > 0


def _name_in(
    scope: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef, kind: type[ast.Global | ast.Nonlocal]
) -> set[str]:
    """Name the attributes of the functions that a scope defines itself; which there are."""
    stored = {
        (node.value.id, node.attr)
        for node in walk(scope)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del))
        if isinstance(node.value, ast.Name) and not node.attr.startswith("__")
    }
    own = _own_functions(scope) if stored else {}
    wanted = {(name, attribute) for name, attribute in stored if name in own}
    for name, function in own.items():
        shared = sorted(f"{owner}.{attribute}" for owner, attribute in wanted if owner == name)
        if shared and kind is ast.Nonlocal:
            _declare(function, kind, shared)
    if wanted:
        _Namer(wanted, kind).inside(scope)
    return {attribute for _, attribute in wanted}


def _own_functions(scope: ast.AST) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions that a scope defines once, without decorators that would make another function of them."""
    bound: Counter[str] = Counter()
    found: dict[str, ast.FunctionDef | ast.AsyncFunctionDef] = {}
    for node, in_loop in _in_scope(scope, False):
        if isinstance(node, FUNCTIONS):
            bound[node.name] += 1 + in_loop
            if all("wraps" in ast.unparse(mark) for mark in node.decorator_list):
                found[node.name] = node
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound[node.id] += 1
    return {name: node for name, node in found.items() if bound[name] == 1}


def _in_scope(node: ast.AST, in_loop: bool) -> Iterator[tuple[ast.AST, bool]]:
    """The nodes of a scope without those of the scopes in it, each with whether it may be got to more than once."""
    for child in children(node):
        yield child, in_loop
        if not isinstance(child, SCOPES):
            yield from _in_scope(child, in_loop or isinstance(child, (ast.For, ast.While, ast.AsyncFor)))


def _declare(
    function: ast.FunctionDef | ast.AsyncFunctionDef, kind: type[ast.Global | ast.Nonlocal], names: list[str]
) -> None:
    at = 0 if ast.get_docstring(function) is None else 1
    function.body.insert(at, ast.copy_location(kind(names), function.body[0]))


class _Namer(ast.NodeTransformer):
    """Writes the attributes as names, and says in each function that it stores to whose they are."""

    def __init__(self, wanted: set[tuple[str, str]], kind: type[ast.Global | ast.Nonlocal]) -> None:
        self.wanted = wanted
        self.kind = kind
        self.hidden: set[str] = set()  # names that mean something else in the functions around
        self.stored: set[str] = set()

    def inside(self, scope: ast.AST) -> None:
        for field, value in ast.iter_fields(scope):
            if isinstance(value, list):
                setattr(scope, field, [self.visit(each) if isinstance(each, ast.AST) else each for each in value])

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        match node.value:
            case ast.Name(name) if (name, node.attr) in self.wanted and name not in self.hidden:
                if not isinstance(node.ctx, ast.Load):
                    self.stored.add(f"{name}.{node.attr}")
                return ast.copy_location(ast.Name(f"{name}.{node.attr}", node.ctx), node)
        self.generic_visit(node)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        args = node.args
        own = {arg.arg for arg in walk(args) if isinstance(arg, ast.arg)}
        own |= {
            part.id
            for part, _ in _in_scope(node, False)
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
        }
        hidden, self.hidden = self.hidden, self.hidden | own
        stored, self.stored = self.stored, set()
        self.generic_visit(node)
        declared = {name for stmt in node.body if isinstance(stmt, self.kind) for name in stmt.names}
        if self.stored - declared:
            _declare(node, self.kind, sorted(self.stored - declared))
        self.hidden, self.stored = hidden, stored
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


# --- of a value ---


def missing(name: str) -> str:
    """The text of the AttributeError for an attribute of a function, by the name of its variable."""
    return f"'function' object has no attribute '{name.rpartition('.')[2]}'"


def get(cx: Checker, owner: Expr, name: str, node: ast.expr) -> Expr | None:
    """`function.name`; None where the function has no such attribute."""
    from pyuk.compiler.check.expressions.expressions import entity_value

    found = _variable(cx, owner, name)
    if isinstance(found, (Global, Constant)):
        return entity_value(cx, found, node)
    if found is None or found.shared is None:
        return None
    type_ = cx.world.resolve(found.type)
    read = ReadLocal(found, found.shared.may_be_unbound, type=type_, node=node)
    return Do([TakeCell(found, owner, node=node)], read, type=type_, node=node)


def store(cx: Checker, owner: Expr, name: str, value: Expr, target: ast.Attribute, node: ast.stmt) -> Block | None:
    """`function.name = value`; None where the function has no such attribute."""
    from pyuk.compiler.check.expressions.conversions import coerce
    from pyuk.compiler.check.statements.places import to_variable

    found = _variable(cx, owner, name)
    if isinstance(found, Global):
        return [to_variable(cx, found, value, target, ast.unparse(target))]
    if not isinstance(found, Variable) or found.shared is None:
        return None
    joined = cx.world.assign_shared(found.shared, value.type)
    if joined is None:
        cx.fail(
            "PK0208",
            target,
            f"`{ast.unparse(target)}` is {described(found.type)} and would become {described(value.type)}",
            why="an attribute has one type, the join of all that is assigned to it, and these two have none",
            cpython="the attribute would be the new value",
            fix="use a second attribute",
        )
        raise AssertionError
    found.type = joined
    stored = coerce(cx, value, joined, f"`{ast.unparse(target)}`", None)
    return [TakeCell(found, owner, node=node), SetLocal(found, stored, node=node)]


def _variable(cx: Checker, owner: Expr, name: str) -> Global | Constant | Variable | None:
    """What holds an attribute of a function that is known when the program is compiled."""
    from pyuk.compiler.check.calls.closures import shared_variable

    assert isinstance(owner.type, FunctionValue)
    info = owner.type.info
    key = f"{getattr(info.node, 'name', '')}.{name}"
    if info.nested is None:
        entity = info.module.names.get(key)
        return entity if isinstance(entity, (Global, Constant)) else None
    shared = info.nested.captures.get(key)
    if not isinstance(shared, Shared):
        return None
    variable = shared_variable(cx, shared)
    cx.variables[f"{cx.temporary(variable.type).name}.{key}"] = variable
    return variable
