"""What a module's top level declares, before anything is typed.

A top-level statement is inert when running it does nothing but bind a name to a definition or to a
constant. Constants are taken from the inert beginning of a module only: from the first statement
that does something on, assignments are code, and run in order.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import dispatching, enumcalls, starimports
from pyuk.compiler.check.declare.asynchronous import Plain
from pyuk.compiler.check.declare.builtin_bases import call_through_super
from pyuk.compiler.check.declare.deadbranches import prune
from pyuk.compiler.check.declare.decorated import bound_name, lift_methods
from pyuk.compiler.check.declare.descriptors import write_descriptors
from pyuk.compiler.check.declare.funcattrs import is_of_function, name_attributes
from pyuk.compiler.check.declare.lateness import guard_late_classes, late_functions
from pyuk.compiler.check.declare.loose import loosen
from pyuk.compiler.check.declare.propertymakers import write_properties
from pyuk.compiler.check.declare.scopes import free_names, function_of, is_in_place, mark_in_place
from pyuk.compiler.check.declare.subclasshooks import call_hooks
from pyuk.compiler.check.declare.wrappers import write_assignments
from pyuk.compiler.check.model.declarations import (
    Broken,
    ClassInfo,
    Constant,
    Entity,
    FunctionInfo,
    Global,
    Imported,
    LangName,
    ModuleInfo,
    Static,
    StructInfo,
    TypeAlias,
    TypeVarInfo,
)
from pyuk.compiler.check.model.problems import Problem, close_to, fail
from pyuk.compiler.check.model.types import NEVER, TypeVar
from pyuk.compiler.check.model.unsupported import unsupported
from pyuk.compiler.check.operators.attempts import prepare
from pyuk.compiler.frontend.syntax import children, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World
    from pyuk.compiler.frontend.modules import Module

COMPILER_MODULES = ("pyuk.lang", "typing", "__future__", "collections.abc", "abc", "types", "numbers")
LANG_SOURCES = (
    "pyuk.lang.objects",
    "pyuk.lang.hashing",
)  # parts of pyuk.lang that are compiled as they stand
MARKS = (
    "export",
    "isr",
    "noalloc",
    "inline",
    "noinline",
    "replaceable",
    "by_constant",
    "by_groups",
    "located",
    "stub",
    "staticmethod",
    "classmethod",
    "property",
    "abstractmethod",
    "override",
    "final",
    "cold",
    "contextmanager",
    "asynccontextmanager",
)


OF_TYPING = ("Union", "Optional", "List", "Dict", "Set", "FrozenSet", "Tuple", "Callable", "Literal", "Annotated")
TYPES = "pyuk.stdlib._types"  # the part of the module types that is no business of the compiler's
OF_TYPES = ("SimpleNamespace", "MappingProxyType")
KNOWN_MEMBERS = (("collections", "namedtuple"), ("functools", "total_ordering"))
WITHOUT_CODE = ("pyuk.arch", "pyuk.builtins", "pyuk.kernel")  # bands whose modules only declare things
GLOBAL_STATEMENT = re.compile(r"^\s+global\s", re.MULTILINE)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def is_known_to_compiler(module: str) -> bool:
    """Whether names of this module are the compiler's own business."""
    if module in LANG_SOURCES:
        return False
    return module in COMPILER_MODULES or module.startswith("pyuk.lang.")


