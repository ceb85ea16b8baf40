"""The compiler as one call: from a program's path to objects that the linker takes.

    app.py --frontend, check--> typed tree --lower--> IR --passes--> IR --codegen--> LLVM text --LLVM--> objects

The program is compiled in units, each cached by what its text is made of: the kernel, each function of the library,
the app, and the tables that describe them (units.py). So a changed app is compiled alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyuk.compiler.codegen.worker as worker
from pyuk.compiler import cache, checkpoint
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.printer import print_instance
from pyuk.compiler.check.model.types import Type
from pyuk.compiler.check.program import check_roots, module_or_fail, settled
from pyuk.compiler.check.world import World
from pyuk.compiler.checking import app_roots
from pyuk.compiler.codegen import listing, memory
from pyuk.compiler.codegen.module import Texts, emit_units
from pyuk.compiler.codegen.plan import height, layer
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.frontend.modules import ModuleLoader
from pyuk.compiler.ir.function import Block, Program
from pyuk.compiler.ir.ops import Call, Return, Symbol
from pyuk.compiler.ir.printer import print_function
from pyuk.compiler.ir.runtime import LINKER_SYMBOLS
from pyuk.compiler.lower.program import Lowering, stub
from pyuk.compiler.passes import merge, pipeline
from pyuk.compiler.pause import collector_paused
from pyuk.compiler.units import APP_MAIN, assign_units, note_kernel, one_unit
from pyuk.compiler.values import value_class

ENTRY = "kernel_main"
BRINGUP = "pyuk.bringup"
KERNEL_ENTRIES = (
    (BRINGUP, "kernel_main"), (BRINGUP, "run_application"), ("pyuk.kernel.traps", "trap"),
    ("pyuk.kernel.inprocess", "run_in_process"),
)  # fmt: skip
BOOT_MODULES = ("boot.multiboot", "boot.pvh", "boot.entry", "boot.memory_map", "boot.tables", "boot.unpack")


@value_class(frozen=True)
class BuildOptions:
    """debug: no optimisation, so that a debugger sees every line. release: the whole program as one unit.

    compressed: the image unpacks itself when it starts, and has no symbols.
    text: the main module's source, where it is not what the file holds. include: files for the program to open,
    `PATH` or `PATH=/place`. functions: those of the main module that somebody outside calls once it has run.
    """

    release: bool = False
    debug: bool = False
    stripped: bool = False
    compressed: bool = False
    text: str | None = None
    include: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass
class Compiled:
    """A compiled program: objects by unit, and what the linker and the inspector ask about.

    called: the symbols of the functions that somebody outside calls (BuildOptions.functions).
    """

    program: Program
    world: World
    called: tuple[str, ...] = ()
    objects: dict[str, bytes] = field(default_factory=dict)


@collector_paused()
def frontend(path: Path, text: str | None = None, functions: Sequence[str] = ()) -> Compiled:
    """The checked and lowered program, kernel included, before code generation; functions: as BuildOptions has them."""
    loader = ModuleLoader(path, text)
    world = settled(
        lambda: checkpoint.kernel_world(loader, _checked_kernel), lambda world: _check_app(world, functions)
    )
    program = Lowering(world).run()
    _add_app_main(program)
    boot = _add_boot(world, program)
    program.entry = ENTRY
    labels = {label for stub_ in program.stubs.values() for label in stub_.labels}
    known = LINKER_SYMBOLS | labels | set(memory.NAMES)
    called = [f"__main__.{name}" for name in functions]
    pipeline.run(program, [*_entry_names(), *boot, *called], file_of(world), externals=known, after_main=called)
    for name in called:
        program.functions[name].exported = True
    assign_units(world, program, _entry_names())
    return Compiled(program, world, tuple(called))


def _checked_kernel() -> World:
    """A world without an app, in which the kernel is checked."""
    world = World(ModuleLoader(None))
    roots: list[tuple[FunctionInfo, tuple[Type, ...] | None]] = []
    for module_name, name in KERNEL_ENTRIES:
        found = module_or_fail(world, module_name).names[name]
        assert isinstance(found, FunctionInfo)
        roots.append((found, None))
    check_roots(world, roots)
    return world


def _check_app(world: World, functions: Sequence[str]) -> World:
    """Check the app in the world of the kernel that it runs on."""
    note_kernel(world)
    roots = app_roots(world)
    for name in functions:
        found = world.modules["__main__"].names[name]
        assert isinstance(found, FunctionInfo), f"{name} is no function"
        roots.append((found, None))
    check_roots(world, roots)
    return world


def _entry_names() -> list[str]:
    return [name for _, name in KERNEL_ENTRIES]


def file_of(world: World) -> Callable[[str], str]:
    """From the path that a traceback shows to the file on this machine."""
    files = {module.source.path: str(module.source.file) for module in world.modules.values()}
    return lambda path: files.get(path, path)


def _add_app_main(program: Program) -> None:
    """The body of app_main(): the top level of the main module."""
    function = program.functions.get(APP_MAIN)
    if function is None:
        return
    init = "__main__.<module>"
    entry = Block("entry")
    if init in program.functions:
        entry.ops.append(Call(Symbol(init), [], (init,), place=function.place))
    entry.ops.append(Return(place=function.place))
    function.blocks, function.locals = [entry], []


def _add_boot(world: World, program: Program) -> list[str]:
    """Every stub of the boot code, called by nobody in the program; their names."""
    names = []
    for module_name in BOOT_MODULES:
        module = module_or_fail(world, module_name)
        for info in module.names.values():
            if isinstance(info, FunctionInfo) and "stub" in info.decorators and info.module is module:
                symbol = info.export or info.name
                program.stubs[symbol] = stub(info, symbol)
                names.append(symbol)
    return names


# --- code ---


@collector_paused()
def compile_app(path: Path, options: BuildOptions | None = None) -> Compiled:
    """Objects of all units of the app at `path`; those that did not change come from the cache.

    LLVM's process starts beside the frontend, as the text of a changed app is never in the cache.
    """
    options = options or BuildOptions()
    worker.shared().start()
    compiled = _ready(path, options)
    compiled.objects = cache.objects(Texts(compiled.program, _choices(options)), 0 if options.debug else 2)
    return compiled


def texts_of(path: Path, options: BuildOptions) -> dict[str, str]:
    """The LLVM text of every unit of the app, before LLVM's optimisations."""
    return emit_units(_ready(path, options).program, _choices(options))


