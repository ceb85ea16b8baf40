"""What a program declares: modules, functions, classes, structs, globals; and instances of functions.

A `FunctionInfo` is a function as written; an `Instance` is one specialisation of it, for the types of
its arguments. Everything compiled is an Instance.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pyuk.compiler.check.model.types import NEVER, NONE, NOT_IMPLEMENTED, Attempt, Class, Type, TypeVar

if TYPE_CHECKING:
    from pyuk.compiler.check.declare.enums import EnumInfo
    from pyuk.compiler.check.declare.overrides import Form
    from pyuk.compiler.check.declare.records import Record
    from pyuk.compiler.check.model.tree import Block
    from pyuk.compiler.errors import Diagnostic
    from pyuk.compiler.frontend.modules import Module

THREAD_LOCAL = "pyuk.stdlib._threadlocal"


@dataclass(eq=False, repr=False)
class ModuleInfo:
    """A module and what its top level declares."""

    source: Module
    names: dict[str, Entity] = field(default_factory=dict)
    touches_raw_memory: bool = False
    init: FunctionInfo | None = None  # its top-level statements, where they have to run

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def takes_attributes(self) -> bool:
        """Whether objects of its classes get the attributes that a program assigns, declared or not."""
        return self.source.is_app or self.name == THREAD_LOCAL


@dataclass(eq=False, repr=False)
class Imported:
    """`import a.b` or `from a import b`, found when it is used. node: the name there; origin: the module's."""

    module: str
    name: str | None
    node: ast.alias
    origin: ast.AST


@dataclass(eq=False, repr=False)
class LangName:
    """A name that pyuk.lang or typing gives, known to the compiler itself."""

    name: str


@dataclass(eq=False, repr=False)
class Broken:
    """A name whose declaration was refused: each use is the same Problem again, so that it is told once."""

    problem: Diagnostic


@dataclass(eq=False, repr=False)
class Constant:
    """A module-level name with a value known at build time."""

    name: str
    module: ModuleInfo
    node: ast.expr
    annotation: ast.expr | None
    value: Any = None
    evaluated: bool = False
    computing: bool = False
    problem: Diagnostic | None = None  # why it has no value


@dataclass(eq=False, repr=False)
class Static:
    """A Struct or Array in static storage, made by `NAME = Cls()` at module level."""

    name: str
    module: ModuleInfo
    node: ast.expr
    type: Type


@dataclass(eq=False, repr=False)
class Global:
    """A module-level variable. Its type is the join of all that is assigned to it, or the annotation."""

    name: str
    module: ModuleInfo
    annotation: ast.expr | None
    initial: ast.expr | None = None  # a constant expression: static data, set before anything runs
    type: Type = NEVER
    may_be_unbound: bool = False
    grows: bool = False  # a str that something is added to in a loop: lower/growing.py
    late: bool = False  # an attribute of a class that only an assignment elsewhere makes
    place: ast.AST | None = None  # its first assignment
    readers: set[Instance] = field(default_factory=set)
    writers: set[Instance] = field(default_factory=set)


@dataclass(eq=False, repr=False)
class Frame:
    """A specialisation of a generator function: the class of its generators, and the types that go in and out.

    is_declared: an annotation says what is yielded; says_result: and what is sent and returned.
    is_async: it is awaited; gives_items: and yields items (of an asynchronous generator), which says_items declares.
    """

    factory: Instance
    type: Class
    yields: Type = NEVER
    sends: Type = NONE
    returns: Type = NEVER
    is_declared: bool = False
    says_result: bool = False
    is_async: bool = False
    gives_items: bool = False
    items: Type = NEVER
    says_items: bool = False
    gives_nothing: bool = False  # no yield can be got to
    readers: set[Instance] = field(default_factory=set)


class GivenUp(NamedTuple):
    """Why a call is not compiled, and the exception and its text that CPython raises at once, where that is known."""

    why: str
    error: tuple[str, str] | None


