"""Files that an image holds for the program to open: from the names of --include to bytes in read-only memory.

Where a file appears: under its path as seen from the app's directory, where it lies there, and else under its own
name; `FILE=/path` says another place. The guest's working directory is `/`, so that a program which is run
in its directory under CPython opens the same names. pyuk/stdlib/_files/included.py reads what is packed here.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from pyuk.compiler.errors import UsageError
from pyuk.image.elf_format import STB_GLOBAL, STT_OBJECT
from pyuk.image.model import Chunk, ObjectFile, Symbol, align_up

HEADER = struct.Struct("<QQQQ")  # bytes of content, time of change in ns, bytes of the path, 1 for a directory
LIMIT = 256 << 20  # bytes; QEMU copies all of it into the machine's memory
START, END = "__included_start", "__included_end"


def pack(wishes: Sequence[str], app: Path) -> bytes:
    """All files that are wished for, as the guest reads them. UsageError where one cannot be had."""
    entries: dict[str, tuple[Path, os.stat_result]] = {}
    for wish in wishes:
        source, mount = place_of(wish, app)
        for inside, path, about in found_in(source):
            name = str(mount / inside).lstrip("/") if str(inside) != "." else str(mount).lstrip("/")
            other = entries.setdefault(name, (path, about))
            if name and other[0] != path and not (stat.S_ISDIR(other[1].st_mode) and stat.S_ISDIR(about.st_mode)):
                hint = "give one another place: DIR=/path"
                raise UsageError(f"{other[0]} and {path} would both be /{name}", hint=hint)
    total = sum(about.st_size for _, about in entries.values() if stat.S_ISREG(about.st_mode))
    if total > LIMIT:
        hint = "the image is copied into the machine's memory as a whole"
        raise UsageError(f"what is included has {total:,} bytes, more than {LIMIT:,}", hint=hint)
    return b"".join(entry(name, path, about) for name, (path, about) in sorted(entries.items()) if name)


def place_of(wish: str, app: Path) -> tuple[Path, PurePosixPath]:
    """What is to be included, and where it appears in the guest."""
    given, _, said = wish.partition("=")
    if not given:
        raise UsageError(f"'{wish}' names nothing to include", hint="write --include DIR or --include DIR=/path")
    source = Path(os.path.abspath(given))
    if said:
        mount = PurePosixPath("/", said)
        if ".." in mount.parts:
            raise UsageError(f"{said} is no place for files", hint="give a path without `..`")
        return source, mount
    home = Path(os.path.abspath(app.parent))
    if source.is_relative_to(home):
        return source, PurePosixPath("/", source.relative_to(home).as_posix())
    return source, PurePosixPath("/", source.name)


def found_in(source: Path) -> Iterator[tuple[PurePosixPath, Path, os.stat_result]]:
    """Everything at and below a path: where it lies below it, the path, and what it is. Links are followed."""
    work: list[tuple[PurePosixPath, Path, tuple[tuple[int, int], ...]]] = [(PurePosixPath("."), source, ())]
    while work:
        inside, path, above = work.pop()
        try:
            about = path.stat()
            names = sorted(os.listdir(path), reverse=True) if stat.S_ISDIR(about.st_mode) else []
        except OSError as error:
            raise UsageError(f"cannot include {path}: {error.strerror}") from error
        yield inside, checked(path, about), about
        key = (about.st_dev, about.st_ino)
        if key in above:
            raise UsageError(f"cannot include {path}: it is a link to a directory that it lies in")
        work += [(inside / name, path / name, (*above, key)) for name in names]


def checked(path: Path, about: os.stat_result) -> Path:
    """The path, if it is one of a file or a directory and can be written down."""
    if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):
        raise UsageError(f"cannot include {path}: it is neither a file nor a directory")
    try:
        str(path).encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        raise UsageError(f"cannot include {shown}: its name is not UTF-8") from None
    return path


def entry(name: str, path: Path, about: os.stat_result) -> bytes:
    """One file or directory in the form that the guest reads."""
    is_directory = stat.S_ISDIR(about.st_mode)
    try:
        content = b"" if is_directory else path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot include {path}: {error.strerror}") from error
    text = name.encode()
    header = HEADER.pack(len(content), about.st_mtime_ns, len(text), is_directory)
    return header + padded(text) + padded(content)


def padded(data: bytes) -> bytes:
    """Bytes up to a whole number of words."""
    return data.ljust(align_up(len(data), 8), b"\0")


def included_object(packed: bytes) -> ObjectFile:
    """The packed files as an input of the linker, which drops them where nothing refers to them."""
    owner = ObjectFile("the included files")
    chunk = Chunk(owner, ".rodata.included", "rodata", packed, len(packed), 8)
    owner.chunks = [chunk]
    owner.defines = [
        Symbol(START, chunk, 0, len(packed), STB_GLOBAL, STT_OBJECT),
        Symbol(END, chunk, len(packed), 0, STB_GLOBAL),
    ]
    return owner
