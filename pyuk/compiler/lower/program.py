"""Lowering the whole program: every checked instance, the data that they need, the stubs they call."""

from __future__ import annotations

import ast

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.declarations import FunctionInfo, Instance
from pyuk.compiler.check.model.problems import diagnostic
from pyuk.compiler.check.model.types import NEVER, NONE, Class, Machine
from pyuk.compiler.check.world import World
from pyuk.compiler.errors import CompileError
from pyuk.compiler.frontend.syntax import walk
from pyuk.compiler.ir.function import Program, Stub
from pyuk.compiler.ir.ops import Place
from pyuk.compiler.ir.types import VOID, IrType
from pyuk.compiler.lower.function import FunctionLowering
from pyuk.compiler.lower.layout import Layouts, register_type
from pyuk.compiler.lower.statics import Statics
from pyuk.compiler.x86.assembler import assemble


class Lowering:
    """What functions share while they are lowered."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ir = Program()
        self.layouts = Layouts(world)
        self.statics = Statics(world, self.layouts, self.ir)

    def run(self) -> Program:
        """The IR of everything that the checker has reached."""
        self._settle_virtual_results()
        # The bodies of generators come first: they decide how large their frames are.
        instances = sorted(self.world.instances.values(), key=lambda i: (i.info.frame is None, i.symbol))
        for instance in instances:
            if "stub" not in instance.info.decorators and instance.body is not None:
                self.ir.functions[instance.symbol] = FunctionLowering(self, instance).run()
        for symbol, info in sorted(self.world.stubs.items()):
            self.ir.stubs[symbol] = stub(info, symbol)
        for symbol, static in sorted(self.world.statics.items()):
            self.statics.storage(symbol, static)
        self.statics.file_records(instances)
        return self.ir

    def _settle_virtual_results(self) -> None:
        """All implementations of a virtual method return in the same way, also those that never return."""
        slots = [list(slot.implementations.values()) for slot in self.world.slots.values()]
        is_settled = False
        while not is_settled:  # a method stands in the slots of several classes
            is_settled = True
            for instances in slots:
                results = [instance.result for instance in instances if instance.result != NEVER]
                for instance in instances if results else ():
                    if instance.result == NEVER:
                        instance.declared, instance.returns, is_settled = None, results[0], False
        for signature in self.world.signatures.values():
            for thunk in signature.thunks.values():
                thunk.returns = signature.returns

    # --- services ---

    def runtime(self, path: str) -> Instance:
        """A run-time function that the checker has made part of the program."""
        info = self.world.runtime(path)
        for instance in self.world.instances.values():
            if instance.info is info:
                return instance
        raise AssertionError(f"{path} is not in the program")

    def return_type(self, instance: Instance) -> IrType:
        result = self.world.resolve(instance.result)
        return VOID if result in (NONE, NEVER) else register_type(result)

    def object_size(self, type_: Class | Machine) -> tuple[int, int]:
        """(bytes without the tail, bytes of one tail element) of a heap object."""
        if isinstance(type_, Machine):
            return 16, self.layouts.size(type_.element)
        layout = self.layouts.of_class(type_)
        return layout.size, self.layouts.size(layout.tail) if layout.tail is not None else 0

    def is_always_set(self, place: tree.Place) -> bool:
        """Whether a place is set before anybody can read it, so that a read need not look."""
        if place.field is None:
            return place.index is None
        owner, name = place.field
        assert isinstance(owner, Class)
        return self.layouts.is_always_set(owner, name)


def stub(info: FunctionInfo, symbol: str) -> Stub:
    """The assembly text of a @stub function: the argument of its one asm(...) call."""
    assert isinstance(info.node, ast.FunctionDef)
    calls = [n for n in walk(info.node) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "asm"]
    texts = [call.args[0] for call in calls if call.args and isinstance(call.args[0], ast.Constant)]
    if len(texts) != 1 or len(calls) != 1:
        problem = diagnostic(
            "PK0251",
            info.module,
            info.node,
            f"the @stub `{info.name}` has to hold one asm(...) call with a constant text",
            why="that text is all of its code",
            cpython="a stub calls what a test installed in its place",
            fix="put all of the assembly into one asm(...)",
        )
        raise CompileError([problem])
    place = Place(info.module.source.path, texts[0].lineno)
    text = str(texts[0].value)
    code = assemble(text, symbol, place)
    return Stub(symbol, text, place, tuple(sorted(code.references)), tuple(sorted(code.labels)))