def declare_module(world: World, module: ModuleInfo) -> None:
    """Fill `module.names` from its syntax tree."""
    from pyuk.compiler.check.declare.classes import note_stores
    from pyuk.compiler.check.library.unittests import take_marks
    from pyuk.compiler.check.statements.snapshots import copy_imported_variables
    from pyuk.compiler.check.widening import holds_what_apps_put_in

    if module.source.is_app and "import *" in module.source.text:
        starimports.expand(world, module)
    if "async" in module.source.text:
        Plain().visit(module.source.tree)
    if module.source.is_app:
        dispatching.expand(module.source.tree)
    if holds_what_apps_put_in(module):
        loosen(world, module.source.tree)
    if module.source.is_app:
        if "unittest" in module.source.text:
            take_marks(module.source.tree)
        prune(world, module.source.tree)
        call_through_super(module.source.tree)
        guard_late_classes(module.source.tree)
        enumcalls.expand(module.source.tree)
        write_properties(module.source.tree)
        write_descriptors(module.source.tree)
        name_attributes(module.source.tree)
        if "functools" in module.source.text:
            write_assignments(module.source.tree)
        lift_methods(module.source.tree, MARKS)
        call_hooks(module.source.tree)
        note_stores(world, module.source.tree)
        copy_imported_variables(world, module)
    Declarer(world, module).run()


def import_names(world: World, module: ModuleInfo, node: ast.Import | ast.ImportFrom) -> dict[str, Entity]:
    """The names that one import statement binds."""
    scratch = ModuleInfo(module.source)
    Declarer(world, scratch)._import(node)
    return scratch.names


def origin_of(world: World, module: ModuleInfo, node: ast.ImportFrom) -> str:
    """The whole name of the module in `from m import x`."""
    return Declarer(world, ModuleInfo(module.source))._origin(node)


def modules_run_by(world: World, node: ast.Import | ast.ImportFrom, module: ModuleInfo) -> list[str]:
    """The modules that an import statement runs, in this order: packages before what lies in them."""
    if isinstance(node, ast.Import):
        wanted = [alias.name for alias in node.names]
    else:
        origin = origin_of(world, module, node)
        target = None if is_known_to_compiler(origin) else world.module(origin)
        inside = [alias.name for alias in node.names if target is not None and alias.name not in target.names]
        wanted = [origin, *(f"{origin}.{name}" for name in inside)]
    paths = [path for path in wanted if not is_known_to_compiler(path)]
    names = dict.fromkeys(name for path in paths for name in _and_packages(path))
    return [name for name in names if not is_known_to_compiler(name) and world.module(name) is not None]


def _and_packages(path: str) -> list[str]:
    """`a`, `a.b` and `a.b.c` of `a.b.c`."""
    parts = path.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