@dataclass(eq=False, repr=False)
class FunctionInfo:
    """A function or method as written."""

    name: str
    qualname: str
    module: ModuleInfo
    node: ast.FunctionDef | ast.Lambda | ast.Module
    owner: ClassInfo | StructInfo | None = None
    kind: str = "function"  # function, method, static, class, property, module, thunk
    decorators: frozenset[str] = frozenset()
    export: str | None = None
    setter: FunctionInfo | None = None
    is_hidden: bool = False  # tracebacks do not show it
    nested: Nested | None = None  # of a function that is made while another one runs
    serial: int = 0  # tells functions of one name apart
    thunk: tuple[Signature, Type, Site] | None = None  # of a thunk: whose it is, what it calls, who asked for it
    given_up: GivenUp | None = None  # of a thunk: why nothing can come of its call (check/givenup.py)
    frame: Frame | None = None  # of the body of a generator function
    deleter: FunctionInfo | None = None
    is_made: bool = False  # by the compiler: no source has it
    shown_as: Type | None = None  # the function whose name and text it shows, by functools.wraps
    bound: FunctionInfo | None = None  # the method, of what `object.method` gives
    form: Form | None = None  # of an entry to a method: the calls that reach it (check/declare/overrides.py)
    asked: str | None = None  # of `__getattr__`: the one attribute that it is for (check/declare/asked.py)

    @property
    def symbol(self) -> str:
        return f"{self.module.name}.{self.qualname}"

    @property
    def is_object(self) -> bool:
        """Whether a value of it is a reference to a closure object, which calls hand over."""
        return self.nested is not None and (bool(self.nested.captures) or self.nested.has_identity())


@dataclass(eq=False, repr=False)
class Shared:
    """A variable of a function that nested functions use as well, and that changes: it lives in a heap cell.

    Its type is the join of all that is assigned to it anywhere.
    """

    name: str
    type: Type = NEVER
    annotation: Type | None = None
    place: ast.AST | None = None
    rebound_inside: bool = False  # assigned by a nested function: what a test proves may change at any call
    may_be_unbound: bool = False
    users: set[Instance] = field(default_factory=set)


@dataclass(eq=False, repr=False)
class Nested:
    """What a function that is made while another one runs takes from there.

    captures: by name, the cell of a shared variable, or None for a value that is copied. closure: the class
    of its closure objects, whose fields are the captures. itself: the name that means the function itself.
    has_identity: no lambda, as worlds are pickled.
    """

    outer: Instance
    closure: Class
    captures: dict[str, Shared | None]
    has_identity: Callable[[], bool]
    itself: str | None = None
    imports: dict[str, Entity] = field(default_factory=dict)
    bindings: dict[TypeVar, Type] = field(default_factory=dict)


@dataclass(eq=False, repr=False)
class Environment:
    """What the methods of a class take from the function that defines it, which may run many times.

    function: a stand-in, which captures all of that in a closure object. Each object of the class has a reference to
    it in `field`. kept: the last one that was made; again: whether there was one before.
    """

    function: FunctionInfo
    field: str
    kept: Global
    again: Global


@dataclass(eq=False, repr=False)
class FieldInfo:
    """A field of a class: its declared type, or the join of what is assigned to it."""

    name: str
    owner: ClassInfo
    annotation: ast.expr | None = None
    default: ast.expr | None = None
    node: ast.AST | None = None
    module: ModuleInfo | None = None  # whose names the annotation means, where not the owner's
    is_added: bool = False  # by an assignment of the program to an object of a class of the library


