"""Which variables nested functions share with the functions around them, by their syntax alone.

A captured variable that nothing assigns after a capture is copied into the closure object; any other lives
in a cell of its own on the heap. Comprehensions belong to the function that they stand in, but for the
variables of their clauses.
"""

from __future__ import annotations

import ast

from pyuk.compiler.check.declare.decorated import bound_name
from pyuk.compiler.frontend.syntax import children, walk

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
LEAVES = (ast.Name, ast.Constant)  # half of all nodes
LOOPS = (ast.For, ast.AsyncFor, ast.While, *COMPREHENSIONS)
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Position = tuple[int, int]


def body_of(node: ast.AST) -> list[ast.stmt]:
    """The statements of a function; of a lambda its one expression, as a statement."""
    if isinstance(node, ast.Lambda):
        return [ast.copy_location(ast.Expr(node.body), node.body)]
    return node.body  # type: ignore[attr-defined,no-any-return]


def parameters(args: ast.arguments) -> list[ast.arg]:
    """Every parameter, the starred ones included."""
    starred = [arg for arg in (args.vararg, args.kwarg) if arg is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *starred]


# --- generator expressions ---

# What goes through a generator expression at once: it is a loop in place, and no generator is made.
AT_ONCE = ("sum", "min", "max", "any", "all", "list", "sorted", "set", "frozenset", "dict", "tuple")
AT_ONCE_METHODS = ("join", "extend", "update")


def mark_in_place(call: ast.Call) -> None:
    """Note whether the call goes through a generator expression that is its argument at once."""
    func = call.func
    at_once = func.id in AT_ONCE if isinstance(func, ast.Name) else False
    if isinstance(func, ast.Attribute):
        at_once = func.attr in AT_ONCE_METHODS
    if at_once and call.args and isinstance(call.args[0], ast.GeneratorExp):
        vars(call.args[0])["pyuk_in_place"] = True


def is_in_place(node: ast.GeneratorExp) -> bool:
    """Whether it is the argument of what goes through it at once (mark_in_place)."""
    return "pyuk_in_place" in vars(node)


def function_of(node: ast.GeneratorExp) -> ast.FunctionDef:
    """The generator function that a generator expression calls, with its first iterable."""
    made: ast.FunctionDef | None = vars(node).get("pyuk_function")
    if made is None:
        body: ast.stmt = ast.Expr(ast.copy_location(ast.Yield(node.elt), node.elt))
        for clause in reversed(node.generators):
            for test in reversed(clause.ifs):
                body = ast.copy_location(ast.If(test, [ast.copy_location(body, node)], []), test)
            over = clause.iter if clause is not node.generators[0] else ast.Name(".0", ast.Load())
            loop = ast.For(clause.target, ast.copy_location(over, clause.iter), [body], [])
            body = ast.copy_location(loop, clause.target)
            ast.fix_missing_locations(body)
        args = ast.arguments([], [ast.copy_location(ast.arg(".0"), node)], None, [], [], None, [])
        made = ast.copy_location(ast.FunctionDef("<genexpr>", args, [body], [], None), node)
        made.type_params = []  # type: ignore[attr-defined]
        vars(node)["pyuk_function"] = made
    return made


