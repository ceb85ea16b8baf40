"""pathlib: paths as objects. Source: The Python Library Reference, "pathlib"; the messages are CPython 3.11's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self, TypeAlias

from pyuk.stdlib._files import tree
from pyuk.stdlib._files.files import BinaryFile
from pyuk.stdlib._files.nodes import Directory, File
from pyuk.stdlib._files.opening import file_at, open_text
from pyuk.stdlib._files.status import stat_result
from pyuk.stdlib._files.texts import Encoding
from pyuk.stdlib._files.tree import Location
from pyuk.stdlib.fnmatch import fnmatchcase
from pyuk.stdlib.os.path import normpath
from pyuk.stdlib.urllib.parse import quote


def parsed(text: str) -> tuple[str, list[str]]:
    """The root of a path, and its parts."""
    root = ""
    if text.startswith("/"):
        root = "//" if text.startswith("//") and not text.startswith("///") else "/"
    parts: list[str] = []
    for part in text.split("/"):
        if part != "" and part != ".":
            parts.append(part)
    return root, parts


class PurePosixPath:
    """A path: its root, which is empty where it is relative, and the names behind it."""

    def __init__(self, *segments: str | PurePosixPath) -> None:
        text = ""
        for segment in segments:
            part = segment if isinstance(segment, str) else str(segment)
            text = part if part.startswith("/") or text == "" else text + "/" + part
        self.root, self.names = parsed(text)

    def __str__(self) -> str:
        text = self.root + "/".join(self.names)
        return "." if text == "" else text

    def __repr__(self) -> str:
        return f"PurePosixPath({str(self)!r})"

    def __fspath__(self) -> str:
        return str(self)

    def as_posix(self) -> str:
        return str(self)

    def as_uri(self) -> str:
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + quote(str(self))

    def __hash__(self) -> int:
        return hash(str(self))

    def __bytes__(self) -> bytes:
        return str(self).encode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PurePosixPath) and self.root == other.root and self.names == other.names

    def __lt__(self, other: PurePosixPath) -> bool:
        return self.listed() < other.listed()

    def __le__(self, other: PurePosixPath) -> bool:
        return self.listed() <= other.listed()

    def __gt__(self, other: PurePosixPath) -> bool:
        return self.listed() > other.listed()

    def __ge__(self, other: PurePosixPath) -> bool:
        return self.listed() >= other.listed()

    def listed(self) -> list[str]:
        """The root, if there is one, and the names."""
        return [self.root, *self.names] if self.root != "" else self.names

    # --- parts -------------------------------------------------------------------------------

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.listed())

    @property
    def drive(self) -> str:
        return ""

    @property
    def anchor(self) -> str:
        return self.root

    @property
    def name(self) -> str:
        return self.names[-1] if len(self.names) > 0 else ""

    @property
    def suffix(self) -> str:
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self) -> list[str]:
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self) -> str:
        return self.name[: len(self.name) - len(self.suffix)]

    @property
    def parent(self) -> Self:
        return self.made(self.root, self.names[:-1]) if len(self.names) > 0 else self

    @property
    def parents(self) -> list[Self]:
        """All paths that this one lies in, the nearest first. Unlike CPython's it is a list."""
        found: list[Self] = []
        for count in range(len(self.names) - 1, -1, -1):
            found.append(self.made(self.root, self.names[:count]))
        return found

    def is_absolute(self) -> bool:
        return self.root != ""

    def is_reserved(self) -> bool:
        """Whether Windows keeps the name for itself: none is here."""
        return False

    # --- other paths -------------------------------------------------------------------------

    def made(self, root: str, names: list[str]) -> Self:
        """The path of a root and names, as one of the same class."""
        result = type(self)()
        result.root = root
        result.names = names
        return result

    def __truediv__(self, key: str | PurePosixPath) -> Self:
        return type(self)(self, key)

    def __rtruediv__(self, key: str) -> Self:
        return type(self)(key, self)

    def joinpath(self, *other: str | PurePosixPath) -> Self:
        result = self
        for part in other:
            result = type(self)(result, part)
        return result

    def with_name(self, name: str) -> Self:
        if self.name == "":
            raise ValueError(f"{self!r} has an empty name")
        if name == "" or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self.made(self.root, [*self.names[:-1], name])

    def with_stem(self, stem: str) -> Self:
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix: str) -> Self:
        if "/" in suffix or (suffix != "" and not suffix.startswith(".")) or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if self.name == "":
            raise ValueError(f"{self!r} has an empty name")
        return self.made(self.root, [*self.names[:-1], self.stem + suffix])

    def is_relative_to(self, other: str | PurePosixPath, *more: str | PurePosixPath) -> bool:
        above = PurePosixPath(other, *more)
        return self.root == above.root and self.names[: len(above.names)] == above.names

    def relative_to(self, other: str | PurePosixPath, *more: str | PurePosixPath) -> Self:
        above = PurePosixPath(other, *more)
        if not self.is_relative_to(above):
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(above)!r}"
                " OR one path is relative and the other is absolute."
            )
        return self.made("", self.names[len(above.names) :])

    def match(self, path_pattern: str) -> bool:
        """Whether the last parts are as a pattern says; all of them, if that is absolute."""
        root, wanted = parsed(path_pattern)
        if root == "" and len(wanted) == 0:
            raise ValueError("empty pattern")
        if root != "" and (root != self.root or len(wanted) != len(self.names)):
            return False
        if len(wanted) > len(self.names):
            return False
        skipped = len(self.names) - len(wanted)
        for i in range(len(wanted)):
            if not fnmatchcase(self.names[skipped + i], wanted[i]):
                return False
        return True


