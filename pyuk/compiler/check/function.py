"""Checking one function: its statements, its variables, and what is known at each point.

`Checker` walks a body once and produces its typed tree. What flows along is an `Env`: the variables
that are certainly bound, and the narrower types that tests have proved. It is None where control
cannot get to.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyuk.compiler.check import widening
from pyuk.compiler.check.attributes import operationsbelow
from pyuk.compiler.check.calls.arguments import is_handed_on, options_as_dict, pack_name
from pyuk.compiler.check.calls.callables import check_thunk
from pyuk.compiler.check.calls.closures import (
    CLOSURE,
    declare_captures,
    own_shared,
    prologue,
    shared_variable,
)
from pyuk.compiler.check.declare.annotations import says_only_use
from pyuk.compiler.check.declare.decorated import bound_name
from pyuk.compiler.check.declare.protocols import is_protocol
from pyuk.compiler.check.declare.scopes import COMPREHENSIONS, scope_of
from pyuk.compiler.check.expressions import expressions, nothing
from pyuk.compiler.check.expressions.flow import key_of
from pyuk.compiler.check.expressions.unions import kept_as
from pyuk.compiler.check.iteration import generators
from pyuk.compiler.check.model.declarations import ClassInfo, Entity, FunctionInfo, Instance, ModuleInfo, Variable
from pyuk.compiler.check.model.problems import Problem, diagnostic, fail
from pyuk.compiler.check.model.tree import (
    Block,
    Expr,
    Literal,
    ReadLocal,
    Reinterpret,
    Return,
    SetLocal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    NEVER,
    NONE,
    OBJECT,
    Class,
    Type,
    TypeValue,
    TypeVar,
    Unknown,
    described,
    is_function,
    is_stored_alike,
    is_union_member,
    members_of,
    natural_storage,
    union_of,
)
from pyuk.compiler.check.operators import certain
from pyuk.compiler.check.statements import environments, localclasses, statements
from pyuk.compiler.errors import Diagnostic
from pyuk.compiler.frontend.syntax import all_args, children, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

MAX_PASSES = 20
SCOPES = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.AsyncFunctionDef)


@dataclass
class Env:
    """What is known at a point of a function."""

    bound: frozenset[str] = frozenset()
    narrowed: dict[str, Type] = field(default_factory=dict)

    def copy(self) -> Env:
        return Env(self.bound, dict(self.narrowed))


def merge(one: Env | None, other: Env | None) -> Env | None:
    """What is known where two ways meet."""
    if one is None or other is None:
        return one or other
    if (statements.ENDED in one.bound) != (statements.ENDED in other.bound):
        return other if statements.ENDED in one.bound else one
    narrowed = {
        key: joined
        for key, type_ in one.narrowed.items()
        if key in other.narrowed and (joined := _either(type_, other.narrowed[key])) is not None
    }
    return Env(one.bound & other.bound, narrowed)


def _either(one: Type, other: Type) -> Type | None:
    """What is known of a value that is known to be of one of two types."""
    if one == other:
        return one
    if NEVER in (one, other) or (isinstance(one, Class) and isinstance(other, Class)):
        return None
    return union_of([one, other]) if is_union_member(one) and is_union_member(other) else None


@dataclass
class LoopScope:
    """A loop being checked: what is known at its `break`s."""

    breaks: Env | None = None


def check_instance(world: World, instance: Instance) -> list[Diagnostic]:
    """Check `instance` until its variables' types are stable; its mistakes."""
    checker = Checker(world, instance)
    for _ in range(MAX_PASSES):
        try:
            checker.run()
        except Problem as problem:  # with its variables or parameters already
            checker.problems.append(problem.diagnostic)
            break
        if not checker.stale:
            break
        checker = Checker(world, instance, seeds=checker.variables)
    else:
        checker.problems.append(
            diagnostic(
                "PK0206",
                checker.module,
                instance.info.node,
                f"the types in `{instance.info.qualname}` do not settle",
                why="each pass makes a larger type, such as a tuple that holds itself",
                cpython="types are looked at when the code runs",
                fix="annotate its variables",
            )
        )
    instance.variables = checker.variables
    instance.checked = True
    return checker.problems