@dataclass(eq=False, repr=False)
class ClassInfo:
    """A class whose instances live on the heap."""

    name: str
    qualname: str
    module: ModuleInfo
    node: ast.ClassDef
    base: Class | None = None  # the primary one, which objects begin like
    bases: list[Class] = field(default_factory=list)
    type_params: tuple[TypeVar, ...] = ()
    fields: dict[str, FieldInfo] = field(default_factory=dict)
    methods: dict[str, FunctionInfo] = field(default_factory=dict)
    constants: dict[str, Constant] = field(default_factory=dict)
    variables: dict[str, Global] = field(default_factory=dict)  # attributes of the class that code sets
    code: list[ast.stmt] = field(default_factory=list)  # what of its body has to run
    classes: dict[str, ClassInfo] = field(default_factory=dict)  # those that its body defines
    record: Record | None = None  # of a data class: its fields
    enum: EnumInfo | None = None  # of an enumeration: its members
    subclasses: list[ClassInfo] = field(default_factory=list)
    broken: dict[str, Diagnostic] = field(default_factory=dict)  # members that were refused
    completed: bool = False  # whether its bases are resolved
    orders: dict[tuple[Type, ...], list[Class]] = field(default_factory=dict)  # ancestors() by type arguments
    function: FunctionInfo | None = None  # of a class of closure objects: the function that they are of
    refused: Diagnostic | None = None  # what is wrong with its bases: each use is this Problem again
    frame: Frame | None = None  # of the class of a generator function's generators
    abstract: list[ClassInfo] = field(default_factory=list)  # those of collections.abc that it derives from
    conforms: list[Class] = field(default_factory=list)  # protocols that it does not name, but is used as
    serial: int = 0  # tells classes of one name apart that functions define
    written_bases: list[ast.expr] | None = None  # where they are not those of the node
    scope: dict[str, Entity] = field(default_factory=dict)  # what the names of the function around mean
    environment: Environment | None = None  # of a class whose methods use variables of the function around

    def forget_orders(self) -> None:
        """The bases have changed: what was found of this class and those below it holds no longer."""
        self.orders.clear()
        for below in self.subclasses:
            below.forget_orders()

    def kind_of(self, name: str) -> str | None:
        """What the class itself declares under that name."""
        if name in self.methods:
            kind = self.methods[name].kind
            return "a property" if kind == "property" else f"a {kind} method" if kind != "method" else "a method"
        if name in self.fields:
            return "a field"
        return "an attribute of the class" if name in self.constants or name in self.variables else None

    @property
    def symbol(self) -> str:
        return f"{self.module.name}.{self.qualname}" + (f"#{self.serial}" if self.serial else "")

    def variable_name(self, name: str) -> str:
        """The name of the module's variable that holds an attribute of the class."""
        return f"{self.qualname}#{self.serial}.{name}" if self.serial else f"{self.qualname}.{name}"

    @property
    def bases_written(self) -> list[ast.expr]:
        """The bases as the class statement says them, variables of the function around replaced."""
        return self.node.bases if self.written_bases is None else self.written_bases

    @property
    def stated_module(self) -> str:
        """The module that the class says it is of, by `__module__ = "name"`; or that it is of."""
        return self._stated("__module__") or self.module.name

    @property
    def stated_name(self) -> str:
        """What the class says it is called, by `__qualname__ = "name"`; or what it is called."""
        return self._stated("__qualname__") or self.qualname

    def _stated(self, attribute: str) -> str | None:
        for stmt in self.node.body:
            match stmt:
                case ast.Assign([ast.Name(name)], ast.Constant(str(text))) if name == attribute:
                    return text
        return None


@dataclass(eq=False, repr=False)
class StructField:
    name: str
    type: Type
    offset: int
    bit: int = 0  # the first bit within the storage unit, of a bit field


@dataclass(eq=False, repr=False)
class StructInfo:
    """A Struct and its layout in memory."""

    name: str
    module: ModuleInfo
    node: ast.ClassDef
    packed: bool = False
    percpu: bool = False
    fields: dict[str, StructField] = field(default_factory=dict)
    size: int = 0
    align: int = 1
    methods: dict[str, FunctionInfo] = field(default_factory=dict)
    laid_out: bool = False


@dataclass(eq=False, repr=False)
class TypeAlias:
    """members: of the union that it names, where that names itself in turn (see Annotations).

    keys: of a TypedDict, each with its annotation, where that says anything. is_new: whether it is a NewType.
    """

    name: str
    module: ModuleInfo
    node: ast.expr
    resolving: bool = False
    recursive: bool = False
    members: tuple[Type, ...] = ()
    keys: dict[str, ast.expr | None] | None = None
    is_new: bool = False


@dataclass(eq=False, repr=False)
class TypeVarInfo:
    """constraints: the types that it may stand for, where there are any, as they are written."""

    type: TypeVar
    constraints: tuple[ast.expr, ...] = ()
    module: ModuleInfo | None = None


Entity = (
    ModuleInfo
    | Imported
    | Broken
    | LangName
    | Constant
    | Static
    | Global
    | FunctionInfo
    | ClassInfo
    | StructInfo
    | TypeAlias
    | TypeVarInfo
)


