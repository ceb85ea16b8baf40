"""Functions that are chosen by the class of an argument, and methods with some arguments given: functools.

    @singledispatch
    def show(x): ...                    # becomes

    def show(x):
        if isinstance(x, int):          # a ByClass: a class stands before those that it derives from
            return _show_1(x)
        return _show_0(x)

    def _show_0(x): ...                 # the function as it was written
    def _show_1(x: int): ...            # what @show.register stood above

That is done before anything is declared, at the top of a module and in the classes there.
Source: The Python Library Reference, "functools".
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyuk.compiler.frontend.syntax import placed

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Stmt
    from pyuk.compiler.check.model.types import Type

HOME = "functools"
NAMES = ("singledispatch", "singledispatchmethod", "partialmethod")
KINDS = ("staticmethod", "classmethod")
Function = ast.FunctionDef


class ByClass(ast.If):
    """`if isinstance(...): return ... elif ...` whose branches are tried from derived classes to their bases."""


def expand(tree: ast.Module) -> None:
    """Write what is marked in a module of the app as plain functions and methods."""
    known = {
        alias.asname or alias.name: alias.name
        for stmt in tree.body
        if isinstance(stmt, ast.ImportFrom) and stmt.module == HOME
        for alias in stmt.names
        if alias.name in NAMES
    }
    modules = {
        alias.asname or alias.name
        for stmt in tree.body
        if isinstance(stmt, ast.Import)
        for alias in stmt.names
        if alias.name == HOME
    }
    if known or modules:
        _Scope(known, modules, None).run(tree.body)


@dataclass
class _Generic:
    """A function that chooses: where it is written, how it is decorated, what is registered for which classes."""

    node: Function
    kind: list[ast.expr]
    branches: list[tuple[ast.expr, Function]] = field(default_factory=list)


class _Scope:
    """The statements of a module, or of a class."""

    def __init__(self, known: dict[str, str], modules: set[str], owner: ast.ClassDef | None) -> None:
        self.known = known
        self.modules = modules
        self.owner = owner
        self.found: dict[str, _Generic] = {}

    def run(self, body: list[ast.stmt]) -> None:
        """Rewrite the statements in place."""
        counts: dict[str, int] = {}
        for stmt in body:
            if isinstance(stmt, Function):
                counts[stmt.name] = counts.get(stmt.name, 0) + 1
        made: list[ast.stmt] = []
        for stmt in body:
            if isinstance(stmt, ast.ClassDef) and self.owner is None:
                _Scope(self.known, self.modules, stmt).run(stmt.body)
            made += self._statement(stmt, counts)
        body[:] = [each for stmt in made for each in self._with_choice(stmt)]

    def _statement(self, stmt: ast.stmt, counts: dict[str, int]) -> list[ast.stmt]:
        match stmt:
            case ast.FunctionDef(name, decorator_list=[first, *others]) if self._is(
                first, "singledispatchmethod" if self.owner else "singledispatch"
            ):
                self.found[name] = _Generic(stmt, others)
            case ast.FunctionDef(name, decorator_list=marks) if marks:
                registered = [self._registered(mark, stmt) for mark in marks]
                if registered[0] is None:
                    return [stmt]
                stmt.decorator_list = [mark for mark, each in zip(marks, registered, strict=True) if each is None]
                generic = self.found[registered[0][0]]
                if name == "_" or name == generic.node.name or counts[name] > 1:
                    stmt.name = self._hidden(generic, len(generic.branches) + 1)
                for each in registered:
                    if each is not None:
                        generic.branches += [(wanted, stmt) for wanted in _members(each[1])]
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "register"), [wanted, ast.Name() as given], [])):
                if name in self.found:
                    stub = ast.copy_location(Function(given.id, self.found[name].node.args, [], []), stmt)
                    self.found[name].branches += [(each, stub) for each in _members(wanted)]
                    return []
            case ast.Assign([ast.Name(name)], ast.Call(func, [ast.Name(method), *given], named)) if (
                self.owner is not None and self._is(func, "partialmethod")
            ):
                return [_given_some(self.owner, stmt, name, method, given, named)]
        return [stmt]

    def _is(self, node: ast.expr, name: str) -> bool:
        match node:
            case ast.Name(given):
                return self.known.get(given) == name
            case ast.Attribute(ast.Name(module), given):
                return module in self.modules and given == name
        return False

    def _registered(self, mark: ast.expr, node: Function) -> tuple[str, ast.expr] | None:
        """The function and the class of `@f.register(C)`, or of `@f.register` by the annotation."""
        match mark:
            case ast.Call(ast.Attribute(ast.Name(name), "register"), [wanted], []) if name in self.found:
                return name, wanted
            case ast.Attribute(ast.Name(name), "register") if name in self.found:
                parameters = node.args.posonlyargs + node.args.args
                place = 0 if self.owner is None or any(map(_is_static, node.decorator_list)) else 1
                annotation = parameters[place].annotation if place < len(parameters) else None
                if annotation is not None:
                    return name, _unquoted(annotation)
        return None

    def _hidden(self, generic: _Generic, number: int) -> str:
        within = f"{self.owner.name}_" if self.owner is not None else ""
        return f"_{within}{generic.node.name}_{number}"

    def _with_choice(self, stmt: ast.stmt) -> Iterator[ast.stmt]:
        """The statement, and before the first of the functions the one that chooses."""
        generic = next((each for each in self.found.values() if each.node is stmt), None)
        if generic is None:
            yield stmt
            return
        assert isinstance(stmt, Function)
        yield self._choice(generic)
        stmt.name = self._hidden(generic, 0)
        stmt.decorator_list = generic.kind
        yield stmt

    def _choice(self, generic: _Generic) -> Function:
        """The function that chooses. All get the parameters by position where they have just these."""
        node = generic.node
        static = any(map(_is_static, generic.kind))
        skipped = 0 if self.owner is None or static else 1
        first = [arg.arg for arg in node.args.posonlyargs + node.args.args][skipped : skipped + 1] or ["arg"]
        plain = [_plain(function.args) for function in (node, *(each for _, each in generic.branches))]
        args: list[ast.expr] = []
        named: list[ast.keyword] = []
        receiver = [node.args.args[0].arg] if skipped and node.args.args else []
        given = ast.arguments([], [ast.arg(name) for name in (*receiver, *first)], None, [], [], None, [])
        if plain[0] is not None and all(count == plain[0] for count in plain):
            given.args = [ast.arg(arg.arg) for arg in node.args.args]
            args += [_name(arg.arg) for arg in node.args.args[skipped:]]
        else:
            given.posonlyargs, given.args = given.args, []
            given.vararg, given.kwarg = ast.arg("args"), ast.arg("kwargs")
            args += [_name(first[0]), ast.Starred(_name("args"), ast.Load())]
            named.append(ast.keyword(None, _name("kwargs")))

        def call(name: str) -> ast.stmt:
            above = receiver[0] if receiver else self.owner.name if self.owner is not None else ""
            function = ast.Attribute(_name(above), name, ast.Load()) if above else _name(name)
            return ast.Return(ast.Call(function, args, named))

        body: list[ast.stmt] = [call(self._hidden(generic, 0))]
        latest = {ast.dump(wanted): (wanted, function) for wanted, function in generic.branches}
        for wanted, function in latest.values():
            test = ast.Call(_name("isinstance"), [_name(first[0]), wanted], [])
            body = [ByClass(test, [call(function.name)], body)]
        doc = node.body[:1] if ast.get_docstring(node) is not None else []
        return _placed(Function(node.name, given, [*doc, *body], list(generic.kind)), node)


def _is_static(mark: ast.expr) -> bool:
    return isinstance(mark, ast.Name) and mark.id == "staticmethod"


def _members(wanted: ast.expr) -> list[ast.expr]:
    """The classes of `int | str`, or of a class alone."""
    match wanted:
        case ast.BinOp(left, ast.BitOr(), right):
            return [*_members(left), *_members(right)]
        case ast.Subscript(ast.Name("Union") | ast.Attribute(_, "Union"), ast.Tuple(items)):
            return [each for item in items for each in _members(item)]
    return [wanted]


def _unquoted(annotation: ast.expr) -> ast.expr:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.copy_location(ast.parse(annotation.value, mode="eval").body, annotation)
    return annotation


def _plain(args: ast.arguments) -> int | None:
    """How many parameters there are, where all are given by position and none has a default."""
    rest = (args.posonlyargs, args.vararg, args.kwonlyargs, args.kwarg, args.defaults)
    return None if any(rest) else len(args.args)


def _given_some(
    owner: ast.ClassDef, stmt: ast.stmt, name: str, method: str, given: list[ast.expr], named: list[ast.keyword]
) -> Function:
    """`name = partialmethod(method, ...)` as a method."""
    args = ast.arguments([ast.arg("self")], [], ast.arg("args"), [], [], ast.arg("kwargs"), [])
    function = ast.Attribute(_name(owner.name), method, ast.Load())
    positional = [_name("self"), *given, ast.Starred(_name("args"), ast.Load())]
    call = ast.Call(function, positional, [*named, ast.keyword(None, _name("kwargs"))])
    return _placed(Function(name, args, [ast.Return(call)], []), stmt)


def _name(text: str) -> ast.Name:
    return ast.Name(text, ast.Load())


def _placed(made: Function, at: ast.stmt) -> Function:
    made.type_params = []  # type: ignore[attr-defined]
    return placed(made, at)


# --- checking ---


def check_by_class(cx: Checker, node: ByClass) -> list[Stmt]:
    """The branches in the order in which they are tried."""
    from pyuk.compiler.check.expressions.classtests import wanted_types
    from pyuk.compiler.check.statements.statements import check

    branches: list[tuple[ByClass, list[Type]]] = []
    last: list[ast.stmt] = [node]
    while isinstance(last[0], ByClass):
        assert isinstance(last[0].test, ast.Call)
        branches.append((last[0], wanted_types(cx, last[0].test.args[1])))
        last = last[0].orelse
    body = last
    for branch, _ in reversed(_most_derived_first(cx, branches)):
        body = [ast.copy_location(ast.If(branch.test, branch.body, body), branch)]
    return check(cx, body[0])


def _most_derived_first(cx: Checker, branches: list[tuple[ByClass, list[Type]]]) -> list[tuple[ByClass, list[Type]]]:
    left, ordered = list(branches), []
    while left:
        chosen = next(
            one for one in left if not any(other is not one and _derives(cx, other[1], one[1]) for other in left)
        )
        _refuse_both(cx, chosen, left)
        left.remove(chosen)
        ordered.append(chosen)
    return ordered


def _derives(cx: Checker, below: list[Type], above: list[Type]) -> bool:
    from pyuk.compiler.check.expressions.unions import common

    found = [common(cx, one, other) for one in below for other in above]
    return any(each is not None and each[1] for each in found)


def _refuse_both(cx: Checker, chosen: tuple[ByClass, list[Type]], left: list[tuple[ByClass, list[Type]]]) -> None:
    """An object of two of the classes, of which neither derives from the other, is chosen for by its bases' order."""
    from pyuk.compiler.check.declare.bases import may_be_both
    from pyuk.compiler.check.model.types import Class

    for branch, types in left:
        for one, other in [(one, other) for one in chosen[1] for other in types if one != other]:
            if not isinstance(one, Class) or not isinstance(other, Class) or _derives(cx, [one], [other]):
                continue
            if may_be_both(cx, one, other):
                cx.fail(
                    "PK0311",
                    branch.test,
                    f"there are objects of both `{one.info.name}` and `{other.info.name}`, and a function for each",
                    why="which function is meant would be found by the order of the bases of each object's class",
                    cpython="the function for the class that comes first in the order of the bases is called",
                    fix="test the class by isinstance() in the order that you want",
                )