class Checker:
    """One pass over the body of one instance."""

    def __init__(self, world: World, instance: Instance, seeds: dict[str, Variable] | None = None) -> None:
        self.world = world
        self.instance = instance
        self.info: FunctionInfo = instance.info
        self.module: ModuleInfo = instance.info.module
        self.is_app = self.module.source.is_app
        self.widens = widening.holds_what_apps_put_in(self.module)
        self.problems: list[Diagnostic] = []
        self.env: Env | None = Env()
        self.loops: list[LoopScope] = []
        self.trying = 0  # how many try statements are around
        self.raising = 0  # how many raise statements are around
        self.inside = False  # whether what is being made is a part of a list's or dict's own work
        self.of_items = False  # whether what is being compared are items of tuples
        self.catching = list(instance.caught) if self.module.source.is_app else []  # by the try statements around
        instance.heeded = set(instance.caught)
        if instance.info.asked is not None:
            self.catching.append(world.class_type("AttributeError"))  # whoever asks for an attribute may ask in vain
        self.handling: list[Variable] = []  # exceptions of the except clauses around, innermost last
        self.noted: list[tuple[Variable, Variable]] = []  # of those that note it: what was handled before, and theirs
        self.caught: dict[str, Variable] = {}  # what the names of those clauses stand for
        self.stale = False
        self.asked_below: set[tuple[Type, tuple[str, ...]]] = set()  # what check/attributes/below.py is busy with
        self.has_yielded = False  # whether control can get to a yield
        self.variables: dict[str, Variable] = {}
        self.seen_types: dict[str, Type] = {}
        self.first_stores: dict[int, tuple[Variable, Type]] = {}  # the type that each variable had at first
        self.globals: set[str] = set()
        self.missing_globals: set[str] = set()  # those that are refused already
        self.temporaries = 0
        self.received: list[tuple[Variable, Type]] = []  # the parameters' variables, each as it was first thought of
        self.widened: list[tuple[Variable, Variable]] = []  # those that become more than is given, with what is given
        self.imports: dict[str, Entity] = {}
        self.option_parts: Block = []  # the values of `**options`, each in a variable of its own
        self.class_scope: ClassInfo | None = None  # the class whose body is being run
        self.displays = instance.displays
        self.bindings: dict[TypeVar, Type] = dict(instance.bindings)
        meant = instance.info.frame.factory if instance.info.frame is not None else instance
        self.owner = meant.owner  # the class whose method this is
        self.bindings |= dict(meant.bindings)
        if self.owner is not None:
            self.bindings = dict(zip(self.owner.info.type_params, self.owner.args, strict=False)) | self.bindings
        self.seeds = seeds or {}
        self.defined = self.info if self.info.frame is None else self.info.frame.factory.info
        self.scope = scope_of(self.defined.node)
        if isinstance(self.defined.owner, ClassInfo):
            self.imports |= self.defined.owner.scope
        if self.defined.nested is not None:
            self.imports |= self.defined.nested.imports
            self.bindings = self.defined.nested.bindings | self.bindings

    # --- the whole ---

    def run(self) -> None:
        node = self.info.node
        self.instance.calls.clear()
        self.instance.returned_now = NEVER
        if self.info.thunk is not None:
            self._bind_params()
            check_thunk(self)
            return
        if self.instance.frame is not None:
            declare_captures(self)
            self._bind_params()
            self.instance.body = generators.check_factory(self)
            return
        frame = self.info.frame
        body = node.body if not isinstance(node, ast.Lambda) else [_returned(node)]
        self._find_variables(body)
        self._bind_params()
        block = generators.enter(self, frame) if frame is not None else []
        block += prologue(self, node)
        block += environments.take(self, node)
        for variable, given in self.widened:
            read = ReadLocal(given, type=given.type, node=node)
            block.append(SetLocal(variable, self.widen(read, variable), node=node))
            self.narrow_to(variable, read)
        if isinstance(self.defined.node, (ast.FunctionDef, ast.Lambda)):
            made = options_as_dict(self, self.defined.node)
            body = [made, *body] if made is not None else body
            block += self.option_parts
        block += self.block(body)
        if frame is not None and not self.problems:
            generators.settle(self, frame)
        if self.env is not None and frame is not None:
            block += generators.finish(self, none_literal(node), body[-1])
        elif self.env is not None:
            block += self._check_end(node, body)
        self.instance.body = block
        self.stale = any(self.variables[name].type != type_ for name, type_ in self.seen_types.items()) or any(
            not is_stored_alike(type_, variable.type) for variable, type_ in self.first_stores.values()
        )
        self.stale |= any(variable.type != type_ for variable, type_ in self.received)

    def widen(self, given: Expr, variable: Variable) -> Expr:
        """What a parameter is given, as the variable keeps it that is assigned values of other types as well."""
        from pyuk.compiler.check.expressions.conversions import coerce

        return coerce(self, given, variable.type, f"`{variable.name}`", None)

    def _find_variables(self, body: list[ast.stmt]) -> None:
        """A function's own names; of a module's top-level code those that it shares with no function."""
        if isinstance(self.info.node, ast.Module):
            self._find_own_names(body)
            return
        own = [found for stmt in body for found in _binders(stmt)]
        for node, _ in own:
            match node:
                case ast.Global(names):
                    self.globals |= set(names)
                case ast.Import() | ast.ImportFrom():
                    self.imports |= self.world.imported_names(self.module, node)
                case ast.ClassDef():
                    localclasses.declare(self, node)
        declare_captures(self)
        environments.declare_variables(self)
        written = self.defined.node
        kwarg = written.args.kwarg if isinstance(written, (ast.FunctionDef, ast.Lambda)) else None
        if kwarg is not None and not is_handed_on(written, kwarg.arg):  # type: ignore[arg-type]
            self.variables[kwarg.arg] = self.new_variable(kwarg.arg)
        for node, name in own:
            of_class = isinstance(node, ast.ClassDef) and not localclasses.is_variable(self, node)
            if name is not None and not of_class and name not in self.globals and name not in self.variables:
                self.variables[name] = self.new_variable(name)

    def _find_own_names(self, body: list[ast.stmt]) -> None:
        for stmt in body:
            for _, name in _binders(stmt):
                if name is not None and name not in self.module.names and name not in self.variables:
                    self.variables[name] = self.new_variable(name)

    def new_variable(self, name: str, key: str | None = None) -> Variable:
        """A variable of the program's; `key` is what the next round finds it by, where that is not its name."""
        seed = self.seeds.get(key or name)
        shared = own_shared(self, name) if key is None else None
        if shared is not None:
            return shared_variable(self, shared)
        return Variable(name, self.world.resolve(seed.type) if seed else NEVER)

    def _bind_params(self) -> None:
        node = self.info.node
        if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
            return
        assert self.env is not None
        args = all_args(node.args)
        params = {}
        shared = {}
        for arg, type_ in zip(args, self.instance.params, strict=True):
            if arg is node.args.kwarg:
                params[pack_name(node, arg.arg)] = Variable(arg.arg, type_, is_param=True, place=arg)
                continue
            if own_shared(self, arg.arg) is not None:
                params[f".given.{arg.arg}"] = variable = Variable(arg.arg, type_, is_param=True, place=arg)
                shared[arg.arg] = self.shared_param(arg, variable)
                continue
            variable = self.bind_param(arg, type_, is_first=arg is args[0], owner=self.info.owner)
            if variable.type == type_ or isinstance(type_, TypeValue):
                params[arg.arg] = variable
                variable.is_param = True
                continue
            params[f".given.{arg.arg}"] = given = Variable(arg.arg, type_, is_param=True, place=arg)
            shared[arg.arg] = variable
            self.widened.append((variable, given))
        known = {k: v for k, v in self.variables.items() if k not in params}
        closure = {CLOSURE: known.pop(CLOSURE)} if CLOSURE in known else {}
        self.variables = closure | params | known | shared
        self.env = Env(frozenset({*closure, *params, *shared}))

    def shared_param(self, arg: ast.arg, given: Variable) -> Variable:
        """A parameter that nested functions see change: its value goes into a cell at once."""
        shared = self.instance.shared[arg.arg]
        shared.place = arg
        if arg.annotation is not None and not says_only_use(arg.annotation):
            shared.annotation = given.type
        self.world.assign_shared(shared, given.type)
        return shared_variable(self, shared)

    def bind_param(self, arg: ast.arg, type_: Type, *, is_first: bool, owner: object) -> Variable:
        """The variable of a parameter: of its annotated type, or of the argument's joined with what is assigned."""
        variable = Variable(arg.arg, type_, place=arg)
        seed = self.seeds.get(arg.arg)
        if (arg.annotation is not None and not says_only_use(arg.annotation)) or (is_first and owner is not None):
            variable.annotation = type_
        elif seed is not None:
            variable.type = self.world.resolve(seed.type)
        self.received.append((variable, variable.type))
        return variable

    def _check_end(self, node: ast.AST, body: list[ast.stmt]) -> Block:
        """What is done where control reaches the end: None is returned, if the annotation has room for it."""
        declared = self.instance.declared
        end = body[-1] if body else node
        if self.env is not None and statements.ENDED in self.env.bound:
            return []
        if declared is not None and (declared == OBJECT or (declared != NONE and NONE in members_of(declared))):
            return statements.check(self, ast.copy_location(ast.Return(None), end))
        if declared not in (None, NONE, NEVER) and not self._is_stub() and not self.problems:
            self.problems.append(
                diagnostic(
                    "PK0207",
                    self.module,
                    node,
                    f"`{self.info.name}` can reach its end without returning `{declared}`",
                    why="its annotation promises a value on every path",
                    cpython="the call would give None",
                    fix="add a `return` at the end, or raise an exception there",
                )
            )
        self.join_result(NONE, node)
        return [Return(None, node=end)]

    def _is_stub(self) -> bool:
        if "stub" in self.info.decorators or "abstractmethod" in self.info.decorators:
            return True
        return isinstance(self.info.owner, ClassInfo) and is_protocol(self.world, self.info.owner)

    # --- services for statements and expressions ---

    def is_builtin(self, name: str) -> bool:
        """Whether `name` means Python's builtin here, and nothing of the program's."""
        return name not in self.variables and self.entity(name) is None

    def entity(self, name: str) -> Entity | None:
        """What a name that is no local variable means here; None for a builtin."""
        if name in self.imports:
            return self.world.follow(self.imports[name], self.module)
        return self.world.find(self.module, name)

    def is_builtin_call(self, node: ast.Call, name: str) -> bool:
        """Whether the call is one of the builtin `name`."""
        return isinstance(node.func, ast.Name) and node.func.id == name and self.is_builtin(name)

    def block(self, body: list[ast.stmt]) -> Block:
        """Check statements; those that control cannot get to are left out."""
        block: Block = []
        for stmt in body:
            if self.env is None:
                break
            try:
                block += statements.check(self, stmt)
            except Problem as problem:
                raised = nothing.statement_in_place_of(self, stmt, problem)
                if raised is None and self.catching:
                    raised = certain.as_raise(self, stmt, problem)
                if raised is not None:
                    block += raised
                    break
                self.note(problem)
                self._poison(stmt)
        return block

    def note(self, problem: Problem) -> None:
        """Keep a mistake, once, and go on."""
        if problem.diagnostic not in self.problems:
            self.problems.append(problem.diagnostic)

    def condition(self, node: ast.expr) -> tuple[Expr, ast.expr]:
        """The truth of a test, and the test to draw facts from: none, where it has a mistake."""
        try:
            return expressions.condition(self, node), node
        except Problem as problem:
            self.note(problem)
            nothing = ast.copy_location(ast.Constant(None), node)
            return Literal(None, type=NEVER, node=node), nothing

    def _poison(self, stmt: ast.stmt) -> None:
        """After a mistake: what the statement would have bound counts as bound, to a value of no known type."""
        if self.env is None:
            return
        if isinstance(stmt, (ast.Return, ast.Raise)):
            self.env = None
            return
        names = {name for _, name in _binders(stmt) if name is not None}
        targets = {key for node in _walk_function(stmt) if (key := _stored_key(node)) is not None}
        unknown = dict.fromkeys(names | targets, NEVER)
        self.env = Env(self.env.bound | names, self.env.narrowed | unknown)

    def fail(
        self,
        code: str,
        node: ast.AST,
        message: str,
        *,
        why: str | None = None,
        cpython: str | None = None,
        fix: str | None = None,
        notes: tuple[tuple[str, ast.AST], ...] = (),
    ) -> None:
        fail(code, self.module, node, message, why=why, cpython=cpython, fix=fix, notes=notes)

    def temporary(self, type_: Type, hint: str = "t") -> Variable:
        """A fresh variable that no Python name stands for."""
        self.temporaries += 1
        variable = Variable(f".{hint}{self.temporaries}", type_)
        self.variables[variable.name] = variable
        return variable

    def expr(self, node: ast.expr, expected: Type | None = None) -> Expr:
        """Check an expression; `expected` is the type that its context would like."""
        try:
            if self.widens and type(node) in widening.MAKERS:
                value = widening.check_maker(self, node, expected)
            else:
                value = expressions.check(self, node, expected)
        except Problem as problem:
            other = nothing.in_place_of(self, node, problem) or operationsbelow.by_class(self, node, problem)
            if other is None:
                raise
            return other
        is_open = isinstance(self.world.resolve(value.type), Unknown)  # an element of what is empty so far
        return Reinterpret(value, type=NEVER, node=node) if is_open else value

    def annotation(self, node: ast.expr) -> Type:
        return self.world.annotations.resolve(node, self.module, self.bindings, self.owner)

    def assign_variable(self, variable: Variable, value: Expr, node: ast.AST) -> Expr:
        """Note that `value` is assigned to a variable; the value as it is stored."""
        from pyuk.compiler.check.expressions.conversions import coerce
        from pyuk.compiler.check.statements.promises import promised

        if variable.annotation is not None:
            stored = promised(self, value, variable.annotation, f"`{variable.name}`", variable.place)
            variable.type = variable.annotation
        else:
            joined = self._joined(variable, value)
            if joined is None:
                notes = (
                    ((f"it becomes {described(variable.type)} here", variable.place),)
                    if variable.place is not None
                    else ()
                )
                self.fail(
                    "PK0208",
                    node,
                    f"`{variable.name}` is {described(variable.type)} and would become {described(value.type)}",
                    why="a variable has one type, the join of all that is assigned to it, and these two have none",
                    cpython="the name would be bound to the new value",
                    notes=notes,
                    fix="use a second variable",
                )
                raise AssertionError
            variable.type = joined
            self.first_stores.setdefault(id(variable), (variable, joined))
            stored = coerce(self, value, joined, f"`{variable.name}`", None)
        if variable.place is None:
            variable.place = node
        if variable.shared is not None and variable.shared.place is None:
            variable.shared.place = node
        self.narrow_to(variable, value)
        return stored

    def _joined(self, variable: Variable, value: Expr) -> Type | None:
        """The type of a variable once `value` is assigned to it as well."""
        if variable.shared is not None:
            return self.world.assign_shared(variable.shared, value.type)
        return self.world.join(variable.type, natural_storage(value.type))

    def narrow_to(self, variable: Variable, value: Expr) -> None:
        assert self.env is not None
        narrowed = {
            k: v
            for k, v in self.env.narrowed.items()
            if k != variable.name and not k.startswith(variable.name + ".")
        }
        known = kept_as(self, variable.type, value)
        if known is not None and known != variable.type and not is_function(value.type):
            narrowed[variable.name] = known
        self.env = Env(self.env.bound | {variable.name}, narrowed)

    def join_result(self, type_: Type, node: ast.AST) -> None:
        """Note a type that the function returns."""
        if self.instance.declared is not None:
            return
        given = natural_storage(type_)
        self.instance.returned_now = self.world.join(self.instance.returned_now, given) or NEVER
        joined = self.world.join(self.instance.returns, given)
        if joined is None:
            self._refuse_result(type_, node)
            return
        if type_ != NEVER and self.instance.first_return is None:
            self.instance.first_return = node
        if joined != self.instance.returns:
            if self.instance.returns != NEVER:
                self.world.enqueue(self.instance)  # what it returned before was of another form
            self.instance.returns = joined
            for caller in self.instance.callers:
                self.world.enqueue(caller)

    def _refuse_result(self, type_: Type, node: ast.AST) -> None:
        """What is returned here has no common type with what is returned elsewhere."""
        known, first = self.instance.returns, self.instance.first_return
        widening.refuse_unlike(
            self,
            "PK0209",
            node,
            f"`{self.info.name}` returns {described(known)} and {described(type_)}",
            (type_, known),
            why="a call has one type, and these two have no common one",
            cpython="each call gives what was returned",
            fix="return one type, or split the function",
            notes=((f"it returns {described(known)} here", first),) if first is not None else (),
        )


