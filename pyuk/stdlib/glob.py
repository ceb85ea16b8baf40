"""glob: the files whose paths are as a pattern says."""

from __future__ import annotations

from collections.abc import Iterator

from pyuk.stdlib._files import tree
from pyuk.stdlib._files.nodes import Directory
from pyuk.stdlib.fnmatch import fnmatchcase


def glob(pathname: str, *, recursive: bool = False, include_hidden: bool = False) -> list[str]:
    """All paths that a pattern stands for; `**` stands for any directories with `recursive`."""
    head, tail = pathname.rstrip("/"), "/" if pathname.endswith("/") else ""
    start = "/" if pathname.startswith("/") else ""
    found: list[str] = []
    parts: list[str] = [part for part in head.split("/") if part != ""]
    if len(parts) > 0:
        collect(start, parts, 0, recursive, include_hidden, found)
    if tail == "":
        return found
    directories = [path for path in found if isinstance(tree.look(path), Directory)]
    return [path if path.endswith("/") else path + "/" for path in directories]


def iglob(pathname: str, *, recursive: bool = False, include_hidden: bool = False) -> Iterator[str]:
    """glob(), one path after the other."""
    yield from glob(pathname, recursive=recursive, include_hidden=include_hidden)


def collect(head: str, parts: list[str], at: int, recursive: bool, hidden: bool, found: list[str]) -> None:
    """Add what lies at `head` and is as the parts from `at` on say."""
    part = parts[at]
    is_last = at + 1 == len(parts)
    if part == "**" and recursive:
        if not is_last:
            collect(head, parts, at + 1, recursive, hidden, found)
        elif head != "":
            found.append(head)
        descend(head, parts, at, hidden, found)
        return
    if has_magic(part):
        for name in names_in(head, hidden or part.startswith(".")):
            if fnmatchcase(name, part):
                step(head + name, parts, at, recursive, hidden, found)
    elif tree.look(head + part) is not None:
        step(head + part, parts, at, recursive, hidden, found)


def descend(head: str, parts: list[str], at: int, hidden: bool, found: list[str]) -> None:
    """What is below `head`, at whatever depth, for the `**` at `at`."""
    is_last = at + 1 == len(parts)
    for name in names_in(head, hidden):
        is_directory = isinstance(tree.look(head + name), Directory)
        if is_last:
            found.append(head + name)
        elif is_directory:
            collect(head + name + "/", parts, at + 1, True, hidden, found)
        if is_directory:
            descend(head + name + "/", parts, at, hidden, found)


def step(path: str, parts: list[str], at: int, recursive: bool, hidden: bool, found: list[str]) -> None:
    """A path that is as the parts up to `at` say."""
    if at + 1 == len(parts):
        found.append(path)
    elif isinstance(tree.look(path), Directory):
        collect(path + "/", parts, at + 1, recursive, hidden, found)


def names_in(head: str, hidden: bool) -> list[str]:
    """The names in a directory, those that begin with a point only where they are asked for."""
    node = tree.look(head if head != "" else ".")
    names: list[str] = []
    if isinstance(node, Directory):
        for name in node.entries:
            if hidden or not name.startswith("."):
                names.append(name)
    return names


def has_magic(s: str) -> bool:
    """Whether a text has characters that stand for others."""
    return "*" in s or "?" in s or "[" in s


def escape(pathname: str) -> str:
    """The pattern for this very path."""
    parts: list[str] = []
    for char in pathname:
        parts.append(f"[{char}]" if char in "*?[" else char)
    return "".join(parts)