def methods_of(node: ast.ClassDef) -> ast.FunctionDef:
    """A stand-in for the methods of a class, and of those in it: it takes from outside what they do."""
    made: ast.FunctionDef | None = vars(node).get("pyuk_methods")
    if made is None:
        body: list[ast.stmt] = [
            stmt for stmt in node.body if isinstance(stmt, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        ]
        made = ast.FunctionDef(f"{node.name}.methods", ast.arguments([], [], None, [], [], None, []), body, [], None)
        ast.copy_location(made, node).type_params = []  # type: ignore[attr-defined]
        vars(node)["pyuk_methods"] = made
    return made


def outside_parts(node: ast.AST) -> list[ast.expr]:
    """The parts of a function's definition that belong to the function around: defaults and decorators."""
    args: ast.arguments = node.args  # type: ignore[attr-defined]
    defaults = [*args.defaults, *(value for value in args.kw_defaults if value is not None)]
    return [*getattr(node, "decorator_list", []), *defaults]


def clause_names(node: ast.AST) -> set[str]:
    """The variables of a comprehension's clauses; none of anything else."""
    clauses = node.generators if isinstance(node, COMPREHENSIONS) else []
    parts = [part for clause in clauses for part in walk(clause.target)]
    return {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}


class Scope:
    """The names of one function."""

    def __init__(self, node: FunctionNode | ast.Module) -> None:
        self.declared_global: set[str] = set()
        self.declared_nonlocal: set[str] = set()
        self.mentioned: set[str] = set()
        self.rebound: set[str] = set()  # by `:=`, within expressions
        self.is_generator = False
        self.loops: list[ast.AST] = []
        self.bindings: dict[str, list[tuple[Position, tuple[ast.AST, ...]]]] = {}
        self.captures: list[tuple[FunctionNode, Position, tuple[ast.AST, ...]]] = []
        self.named: dict[str, FunctionNode] = {}  # names that are bound to a function, and to nothing else
        self.options = None if isinstance(node, ast.Module) or node.args.kwarg is None else node.args.kwarg.arg
        self.params = {p.arg for p in parameters(node.args)} if not isinstance(node, ast.Module) else set()
        for stmt in body_of(node):
            self._walk(stmt, ())
        self.bound = (self.params | set(self.bindings)) - self.declared_global - self.declared_nonlocal

    def _walk(self, node: ast.AST, loops: tuple[ast.AST, ...], end: Position | None = None) -> None:
        if isinstance(node, LEAVES):
            if isinstance(node, ast.Name):
                self._note(node, loops, end)
            return
        if isinstance(node, FUNCTIONS):
            self._nested(node, loops)
            return
        if isinstance(node, ast.GeneratorExp) and not is_in_place(node):
            self._walk(node.generators[0].iter, loops)
            self.captures.append((function_of(node), (node.lineno, node.col_offset), loops))
            return
        if isinstance(node, ast.Call):
            mark_in_place(node)
        if isinstance(node, ast.ClassDef):
            self._bind(bound_name(node), (node.lineno, node.col_offset), loops)
            self.mentioned |= {n.id for n in walk(node) if isinstance(n, ast.Name)}
            self.captures.append((methods_of(node), (node.lineno, node.col_offset), loops))
            return
        self._note(node, loops, end)
        if isinstance(node, COMPREHENSIONS):
            self._walk(node.generators[0].iter, loops)
        if isinstance(node, LOOPS):
            loops = (*loops, node)
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
            end = (node.end_lineno or 0, node.end_col_offset or 0)
        for child in children(node):
            self._walk(child, loops, end)

    def _note(self, node: ast.AST, loops: tuple[ast.AST, ...], end: Position | None) -> None:
        match node:
            case ast.Global(names):
                self.declared_global |= set(names)
            case ast.Nonlocal(names):
                self.declared_nonlocal |= set(names)
            case ast.Yield() | ast.YieldFrom():
                self.is_generator = True
            case ast.Name(name, ast.Load()):
                if name not in _hiding(loops):
                    self.mentioned.add(name)
            case ast.keyword(None, ast.Name(name)) if name != self.options:
                self.mentioned.add(f".kw.{name}")  # the options of a function around, handed on
            case ast.keyword(None, ast.Dict(keys, values)):
                parts = [value for key, value in zip(keys, values, strict=True) if key is None]
                handed = {part.id for part in parts if isinstance(part, ast.Name)} - {self.options}
                self.mentioned |= {f".kw.{name}" for name in handed}
            case ast.NamedExpr(ast.Name(name)):
                self.rebound.add(name)
                self._bind(name, (node.end_lineno or 0, node.end_col_offset or 0), loops)
            case ast.Name(name):
                if name not in _hiding(loops):
                    self._bind(name, end or (node.lineno, node.col_offset), loops)
            case ast.ExceptHandler(name=str(name)):  # unbound again where the clause ends
                self._bind(name, (node.end_lineno or 0, node.end_col_offset or 0), loops)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                self._bind(name, (node.lineno, node.col_offset), loops)
            case ast.alias(name, asname):
                self._bind(asname or name.split(".")[0], (node.lineno, node.col_offset), loops)
            case ast.Assign([ast.Name(name)], ast.Lambda() as value):
                self.named.setdefault(name, value)

    def _nested(self, node: FunctionNode, loops: tuple[ast.AST, ...]) -> None:
        for part in outside_parts(node):
            self._walk(part, loops)
        here = (node.lineno, node.col_offset)
        if not isinstance(node, ast.Lambda):
            self._bind(node.name, here, loops)
            if not node.decorator_list:
                self.named.setdefault(node.name, node)
        self.captures.append((node, here, loops))

    def _bind(self, name: str, at: Position, loops: tuple[ast.AST, ...]) -> None:
        self.bindings.setdefault(name, []).append((at, loops))

    def means_itself(self, name: str, node: FunctionNode) -> bool:
        """Whether `name` is the function `node` itself wherever that runs."""
        return len(self.bindings.get(name, ())) == 1 and self.named.get(name) is node and name not in self.params

    def needs_cell(self, name: str) -> bool:
        """Whether a variable of the function may change after a nested function has captured it."""
        for node, at, loops in self.captures:
            if name not in free_names(node) - _hiding(loops):
                continue
            if name in nonlocals_below(node):
                return True
            if self.means_itself(name, node):
                continue
            for bound_at, around in self.bindings.get(name, ()):
                if bound_at >= at or any(loop in around for loop in loops):
                    return True
        return False

    def rebound_inside(self, name: str) -> bool:
        """Whether a nested function assigns the variable, or may find it changed between two of its steps."""
        return self.is_generator or any(name in nonlocals_below(node) for node, _, _ in self.captures)

    def captured_in(self, clauses: list[ast.comprehension]) -> set[str]:
        """The names that functions within the comprehension of these clauses capture."""
        inside = [
            inner for inner, _, loops in self.captures if any(getattr(n, "generators", None) is clauses for n in loops)
        ]
        return {name for inner in inside for name in free_names(inner)}


def _hiding(loops: tuple[ast.AST, ...]) -> set[str]:
    """The names that stand for variables of the comprehensions around, not for the function's."""
    return set().union(*map(clause_names, loops)) if loops else set()


def scope_of(node: FunctionNode | ast.Module) -> Scope:
    """The Scope of a function or of a module's top-level code, made once."""
    found: Scope | None = getattr(node, "pyuk_scope", None)
    if found is None:
        found = Scope(node)
        vars(node)["pyuk_scope"] = found
    return found


def free_names(node: FunctionNode) -> set[str]:
    """The names that a function and those within it take from outside."""
    found: set[str] | None = getattr(node, "pyuk_free", None)
    if found is None:
        scope = scope_of(node)
        inside = {name for inner, _, loops in scope.captures for name in free_names(inner) - _hiding(loops)}
        found = ((scope.mentioned | inside) - scope.bound - scope.declared_global) | scope.declared_nonlocal
        vars(node)["pyuk_free"] = found
    return found


def nonlocals_below(node: FunctionNode) -> set[str]:
    """The names of functions around that a function, or one within it, assigns."""
    scope = scope_of(node)
    inside = {name for inner, _, _ in scope.captures for name in nonlocals_below(inner)}
    return scope.declared_nonlocal | (inside - scope.bound)
