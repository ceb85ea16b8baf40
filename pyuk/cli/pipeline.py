"""The one seam between the verbs and the compiler: a program in, an image or messages out."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyuk.cli.config import inline_settings, project_settings
from pyuk.cli.files import read_image
from pyuk.cli.settings import Settings, resolve
from pyuk.cli.terminal import progress
from pyuk.compiler.errors import CompilerCrash, Diagnostic

STAGES = ("typed", "ir", "llvm", "asm")


@dataclass(frozen=True)
class Built:
    """An image and, where it was just compiled, the compiler's own account of the program."""

    path: Path
    image: bytes
    result: Any = None


def settings_for(arguments: Any) -> Settings:
    """The settings in force for `arguments.app`, which need not exist."""
    app = Path(arguments.app)
    files = (project_settings(app), inline_settings(app)) if app.suffix != ".elf" else ()
    return resolve(arguments, *files)


def build(path: Path, settings: Settings) -> Built:
    """Compile and link the program `path`; an already built image is taken as it is."""
    image = read_image(path)
    if image is not None:
        return Built(path, image)
    with progress(f"compiling {path.name}"):
        result = _driver().build(path, _options(settings))
    return Built(path, result.image, result)


def emit(path: Path, settings: Settings, stage: str) -> str:
    """The text of one stage of the compiler (one of STAGES), with the Python lines beside it."""
    with progress(f"compiling {path.name}"):
        text: str = _driver().emit(path, _options(settings), stage)
    return text


def check(path: Path) -> list[Diagnostic]:
    """Everything the compiler has to say about the program, without generating code."""
    found: list[Diagnostic] = _driver().check(path)
    return found


def _options(settings: Settings) -> Any:
    return _driver().BuildOptions(
        release=settings.release, debug=settings.debug_build, stripped=settings.stripped
    )


def _driver() -> Any:
    try:
        return importlib.import_module("pyuk.compiler.driver")
    except ModuleNotFoundError as error:
        if error.name != "pyuk.compiler.driver":
            raise
        raise CompilerCrash(
            "this tree has no compiler yet", hint="an already built ELF file can be run"
        ) from None
