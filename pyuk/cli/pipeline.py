"""The one seam between the verbs and the compiler: a program in, an image or messages out.

The compiler and the linker are imported when a program is compiled: most commands start without them.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.cli.config import inline_settings, project_settings
from pyuk.cli.files import read_image
from pyuk.cli.settings import Settings, resolve
from pyuk.cli.terminal import note, progress
from pyuk.compiler.errors import Diagnostic, UsageError

if TYPE_CHECKING:
    from pyuk.compiler.driver import BuildOptions
    from pyuk.image.build import Build

STAGES = ("typed", "ir", "llvm", "asm")


@dataclass(frozen=True)
class Built:
    """An image and, where it was just compiled, what it was made of."""

    path: Path
    image: bytes
    made_of: Build | None = None

    def raw_memory(self) -> str | None:
        """How much of pyuk's own code in the image touches raw memory: `9 of 41 modules, 21 % of the lines`."""
        if self.made_of is None:
            return None
        own = [each for each in self.made_of.compiled.world.modules.values() if not each.source.is_app]
        raw = [each for each in own if each.touches_raw_memory]
        lines, raw_lines = (sum(len(each.source.lines) for each in part) for part in (own, raw))
        return f"{len(raw)} of {len(own)} modules, {100 * raw_lines / max(lines, 1):.0f} % of the lines"


def settings_for(arguments: argparse.Namespace) -> Settings:
    """The settings in force for `arguments.app`, which need not exist."""
    app = Path(arguments.app)
    files = (project_settings(app), inline_settings(app)) if app.suffix != ".elf" else ()
    return resolve(arguments, *files)


def build(path: Path, settings: Settings) -> Built:
    """Compile and link the program `path`; an already built image is taken as it is."""
    image = read_image(path)
    if image is not None:
        if settings.include:
            raise UsageError(f"{path} is an image already, with its files", hint="build it with --include")
        return Built(path, image)
    with progress(f"compiling {path.name}"):
        import pyuk.image.build

        made = pyuk.image.build.build(path, _options(settings))
    _tell_of_unused(settings, made)
    return Built(path, made.image, made)


def _tell_of_unused(settings: Settings, made: Build) -> None:
    """Files that the program cannot open are not in the image."""
    from pyuk.image.included import START

    if settings.include and START not in made.linked.symbols:
        note("the program opens no files: nothing was included")


def emit(path: Path, settings: Settings, stage: str) -> str:
    """The text of one stage of the compiler (one of STAGES), with the Python lines beside it."""
    with progress(f"compiling {path.name}"):
        from pyuk.compiler import driver

        return driver.emit(path, _options(settings), stage)


def check(path: Path) -> list[Diagnostic]:
    """Everything the compiler has to say about the program, without generating code."""
    from pyuk.compiler import checking

    return checking.check(path)


def _options(settings: Settings) -> BuildOptions:
    from pyuk.compiler.driver import BuildOptions

    return BuildOptions(release=settings.release, debug=settings.debug_build, stripped=settings.stripped,
                        compressed=settings.compressed, include=settings.include)  # fmt: skip
