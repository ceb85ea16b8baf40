"""Functions that make properties, `age = checked("age", int)` or `@kept`, written out where classes use them.

    def checked(name, kind):
        stored = "_" + name

        @property
        def made(self):
            return getattr(self, stored)

        @made.setter
        def made(self, value):
            if not isinstance(value, kind):
                raise TypeError(name)
            setattr(self, stored, value)

        return made

    class Person:
        age = checked("age", int)               # becomes

    class Person:
        @property
        def age(self):
            return getattr(self, "_age")

        @age.setter
        def age(self, value):
            if not isinstance(value, int):
                raise TypeError("age")
            setattr(self, "_age", value)

What is no text and no name of a function or class is a variable of the module, made before the class. Such functions
assign a few variables, define the accessors and return the property; others are left, and refused where they run.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass, field

from pyuk.compiler.check.declare.decorated import moved_out
from pyuk.compiler.check.declare.substitution import filled, without_own, written_out
from pyuk.compiler.frontend.syntax import joined_text, placed, walk

ROLES = {"setter": "set", "deleter": "del", "getter": "get"}
PARAMETERS = ("get", "set", "del", "doc")  # of property()


@dataclass
class Maker:
    """A function that makes a property. assigned: its variables; accessors: by what they do."""

    node: ast.FunctionDef
    assigned: list[tuple[str, ast.expr]] = field(default_factory=list)
    accessors: dict[str, ast.FunctionDef] = field(default_factory=dict)

    def rebound(self) -> set[str]:
        """The variables that the accessors assign."""
        parts = (part for accessor in self.accessors.values() for part in accessor.body)
        return {name for part in parts if isinstance(part, ast.Nonlocal) for name in part.names}


def write_properties(tree: ast.Module) -> None:
    """Rewrite the classes at the top of a module whose attributes such functions of the module make."""
    defined = {stmt.name: stmt for stmt in tree.body if isinstance(stmt, (ast.FunctionDef, ast.ClassDef))}
    found = (_maker(stmt) for stmt in defined.values() if isinstance(stmt, ast.FunctionDef))
    makers = {maker.node.name: maker for maker in found if maker is not None}
    if not makers:
        return
    body: list[ast.stmt] = []
    for stmt in tree.body:
        if isinstance(stmt, ast.ClassDef):
            stmt.body = [part for member in stmt.body for part in _member(stmt, member, makers, set(defined), body)]
        body.append(stmt)
    done = makers.keys() - {part.id for part in walk(tree) if isinstance(part, ast.Name)}
    tree.body = [stmt for stmt in body if not (isinstance(stmt, ast.FunctionDef) and stmt.name in done)]


def _maker(node: ast.FunctionDef) -> Maker | None:
    """What is known of a function that makes a property; None of one that makes none, or in a way that is not known."""
    maker, functions, shown = Maker(node), dict[str, ast.FunctionDef](), ""
    for stmt in node.body if not node.decorator_list else ():
        match stmt:
            case ast.Expr(ast.Constant()):
                pass
            case ast.Assign([ast.Name(name)], value):
                maker.assigned.append((name, value))
            case ast.FunctionDef(name, decorator_list=[]):
                functions[name] = stmt
            case ast.FunctionDef(name, decorator_list=[ast.Name("property")]):
                maker.accessors["get"], shown = stmt, name
            case ast.FunctionDef(name, decorator_list=[ast.Attribute(ast.Name(of), role)]) if of == shown:
                maker.accessors[ROLES.get(role, role)], shown = stmt, name
            case ast.Return(ast.Name(name)) if name == shown and shown:
                return maker if stmt is node.body[-1] and not functions else None
            case ast.Return(ast.Call(ast.Name("property"), args, keywords)) if stmt is node.body[-1] and not shown:
                given = dict(zip(PARAMETERS, args, strict=False)) | {str(each.arg)[1:]: each.value for each in keywords}
                named = {role: value.id for role, value in given.items() if isinstance(value, ast.Name)}
                maker.accessors = {role: functions[name] for role, name in named.items() if name in functions}
                return maker if "get" in maker.accessors and maker.accessors.keys() == given.keys() else None
            case _:
                return None
    return None


def _member(
    owner: ast.ClassDef, stmt: ast.stmt, makers: dict[str, Maker], defined: set[str], before: list[ast.stmt]
) -> list[ast.stmt]:
    """What takes the place of a statement of a class; `before` takes what has to be there before the class."""
    match stmt:
        case ast.Assign([ast.Name(name)], ast.Call(ast.Name(made_by)) as call) if made_by in makers:
            given = _arguments(makers[made_by].node, call)
        case ast.FunctionDef(name, decorator_list=[ast.Name(made_by)]) if made_by in makers and stmt.args.args:
            maker = makers[made_by].node
            function, hidden = moved_out(owner, stmt, stmt.args.args[0].arg)
            call = ast.Call(stmt.decorator_list[0], [ast.Name(function.name, ast.Load())], [])
            given = _arguments(maker, call)
            if given is not None:
                before.append(placed(function, stmt.decorator_list[0]))
                written = _Written(owner, name, stmt, {*defined, function.name}, before, {function.name: name})
                return [placed(hidden, stmt), *written.accessors(makers[made_by], given)]
        case _:
            return [stmt]
    if given is None:
        return [stmt]
    return _Written(owner, name, stmt, defined, before, {}).accessors(makers[made_by], given)


def _arguments(node: ast.FunctionDef, call: ast.Call) -> dict[str, ast.expr] | None:
    """The arguments of a call by the parameters' names; None where they do not fit, or are not each written out."""
    params = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args)]
    defaults = dict(zip(reversed(params), reversed(node.args.defaults), strict=False))
    kwonly = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    defaults |= {arg.arg: default for arg, default in kwonly if default is not None}
    named = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None}
    is_plain = not any(isinstance(arg, ast.Starred) for arg in call.args) and len(named) == len(call.keywords)
    given = defaults | dict(zip(params, call.args, strict=False)) | named
    fits = given.keys() == {*params, *(arg.arg for arg in node.args.kwonlyargs)} and len(call.args) <= len(params)
    return given if is_plain and fits and node.args.vararg is None and node.args.kwarg is None else None