class Declarer:
    def __init__(self, world: World, module: ModuleInfo) -> None:
        self.world = world
        self.module = module
        self.inert = True

    @cached_property
    def rebound(self) -> set[str]:
        """Names that the module binds more than once."""
        return set(rebound_names(self.module.source))

    def run(self) -> None:
        code = []
        for stmt in _flattened(module_body(self.module)):
            if not self._declared(stmt):
                self.inert = self.inert and isinstance(stmt, ast.FunctionDef)
                code.append(stmt)
        if code:
            self._declare_variables(code)
            name = "<module>"
            self.module.init = FunctionInfo(name, name, self.module, self.module.source.tree, kind="module")
        if self.module.source.is_app:
            self._declare_from_inside()

    def _declare_from_inside(self) -> None:
        """Variables that only functions assign, which say `global`: they are unbound until one has."""
        for scope in walk(self.module.source.tree):
            if not isinstance(scope, ast.FunctionDef):
                continue
            stated = {name for node in walk(scope) if isinstance(node, ast.Global) for name in node.names}
            if not stated:
                continue
            added = {id(node.target) for node in walk(scope) if isinstance(node, ast.AugAssign)}
            names = [n for n in walk(scope) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
            for name in sorted(stated & {node.id for node in names if id(node) not in added}):
                self.module.names.setdefault(name, Global(name, self.module, None, may_be_unbound=True))

    def _declared(self, node: ast.stmt) -> bool:
        """Declare one statement; where it is refused, the names that it would bind are Broken."""
        try:
            if isinstance(node, DEFINITIONS):
                self._refuse_second(node)
            return self.statement(node)
        except Problem as problem:
            self.world.report(problem.diagnostic)
            self.module.names |= dict.fromkeys(_bound_by(node), Broken(problem.diagnostic))
            return True

    def _refuse_second(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        """A definition that another one of the module hides: which of them is meant depends on when it is asked."""
        first = self.module.names.get(node.name)
        if isinstance(node, ast.FunctionDef) and node.name in self.redefined and not isinstance(first, ClassInfo):
            return
        if isinstance(first, (FunctionInfo, ClassInfo, StructInfo)):
            fail(
                "PK0106",
                self.module,
                node,
                f"`{node.name}` is defined a second time",
                why="each name of a module means one thing",
                cpython="from here on the name means this definition",
                fix="give one of them another name",
                notes=((f"`{node.name}` is defined here first", first.node),),
            )

    def statement(self, node: ast.stmt) -> bool:
        """Declare what `node` binds; whether that is all it does."""
        match node:
            case ast.Import() | ast.ImportFrom():
                self._import(node)
                return not self._runs_code(node)
            case ast.FunctionDef() if self._is_made_when_run(node):
                self.module.names[node.name] = Global(node.name, self.module, None, may_be_unbound=True)
                return False
            case ast.FunctionDef():
                self.module.names[node.name] = self.function(node, None)
                return True
            case ast.ClassDef():
                from pyuk.compiler.check.declare.classes import declare_class

                return declare_class(self, node)
            case ast.AsyncFunctionDef():
                raise Problem(unsupported(self.module, node))
            case ast.Expr(ast.Constant()) | ast.Pass():
                return True
            case ast.Assign([ast.Name(name)], value):
                return self._binding(name, None, value, node)
            case ast.AnnAssign(ast.Name(name), annotation, value):
                return self._binding(name, annotation, value, node)
        return False

    def _is_made_when_run(self, node: ast.FunctionDef) -> bool:
        """Whether a function is a value that top-level code makes: decorated, bound again, with computed defaults."""
        if not self.module.source.is_app and not node.decorator_list:
            return False
        defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        return (
            node.name in self.redefined
            or node.name in self.late
            or any(not is_mark(decorator) for decorator in node.decorator_list)
            or any(not self.world.constants.is_constant(value, self.module) for value in defaults)
        )

    @cached_property
    def late(self) -> set[str]:
        """Functions that top-level code above them may ask for, through others: they are bound where they stand."""
        return late_functions(self.module.source.tree) if self.module.source.is_app else set()

    @cached_property
    def redefined(self) -> set[str]:
        """Names of functions that the module binds more than once."""
        if not self.module.source.is_app:
            return set()
        body = self.module.source.tree.body
        top = [stmt for stmt in body if isinstance(stmt, ast.FunctionDef)]
        inside = [stmt for stmt in _definitions_in(body) if isinstance(stmt, ast.FunctionDef)]
        count = Counter(stmt.name for stmt in [*top, *inside])
        names = {name for name, times in count.items() if times > 1}
        return names | {stmt.name for stmt in top} & {name for name, _ in assigned(body)}

    @cached_property
    def bound_names(self) -> Counter[str]:
        """How often the module's top-level code binds each name, that within statements included."""
        body = self.module.source.tree.body
        definitions = [stmt for stmt in body if isinstance(stmt, DEFINITIONS)]
        names = [stmt.name for stmt in (*definitions, *_definitions_in(body))]
        return Counter([*names, *(name for name, _ in assigned(body))])

    # --- imports ---

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                target = alias.name if alias.asname else alias.name.split(".")[0]
                self._bind_import(alias.asname or target, target, None, alias)
            return
        origin = self._origin(node)
        stated = self._stated_origin(node)
        for alias in node.names:
            self._bind_import(alias.asname or alias.name, origin, alias.name, alias, stated)
        if origin == "pyuk.lang.raw":
            self.module.touches_raw_memory = True

    def _stated_origin(self, node: ast.ImportFrom) -> ast.AST:
        """The module's name in `from m import x`, as a node with its place."""
        source = self.module.source.lines[node.lineno - 1].encode()
        text = "." * node.level + (node.module or "")
        first = source.find(text.encode(), node.col_offset + len("from"))
        place = ast.Name(text, ast.Load(), lineno=node.lineno, col_offset=max(first, node.col_offset))
        place.end_lineno, place.end_col_offset = node.lineno, place.col_offset + len(text.encode())
        return place

    def _bind_import(
        self, name: str, module: str, attribute: str | None, node: ast.alias, origin: ast.AST | None = None
    ) -> None:
        if module == "types" and attribute in OF_TYPES:
            self.module.names[name] = Imported(TYPES, attribute, node, origin or node)
        elif (module, attribute) in KNOWN_MEMBERS:
            self.module.names[name] = LangName(attribute or "")
        elif is_known_to_compiler(module):
            if self.module.source.is_app:
                self._check_known(module, attribute, node, origin or node)
            if f"{module}.{attribute}" in LANG_SOURCES:
                self.module.names[name] = Imported(f"{module}.{attribute}", None, node, origin or node)
            else:
                self.module.names[name] = LangName(attribute or module)
        else:
            self.module.names[name] = Imported(module, attribute, node, origin or node)

    def _check_known(self, module: str, attribute: str | None, node: ast.alias, origin: ast.AST) -> None:
        """A module that the compiler knows itself has to be there, and to have the name."""
        try:
            real = importlib.import_module(module)
        except ImportError:
            fail(
                "PK0101",
                self.module,
                origin,
                f"there is no module `{module}`",
                why="pyuk.lang has no such part",
                cpython=f"ModuleNotFoundError: No module named '{module}'",
            )
        if attribute is not None and not hasattr(real, attribute):
            fail(
                "PK0102",
                self.module,
                node,
                f"module `{module}` has no `{attribute}`",
                why="nothing in it has this name",
                cpython=f"ImportError: cannot import name '{attribute}' from '{module}'",
                fix=self._where_it_is(attribute) or close_to(attribute, dir(real)),
            )

    def _where_it_is(self, name: str) -> str | None:
        """The module of pyuk.lang that has the name."""
        for module in ("pyuk.lang", "pyuk.lang.raw", "pyuk.lang.intrinsics"):
            if hasattr(importlib.import_module(module), name):
                return f"write `from {module} import {name}`"
        return None

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.module.name.split(".")
        drop = node.level - (1 if self.module.source.is_package else 0)
        if self.module.name == "__main__" or drop >= len(package):
            is_main = self.module.name == "__main__"
            fail(
                "PK0101",
                self.module,
                self._stated_origin(node),
                "this import goes up further than there are packages",
                why="the main file lies in no package" if is_main else f"the module is `{self.module.name}`",
                cpython="ImportError: attempted relative import with no known parent package"
                if is_main
                else "ImportError: attempted relative import beyond top-level package",
                fix=f"write `from {node.module or 'package'} import ...`",
            )
        base = package[: len(package) - drop] if drop else package
        return ".".join([*base, *([node.module] if node.module else [])])

    def _runs_code(self, node: ast.Import | ast.ImportFrom) -> bool:
        """Whether the import runs top-level code of another module of the app.

        A module that certainly runs nothing is not looked at: it may be that nobody asks for what it declares.
        """
        if not self.module.source.is_app and self._is_without_code(node):
            return False
        modules = [self.world.module(name) for name in modules_run_by(self.world, node, self.module)]
        return any(module is not None and module.init is not None for module in modules)

    def _is_without_code(self, node: ast.Import | ast.ImportFrom) -> bool:
        """Whether what a module of the library imports is known to run nothing by its band."""
        named = [self._origin(node)] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        return all(".".join(name.split(".")[:2]) in WITHOUT_CODE for name in named)

    # --- definitions ---

    def function(self, node: ast.FunctionDef, owner: ClassInfo | StructInfo | None) -> FunctionInfo:
        marks, export = self._marks(node)
        if isinstance(owner, ClassInfo):
            prepare(node)
        if owner is None:
            refuse_outside_class(self.module, node)
        kind = "method" if owner is not None else "function"
        for mark, meaning in (("staticmethod", "static"), ("classmethod", "class"), ("property", "property")):
            if mark in marks:
                kind = meaning
        if node.name == "__new__" and isinstance(owner, ClassInfo):
            kind = "class"  # it gets the class, though nothing marks it
        above = owner.qualname if isinstance(owner, ClassInfo) else owner.name if owner is not None else None
        qualname = f"{above}.{node.name}" if above is not None else node.name
        name, qualname = getattr(node, "shown_names", (node.name, qualname))  # of a method that is decorated
        return FunctionInfo(name, qualname, self.module, node, owner, kind, frozenset(marks), export)

    def _marks(self, node: ast.FunctionDef) -> tuple[set[str], str | None]:
        marks: set[str] = set()
        export = None
        for decorator in node.decorator_list:
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "?")
            if name in ("setter", "deleter"):
                marks.add(name)
            elif name not in MARKS:
                fail(
                    "PK0301",
                    self.module,
                    decorator,
                    f"the decorator @{ast.unparse(decorator)} is not supported",
                    why="what a class has is known when the program is compiled",
                    cpython="it is called with the function, and its result takes the function's name",
                    fix="write out as a method what the decorator does around it",
                )
            marks.add(name)
            if name == "export":
                given = decorator.args if isinstance(decorator, ast.Call) else []
                is_named = bool(given) and isinstance(given[0], ast.Constant)
                export = str(given[0].value) if is_named else node.name  # type: ignore[attr-defined]
        return marks, export

    # --- variables ---

    def _binding(
        self, name: str, annotation: ast.expr | None, value: ast.expr | None, node: ast.stmt
    ) -> bool:
        names = self.module.names
        if value is None:
            names.setdefault(name, Global(name, self.module, annotation))
            return True
        if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "TypeVar":
            names[name] = TypeVarInfo(TypeVar(name), tuple(value.args[1:]), self.module)
            return True
        from pyuk.compiler.check.declare import typeddicts
        from pyuk.compiler.check.declare.namedtuples import declare_call

        if declare_call(self, name, value, node) or typeddicts.declare_call(self, name, value, annotation):
            return True
        if annotation is not None and "TypeAlias" in ast.unparse(annotation):
            names[name] = TypeAlias(name, self.module, value)
            return True
        if annotation is None and name not in self.rebound and name not in names and self._is_type(value):
            names[name] = TypeAlias(name, self.module, value)
            return True
        if name in names and name in self.rebound:
            self._as_variable(name)
            return False
        if self.inert and self._is_storage(value):
            names[name] = Static(name, self.module, value, NEVER)
            return True
        is_bound_in_time = self.inert or not self.module.source.is_app  # the library asks for nothing too early
        if is_bound_in_time and self.world.constants.is_constant(value, self.module):
            if name in self.rebound:
                names[name] = Global(name, self.module, annotation, value)
            else:
                names[name] = Constant(name, self.module, value, annotation)
            return True
        return False

    def _is_type(self, value: ast.expr) -> bool:
        """Whether `value` can only be a type, or a tuple of types: a union or a generic type that is written out."""
        match value:
            case ast.BinOp(left, ast.BitOr(), right):
                return any(map(self._names_type, (left, right))) and all(
                    self._names_type(side) or self._is_type(side) or isinstance(side, ast.Constant)
                    for side in (left, right)
                )
            case ast.Tuple(elts):
                return bool(elts) and all(map(self._names_type, elts))
            case ast.Subscript(ast.Name(head)):
                entity = self.module.names.get(head)
                is_builtin = entity is None and isinstance(getattr(builtins, head, None), type)
                return is_builtin or (isinstance(entity, LangName) and head in OF_TYPING)
        return False

    def _names_type(self, node: ast.expr) -> bool:
        """Whether the node is the name of a class, of a builtin type or of an alias, or a type itself."""
        if not isinstance(node, ast.Name):
            return not isinstance(node, ast.Tuple) and self._is_type(node)
        entity = self.module.names.get(node.id)
        if entity is None:
            return isinstance(getattr(builtins, node.id, None), type)
        return isinstance(entity, (ClassInfo, TypeAlias))

    def _is_storage(self, value: ast.expr) -> bool:
        """Whether `value` makes a Struct or an Array: static storage."""
        if not isinstance(value, ast.Call) or value.args or value.keywords:
            return False
        head = value.func.value if isinstance(value.func, ast.Subscript) else value.func
        found = self.world.find(self.module, head.id) if isinstance(head, ast.Name) else None
        return isinstance(found, StructInfo) or (
            isinstance(found, LangName) and found.name in ("Array", "Atomic")
        )

    def _as_variable(self, name: str) -> None:
        old = self.module.names[name]
        if isinstance(old, Constant):
            self.module.names[name] = Global(name, self.module, old.annotation, old.node)

    def _declare_variables(self, code: list[ast.stmt]) -> None:
        """Names that top-level code binds are global variables, unbound until it has run.

        Those of the main module that no function or class mentions are variables of that code alone.
        """
        for definition in _definitions_in(code):
            if isinstance(definition, ast.FunctionDef):
                variable = Global(definition.name, self.module, None, may_be_unbound=True)
                self.module.names.setdefault(definition.name, variable)
                continue
            if self.bound_names[definition.name] == 1:
                self._declared(definition)
                continue
            variable = Global(definition.name, self.module, None, may_be_unbound=True)
            self.module.names.setdefault(definition.name, variable)
        for node in (node for stmt in code for node in _walk_scope(stmt)):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self._declared(node)
        bindings = list(assigned(code))
        is_main = self.module.name == "__main__"
        shared = _named_in_scopes(self.module.source.tree) if is_main else {name for name, _ in bindings}
        for name, annotation in bindings:
            known = self.module.names.get(name)
            if isinstance(known, (Constant, Global)):
                self._as_variable(name)
            elif known is None and (name in shared or is_of_function(name)):
                bare = annotation is not None and ast.unparse(annotation) in ("Final", "typing.Final")
                variable = Global(name, self.module, None if bare else annotation, may_be_unbound=True)
                self.module.names[name] = variable


def module_body(module: ModuleInfo) -> list[ast.stmt]:
    return module.source.tree.body


def is_mark(decorator: ast.expr) -> bool:
    """Whether the decorator is one that the compiler knows itself."""
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "?")
    return name in MARKS or name == "setter"