DECLARING = (ast.Global, ast.Import, ast.ImportFrom)


def _returned(node: ast.Lambda) -> ast.stmt:
    return ast.copy_location(ast.Return(node.body), node.body)


def _walk_function(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and what lies below it in the same function."""
    left = [node]
    while left:
        here = left.pop()
        yield here
        if isinstance(here, COMPREHENSIONS):
            yield from (part.target for part in walk(here) if isinstance(part, ast.NamedExpr))
        elif not isinstance(here, SCOPES):
            left += reversed(children(here))


def _binders(stmt: ast.stmt) -> list[tuple[ast.AST, str | None]]:
    """The nodes of a statement that bind or declare names in its function, each with the name that it binds."""
    found: list[tuple[ast.AST, str | None]] | None = getattr(stmt, "pyuk_binders", None)
    if found is None:
        named = ((node, _bound_name(node)) for node in _walk_function(stmt))
        found = [(node, name) for node, name in named if name is not None or isinstance(node, DECLARING)]
        vars(stmt)["pyuk_binders"] = found
    return found


def _stored_key(node: ast.AST) -> str | None:
    """The name of an attribute that is assigned, as facts about it are kept."""
    return key_of(node) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) else None


def _bound_name(node: ast.AST) -> str | None:
    match node:
        case ast.Name(name, ast.Store() | ast.Del()):
            return name
        case ast.ExceptHandler(name=str(name)):
            return name
        case ast.ClassDef():
            return bound_name(node)
        case ast.AsyncFunctionDef(name=name):
            return name
        case ast.FunctionDef(name=name) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return name
        case ast.MatchMapping(rest=str(name)):
            return name
    return None
