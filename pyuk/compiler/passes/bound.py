"""Module-level variables that certainly have a value where they are read: nothing has to look at run time.

Each such variable has a byte that says whether it is bound yet; a read looks at it, as a function may be called
before the module has got that far. This pass follows the program from its start, import by import, and finds
for every function which of these bytes are set whenever it is entered; what is called through a pointer, only after
somebody had its address (pointers.py). Within the functions that set some it goes block by block. A byte that any `del`
clears again stays as it is.

A variable that is assigned once, and a constant, is that constant wherever it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pyuk.compiler.ir.function import Block, Function, Program
from pyuk.compiler.ir.ops import (
    Branch,
    Call,
    Check,
    Compare,
    Const,
    Get,
    Load,
    Op,
    Return,
    Set,
    Store,
    Symbol,
    Value,
    handler_of,
)
from pyuk.compiler.ir.types import I8
from pyuk.compiler.passes.pointers import Mask, Pointers, addresses, outside

SUFFIX = ".bound"  # how the names of those bytes end
TOP_LEVEL = ".<module>"
MAIN = f"__main__{TOP_LEVEL}"
Visit = Callable[[Op, Mask], None]


def run(program: Program, roots: Iterable[str], after_main: Iterable[str] = ()) -> None:
    """Drop what is known. after_main: those of the roots that are called when the main module has run."""
    found = _Found(program)
    flags = found.flags()
    if not flags:
        return
    _set_constants(found, flags)
    later = set(after_main)
    known = _Known(program, found, {name: 1 << at for at, name in enumerate(flags)})
    known.spread([name for name in roots if name not in later], later)
    for name in found.loads:
        known.drop_checks(program.functions[name])
    _drop_stores(program, found, flags)


@dataclass
class _Found:
    """The calls, and the accesses to static data by its name, of every function by its name.

    callees: what it calls by name; pointed: what it can call through pointers; held: what it has the addresses of.
    """

    program: Program
    callees: dict[str, set[str]] = field(default_factory=dict)
    pointed: dict[str, set[str]] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    loads: dict[str, list[Load]] = field(default_factory=dict)
    stores: dict[str, list[Store]] = field(default_factory=dict)
    constants: dict[int, Value] = field(default_factory=dict)  # by the id of a Get of a variable just set to one

    def __post_init__(self) -> None:
        for name, function in self.program.functions.items():
            held: set[str] = set()
            self.callees[name], self.pointed[name], self.held[name] = set(), set(), held
            for block in function.blocks:
                self._find_constants(block)
                for op in block.ops:
                    held.update(addresses(op))
                    if isinstance(op, Call):
                        (self.callees if isinstance(op.callee, Symbol) else self.pointed)[name].update(op.targets)
                    elif isinstance(op, Load) and isinstance(op.pointer, Symbol):
                        self.loads.setdefault(name, []).append(op)
                    elif isinstance(op, Store) and isinstance(op.pointer, Symbol):
                        self.stores.setdefault(name, []).append(op)

    def _find_constants(self, block: Block) -> None:
        """`A, B = 1, 2` goes through temporaries."""
        known: dict[int, Value] = {}
        for op in block.ops:
            if isinstance(op, Set):
                known[id(op.local)] = op.value
            elif isinstance(op, Get):
                value = known.get(id(op.local))
                if isinstance(value, (Const, Symbol)):
                    self.constants[id(op)] = value

    def all_stores(self) -> Iterator[tuple[str, Value]]:
        """The name of what is stored to, and the value."""
        for stores in self.stores.values():
            for op in stores:
                assert isinstance(op.pointer, Symbol)
                yield op.pointer.name, self.constants.get(id(op.value), op.value)

    def flags(self) -> list[str]:
        """The bytes that are set somewhere and cleared nowhere, sorted."""
        only_set: dict[str, bool] = {}
        for name, value in self.all_stores():
            if name.endswith(SUFFIX):
                sets = isinstance(value, Const) and value.type == I8 and value.value == 1
                only_set[name] = sets and only_set.get(name, True)
        return sorted(name for name, sets in only_set.items() if sets)


class _Known:
    """What is known of every function, from the program's start on.

    setting: the functions that are looked at block by block: they set bytes, or are the top level of a module.
    given: which bytes a call of such a function has set when it comes back.
    entered: which are set whenever a function is entered; it has no entry where nothing is known to call it.
    """

    def __init__(self, program: Program, found: _Found, bits: dict[str, Mask]) -> None:
        self.program = program
        self.bits = bits
        self.all = (1 << len(bits)) - 1
        self.entered: dict[str, Mask] = {}
        self.given: dict[str, Mask] = {}
        self.found = found
        self.callees = found.callees
        self.pointers = Pointers(program)
        self.setting = {name for name in program.functions if name.endswith(TOP_LEVEL)}
        self.setting |= {name for name, stores in found.stores.items() if any(self._set_by(op) for op in stores)}
        self.certain = _imports_that_end_the_program(program, found.callees)
        for name in sorted(self.setting):
            self._find_given(name)

    def _find_given(self, name: str) -> None:
        """Those that it calls come first; where they call each other, nothing is known of the one that waits."""
        if name in self.given:
            return
        self.given[name] = 0
        for callee in sorted(self.callees[name] & self.setting):
            self._find_given(callee)
        self.given[name] = self.flow(self.program.functions[name], 0)

    # --- within a function --------------------------------------------------------------------

    def flow(self, function: Function, entry: Mask, visit: Visit | None = None) -> Mask:
        """What is set when the function comes back; `visit` is told of every operation what is set before it."""
        states = {id(function.blocks[0]): entry}
        work = [function.blocks[0]]
        while work:
            block = work.pop()
            for target, state in self._edges(block, states[id(block)]):
                before = states.get(id(target))
                after = state if before is None else before & state
                if after != before:
                    states[id(target)] = after
                    work.append(target)
        result = self.all
        for block in function.blocks:
            state = states.get(id(block), self.all)
            for op in block.ops:
                if visit is not None:
                    visit(op, state)
                state |= self._set_by(op)
            if isinstance(block.terminator, Return) and id(block) in states:
                result &= state
        return result

    def _edges(self, block: Block, state: Mask) -> Iterator[tuple[Block, Mask]]:
        for op in block.ops:
            handler = handler_of(op)
            if handler is not None:
                yield handler, state
            state |= self._set_by(op)
        last = block.terminator
        skipped = self._imported_before(last) if isinstance(last, Branch) else 0
        for target in last.successors():
            yield target, state | (skipped if isinstance(last, Branch) and target is last.otherwise else 0)

    def _set_by(self, op: Op) -> Mask:
        if isinstance(op, Store):
            return self.bits.get(op.pointer.name, 0) if isinstance(op.pointer, Symbol) else 0
        if isinstance(op, Call) and isinstance(op.callee, Symbol):
            return self.given.get(op.callee.name, 0)
        return 0

    def _imported_before(self, branch: Branch) -> Mask:
        """What a module has set that an import statement finds to have run already."""
        init = _imported_by(branch)
        return self.given.get(init, 0) if init in self.certain else 0

    # --- between functions --------------------------------------------------------------------

    def spread(self, roots: Iterable[str], after_main: Iterable[str]) -> None:
        """Fill `entered`: from what nobody in the program calls, on to all that is called."""
        called = set().union(*self.callees.values(), *self.found.pointed.values())
        exported = (name for name, function in self.program.functions.items() if function.exported)
        late = self.given.get(MAIN, 0)
        first, later = [*roots, *exported], set(after_main)
        given_out = outside(self.program, (*first, *later))
        work = [
            *((name, 0) for name in (*first, *given_out)),
            *((name, late) for name in later),
            *((name, 0) for name in self.callees if name not in called and name not in later),
            *self.pointers.hold(given_out, 0),
        ]
        while work:
            name, state = work.pop()
            before = self.entered.get(name)
            after = state if before is None else before & state
            if after == before or name not in self.callees:
                continue
            self.entered[name] = after
            work += self._calls(name, after)

    def _calls(self, name: str, entry: Mask) -> Iterator[tuple[str, Mask]]:
        """The functions that are entered from this one with less set than was known of them."""
        if name not in self.setting:
            yield from ((callee, entry) for callee in self.callees[name])
            yield from self.pointers.hold(self.found.held[name], entry)
            yield from self.pointers.call(self.found.pointed[name], entry)
            return
        found: list[tuple[str, Mask]] = []

        def visit(op: Op, state: Mask) -> None:
            found.extend(self.pointers.hold(addresses(op), state))
            if isinstance(op, Call) and isinstance(op.callee, Symbol):
                found.extend((target, state) for target in op.targets)
            elif isinstance(op, Call):
                found.extend(self.pointers.call(op.targets, state))

        self.flow(self.program.functions[name], entry, visit)
        yield from found

    # --- what comes of it ---------------------------------------------------------------------

    def drop_checks(self, function: Function) -> None:
        """Take out the looks at bytes that are set."""
        entry = self.entered.get(function.name, 0)
        known: dict[int, Mask] = {}
        if function.name in self.setting:
            self.flow(function, entry, lambda op, state: known.update({id(op): state}))
        elif not entry:
            return
        for block in function.blocks:
            at = 2
            while at < len(block.ops):
                bit = self._looked_at(block.ops[at - 2 : at + 1])
                if bit & known.get(id(block.ops[at]), entry):
                    del block.ops[at - 2 : at + 1]
                else:
                    at += 1

    def _looked_at(self, three: list[Op]) -> Mask:
        """The byte that three operations load, compare and check; nothing where they do something else."""
        load, compare, check = three
        if not (isinstance(check, Check) and isinstance(compare, Compare) and isinstance(load, Load)):
            return 0
        if check.condition is not compare or compare.left is not load or compare.op != "ne":
            return 0
        return self.bits.get(load.pointer.name, 0) if isinstance(load.pointer, Symbol) else 0


def _imported_by(branch: Branch) -> str:
    """The module's top level that an import statement calls where it has not run yet; nothing for another branch."""
    load = branch.condition.left if isinstance(branch.condition, Compare) else None
    if not isinstance(load, Load) or len(branch.then.ops) < 2:
        return ""
    note, call = branch.then.ops[:2]
    if not (isinstance(note, Store) and isinstance(call, Call) and isinstance(call.callee, Symbol)):
        return ""
    same = isinstance(note.pointer, Symbol) and note.pointer == load.pointer
    return call.callee.name if same and call.callee.name.endswith(TOP_LEVEL) else ""


