"""tempfile: files and directories that nobody else has, and that are gone afterwards."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import pyuk.stdlib.os.path as path
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import os, random, shutil

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_chance: random.Random = random.Random()


def gettempdir() -> str:
    """The directory in which they are made."""
    return "/tmp"


def gettempprefix() -> str:
    """What their names begin with."""
    return "tmp"


def new_name(suffix: str | None, prefix: str | None, dir: str | None) -> str:
    """A path at which nothing is."""
    home = gettempdir() if dir is None else dir
    if dir is None:
        os.makedirs(home, exist_ok=True)
    start = gettempprefix() if prefix is None else prefix
    while True:
        middle = "".join([LETTERS[_chance.randrange(len(LETTERS))] for _ in range(8)])
        found = path.join(home, start + middle + ("" if suffix is None else suffix))
        if not path.exists(found):
            return found


def mkdtemp(suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> str:
    """Make a directory; its path."""
    made = new_name(suffix, prefix, dir)
    os.mkdir(made)
    return made


class TemporaryDirectory:
    """A directory that is removed, with all that is in it, when the block is left."""

    def __init__(self, suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> None:
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self) -> str:
        return self.name

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cleanup()

    def cleanup(self) -> None:
        """Remove it now."""
        if path.exists(self.name):
            shutil.rmtree(self.name)

    def __repr__(self) -> str:
        return f"<TemporaryDirectory {self.name!r}>"
