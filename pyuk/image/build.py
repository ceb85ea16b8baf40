"""A program in, a bootable image out: compile, assemble the stubs, link."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyuk.compiler.driver import BuildOptions, Compiled, compile_app
from pyuk.compiler.ir.function import Program
from pyuk.compiler.x86 import MachineCode
from pyuk.compiler.x86.assembler import assemble
from pyuk.image.included import pack
from pyuk.image.linker import LinkedImage, LinkOptions, link
from pyuk.image.packed import packed

ELF_ENTRY = "pvh_entry"  # where a loader that knows ELF only starts; the others have records of their own


@dataclass(frozen=True)
class Build:
    """An image and what it was made of."""

    image: bytes
    linked: LinkedImage
    compiled: Compiled

    @property
    def program(self) -> Program:
        return self.compiled.program


def build(path: Path, options: BuildOptions | None = None) -> Build:
    """Compile and link the app at `path`. CompileError where the program is refused."""
    options = options or BuildOptions()
    return linked(compile_app(path, options), path, options)


def linked(compiled: Compiled, path: Path, options: BuildOptions) -> Build:
    """Link the app at `path`, which was compiled with these options."""
    files = pack(options.include, path)
    linking = LinkOptions(stripped=options.stripped, included=files)
    linked = link(list(compiled.objects.values()), stubs_of(compiled.program), ELF_ENTRY, [], linking)
    if options.compressed:
        linked = packed(linked, compiled.program.stubs, ELF_ENTRY)
    return Build(linked.data, linked, compiled)


def stubs_of(program: Program) -> list[MachineCode]:
    """The program's stubs, assembled."""
    return [assemble(stub.text, stub.name, stub.place) for _, stub in sorted(program.stubs.items())]