def _ready(path: Path, options: BuildOptions) -> Compiled:
    """The program as code is generated of it."""
    compiled = frontend(path, options.text, options.functions)
    merge.run(compiled.program, _entry_names(), height)
    if options.release:
        one_unit(compiled.program, "program")
    return compiled


def _choices(options: BuildOptions) -> Options:
    return Options(debug=True, optimized=not options.debug)


def emit(path: Path, options: BuildOptions, stage: str) -> str:
    """The app's own part of one stage as text: typed, ir, llvm or asm."""
    if stage in ("typed", "ir"):
        compiled = frontend(path)
        own = {name: f for name, f in compiled.program.functions.items() if layer(f.unit) == "app"}
        if stage == "ir":
            return "\n".join(print_function(f) for f in own.values())
        shown = [i for i in compiled.world.instances.values() if i.symbol in own]
        return "\n".join(print_instance(i) for i in sorted(shown, key=lambda i: i.symbol))
    shown_layer = "program" if options.release else "app"
    level = 0 if options.debug else 2

    def listed(text: str) -> str:
        if stage == "llvm":
            return listing.llvm_listing(worker.to_llvm(text, level))
        return listing.asm_listing(worker.to_asm(text, level))

    texts = texts_of(path, options)
    return "\n".join(listed(text) for unit, text in texts.items() if layer(unit) == shown_layer)