def refuse_outside_class(module: ModuleInfo, node: ast.FunctionDef) -> None:
    """PK0301 where a function that is no method is decorated as one that only a class can give its meaning."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Name) and decorator.id in ("property", "classmethod"):
            fail(
                "PK0301",
                module,
                decorator,
                f"`@{decorator.id}` of a function that stands in no class",
                why="only a class gives it its meaning, and here it is not known which",
                cpython="it is an object that any class may have as an attribute",
                fix="define it in the class, or write a class with `__get__` and `__set__`",
            )


def _flattened(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Top-level statements without `if TYPE_CHECKING:` blocks' condition: what they import is declared."""
    for stmt in body:
        if isinstance(stmt, ast.If) and ast.unparse(stmt.test).split(".")[-1] == "TYPE_CHECKING":
            yield from stmt.body
        else:
            yield stmt


def is_inert_now(module: ModuleInfo, node: ast.stmt) -> bool:
    """Whether a top-level statement was taken as a declaration, and so has nothing left to run."""
    match node:
        case ast.FunctionDef(name):
            return not isinstance(module.names.get(name), Global)
        case ast.Pass() | ast.Expr(ast.Constant()):
            return True
        case ast.ClassDef():
            declared = module.names.get(bound_name(node))
            return not (isinstance(declared, ClassInfo) and declared.node is node and declared.code)
        case ast.AnnAssign(value=None):
            return True
        case ast.If(test) if ast.unparse(test).split(".")[-1] == "TYPE_CHECKING":
            return True
        case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), _, value):
            match module.names.get(name):  # None: a variable of the top-level code alone
                case TypeAlias(is_new=True) | TypeAlias(keys=dict()):
                    return True
                case (
                    Global(initial=taken) | Constant(node=taken) | Static(node=taken) | TypeAlias(node=taken)
                ):
                    return taken is value
                case Broken() | TypeVarInfo():
                    return True
                case ClassInfo(node=made):
                    return made.lineno == node.lineno
    return False


