"""tempfile: files and directories that nobody else has, and that are gone afterwards."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import pyuk.stdlib.os.path as path
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import os, random, shutil
from pyuk.stdlib._files import tree
from pyuk.stdlib._files.files import BinaryFile, BufferedRandom
from pyuk.stdlib._files.opening import file_at
from pyuk.stdlib._files.texts import Encoding, TextIOWrapper

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


def mktemp(suffix: str = "", prefix: str = "tmp", dir: str | None = None) -> str:
    """A path at which nothing is."""
    return new_name(suffix, prefix, dir)


# --- files ---------------------------------------------------------------------------------------


def NamedTemporaryFile() -> None:
    """NamedTemporaryFile(mode="w+b", ...): a file that is removed when it is closed.

    The compiler chooses one of the functions below by the mode, which is a constant.
    """


def TemporaryFile() -> None:
    """TemporaryFile(mode="w+b", ...): a file that no path leads to."""


class RemovedText(TextIOWrapper):
    """A file of text that is removed when it is closed, if `delete` says so."""

    delete: bool

    def close(self) -> None:
        if not self.closed and self.delete:
            tree.remove_file(self.name)
        super().close()


class RemovedBytes(BufferedRandom):
    """A file of bytes, likewise."""

    delete: bool

    def close(self) -> None:
        if not self.closed and self.delete:
            tree.remove_file(self.name)
        super().close()


def named_text(
    mode: str = "w+",
    buffering: int = -1,
    encoding: Encoding = None,  # type: ignore[assignment]
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
    delete: bool = True,
    *,
    errors: str | None = None,
) -> RemovedText:
    """NamedTemporaryFile() of text."""
    place = new_name(suffix, prefix, dir)
    plain = mode.replace("t", "")
    made = RemovedText(BinaryFile(file_at(place, "w"), place, plain + "b"), encoding, errors, newline)
    made.mode = mode
    made.delete = delete
    return made


def named_bytes(
    mode: str = "w+b",
    buffering: int = -1,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
    delete: bool = True,
) -> RemovedBytes:
    """NamedTemporaryFile() of bytes."""
    place = new_name(suffix, prefix, dir)
    made = RemovedBytes(file_at(place, "w"), place, "rb+")
    made.delete = delete
    return made


def unnamed_text(
    mode: str = "w+",
    buffering: int = -1,
    encoding: Encoding = None,  # type: ignore[assignment]
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
    *,
    errors: str | None = None,
) -> RemovedText:
    """TemporaryFile() of text."""
    made = named_text(mode, buffering, encoding, newline, suffix, prefix, dir, False, errors=errors)
    tree.remove_file(made.name)
    return made


def unnamed_bytes(
    mode: str = "w+b",
    buffering: int = -1,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
) -> RemovedBytes:
    """TemporaryFile() of bytes."""
    made = named_bytes(mode, buffering, suffix, prefix, dir, False)
    tree.remove_file(made.name)
    return made


# --- directories ---------------------------------------------------------------------------------


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