class _Written:
    """The accessors of one attribute as they are being written out."""

    def __init__(
        self,
        owner: ast.ClassDef,
        name: str,
        place: ast.stmt,
        defined: set[str],
        before: list[ast.stmt],
        names: dict[str, str],
    ) -> None:
        self.stem = f".{owner.name}.{name}"
        self.name = name
        self.place = place
        self.defined = defined
        self.before = before
        self.names = names  # what functions show as their names
        self.values: dict[str, ast.expr] = {}

    def accessors(self, maker: Maker, given: dict[str, ast.expr]) -> list[ast.stmt]:
        """The property and its setter and deleter, as the maker defines them."""
        rebound = maker.rebound()
        for name, value in [*given.items(), *maker.assigned]:
            self._bind(name, filled(value, self.values), name in rebound)
        found: list[ast.stmt] = []
        for role, mark in (("get", "property"), ("set", f"{self.name}.setter"), ("del", f"{self.name}.deleter")):
            if role in maker.accessors:
                made = written_out(maker.accessors[role], without_own(maker.accessors[role], self.values))
                made.name, made.decorator_list = self.name, [ast.parse(mark, mode="eval").body]
                found.append(placed(self._with_globals(made), self.place))
        return found

    def _bind(self, name: str, value: ast.AST, is_rebound: bool) -> None:
        """Let the maker's variable stand for a value: written out where that is always the same."""
        assert isinstance(value, ast.expr)
        text = joined_text(value, self._name_of)
        if text is not None:
            value = ast.copy_location(ast.Constant(text), value)
        is_named = isinstance(value, ast.Name) and (value.id in self.defined or hasattr(builtins, value.id))
        if is_rebound or not (isinstance(value, ast.Constant) or is_named):
            variable = f"{self.stem}.{name}"
            self.before.append(placed(ast.Assign([ast.Name(variable, ast.Store())], value), self.place))
            value = ast.Name(variable, ast.Load())
        self.values[name] = value

    def _name_of(self, node: ast.expr) -> str | None:
        """`function.__name__`, where it is known."""
        match node:
            case ast.Attribute(ast.Name(function), "__name__"):
                return self.names.get(function, function if function in self.defined else None)
        return None

    def _with_globals(self, made: ast.FunctionDef) -> ast.FunctionDef:
        """The maker's variables that an accessor assigns are the module's."""
        for index, stmt in enumerate(made.body):
            if isinstance(stmt, ast.Nonlocal):
                names = [ast.unparse(self.values[name]) for name in stmt.names]
                made.body[index] = ast.copy_location(ast.Global(names), stmt)
        return made
