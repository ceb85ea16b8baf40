"""Which unit each function and object of a program is compiled in, and with that what a changed app compiles anew.

The kernel is one unit, the same whatever the app. But for what the app decides: a method that is looked up in the
object's class is one where there is no other class, and a callback is nothing where nobody sets one. Functions of the
kernel with such calls, and what these may find, are units of their own, as are all of the library and the network:
the text of one function is the same in many programs, that of all which a program needs in none. The app is one unit,
where it is not large: of a large one each function is a unit too, so that a change does not take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyuk.compiler.check.model.declarations import Instance
from pyuk.compiler.check.model.types import Class, NamedUnion, Type, parts_of
from pyuk.compiler.check.world import World
from pyuk.compiler.ir.function import Function, Program
from pyuk.compiler.passes import reach

APP_MAIN = "pyuk.kernel.appentry.app_main"
NETWORK = ("pyuk.net.", "pyuk.drivers.")
LARGE_APP_OPS = 5_000  # operations of an app that takes LLVM more than a second


def note_kernel(world: World) -> None:
    """Remember what there is without an app; `world` has checked the kernel alone."""
    world.kernel = frozenset(instance.symbol for instance in world.instances.values())
    decided: set[Instance] = set()
    for slot in world.slots.values():
        decided.update((slot.base, *slot.implementations.values(), *slot.callers))
    for signature in world.signatures.values():
        decided.update((*signature.thunks.values(), *signature.callers))
    for instance in world.instances.values():
        if instance.symbol == APP_MAIN:
            decided.update(instance.callers)
    world.decided_by_app = frozenset(instance.symbol for instance in decided)


def assign_units(world: World, program: Program, entries: Iterable[str]) -> None:
    """Give each function and each object of the program, whose kernel starts at `entries`, its unit."""
    kernel = _kernel_names(world, program, entries)
    of_app = {i.symbol for i in world.instances.values() if _is_of_app(i)}
    for name, function in program.functions.items():
        if name == APP_MAIN or name in of_app:
            function.unit = "app"
        else:
            function.unit = _layer(name, kernel)
            if function.unit != "kernel" or name in world.decided_by_app:
                function.unit += f":{name}"
    _split_large_app([function for function in program.functions.values() if function.unit == "app"])
    app_modules = {m.name for m in world.modules.values() if m.source.is_app}
    for name, data in program.data.items():
        if data.unit == "app" and name.rpartition(".")[0] not in app_modules:
            data.unit = _layer(name, kernel)


def _split_large_app(functions: list[Function]) -> None:
    """Make each function of the app a unit where they are many or long."""
    if sum(len(block.ops) for function in functions for block in function.blocks) > LARGE_APP_OPS:
        for function in functions:
            function.unit += f":{function.name}"


def one_unit(program: Program, unit: str) -> None:
    """Compile everything together."""
    for function in program.functions.values():
        function.unit = unit
    for data in program.data.values():
        data.unit = unit


def _layer(name: str, kernel: set[str]) -> str:
    return "kernel" if name in kernel else "network" if name.startswith(NETWORK) else "library"


def _kernel_names(world: World, program: Program, entries: Iterable[str]) -> set[str]:
    """Everything that is reached by what the kernel has without an app."""
    functions = {name: function for name, function in program.functions.items() if name in world.kernel}
    functions.pop(APP_MAIN, None)
    found = reach.reached(replace(program, functions=functions), list(entries))
    return found - (program.functions.keys() - functions.keys())


def _is_of_app(instance: Instance) -> bool:
    types = [
        *instance.params,
        *(t for _, t in instance.bindings),
        *([instance.owner] if instance.owner else []),
    ]
    return instance.info.module.source.is_app or any(map(_mentions_app, types))


def _mentions_app(type_: Type) -> bool:
    named = type_.info if isinstance(type_, Class) else type_.alias if isinstance(type_, NamedUnion) else None
    return (named is not None and named.module.source.is_app) or any(map(_mentions_app, parts_of(type_)))