def _imports_that_end_the_program(program: Program, callees: dict[str, set[str]]) -> set[str]:
    """The top levels of modules that, once begun, have come to their end wherever somebody else imports them.

    They are imported at the top level of modules alone, so that an exception on the way ends the program, and no
    two of them import each other.
    """
    importers: dict[str, set[str]] = {}
    caught: set[str] = set()
    for name, called in callees.items():
        for init in called:
            if init.endswith(TOP_LEVEL):
                importers.setdefault(init, set()).add(name)
                if not name.endswith(TOP_LEVEL) or _catches(program.functions[name], init):
                    caught.add(init)
    caught.discard(MAIN)
    return {name for name in importers if not _reaches(importers, name, caught | {name})}


def _catches(function: Function, init: str) -> bool:
    """Whether a call of `init` has a handler."""
    calls = [op for block in function.blocks for op in block.ops if isinstance(op, Call) and init in op.targets]
    return any(op.handler is not None for op in calls)


def _reaches(importers: dict[str, set[str]], start: str, wanted: set[str]) -> bool:
    """Whether one of `wanted` is among those who import `start`, directly or not; or `start` is caught itself."""
    if start in wanted - {start}:
        return True
    seen: set[str] = set()
    work = list(importers[start])
    while work:
        name = work.pop()
        if name in wanted:
            return True
        if name not in seen:
            seen.add(name)
            work += importers.get(name, ())
    return False


