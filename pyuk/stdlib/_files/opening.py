"""open(): the compiler chooses the function by the mode, which is a constant: it decides what kind of file it is.

Read first: texts.py. Next: ../io.py.
"""

from __future__ import annotations

from pyuk.stdlib._files.files import BinaryFile, BufferedRandom, BufferedReader, BufferedWriter
from pyuk.stdlib._files.nodes import File
from pyuk.stdlib._files.texts import Encoding, TextIOWrapper
from pyuk.stdlib._files.tree import Location, checked_file, create, find, fspath


def file_at(path: str, mode: str) -> File:
    """The file that open() is about, made or emptied as the mode says."""
    if mode[0] == "r":
        return checked_file(find(path), path)
    file = create(path, mode[0] == "x")
    if mode[0] == "w":
        file.truncate(0)
    return file


def named(file: Location) -> str:
    """The path of what is to be opened."""
    if file is None:
        raise TypeError("expected str, bytes or os.PathLike object, not NoneType")
    return fspath(file)


def open_text(
    file: Location,
    mode: str = "r",
    buffering: int = -1,
    encoding: Encoding = None,  # type: ignore[assignment]
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
) -> TextIOWrapper:
    """open() for text."""
    path = named(file)
    if buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    plain = mode.replace("t", "")
    made = TextIOWrapper(BinaryFile(file_at(path, plain), path, plain + "b"), encoding, errors, newline)
    made.mode = mode
    return made


def open_reader(file: Location, mode: str = "rb", buffering: int = -1, closefd: bool = True) -> BufferedReader:
    """open(file, "rb")."""
    path = named(file)
    return BufferedReader(file_at(path, "r"), path, "rb")


def open_writer(file: Location, mode: str = "wb", buffering: int = -1, closefd: bool = True) -> BufferedWriter:
    """open() for bytes that are written."""
    path = named(file)
    plain = mode.replace("b", "")
    return BufferedWriter(file_at(path, plain), path, plain + "b")


def open_random(file: Location, mode: str = "rb+", buffering: int = -1, closefd: bool = True) -> BufferedRandom:
    """open() for bytes that are read and written."""
    path = named(file)
    plain = mode.replace("b", "").replace("+", "")
    return BufferedRandom(file_at(path, plain), path, plain + "b+")
