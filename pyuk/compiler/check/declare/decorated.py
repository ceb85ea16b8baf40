"""Methods that are decorated, or have defaults that are computed, written as what the compiler knows already.

    class A:
        @log
        def go(self, x=now()):          # becomes
            ...

    @log
    def _A_go_made(self, x=now()):      # a function of the module, made before the class
        return self._A_go_(x)

    class A:
        def _A_go_(self, x):            # the method as it was written
            ...
        def go(self, *args, **kwargs):
            return _A_go_made(self, *args, **kwargs)

What is made shows the names of the method. Classes within classes are not looked at.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyuk.compiler.frontend.syntax import blocks, placed, walk, walk_own

CONSTANT = (ast.Constant, ast.UnaryOp, ast.USub, ast.Tuple, ast.Load, ast.Name, ast.Attribute, ast.BinOp, ast.operator)
CLASS_MARKS = ("dataclass", "total_ordering", "unique", "verify", "final", "runtime_checkable", "percpu")
KINDS = ("staticmethod", "classmethod", "property")
Definitions = Mapping[str, ast.FunctionDef | ast.ClassDef]  # of a module, by their names


class Lifted(NamedTuple):
    """What a method becomes: functions of the module, before the class, and methods."""

    before: list[ast.stmt]
    members: list[ast.stmt]


def lift_methods(tree: ast.Module, marks: Sequence[str]) -> None:
    """Rewrite the classes of a module. marks: the decorators that the compiler knows itself."""
    defined = {stmt.name: stmt for stmt in walk(tree) if isinstance(stmt, (ast.FunctionDef, ast.ClassDef))}
    for block in [block for node in walk(tree) if not isinstance(node, ast.ClassDef) for block in blocks(node)]:
        if any(isinstance(stmt, ast.ClassDef) for stmt in block):
            block[:] = _lifted_all(block, marks, defined)


def _lifted_all(block: list[ast.stmt], marks: Sequence[str], defined: Definitions) -> list[ast.stmt]:
    """The statements with what the classes among them need before and behind them."""
    body: list[ast.stmt] = []
    for stmt in block:
        if isinstance(stmt, ast.ClassDef) and not any(_is_enum(base) for base in stmt.bases):
            members: list[ast.stmt] = []
            for member in stmt.body:
                if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    _name_receiver(member)
                made = _lifted(stmt, member, marks) if isinstance(member, ast.FunctionDef) else None
                if made is None:
                    members.append(member)
                else:
                    body += made.before
                    members += made.members
            stmt.body = members
        if isinstance(stmt, ast.ClassDef):
            body += _made_bases(stmt, defined)
        body.append(stmt)
        if isinstance(stmt, ast.ClassDef):
            body += _applied(stmt, defined)
    return body


def _name_receiver(node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    """`def method(*args)`: the object is the first of them, and has a name of its own."""
    args, marks = node.args, [decorator_name(decorator) for decorator in node.decorator_list]
    if args.posonlyargs or args.args or args.vararg is None or "staticmethod" in marks:
        return
    whole, receiver, rest = args.vararg.arg, ".receiver", ".rest"
    args.args, args.vararg = [ast.arg(receiver)], ast.arg(rest)
    together = ast.Tuple([_name(receiver), ast.Starred(_name(rest), ast.Load())], ast.Load())
    first = ast.Assign([ast.Name(whole, ast.Store())], together)
    has_doc = ast.get_docstring(node, clean=False) is not None
    node.body.insert(int(has_doc), placed(first, node))
    for part in (*args.args, args.vararg):
        ast.copy_location(part, node)


def _made_bases(node: ast.ClassDef, defined: Definitions) -> list[ast.stmt]:
    """Variables for bases that functions of the program make: `class C(mixin(A))`."""
    made: list[ast.stmt] = []
    for index, base in enumerate(node.bases):
        if isinstance(base, ast.Call) and isinstance(base.func, ast.Name) and base.func.id in defined:
            name = f".base.{node.name}.{index}"
            made.append(placed(ast.Assign([ast.Name(name, ast.Store())], base), base))
            node.bases[index] = ast.copy_location(_name(name), base)
    return made


def bound_name(node: ast.ClassDef) -> str:
    """The name by which the module knows a class: a hidden one, where what a decorator gives has its own."""
    name: str = getattr(node, "bound_name", node.name)
    return name


def _applied(node: ast.ClassDef, defined: Definitions) -> list[ast.stmt]:
    """The calls of a class's decorators, behind the class; each gives the class back, or what has its name then."""
    own = [mark for mark in node.decorator_list if decorator_name(mark) not in CLASS_MARKS]
    if not own:
        return []
    node.decorator_list = [mark for mark in node.decorator_list if mark not in own]
    gives_other = any(_gives_other(mark, defined) for mark in own)
    if gives_other:
        node.bound_name = f"class {node.name}"  # type: ignore[attr-defined]
    made: ast.expr = ast.copy_location(_name(bound_name(node)), node)
    made.lineno = made.end_lineno = node.end_lineno or node.lineno  # there the class is made
    for mark in reversed(own):
        made = ast.copy_location(ast.Call(mark, [made], []), mark)
    if gives_other:
        target = ast.copy_location(ast.Name(node.name, ast.Store()), own[0])
        return [ast.copy_location(ast.Assign([target], made), own[0])]
    stmt = ast.copy_location(ast.Expr(made), own[0])
    stmt.gives_class = node.name  # type: ignore[attr-defined]
    return [stmt]


