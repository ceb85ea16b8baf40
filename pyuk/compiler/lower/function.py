"""Lowering one function: statements to blocks, with the raise edges of `try` and the ways out of loops."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pyuk.compiler.check.calls.closures import CLOSURE
from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.declarations import Frame, Global, Instance, Variable
from pyuk.compiler.check.model.types import NEVER, NONE, Class, Type, TypeValue
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Block, Local
from pyuk.compiler.ir.function import Function as IrFunction
from pyuk.compiler.ir.ops import Place, Value
from pyuk.compiler.ir.types import I1, I8, I64, PTR, VOID, IrType
from pyuk.compiler.lower import closures, expressions, growing, memory
from pyuk.compiler.lower.effort import is_short, is_shortest
from pyuk.compiler.lower.frames import DONE, FrameBuilder
from pyuk.compiler.lower.layout import register_type

if TYPE_CHECKING:
    from pyuk.compiler.lower.program import Lowering

HIDDEN_PATH = "pyuk/builtins/exceptions.py"  # of functions that no traceback shows
AnyOp = TypeVar("AnyOp", bound=ops.Op)
NOTHING = ops.Const(0, I1)  # the value of None, and of what never comes to be


@dataclass
class LoopTargets:
    """Where `continue` and `break` go; how many `finally` blocks were open outside the loop."""

    step: Block
    leave: Block
    finals: int


@dataclass
class Scope:
    """A `finally` that is open around a place, and the handler that was in force outside it."""

    body: tree.Block
    outer: Block | None
    loops: list[LoopTargets] = field(default_factory=list)


class FunctionLowering:
    """Builds the IR of one instance. `emit` appends to the current block, which is None after its end."""

    def __init__(self, program: Lowering, instance: Instance) -> None:
        self.program = program
        self.instance = instance
        self.path = HIDDEN_PATH if instance.info.is_hidden else instance.info.module.source.path
        self.slots: dict[Variable, Local] = {}
        self.flags: dict[Variable, Local] = {}
        self.rooms: dict[Variable, Local] = {}  # growing.py
        self.labels = 0
        self.handler: Block | None = None
        self.loops: list[LoopTargets] = []
        self.finals: list[Scope] = []
        self.place: Place | None = None
        self.making_exception = False
        self.current: Block | None = None
        self.function = self._declare()

    # --- the whole ---

    def _declare(self) -> IrFunction:
        instance, info = self.instance, self.instance.info
        node = info.node
        line = getattr(node, "lineno", 1)
        params = [
            ops.Param(v.name, register_type(self.program.world.resolve(v.type)) if v.name != CLOSURE else PTR)
            for v, t in zip(self._param_variables(), self._param_types(), strict=True)
            if not isinstance(t, TypeValue)
        ]
        marks = info.decorators
        cold = info.module.name.startswith("pyuk.builtins.exceptions") or "cold" in marks
        runs_once = info.kind == "module"
        return IrFunction(
            instance.symbol,
            info.qualname,
            Place(self.path, line, getattr(node, "col_offset", 0) + 1),
            params,
            self.return_type(),
            inline="inline" in marks,
            noinline="noinline" in marks or "replaceable" in marks or cold,
            cold=cold,
            short=is_short(info.module.name),
            shortest=(runs_once and not info.module.source.is_app) or is_shortest(info.module.name, info.name),
            runs_once=runs_once,
            exported=info.export is not None,
            replaceable="replaceable" in marks,
            noreturn=instance.declared == NEVER,
            saves_all_registers=info.symbol == "pyuk.kernel.collector.collect_with_registers",
            end_line=getattr(node, "end_lineno", line) or line,
            marks=marks & {"isr", "noalloc"},
            raw_memory=info.module.touches_raw_memory,
        )

    def _param_variables(self) -> list[Variable]:
        """The parameters; the closure object is one where there can be one."""
        params = [v for v in self.instance.variables.values() if v.is_param]
        return [v for v in params if v.name != CLOSURE or closures.has_closure(self.instance)]

    def _param_types(self) -> tuple[Type, ...]:
        is_first = closures.has_closure(self.instance)
        return (*((closures.CLOSURE_TYPE,) if is_first else ()), *self.instance.params)

    def return_type(self) -> IrType:
        """The IR type of the result: nothing for None and Never."""
        result = self.program.world.resolve(self.instance.result)
        return VOID if result in (NONE, NEVER) else register_type(result)

    def run(self) -> IrFunction:
        """The finished function."""
        self.start(self.block("entry"))
        self.place = self.function.place
        self._receive_params()
        assert self.instance.body is not None
        frame = self.instance.info.frame
        landing = self.handler = self.block("leaving") if frame is not None else None
        self.statements(self.instance.body)
        if self.current is not None:
            self.emit(ops.Unreachable())
        if frame is not None and landing is not None:
            self._make_generator(frame, landing)
        return self.function

    def _make_generator(self, frame: Frame, landing: Block) -> None:
        """The body of a generator is cut where it yields; it has ended when an exception leaves it."""
        layout = self.program.layouts.of_class(frame.type)
        runtime = "pyuk.builtins.generators"
        if _is_reached(self, landing):
            self.start(landing)
            self.handler = None
            raised = self.emit(ops.Caught())
            state = self.emit(ops.Address(self.function.params[0], layout.offsets["state"]))
            self.emit(ops.Store(state, ops.Const(DONE, I64)))
            leaving = self.program.runtime(f"{runtime}.leaving")
            self.emit(ops.Raise(self.call(leaving.symbol, [raised], PTR), None, again=True))
        error = self.program.runtime(f"{runtime}.running_error")
        FrameBuilder(self.function, layout, error.symbol).run()

    def _receive_params(self) -> None:
        index = 0
        for variable, type_ in zip(self._param_variables(), self._param_types(), strict=True):
            if isinstance(type_, TypeValue):
                continue
            local = self.slot(variable)
            local.param = index
            self.emit(ops.Set(local, self.function.params[index]))
            index += 1
            if variable.needs_flag:
                self.emit(ops.Set(self.flag(variable), ops.Const(1, I1)))

    # --- building blocks ---

    def block(self, hint: str) -> Block:
        """A new block, not yet entered."""
        self.labels += 1
        return Block(f"{hint}{self.labels}" if hint != "entry" else hint)

    def start(self, block: Block) -> None:
        """Go on in `block`."""
        self.function.blocks.append(block)
        self.current = block

    def emit(self, op: AnyOp) -> AnyOp:
        """Append an operation at the current place in the source."""
        assert self.current is not None, f"operation after the end of a block in {self.function.name}"
        op.place = self.place
        if isinstance(op, ops.Call):
            op.makes_exception = self.making_exception
        self.current.ops.append(op)
        if isinstance(op, ops.Terminator):
            self.current = None
        return op

    def goto(self, block: Block) -> None:
        """End the current block, if control gets to its end, by going to `block`."""
        if self.current is not None:
            self.emit(ops.Goto(block))

    def at(self, node: ast.AST) -> None:
        """The source that the next operations come from."""
        line = getattr(node, "lineno", None)
        if line is not None:
            self.place = Place(self.path, line, getattr(node, "col_offset", 0) + 1)

    def slot(self, variable: Variable) -> Local:
        """The memory of a local variable."""
        if variable not in self.slots:
            type_ = self.program.world.resolve(variable.type)
            hidden = variable.name.startswith(".")
            debug = None if hidden else self.program.statics.debug.of(type_)
            is_closure = variable.name == CLOSURE and closures.has_closure(self.instance)
            local = Local(variable.name, PTR if is_closure else register_type(type_), debug)
            self.slots[variable] = local
            self.function.locals.append(local)
        return self.slots[variable]

    def cell(self, variable: Variable) -> Local:
        """The local that holds the cell of a shared variable."""
        if variable not in self.slots:
            local = Local(f".cell.{variable.name}", PTR, None)
            self.slots[variable] = local
            self.function.locals.append(local)
        return self.slots[variable]

    def flag(self, variable: Variable) -> Local:
        """Whether a variable is bound, as a slot of its own."""
        if variable not in self.flags:
            local = Local(f"{variable.name}.bound", I1)
            self.flags[variable] = local
            self.function.locals.append(local)
            entry = self.function.blocks[0]
            entry.ops.insert(0, ops.Set(local, ops.Const(0, I1), place=self.function.place))
        return self.flags[variable]

    def branch(self, condition: Value, then: Block, otherwise: Block) -> None:
        self.emit(ops.Branch(condition, then, otherwise))

    def check(self, condition: Value, raiser: Instance, operands: list[Value] | None = None) -> None:
        """Raise what `raiser` makes unless `condition` holds."""
        self.emit(ops.Check(condition, raiser.symbol, operands or [], self.handler))

    def raiser(self, name: str) -> Instance:
        """A function of pyuk.builtins.exceptions that the checker has seen to."""
        return self.program.runtime(f"pyuk.builtins.exceptions.{name}")

    def call(self, symbol: str, args: list[Value], type_: IrType) -> Value:
        """A direct call that may raise."""
        return self.emit(ops.Call(ops.Symbol(symbol), args, (symbol,), type=type_, handler=self.handler))

    def value(self, expr: tree.Expr) -> Value:
        """Evaluate an expression."""
        return expressions.lower(self, expr)

    # --- statements ---

    def statements(self, block: tree.Block) -> None:
        for stmt in block:
            if self.current is None:
                return
            self.at(stmt.node)
            STATEMENTS[type(stmt)](self, stmt)


def _evaluate(f: FunctionLowering, stmt: tree.Evaluate) -> None:
    f.value(stmt.value)
    if f.current is not None and _never_returns(stmt.value):
        f.emit(ops.Unreachable())


def _never_returns(expr: tree.Expr) -> bool:
    return isinstance(expr, tree.Call) and expr.instance.declared == NEVER


def _set_local(f: FunctionLowering, stmt: tree.SetLocal) -> None:
    if growing.adds_to_local(f, stmt):
        growing.add_to_local(f, stmt)
        return
    set_variable(f, stmt.variable, f.value(stmt.value))


def set_variable(f: FunctionLowering, variable: Variable, value: Value) -> None:
    """Store to a local variable, and note that it is bound where somebody asks."""
    if f.current is None:
        return
    if variable.shared is not None:
        closures.write_shared(f, variable, value)
        return
    local = f.slot(variable)
    f.emit(ops.Set(local, expressions.fitted(value, local.type)))
    growing.forget_local(f, variable)
    if variable.needs_flag:
        f.emit(ops.Set(f.flag(variable), ops.Const(1, I1)))


def _suspend(f: FunctionLowering, stmt: tree.Suspend) -> None:
    behind = f.block("resumed")
    f.emit(ops.Suspend(behind))
    f.start(behind)


def _unbind(f: FunctionLowering, stmt: tree.Unbind) -> None:
    if isinstance(stmt.variable, Global):
        symbol = f.program.statics.global_variable(stmt.variable)
        f.emit(ops.Store(f.program.statics.flag(f"{symbol.name}.bound"), ops.Const(0, I8)))
        return
    if stmt.variable.shared is not None:
        closures.unbind_shared(f, stmt.variable)
        return
    flag = f.flag(stmt.variable)
    f.emit(ops.Set(flag, ops.Const(0, I1)))


def _set_global(f: FunctionLowering, stmt: tree.SetGlobal) -> None:
    if growing.adds_to_global(f, stmt):
        growing.add_to_global(f, stmt)
        return
    value = f.value(stmt.value)
    if f.current is None:
        return
    symbol = f.program.statics.global_variable(stmt.target)
    memory.store(
        f,
        symbol,
        0,
        stmt.value.type if stmt.target.annotation is None else memory.global_type(f, stmt.target),
        value,
        alias=symbol.name,
    )
    growing.forget_global(f, stmt.target)
    if stmt.target.may_be_unbound:
        f.emit(ops.Store(f.program.statics.flag(f"{symbol.name}.bound"), ops.Const(1, I8)))


def _run_module(f: FunctionLowering, stmt: tree.RunModule) -> None:
    done = f.program.statics.flag(f"{stmt.init.info.module.name}.ran")
    loaded = f.emit(ops.Load(done, type=I8))
    fresh = f.emit(ops.Compare("eq", loaded, ops.Const(0, I8)))
    run, after = f.block("import"), f.block("imported")
    f.branch(fresh, run, after)
    f.start(run)
    f.emit(ops.Store(done, ops.Const(1, I8)))
    f.call(stmt.init.symbol, [], VOID)
    f.goto(after)
    f.start(after)


def _store(f: FunctionLowering, stmt: tree.Store) -> None:
    value = f.value(stmt.value)
    if f.current is not None:
        memory.store_place(f, stmt.place, value)


def _unset(f: FunctionLowering, stmt: tree.Unset) -> None:
    assert stmt.place.field is not None
    base = f.value(stmt.place.base)
    if f.current is not None:
        f.check(memory.is_set(f, stmt.place, base), stmt.check, [f.program.statics.text(stmt.place.field[1])])
        memory.unset(f, stmt.place, base)


def _if(f: FunctionLowering, stmt: tree.If) -> None:
    condition = f.value(stmt.condition)
    if f.current is None:  # it certainly raises
        return
    then, otherwise, after = f.block("then"), f.block("else"), f.block("endif")
    f.branch(condition, then, otherwise if stmt.otherwise else after)
    f.start(then)
    f.statements(stmt.then)
    f.goto(after)
    if stmt.otherwise:
        f.start(otherwise)
        f.statements(stmt.otherwise)
        f.goto(after)
    _join(f, after)


def _join(f: FunctionLowering, block: Block) -> None:
    """Go on in `block` if anything leads there."""
    if _leads_to(f, block):
        f.start(block)


def _leads_to(f: FunctionLowering, block: Block) -> bool:
    ends = [b.ops[-1] for b in f.function.blocks if b.ops]
    return any(block in end.successors() for end in ends if isinstance(end, ops.Terminator))


def _loop(f: FunctionLowering, stmt: tree.Loop) -> None:
    head, body, step, leave = f.block("loop"), f.block("body"), f.block("step"), f.block("endloop")
    otherwise = f.block("loopelse") if stmt.otherwise else leave
    f.goto(head)
    f.start(head)
    f.at(stmt.node)
    condition = f.value(stmt.condition)
    if f.current is None:  # it certainly raises
        return
    if isinstance(condition, ops.Const) and condition.value:
        f.goto(body)
    else:
        f.branch(condition, body, otherwise)
    f.loops.append(LoopTargets(step, leave, len(f.finals)))
    f.start(body)
    f.statements(stmt.body)
    f.loops.pop()
    f.goto(step)
    if _leads_to(f, step):
        f.start(step)
        f.at(stmt.node)
        f.statements(stmt.step)
        f.goto(head)
    if stmt.otherwise:
        f.start(otherwise)
        f.statements(stmt.otherwise)
        f.goto(leave)
    _join(f, leave)


def _break(f: FunctionLowering, stmt: tree.Break) -> None:
    target = f.loops[-1]
    _leave_finals(f, target.finals)
    f.goto(target.leave)


def _continue(f: FunctionLowering, stmt: tree.Continue) -> None:
    target = f.loops[-1]
    _leave_finals(f, target.finals)
    f.goto(target.step)


def _leave_finals(f: FunctionLowering, down_to: int) -> None:
    """Run the `finally` bodies between here and the outside, innermost first."""
    saved, handler, loops = list(f.finals), f.handler, f.loops
    while len(f.finals) > down_to and f.current is not None:
        scope = f.finals.pop()
        f.handler, f.loops = scope.outer, scope.loops
        f.statements(scope.body)
    f.finals, f.handler, f.loops = saved, handler, loops


def _return(f: FunctionLowering, stmt: tree.Return) -> None:
    value = f.value(stmt.value) if stmt.value is not None else NOTHING
    if f.current is None:
        return
    if f.finals:
        keep = Local(".result", value.type)
        f.function.locals.append(keep)
        f.emit(ops.Set(keep, value))
        _leave_finals(f, 0)
        if f.current is None:
            return
        value = f.emit(ops.Get(keep))
    returns = f.function.returns
    f.emit(ops.Return(None if returns == VOID else value if value.type == returns else ops.Zero(returns)))


# --- exceptions ---


def _raise(f: FunctionLowering, stmt: tree.Raise) -> None:
    f.making_exception = True
    value = f.value(stmt.value)
    f.making_exception = False
    if f.current is not None:
        f.at(stmt.node)
        f.emit(ops.Raise(value if value.type == PTR else ops.Zero(PTR), f.handler))


def _reraise(f: FunctionLowering, stmt: tree.Reraise) -> None:
    value = f.emit(ops.Get(f.slot(stmt.variable)))
    f.emit(ops.Raise(value, f.handler, again=True))


def _try(f: FunctionLowering, stmt: tree.Try) -> None:
    """body, then handlers, then else, all inside the finally; each is left towards `after`."""
    after = f.block("endtry")
    outer = f.handler
    landing = f.block("cleanup") if stmt.final else None
    if landing is not None:
        f.finals.append(Scope(stmt.final, outer, list(f.loops)))
        f.handler = landing
    _guarded(f, stmt)
    if landing is not None:
        f.finals.pop()
        f.handler = outer
        if f.current is not None:
            f.statements(stmt.final)
        f.goto(after)
        _cleanup(f, stmt, landing)
    else:
        f.goto(after)
    _join(f, after)


def _guarded(f: FunctionLowering, stmt: tree.Try) -> None:
    """The body with its except clauses and else; control goes on behind them."""
    if not stmt.handlers:
        f.statements(stmt.body)
        f.statements(stmt.otherwise) if f.current is not None else None
        return
    outside, entry, done = f.handler, f.block("except"), f.block("handled")
    f.handler = entry
    f.statements(stmt.body)
    f.handler = outside
    if f.current is not None:
        f.statements(stmt.otherwise)
    f.goto(done)
    if _is_reached(f, entry):
        f.start(entry)
        exception = f.emit(ops.Caught())
        f.emit(ops.Set(f.slot(stmt.pending), exception))
        _dispatch(f, stmt, exception, done)
    _join(f, done)


def _is_reached(f: FunctionLowering, handler: Block) -> bool:
    return any(ops.handler_of(op) is handler for block in f.function.blocks for op in block.ops)


def _dispatch(f: FunctionLowering, stmt: tree.Try, exception: Value, done: Block) -> None:
    """Try the except clauses in order; what none takes goes on upwards."""
    for clause in stmt.handlers:
        take, following = f.block("clause"), f.block("next")
        if clause.classes and not _takes_all(clause.classes):
            _match(f, clause.classes, exception, take, following)
        else:
            f.goto(take)
        f.start(take)
        set_variable(f, clause.variable, exception)
        _while_handling(f, exception, clause.body, done)
        if not clause.classes or _takes_all(clause.classes):
            return
        f.start(following)
    f.at(stmt.node)
    f.emit(ops.Raise(exception, f.handler, again=True))


def _while_handling(f: FunctionLowering, handled: Value, body: tree.Block, after: Block) -> None:
    """Statements that run while an exception is handled: one that leaves them has it as its context."""
    outer, landing = f.handler, f.block("context")
    f.handler = landing
    f.statements(body)
    f.handler = outer
    f.goto(after)
    if _is_reached(f, landing):
        f.start(landing)
        raised = f.emit(ops.Caught())
        f.call("pyuk.builtins.exceptions.note_context", [raised, handled], VOID)
        f.emit(ops.Raise(raised, outer, again=True))


def _takes_all(classes: list[Class]) -> bool:
    return any(class_.info.name == "BaseException" for class_ in classes)


def _match(
    f: FunctionLowering, classes: list[Class], exception: Value, take: Block, following: Block
) -> None:
    for class_ in classes:
        otherwise = f.block("match") if class_ is not classes[-1] else following
        expressions.test_class(f, exception, class_, take, otherwise)
        if otherwise is not following:
            f.start(otherwise)


def _cleanup(f: FunctionLowering, stmt: tree.Try, landing: Block) -> None:
    """The finally body on the way up of an exception, which then goes on."""
    if not _is_reached(f, landing):
        return
    f.start(landing)
    passing, after = f.emit(ops.Caught()), f.block("passed")
    final = stmt.final
    for noting in stmt.passing:
        set_variable(f, noting.variable, passing)
        final = noting.body
    _while_handling(f, passing, final, after)
    if _leads_to(f, after):
        f.start(after)
        f.at(stmt.node)
        f.emit(ops.Raise(passing, f.handler, again=True))


STATEMENTS: dict[type, Function[[FunctionLowering, Any], None]] = {
    tree.Evaluate: _evaluate,
    tree.SetLocal: _set_local,
    tree.NewCell: closures.new_cell,
    tree.TakeCell: closures.take_cell,
    tree.Unbind: _unbind,
    tree.SetGlobal: _set_global,
    tree.RunModule: _run_module,
    tree.Store: _store,
    tree.Unset: _unset,
    tree.If: _if,
    tree.Loop: _loop,
    tree.Break: _break,
    tree.Continue: _continue,
    tree.Return: _return,
    tree.Raise: _raise,
    tree.Reraise: _reraise,
    tree.Suspend: _suspend,
    tree.Try: _try,
}