@dataclass(eq=False, repr=False)
class Variable:
    """A local variable of an instance. `flag` says at run time whether it is bound, where that is not certain."""

    name: str
    type: Type = NEVER
    annotation: Type | None = None
    is_param: bool = False
    needs_flag: bool = False
    place: ast.AST | None = None
    shared: Shared | None = None  # where it lives in a heap cell
    grows: bool = False  # a str that something is added to in a loop: lower/growing.py


@dataclass(eq=False, repr=False)
class Instance:
    """One specialisation of a function: the types of its parameters, and what came out of checking it."""

    info: FunctionInfo
    params: tuple[Type, ...]
    bindings: tuple[tuple[TypeVar, Type], ...]
    owner: Class | None
    symbol: str
    declared: Type | None = None  # the annotated return type
    returns: Type = NEVER
    first_return: ast.AST | None = None  # where that type comes from
    variables: dict[str, Variable] = field(default_factory=dict)
    body: Block | None = None
    callers: set[Instance] = field(default_factory=set)
    calls: set[Instance | Slot] = field(default_factory=set)  # in the last round
    is_value: bool = False  # called through a value that it is kept as
    returned_now: Type = NEVER  # the result as the last round alone found it
    taken_back: int = 0  # how often `returns` was narrowed to that
    unknowns: dict[tuple[ast.AST, int], Type] = field(default_factory=dict)  # element types of empty displays
    displays: dict[object, ast.expr] = field(default_factory=dict)  # what stands for `list()`, `f(*a)`, by node
    checked: bool = False
    called: tuple[Instance, ast.AST] | None = None  # the first call: in which function, and where
    caught: set[Class] = field(default_factory=set)  # what `try` statements around its calls catch
    heeded: set[Class] = field(default_factory=set)  # of these, what it was last checked with
    shared: dict[str, Shared] = field(default_factory=dict)  # variables that live in cells, by name
    nested: dict[ast.AST, FunctionInfo] = field(default_factory=dict)  # functions made in it, by node
    classes: dict[ast.AST, ClassInfo] = field(default_factory=dict)  # classes made in it, by node
    frame: Frame | None = None  # what a call of a generator function makes

    refuses: bool = False  # whether it returns NotImplemented on some way (check/operators/attempts.py)
    answers: bool = False  # whether it returns anything else

    def note_call(self, caller: Instance) -> None:
        """It is called by `caller`."""
        self.callers.add(caller)
        caller.calls.add(self)

    @property
    def result(self) -> Type:
        """What a call gives."""
        if self.refuses:
            return Attempt(self.answer) if self.answers else NOT_IMPLEMENTED
        return self.answer

    @property
    def answer(self) -> Type:
        """What it returns, NotImplemented left aside."""
        return self.returns if self.declared is None else self.declared


@dataclass(eq=False, repr=False)
class Slot:
    """A virtual method: every class below `owner` that overrides it puts its own instance in the vtable.

    after: of a call by super(), the class behind which the method is looked for.
    is_inside: a list or dict calls it of itself; what the program overrides is left out, as CPython does.
    """

    owner: Class
    name: str
    params: tuple[Type, ...]
    base: Instance
    after: Class | None = None
    is_inside: bool = False
    implementations: dict[Class, Instance] = field(default_factory=dict)
    is_left: bool = False  # it cannot reach all overrides: calls go by another (check/calls/overridden.py)
    callers: set[Instance] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, tuple[Type, ...]]:
        return self.name, self.params


Site = tuple[ModuleInfo, ast.AST]  # a place in the program


@dataclass(eq=False, repr=False)
class Signature:
    """A way of calling functions that are found out when the program runs: each has a thunk that is called so.

    type: of the callee. keywords: the names of the last of `params`, "**" of a dict of such; is_open: the one before
    those is a list of as many arguments as there are when it runs. A thunk takes the closure object and the arguments,
    and calls the function that it stands for. returns: declared, or the join over the functions.
    """

    type: Type
    params: tuple[Type, ...]
    site: Site
    keywords: tuple[str, ...] = ()
    is_open: bool = False
    returns: Type = NEVER
    is_declared: bool = False
    thunks: dict[Type, Instance] = field(default_factory=dict)
    callers: set[Instance] = field(default_factory=set)
    caught: set[Class] = field(default_factory=set)  # what `try` statements around the calls catch