# --- constants ----------------------------------------------------------------------------------


def _set_constants(found: _Found, flags: Iterable[str]) -> None:
    """Put the constants in the place of the variables that are nothing else.

    A read that comes before the assignment raises, by the look at the byte; so no other value is ever read.
    """
    variables = {flag.removesuffix(SUFFIX) for flag in flags}
    stored: dict[str, Value | None] = {}
    for name, value in found.all_stores():
        if name in variables:
            stored[name] = value if isinstance(value, (Const, Symbol)) and name not in stored else None
    constants = {name: value for name, value in stored.items() if value is not None}
    for name, loads in found.loads.items():
        replaced: dict[int, Value] = {}
        for load in loads:
            assert isinstance(load.pointer, Symbol)
            constant = constants.get(load.pointer.name)
            if constant is not None and constant.type == load.type:
                replaced[id(load)] = constant
        if replaced:
            _substitute(found.program.functions[name], replaced)


def _substitute(function: Function, replaced: dict[int, Value]) -> None:
    """Let every use of an operation be one of the value that it is replaced by; the operations go."""
    for block in function.blocks:
        block.ops = [op for op in block.ops if id(op) not in replaced]
        for op in block.ops:
            for name in vars(op):
                given = getattr(op, name)
                if id(given) in replaced:
                    setattr(op, name, replaced[id(given)])
                elif isinstance(given, list) and any(id(each) in replaced for each in given):
                    setattr(op, name, [replaced.get(id(each), each) for each in given])


def _drop_stores(program: Program, found: _Found, flags: Iterable[str]) -> None:
    """Nothing sets a byte that nobody looks at."""
    looked_at: set[str] = set()
    for name in found.loads:
        for block in program.functions[name].blocks:
            loads = [op.pointer for op in block.ops if isinstance(op, Load)]
            looked_at |= {pointer.name for pointer in loads if isinstance(pointer, Symbol)}
    idle = set(flags) - looked_at
    for name, stores in found.stores.items():
        dropped = {id(op) for op in stores if isinstance(op.pointer, Symbol) and op.pointer.name in idle}
        if dropped:
            for block in program.functions[name].blocks:
                block.ops = [op for op in block.ops if id(op) not in dropped]