def _gives_other(mark: ast.expr, defined: Definitions) -> bool:
    """Whether a decorator gives something else than the class that it gets, as far as the module's source says it."""
    name = mark.func if isinstance(mark, ast.Call) else mark
    found = defined.get(name.id) if isinstance(name, ast.Name) else None
    if isinstance(found, ast.FunctionDef) and isinstance(mark, ast.Call):
        made = {stmt.name: stmt for stmt in found.body if isinstance(stmt, ast.FunctionDef)}
        given = [made.get(value.id) if isinstance(value, ast.Name) else None for value in results_of(found)]
        return any(inner is not None and _gives_other_than_first(inner) for inner in given)
    return isinstance(found, ast.ClassDef) or (found is not None and _gives_other_than_first(found))


def _gives_other_than_first(function: ast.FunctionDef) -> bool:
    """Whether a function gives something that is made in it, and not its argument."""
    made = {stmt.name for stmt in walk(function) if isinstance(stmt, (ast.FunctionDef, ast.ClassDef))}
    return any(isinstance(each, ast.Lambda) or (isinstance(each, ast.Name) and each.id in made)
               for each in results_of(function))  # fmt: skip


def results_of(function: ast.FunctionDef) -> list[ast.expr]:
    """What the function itself returns."""
    own = walk_own(function.body)
    return [part.value for part in own if isinstance(part, ast.Return) and part.value is not None]


def _is_enum(base: ast.expr) -> bool:
    return ast.unparse(base).split(".")[-1] in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag")


def decorator_name(decorator: ast.expr) -> str:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "?")


def _lifted(owner: ast.ClassDef, node: ast.FunctionDef, marks: Sequence[str]) -> Lifted | None:
    """What takes the place of a method; None where it stays."""
    names = [decorator_name(decorator) for decorator in node.decorator_list]
    if names == ["cached_property"]:
        return _kept_property(owner, node)
    known = [name in marks or name in ("setter", "deleter", "getter") for name in names]
    own = known.index(False) if False in known else len(known)  # the decorators behind this are the program's
    if any(known[own:]) or any(name not in KINDS for name in names[:own] if own < len(names)):
        return None
    if own == len(names) and not (_computes_defaults(node) and all(name in KINDS[:2] for name in names)):
        return None
    kind = names[0] if own else "method"
    first = "" if kind == "staticmethod" else node.args.args[0].arg if node.args.args else "self"
    made, hidden = moved_out(owner, node, first)
    hidden.decorator_list = [] if kind == "property" else node.decorator_list[:own]
    made.decorator_list = node.decorator_list[own:]
    given = ast.arguments([], [ast.arg(first)] if first else [], None, [], [], None, [])
    parts: list[ast.expr] = [_name(first)] if first else []
    named: list[ast.keyword] = []
    if _is_operator(node):
        given.args = [ast.arg(arg.arg) for arg in node.args.args]
        parts = [_name(arg.arg) for arg in node.args.args]
    elif kind != "property":
        given.vararg, given.kwarg = ast.arg("args"), ast.arg("kwargs")
        parts.append(ast.Starred(_name("args"), ast.Load()))
        named.append(ast.keyword(None, _name("kwargs")))
    forward = ast.FunctionDef(node.name, given, [ast.Return(ast.Call(_name(made.name), parts, named))], [])
    forward.decorator_list = node.decorator_list[:own]
    forward.stands_for = made.name  # type: ignore[attr-defined]
    return Lifted(_placed(node, [made]), _placed(node, [hidden, forward]))


