"""Annotations that do not say how a value is stored: `list`, `Callable`, `dict[str, tuple]`, `type[Shape]`.

Such an annotation is left out before anything is declared: a parameter is then specialised for what each call
gives, and a result, a variable or a field is the join of what it is given, as where there is no annotation.
CPython looks at none of them when the program runs.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.declarations import ClassInfo
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

BUILTIN = ("list", "dict", "set", "frozenset", "tuple", "type")  # generic, and builtin names
FUNCTIONS = ("callable", "any")  # builtin names that are written for the types of nearly the same name
# Those that a class may derive from without saying what they hold, with the names of their parameters.
OPEN_BASES = {
    **dict.fromkeys(("list", "set", "frozenset", "deque", "Counter", "List", "Set", "ChainMap"), (".T",)),
    **dict.fromkeys(("dict", "defaultdict", "OrderedDict", "Dict"), (".K", ".V")),
}
HOMES = (
    *("typing", "typing_extensions", "collections", "collections.abc", "contextlib"),
    *("types", "array", "numbers", "itertools", "__future__"),
)
# Classes in CPython, functions here: iterators, as which nothing is declared.
ITERATORS = (
    *("accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle"),
    *("filterfalse", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap", "takewhile"),
    *("dropwhile", "zip_longest"),
)
# Types of those modules that are loose where they stand alone.
BARE = frozenset(
    [
        *("List", "Dict", "Set", "FrozenSet", "Tuple", "Type", "Callable", "Iterable", "Iterator", "Sequence"),
        *("MutableSequence", "Mapping", "MutableMapping", "MutableSet", "AbstractSet", "Collection", "Container"),
        *("Reversible", "Generator", "AsyncGenerator", "AsyncIterator", "AsyncIterable", "Coroutine", "Awaitable"),
        *("Counter", "Deque", "DefaultDict", "OrderedDict", "deque", "defaultdict", "Hashable", "Sized", "Optional"),
        "ChainMap",
        *ITERATORS,
        *("array", "ArrayType", "Number", "Complex", "Real", "Rational", "Integral"),
        *("FunctionType", "ModuleType", "SupportsInt", "SupportsFloat", "SupportsIndex", "AbstractContextManager"),
    ]
)
# Those that are loose whatever stands in their brackets.
ALWAYS = frozenset(
    [
        *("Coroutine", "Awaitable", "TypeGuard", "Concatenate", "Container", "ContextManager", "MutableSequence"),
        *("AbstractContextManager", "AsyncContextManager", "Unpack", "Required", "NotRequired"),
        "ChainMap",  # of dicts that need not be alike
        *ITERATORS,
    ]
)
# Those that a parameter is specialised for.
OF_PARAMETERS = frozenset(("AsyncIterator", "AsyncIterable", "AsyncGenerator"))


def loosen(world: World, tree: ast.Module) -> None:
    """Leave out the loose annotations of a module of the app."""
    loosener = _Loosener(world, tree)
    loosener.visit(tree)
    tree.body[:0] = loosener.parameters()


class _Loosener(ast.NodeTransformer):
    def __init__(self, world: World, tree: ast.Module) -> None:
        self.world = world
        self.called: dict[str, str] = {}  # the module's names for what typing and its like have
        self.modules: set[str] = set()  # and for those modules
        self.missing: set[str] = set()  # types that say nothing: generic protocols, what is imported from nowhere
        self.specs: set[str] = set()  # ParamSpecs
        self.variables: set[str] = set()  # TypeVars
        self.stated: list[set[str]] = [set()]  # those that the classes and functions around know
        self.aliases: set[str] = set()  # names of loose types
        self.generic: set[str] = set()  # generic classes of the module
        self.imported: dict[str, tuple[str, str]] = {}  # what comes from other modules: from which, and its name there
        self.library: dict[str, str] = {}  # names of other modules
        self.own: set[str] = set()  # every other name that the module binds at its top
        self.has_open_bases = False
        self.around: list[str] = []  # the classes around
        self.kinds: list[ast.AST] = [tree]  # the scopes around, innermost last
        for stmt in tree.body:
            self._note(stmt)

    def parameters(self) -> list[ast.stmt]:
        """The type variables of classes that derive from `list` and its like."""
        names = (".T", ".K", ".V") if self.has_open_bases else ()
        made: list[ast.stmt] = []
        for name in names:
            called = ast.Call(ast.Name("TypeVar", ast.Load()), [ast.Constant(name)], [])
            made.append(ast.Assign([ast.Name(name, ast.Store())], called))
            for part in walk(made[-1]):
                part.lineno = part.end_lineno = 1  # type: ignore[attr-defined]
                part.col_offset = part.end_col_offset = 0  # type: ignore[attr-defined]
        return made

    # --- what the module calls things ---

    def _note(self, stmt: ast.stmt) -> None:
        match stmt:
            case ast.ImportFrom(str(home), names, 0) if home in HOMES:
                self.called |= {alias.asname or alias.name: alias.name for alias in names}
            case ast.ImportFrom(str(home), names, 0):
                self.imported |= {alias.asname or alias.name: (home, alias.name) for alias in names}
            case ast.Import(names):
                self.modules |= {alias.asname or alias.name for alias in names if alias.name in HOMES}
                self.library |= {alias.asname or alias.name: alias.name for alias in names}
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name("ParamSpec" | "TypeVarTuple"))):
                self.specs.add(name)
            case ast.Assign([ast.Name(name)], ast.Call(func, [_, given])) if self._kind(func) == "NewType":
                self.missing |= {name} if self.is_loose(given) else set()
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name("TypeVar") | ast.Attribute(_, "TypeVar"))):
                self.variables.add(name)
            case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), _, ast.expr() as value) if (
                self._is_type(value) and self.is_loose(value)
            ):
                self.aliases.add(name)
            case ast.ClassDef(name, bases):
                heads = [base.value for base in bases if isinstance(base, ast.Subscript)]
                kinds = {ast.unparse(head).split(".")[-1] for head in heads}
                if "Protocol" in kinds:
                    self.missing.add(name)
                elif "Generic" in kinds or any(self._kind(base) in OPEN_BASES for base in bases):
                    self.generic.add(name)
                self.own.add(name)
            case ast.FunctionDef(name) | ast.Assign([ast.Name(name)]):
                self.own.add(name)
            case ast.If(test, body) if ast.unparse(test).split(".")[-1] == "TYPE_CHECKING":
                for inner in body:
                    self._note(inner)
                    self._note_missing(inner)

    def _is_type(self, node: ast.expr) -> bool:
        """Whether an expression is a generic type or a union that is written out."""
        match node:
            case ast.Subscript(head):
                return self._kind(head) is not None
            case ast.BinOp(left, ast.BitOr(), right):
                return self._kind(left) is not None or self._is_type(left) or self._is_type(right)
        return False

    def _note_missing(self, stmt: ast.stmt) -> None:
        match stmt:
            case ast.ImportFrom(str(home), names, 0) if home not in HOMES and not self._is_there(home):
                self.missing |= {alias.asname or alias.name for alias in names}
            case ast.Import(names):
                wanted = [alias for alias in names if alias.name not in HOMES and not self._is_there(alias.name)]
                self.missing |= {alias.asname or alias.name.split(".")[0] for alias in wanted}

    def _is_there(self, module: str) -> bool:
        return self.world.loader.load(module) is not None

    def _kind(self, node: ast.expr) -> str | None:
        """The name that typing, or Python's builtins, have for what `node` names."""
        match node:
            case ast.Name(name):
                is_builtin = name in (*BUILTIN, *FUNCTIONS) and name not in self.own
                return self.called.get(name, name if is_builtin else None)
            case ast.Attribute(owner, name) if ast.unparse(owner) in self.modules:
                return name
        return None

    # --- which are loose ---

    def is_loose(self, node: ast.expr | None) -> bool:
        match node:
            case ast.Constant(str(text)):
                try:
                    return self.is_loose(ast.parse(text, mode="eval").body)
                except SyntaxError:
                    return False
            case ast.Name() | ast.Attribute():
                return self._is_loose_name(node)
            case ast.BinOp(left, ast.BitOr(), right):
                return self.is_loose(left) or self.is_loose(right)
            case ast.Subscript(head, index):
                return self._is_loose_subscript(head, index)
            case ast.List(elts) | ast.Tuple(elts):
                return any(map(self.is_loose, elts))
        return False

    def _is_loose_name(self, node: ast.Name | ast.Attribute) -> bool:
        root = ast.unparse(node).split(".")[0]
        if root in self.missing or root in self.specs or root in self.aliases:
            return True
        if root in self.variables and root not in self.stated[-1]:
            return True
        if isinstance(node, ast.Name) and node.id in self.generic and node.id not in self.around:
            return True
        kind = self._kind(node)
        return kind in (*BUILTIN, *FUNCTIONS, *BARE) or self._is_generic_of_library(node)

    def _is_generic_of_library(self, node: ast.Name | ast.Attribute) -> bool:
        """Whether it is a class of the library that holds something: `queue.Queue`, `Future`."""
        if isinstance(node, ast.Name):
            home, name = self.imported.get(node.id, (None, ""))
        else:
            home, name = self.library.get(ast.unparse(node.value)), node.attr
        module = self.world.module(home) if home is not None and is_of_library(self.world, home) else None
        found = self.world.find(module, name) if module is not None else None
        if not isinstance(found, ClassInfo):
            return False
        self.world.complete_class(found)
        return bool(found.type_params)

    def _is_loose_subscript(self, head: ast.expr, index: ast.expr) -> bool:
        kind = self._kind(head)
        if ast.unparse(head).split(".")[0] in self.missing:
            return True
        if kind in ("Literal", "Annotated"):
            return kind == "Annotated" and isinstance(index, ast.Tuple) and self.is_loose(index.elts[0])
        if kind in ("type", "Type"):
            is_told = getattr(self.kinds[-1], "name", "") in ("__exit__", "__aexit__")
            return not is_told or not ast.unparse(index).endswith(("Exception", "Error", "Interrupt", "Exit"))
        if kind in ALWAYS:
            return True
        if kind == "Callable" and isinstance(index, ast.Tuple) and len(index.elts) == 2:
            given, result = index.elts
            is_open = isinstance(given, ast.Constant) and given.value is ...
            return self.is_loose(result) or (not is_open and (not isinstance(given, ast.List) or self.is_loose(given)))
        return self.is_loose(index)

    # --- leaving them out ---

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.around.append(node.name)
        node.bases = [self._with_parameters(base) for base in node.bases]
        self._visit_inside(node, {name for base in node.bases for name in self._variables_in(base)})
        self.around.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        """A type variable that no parameter tells is known to nobody: what mentions it is loose as well."""
        if any(self._kind(decorator) == "overload" for decorator in node.decorator_list):
            return ast.copy_location(ast.Pass(), node)  # only the last definition is called
        args = node.args
        told: set[str] = set()
        self._loosen_wrapping(node)
        for arg in filter(None, [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]):
            mentioned = self._variables_told_by(arg.annotation)
            self.stated.append(self.stated[-1] | mentioned)
            told |= mentioned if not self._is_loose_parameter(arg.annotation) else set()
            self.stated.pop()
        self._visit_inside(node, told)
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def _loosen_wrapping(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Of decorators that call wraps(function), the annotations `Callable[...]` and `F`: they give another one."""
        wrapped = {
            call.args[0].id
            for inner in walk(node)
            if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef))
            for call in inner.decorator_list
            if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Name)
            and ast.unparse(call.func).split(".")[-1] == "wraps"
        }
        for arg in node.args.args if wrapped else ():
            if arg.arg in wrapped and self._is_callable(arg.annotation):
                arg.annotation = None
        if wrapped and self._is_callable(node.returns):
            node.returns = None

    def _is_callable(self, node: ast.expr | None) -> bool:
        is_variable = isinstance(node, ast.Name) and node.id in self.variables
        return is_variable or (isinstance(node, ast.Subscript) and self._kind(node.value) == "Callable")

    def _visit_inside(self, node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, told: set[str]) -> None:
        self.kinds.append(node)
        self.stated.append(self.stated[-1] | told)
        if not isinstance(node, ast.ClassDef) and self.is_loose(node.returns):
            node.returns = None
        self.generic_visit(node)
        self.stated.pop()
        self.kinds.pop()

    def _with_parameters(self, base: ast.expr) -> ast.expr:
        """`list` as a base class is `list[T]`: what it holds is found out for each object."""
        wanted = OPEN_BASES.get(self._kind(base) or "")
        if wanted is None:
            return base
        self.has_open_bases = True
        items: list[ast.expr] = [ast.Name(name, ast.Load()) for name in wanted]
        made = ast.Subscript(base, items[0] if len(items) == 1 else ast.Tuple(items, ast.Load()), ast.Load())
        for part in walk(made):
            ast.copy_location(part, base)
        return made

    def _variables_in(self, node: ast.expr | None) -> set[str]:
        """The type variables that an annotation mentions."""
        if node is None:
            return set()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return {name for name in self.variables if name in node.value}
        return {part.id for part in walk(node) if isinstance(part, ast.Name)} & self.variables

    def _variables_told_by(self, node: ast.expr | None) -> set[str]:
        """The type variables that a value for the annotation tells: what a function takes and gives is not known."""
        match node:
            case ast.Constant(str(text)):
                try:
                    return self._variables_told_by(ast.parse(text, mode="eval").body)
                except SyntaxError:
                    return set()
            case ast.Subscript(head) if self._kind(head) == "Callable":
                return set()
            case ast.Name(name):
                return {name} & self.variables
            case ast.expr():
                return {name for part in ast.iter_child_nodes(node) for name in self._variables_told_by_part(part)}
        return set()

    def _variables_told_by_part(self, node: ast.AST) -> set[str]:
        return self._variables_told_by(node) if isinstance(node, ast.expr) else set()

    def _is_loose_parameter(self, node: ast.expr | None) -> bool:
        is_open = isinstance(node, ast.Subscript) and self._kind(node.value) in OF_PARAMETERS
        return is_open or self.is_loose(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        if self._is_loose_parameter(node.annotation):
            node.annotation = None
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        match node.targets:
            case [ast.Name(name)] if name in self.aliases | self.specs and isinstance(self.kinds[-1], ast.Module):
                return ast.copy_location(ast.Pass(), node)
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        self.generic_visit(node)
        if isinstance(node.target, ast.Name) and node.target.id in self.aliases:
            return ast.copy_location(ast.Pass(), node)
        if not self.is_loose(_inner(node.annotation)):
            return node
        if isinstance(self.kinds[-1], ast.ClassDef):
            node.is_loose = True  # type: ignore[attr-defined]
            return node
        if node.value is not None:
            return ast.copy_location(ast.Assign([node.target], node.value), node)
        return ast.copy_location(ast.Pass(), node)


def is_of_library(world: World, module: str) -> bool:
    """Whether there is a module of that name, and the app has none."""
    source = world.loader.load(module)
    return source is not None and not source.is_app


def _inner(node: ast.expr) -> ast.expr:
    """What stands in the brackets of `Final[...]`, `ClassVar[...]` and `InitVar[...]`; others are themselves."""
    match node:
        case ast.Subscript(head, index) if ast.unparse(head).split(".")[-1] in ("Final", "ClassVar", "InitVar"):
            return index
    return node


def is_loose(node: ast.AnnAssign) -> bool:
    """Whether the annotation of a name in a class body says only that objects, or the class, have it."""
    return getattr(node, "is_loose", False)
