"""Branches that are never taken: `if sys.version_info >= (3, 12):`, and imports that a `try` waits to fail.

What decides is known before the program runs: the Python whose meaning this is, the machine, and which modules
there are. What is not taken is taken out of the module's tree, so that it may name what there is not. A module
that CPython has, and pyuk does not, is never taken for one that cannot be imported.
"""

from __future__ import annotations

import ast
import importlib.util
import operator
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

UNKNOWN = object()
VERSION = (3, 11, 7, "final", 0)  # of pyuk/stdlib/sys.py
PARTS = dict(zip(("major", "minor", "micro", "releaselevel", "serial"), VERSION, strict=True))
OF_MODULES: dict[tuple[str, str], object] = {
    ("sys", "version_info"): VERSION,
    ("sys", "platform"): "pyuk",
    ("sys", "byteorder"): "little",
    ("sys", "maxsize"): (1 << 63) - 1,
    ("os", "name"): "posix",
    ("typing", "TYPE_CHECKING"): False,
}
COMPARED: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda one, other: one in other,
    ast.NotIn: lambda one, other: one not in other,
}
CATCH_IMPORTS = ("ImportError", "Exception", "BaseException")


def prune(world: World, tree: ast.Module) -> None:
    """Take the branches that are never taken out of a module of the app."""
    pruner = _Pruner(world, tree)
    tree.body = [made for stmt in tree.body for made in pruner.top_level(stmt)]


