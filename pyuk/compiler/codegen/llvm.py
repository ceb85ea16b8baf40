"""LLVM through llvmlite: text in, object bytes or assembly out. Runs in the worker.

An error of the text is a RuntimeError here; some errors of LLVM's abort the process, which is why the
compiler itself only talks to a worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from typing import Any

import llvmlite.binding as binding

from pyuk.compiler.codegen.target import GUEST


@cache
def initialize() -> None:
    """Make every code generator that llvmlite carries available: x86-64's also where the host is not one."""
    binding.initialize_all_targets()
    binding.initialize_all_asmprinters()


def compile_object(text: str, opt_level: int) -> bytes:
    """The relocatable ELF object of a unit's text."""
    with module_of(text, opt_level) as (module, machine):
        return bytes(machine.emit_object(module))


def assembly(text: str, opt_level: int) -> str:
    """The assembly of a unit's text, for reading."""
    with module_of(text, opt_level) as (module, machine):
        return str(machine.emit_assembly(module))


def optimized_text(text: str, opt_level: int) -> str:
    """LLVM's text after its optimisations, for reading."""
    with module_of(text, opt_level) as (module, _):
        return str(module)


@contextmanager
def module_of(text: str, opt_level: int) -> Iterator[tuple[Any, Any]]:
    """The optimised module and its machine; their memory is given back at the end."""
    with closing(binding.create_context()) as context:
        module, machine = optimized(text, opt_level, context)
        with closing(module):
            yield module, machine


def optimized(text: str, opt_level: int, context: Any = None) -> tuple[Any, Any]:
    """The module of `text` after the passes of `opt_level` (0 to 3), and the machine to emit it for.

    context: what owns the module's types, None for the one that lives as long as the process.
    """
    initialize()
    module = binding.parse_assembly(text, context)
    module.verify()
    machine = target_machine(module.triple, opt_level)
    options = binding.create_pipeline_tuning_options(speed_level=opt_level)
    options.loop_vectorization = options.slp_vectorization = opt_level >= 2
    builder = binding.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return module, machine


def target_machine(triple: str, opt_level: int) -> Any:
    """For static code in the low 2 GiB."""
    return binding.Target.from_triple(triple).create_target_machine(
        cpu=GUEST.cpu,
        opt=opt_level,
        reloc="static",
        codemodel="small",
    )