def moved_out(owner: ast.ClassDef, node: ast.FunctionDef, first: str) -> tuple[ast.FunctionDef, ast.FunctionDef]:
    """A function that shows a method's names and calls it, and the method under another name; both are not decorated.

    first: what the method calls the object; nothing where it gets none.
    """
    stem = f"_{owner.name}_{node.name}"
    hidden = ast.FunctionDef(f"{stem}_", _without_defaults(node.args), node.body, [], node.returns)
    made = ast.FunctionDef(f"{stem}_made", node.args, [], [], node.returns)
    if first and made.args.args:
        made.args.args[0].annotation = None
    method = ast.Attribute(_name(first or owner.name), hidden.name, ast.Load())
    made.body = [ast.Return(_call(method, node.args, first))]
    made.shown_names = (node.name, f"{owner.name}.{node.name}")  # type: ignore[attr-defined]
    doc = node.body[0]
    if isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
        made.body.insert(0, doc)
    return made, hidden


def _is_operator(node: ast.FunctionDef) -> bool:
    return node.name.startswith("__") and node.name.endswith("__") and node.name not in ("__init__", "__call__")


def _computes_defaults(node: ast.FunctionDef) -> bool:
    """Whether a default value is more than a constant."""
    defaults = [*node.args.defaults, *(default for default in node.args.kw_defaults if default is not None)]
    return any(not isinstance(part, CONSTANT) for default in defaults for part in ast.walk(default))


def _name(text: str) -> ast.Name:
    return ast.Name(text, ast.Load())


def _without_defaults(args: ast.arguments) -> ast.arguments:
    return ast.arguments(
        args.posonlyargs, args.args, args.vararg, args.kwonlyargs, [None] * len(args.kwonlyargs), args.kwarg, []
    )


def _call(function: ast.expr, args: ast.arguments, receiver: str) -> ast.Call:
    """A call with all parameters handed on, but for the receiver."""
    plain = [arg.arg for arg in (*args.posonlyargs, *args.args)]
    given: list[ast.expr] = [_name(name) for name in (plain[1:] if receiver else plain)]
    if args.vararg is not None:
        given.append(ast.Starred(_name(args.vararg.arg), ast.Load()))
    named = [ast.keyword(arg.arg, _name(arg.arg)) for arg in args.kwonlyargs]
    if args.kwarg is not None:
        named.append(ast.keyword(None, _name(args.kwarg.arg)))
    return ast.Call(function, given, named)


def _kept_property(owner: ast.ClassDef, node: ast.FunctionDef) -> Lifted:
    """functools.cached_property: a property that keeps what it has computed once in a field, which may be set."""
    stem = f"_{owner.name}_{node.name}"
    this = node.args.args[0].arg if node.args.args else "self"
    hidden = ast.FunctionDef(f"{stem}_", node.args, node.body, [], node.returns)
    kept = f"{this}.{stem}_kept"
    missing = f"""f"'{{type({this}).__name__}}' object has no attribute '{node.name}'\""""
    text = (
        f"@property\ndef {node.name}({this}):\n"
        f" try:\n  return {kept}\n"
        f" except AttributeError:\n  pass\n"
        f" {kept} = {this}.{stem}_()\n"
        f" return {kept}\n"
        f"@{node.name}.setter\ndef {node.name}({this}, value):\n {kept} = value\n"
        f"@{node.name}.deleter\ndef {node.name}({this}):\n"
        f" try:\n  del {kept}\n"
        f" except AttributeError:\n  raise AttributeError({missing}) from None\n"
    )
    shown = ast.parse(text).body
    for part in (part for stmt in shown for part in walk(stmt)):
        if "lineno" in part._attributes:
            ast.copy_location(part, node)
    assert isinstance(shown[0], ast.FunctionDef)
    shown[0].returns = node.returns
    return Lifted([], _placed(node, [hidden, *shown]))


def _placed(node: ast.FunctionDef, made: list[ast.stmt]) -> list[ast.stmt]:
    """The statements, each part of which stands somewhere in the source: at the method, where it is new."""
    return [placed(stmt, node) for stmt in made]