class _Pruner(ast.NodeTransformer):
    def __init__(self, world: World, tree: ast.Module) -> None:
        self.world = world
        self.functions = 0  # that are around
        self.meanings: dict[str, tuple[str, str | None]] = {}  # what the module's names for those modules mean
        bound = [node.id for node in walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
        for node in walk(tree):
            found: dict[str, tuple[str, str | None]]
            if isinstance(node, ast.Import):
                found = {alias.asname or alias.name: (alias.name, None) for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found = {alias.asname or alias.name: (node.module or "", alias.name) for alias in node.names}
            else:
                continue
            self.meanings |= {name: meant for name, meant in found.items() if name not in bound}
        self.switches: dict[str, object] = {}  # variables of the module, by the constants that they hold at this point
        self.stated = {name for node in walk(tree) if isinstance(node, ast.Global) for name in node.names}

    def top_level(self, stmt: ast.stmt) -> list[ast.stmt]:
        """What is left of a statement of the module; and what its variables are known to be behind it."""
        known = self.value(stmt.test) if isinstance(stmt, ast.If) and self._reads_switch(stmt.test) else UNKNOWN
        if isinstance(stmt, ast.If) and known is not UNKNOWN:
            taken = [made for each in (stmt.body if known else stmt.orelse) for made in self.top_level(each)]
            return taken or [ast.copy_location(ast.Pass(), stmt)]
        self._forget_bound(stmt)
        made = self._visited([stmt])
        for each in made:
            match each:
                case ast.Assign([ast.Name(name)], ast.Constant(value)) if name not in self.stated:
                    self.switches[name] = value
                case _:
                    self._forget_bound(each)
        return made

    def _reads_switch(self, test: ast.expr) -> bool:
        return any(isinstance(part, ast.Name) and part.id in self.switches for part in walk(test))

    def _forget_bound(self, stmt: ast.stmt) -> None:
        bound = {_bound(part) for part in walk(stmt)}
        self.switches = {name: value for name, value in self.switches.items() if name not in bound}

    # --- conditions ---

    def value(self, node: ast.expr) -> Any:
        """The value of an expression that does not depend on the run; UNKNOWN of any other."""
        match node:
            case ast.Constant(value):
                return value
            case ast.Name("__debug__"):
                return True
            case ast.Name(name) if name in self.switches and not self.functions:
                return self.switches[name]
            case ast.Name(name) if name in self.meanings:
                home, member = self.meanings[name]
                return OF_MODULES.get((home, member or ""), UNKNOWN)
            case ast.Attribute(ast.Name(name), member) if self.meanings.get(name, ("", ""))[1] is None:
                return OF_MODULES.get((self.meanings[name][0], member), UNKNOWN)
            case ast.Attribute(inner, part) if part in PARTS and self.value(inner) is VERSION:
                return PARTS[part]
            case ast.Tuple(elts):
                items = tuple(map(self.value, elts))
                return UNKNOWN if UNKNOWN in items else items
            case ast.Subscript(inner, ast.Constant(int(index))) if self.value(inner) is VERSION and index < 5:
                return VERSION[index]
            case ast.Subscript(inner, ast.Slice(None, ast.Constant(int(end)), None)) if self.value(inner) is VERSION:
                return VERSION[:end]
            case ast.UnaryOp(ast.Not(), inner):
                known = self.value(inner)
                return UNKNOWN if known is UNKNOWN else not known
            case ast.BoolOp(op, values):
                return self._of_several([self.value(each) for each in values], isinstance(op, ast.And))
            case ast.Call(ast.Attribute(inner, "startswith"), [ast.Constant(str(start))], []):
                text = self.value(inner)
                return text.startswith(start) if isinstance(text, str) else UNKNOWN
            case ast.Compare(left, [op], [right]) if type(op) in COMPARED:
                one, other = self.value(left), self.value(right)
                if isinstance(left, ast.Constant) or UNKNOWN in (one, other):
                    return UNKNOWN
                try:
                    return COMPARED[type(op)](one, other)
                except TypeError:
                    return UNKNOWN
        return UNKNOWN

    def _of_several(self, values: list[Any], is_and: bool) -> Any:
        for value in values:
            if value is UNKNOWN:
                return UNKNOWN
            if bool(value) != is_and:
                return value
        return values[-1]

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        """Of a known condition the branch that is taken; in a function it stays, as it binds names of the function."""
        known = self.value(node.test) if not isinstance(node.test, ast.Constant) else UNKNOWN
        if known is UNKNOWN:
            self.generic_visit(node)
            return node
        if ast.unparse(node.test).split(".")[-1] == "TYPE_CHECKING":  # its imports are for annotations
            return [self._for_annotations(node), *self._visited(node.orelse)]
        if self.functions:
            node.test = ast.copy_location(ast.Constant(bool(known)), node.test)
            self.generic_visit(node)
            return node
        taken = self._visited(node.body if known else node.orelse)
        return taken or ast.copy_location(ast.Pass(), node)

    def _for_annotations(self, node: ast.If) -> ast.stmt:
        """What `if TYPE_CHECKING:` says beside what the other branch binds when it runs."""
        bound = {
            part.asname or part.name.split(".")[0] if isinstance(part, ast.alias) else part.id
            for stmt in node.orelse
            for part in walk(stmt)
            if isinstance(part, ast.alias) or (isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))
        }
        bound |= {stmt.name for stmt in node.orelse if isinstance(stmt, (ast.ClassDef, ast.FunctionDef))}
        for stmt in node.body:
            if isinstance(stmt, (ast.Import, ast.ImportFrom)):
                stmt.names = [a for a in stmt.names if (a.asname or a.name.split(".")[0]) not in bound]
        kept = [stmt for stmt in node.body if not isinstance(stmt, (ast.Import, ast.ImportFrom)) or stmt.names]
        node.body, node.orelse = kept or [ast.copy_location(ast.Pass(), node)], []
        return node

    def _visited(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        made: list[ast.stmt] = []
        for stmt in body:
            found = self.visit(stmt)
            made += found if isinstance(found, list) else [found]
        return made

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        known, self.switches = self.switches, {}  # the class may have attributes of these names
        self.generic_visit(node)
        self.switches = known
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.functions += 1
        self.generic_visit(node)
        self.functions -= 1
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        self.functions += 1
        self.generic_visit(node)
        self.functions -= 1
        return node

    # --- imports that may fail ---

    def visit_Try(self, node: ast.Try) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        handler = _handler_of_imports(node)
        if handler is None:
            return node
        for index, stmt in enumerate(node.body):
            if not isinstance(stmt, (ast.Import, ast.ImportFrom)):
                return node
            missing = self._missing(stmt)
            if missing is not None:
                return self._failed(node, handler, node.body[:index], stmt, missing)
        if not all(self._is_certain(stmt) for stmt in node.body) or node.finalbody:
            return node
        return [*node.body, *node.orelse]

    def _failed(
        self,
        node: ast.Try,
        handler: ast.ExceptHandler,
        before: list[ast.stmt],
        stmt: ast.stmt,
        missing: tuple[str, str],
    ) -> ast.AST | list[ast.stmt]:
        """The `try` whose import fails: what its clause does; the whole, with a `raise`, where that is looked at."""
        kind, text = missing
        is_looked_at = handler.name is not None or any(isinstance(part, ast.Raise) for part in walk(handler))
        if not is_looked_at and not node.finalbody and not self.functions:
            return [*before, *handler.body]
        error = ast.Call(ast.Name(kind, ast.Load()), [ast.Constant(text)], [])
        raised = ast.Raise(error, None)
        for part in walk(raised):
            ast.copy_location(part, stmt)
        node.body, node.orelse = [*before, raised], []
        return node

    def _missing(self, stmt: ast.Import | ast.ImportFrom) -> tuple[str, str] | None:
        """What importing this raises, where that is certain: the exception and its text."""
        if isinstance(stmt, ast.ImportFrom) and stmt.level:
            return None
        names = [alias.name for alias in stmt.names] if isinstance(stmt, ast.Import) else [stmt.module or ""]
        for name in names:
            if not self._is_there(name):
                return "ModuleNotFoundError", f"No module named {self._first_missing(name)!r}"
        if isinstance(stmt, ast.ImportFrom) and _is_of_python(names[0]):
            real = importlib.import_module(names[0])
            for name in (alias.name for alias in stmt.names):
                if name != "*" and not hasattr(real, name) and not self._is_known(f"{names[0]}.{name}"):
                    return "ImportError", f"cannot import name {name!r} from {names[0]!r} ({real.__file__})"
        return None

    def _is_there(self, name: str) -> bool:
        return _is_of_python(name) or self._is_known(name)

    def _is_known(self, name: str) -> bool:
        return self.world.loader.load(name) is not None

    def _first_missing(self, name: str) -> str:
        """Of `a.b.c` the part that CPython does not find."""
        parts = name.split(".")
        prefixes = [".".join(parts[: i + 1]) for i in range(len(parts))]
        return next(each for each in prefixes if not self._is_there(each))

    def _is_certain(self, stmt: ast.stmt) -> bool:
        """Whether an import cannot fail: of what Python's library has."""
        if isinstance(stmt, ast.Import):
            return all(_is_of_python(alias.name) for alias in stmt.names)
        return isinstance(stmt, ast.ImportFrom) and not stmt.level and _is_of_python(stmt.module or "")


def _bound(node: ast.AST) -> str | None:
    """The name that a node binds, if it does."""
    match node:
        case ast.Name(name, ast.Store() | ast.Del()) | ast.ExceptHandler(name=str(name)):
            return name
        case ast.alias(name, asname):
            return asname or name.split(".")[0]
        case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
            return name
        case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.MatchMapping(rest=name):
            return name
    return None


def _is_of_python(name: str) -> bool:
    """Whether CPython's library, or pyuk itself, has the module."""
    top, _, inside = name.partition(".")
    if top not in sys.stdlib_module_names or not inside:
        return top in sys.stdlib_module_names or top == "pyuk"
    try:
        return importlib.util.find_spec(name) is not None
    except ImportError:
        return False


def _handler_of_imports(node: ast.Try) -> ast.ExceptHandler | None:
    """The first clause that catches what a failing import raises."""
    for handler in node.handlers:
        caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        names = [each.id if isinstance(each, ast.Name) else None for each in caught]
        if handler.type is None or any(name in (*CATCH_IMPORTS, "ModuleNotFoundError") for name in names):
            return handler
        if None in names:
            return None
    return None