def rebound_names(source: Module) -> Iterator[str]:
    """Names that are bound more than once at the top level, or that a function declares global."""
    seen: set[str] = set()
    for name, _ in assigned(source.tree.body):
        if name in seen:
            yield name
        seen.add(name)
    has_globals = hasattr(source.tree, "has_globals") or GLOBAL_STATEMENT.search(source.text)
    for node in walk(source.tree) if has_globals else ():
        if isinstance(node, ast.Global):
            yield from node.names


def assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr | None]]:
    """(name, annotation) of every binding in the statements, those inside functions and classes not counted."""
    for stmt in body:
        for node in _walk_scope(stmt):
            match node:
                case ast.AnnAssign(ast.Name(name), annotation):
                    yield name, annotation
                case ast.AugAssign(ast.Name(name)) | ast.NamedExpr(ast.Name(name)):
                    yield name, None
                case ast.Name(name, ast.Store()):
                    yield name, None
                case ast.ExceptHandler(name=str(name)):
                    yield name, None
                case ast.alias(name, asname):
                    yield asname or name.split(".")[0], None


def _named_in_scopes(tree: ast.Module) -> set[str]:
    """Every name that a function, lambda or class of the module takes from outside itself."""
    names: set[str] = set()
    for scope in walk(tree):
        if isinstance(scope, (*DEFINITIONS, ast.Lambda)):
            names |= _free_names(scope)
        elif isinstance(scope, ast.Call):
            mark_in_place(scope)
        elif isinstance(scope, ast.GeneratorExp) and not is_in_place(scope):
            names |= free_names(function_of(scope))
    return names


