"""What os.stat() tells, and the entries of a directory. Read first: tree.py. Next: ../os/__init__.py."""

from __future__ import annotations

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib._files.nodes import Directory, File, Node

DIRECTORY_MODE = 0o040755
FILE_MODE = 0o100644
SECOND_NS = 1_000_000_000


class stat_result:
    """What is known of a file. Unlike CPython's it is no tuple."""

    def __init__(self, node: Node) -> None:
        self.st_size = node.size() if isinstance(node, File) else 4096
        self.st_mode = DIRECTORY_MODE if isinstance(node, Directory) else FILE_MODE
        self.st_ino = node.number
        self.st_dev = 1
        self.st_nlink = 1
        self.st_uid = 0
        self.st_gid = 0
        self.st_mtime_ns = node.mtime_ns
        self.st_atime_ns = node.mtime_ns
        self.st_ctime_ns = node.mtime_ns
        self.st_mtime = node.mtime_ns / SECOND_NS
        self.st_atime = self.st_mtime
        self.st_ctime = self.st_mtime


class DirEntry:
    """An entry of a directory, as scandir() gives it."""

    def __init__(self, name: str, path: str, node: Node) -> None:
        self.name = name
        self.path = path
        self.node = node

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self.node, File)

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self.node, Directory)

    def is_symlink(self) -> bool:
        return False

    def inode(self) -> int:
        return self.node.number

    def stat(self, *, follow_symlinks: bool = True) -> stat_result:
        return stat_result(self.node)


class Scan:
    """The entries of a directory, one after the other."""

    def __init__(self, entries: list[DirEntry]) -> None:
        self.entries = entries
        self.next = 0

    def __iter__(self) -> Scan:
        return self

    def __next__(self) -> DirEntry:
        if self.next == len(self.entries):
            raise StopIteration
        self.next += 1
        return self.entries[self.next - 1]

    def close(self) -> None:
        self.next = len(self.entries)

    def __enter__(self) -> Scan:
        return self

    def __exit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