class PosixPath(PurePosixPath):
    """A path of a file or a directory that may be there."""

    # --- where it is -------------------------------------------------------------------------

    def __repr__(self) -> str:
        return f"PosixPath({str(self)!r})"

    @classmethod
    def cwd(cls) -> Self:
        return cls(tree.working)

    @classmethod
    def home(cls) -> Self:
        return cls("/")

    def expanduser(self) -> Self:
        """With the root for the `~` at its beginning."""
        if self.root != "" or self.names[:1] != ["~"]:
            return self
        return self.made("/", self.names[1:])

    def absolute(self) -> PosixPath:
        return PosixPath(tree.absolute(str(self)))

    def resolve(self, strict: bool = False) -> PosixPath:
        if strict:
            tree.find(str(self))
        return PosixPath(normpath(tree.absolute(str(self))))

    # --- what lies there ---------------------------------------------------------------------

    def exists(self) -> bool:
        return tree.look(str(self)) is not None

    def is_file(self) -> bool:
        return isinstance(tree.look(str(self)), File)

    def is_dir(self) -> bool:
        return isinstance(tree.look(str(self)), Directory)

    def is_symlink(self) -> bool:
        return False

    def is_mount(self) -> bool:
        return str(self.absolute()) == "/"

    def lstat(self) -> stat_result:
        return self.stat()

    def stat(self) -> stat_result:
        return stat_result(tree.find(str(self)))

    def samefile(self, other_path: Location) -> bool:
        return tree.find(str(self)) is tree.find(tree.fspath(other_path))

    def iterdir(self) -> Iterator[PosixPath]:
        for name in list(tree.directory(str(self)).entries):
            yield self / name

    def glob(self, pattern: str) -> Iterator[PosixPath]:
        """What lies below and is as a pattern says; `**` stands for any directories."""
        wanted = pattern_parts(pattern)
        found: list[PosixPath] = []
        seen: set[str] = set()
        select(self, wanted, 0, found, seen)
        yield from found

    def rglob(self, pattern: str) -> Iterator[PosixPath]:
        """glob() in this directory and all below it."""
        found: list[PosixPath] = []
        seen: set[str] = set()
        select(self, ["**", *pattern_parts(pattern)], 0, found, seen)
        yield from found

    def read_text(self, encoding: Encoding = None, errors: str | None = None) -> str:  # type: ignore[assignment]
        with open_text(str(self), "r", -1, encoding, errors) as file:
            return file.read()

    def read_bytes(self) -> bytes:
        return BinaryFile(file_at(str(self), "r"), str(self), "rb")._take(-1)

    def write_text(
        self,
        data: str,
        encoding: Encoding = None,  # type: ignore[assignment]
        errors: str | None = None,
        newline: str | None = None,
    ) -> int:
        with open_text(str(self), "w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data: bytes) -> int:
        return BinaryFile(file_at(str(self), "w"), str(self), "wb")._put(data)

    # --- changes -----------------------------------------------------------------------------

    def touch(self, mode: int = 0o666, exist_ok: bool = True) -> None:
        tree.create(str(self), not exist_ok).touch()

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        try:
            tree.make_directory(str(self))
        except FileNotFoundError:
            if not parents or len(self.names) < 2:
                raise
            self.parent.mkdir(mode, True, True)
            self.mkdir(mode, False, exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self) -> None:
        tree.remove_directory(str(self))

    def unlink(self, missing_ok: bool = False) -> None:
        try:
            tree.remove_file(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target: Location) -> PosixPath:
        tree.rename(str(self), tree.fspath(target))
        return PosixPath(tree.fspath(target))

    def replace(self, target: Location) -> PosixPath:
        return self.rename(target)


def pattern_parts(pattern: str) -> list[str]:
    """The parts of a pattern of glob()."""
    if pattern == "":
        raise ValueError(f"Unacceptable pattern: {pattern!r}")
    root, parts = parsed(pattern)
    if root != "":
        raise NotImplementedError("Non-relative patterns are unsupported")
    return parts


def select(path: PosixPath, wanted: list[str], at: int, found: list[PosixPath], seen: set[str]) -> None:
    """Add what lies below a path and is as the parts of a pattern from `at` on say; nothing twice."""
    if at == len(wanted):
        if str(path) not in seen:
            seen.add(str(path))
            found.append(path)
        return
    part = wanted[at]
    node = tree.look(str(path))
    if not isinstance(node, Directory):
        return
    if part == "**":
        select(path, wanted, at + 1, found, seen)
    for name, below in node.entries.items():
        if part == "**":
            if isinstance(below, Directory):
                select(path / name, wanted, at, found, seen)
        elif fnmatchcase(name, part):
            select(path / name, wanted, at + 1, found, seen)


PurePath: TypeAlias = PurePosixPath
Path: TypeAlias = PosixPath