def _free_names(scope: ast.AST) -> set[str]:
    """The names that a scope mentions and does not bind; of a class, which looks outside first, all it mentions."""
    mentioned = {node.id for node in walk(scope) if isinstance(node, ast.Name)}
    stated = {name for node in walk(scope) if isinstance(node, ast.Global) for name in node.names}
    inner = [n for n in walk(scope) if isinstance(n, (*DEFINITIONS, ast.Lambda)) and n is not scope]
    if isinstance(scope, ast.ClassDef) or inner:
        return mentioned | stated
    bound = {node.arg for node in walk(scope) if isinstance(node, ast.arg)}
    if not isinstance(scope, ast.Lambda):
        bound |= {name for name, _ in assigned(scope.body)}  # type: ignore[attr-defined]
    defaults = scope.args  # type: ignore[attr-defined]
    outside = [*getattr(scope, "decorator_list", []), *defaults.defaults, *filter(None, defaults.kw_defaults)]
    asked = {n.id for part in outside for n in walk(part) if isinstance(n, ast.Name)}
    return (mentioned - bound) | stated | asked


def _bound_by(node: ast.stmt) -> list[str]:
    return [node.name] if isinstance(node, DEFINITIONS) else [name for name, _ in assigned([node])]


def _definitions_in(code: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes that are defined within other statements, not inside one another."""
    for stmt in code:
        for child in children(stmt) if not isinstance(stmt, DEFINITIONS) else ():
            if isinstance(child, DEFINITIONS):
                yield child
            elif isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                yield from _definitions_in([child])  # type: ignore[list-item]


def _walk_scope(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.AsyncFunctionDef)):
        return
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        yield from (part for part in walk(node) if isinstance(part, ast.NamedExpr))
        return
    yield node
    annotated = isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    for child in children(node):
        if not (annotated and child is node.target):  # type: ignore[attr-defined]
            if isinstance(node, ast.AugAssign) and child is node.target:
                continue
            yield from _walk_scope(child)
