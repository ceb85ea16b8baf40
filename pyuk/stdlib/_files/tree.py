"""The tree of files, from the root on: paths, and what is done with them. There are no links and no users.

The root holds what was included when the image was built; everything may be written to, and lives in memory.
Source: POSIX.1-2017 §4.13 (resolution of pathnames). Read first: nodes.py. Next: files.py.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from pyuk.builtins.oserror import EEXIST, EISDIR, ENOENT, ENOTDIR
from pyuk.stdlib._files.errors import EBUSY, EINVAL, ENOTEMPTY, refuse, refuse_pair
from pyuk.stdlib._files.included import included_entries
from pyuk.stdlib._files.nodes import Directory, File, Node


class PathLike(Protocol):
    """What stands for a path."""

    def __fspath__(self) -> str: ...


Location = TypeVar("Location", bound="str | PathLike")
Other = TypeVar("Other", bound="str | PathLike")

TEMPORARY = "tmp"  # the directory of every machine for files that nobody keeps

made_root: Directory | None = None
working: str = "/"


def fspath(path: Location) -> str:
    """A path as a text."""
    if isinstance(path, str):
        return path
    return path.__fspath__()


def root() -> Directory:
    """The root, with what the image holds."""
    global made_root
    found = made_root
    if found is None:
        found = Directory()
        made_root = found
        for entry in included_entries():
            home = place_for(found, entry.path)
            name = entry.path[entry.path.rfind("/") + 1 :]
            node: Node = Directory()
            if not entry.is_directory:
                file = File()
                file.place(entry.address, entry.size)
                node = file
            node.mtime_ns = entry.mtime_ns
            home.entries[name] = node
    return found


def top_of(path: str) -> Directory:
    """The root, as a path sees it: one that begins with /tmp finds that directory there.

    It is made when it is asked for, as it would else stand in the listing of the app's directory, which is the root.
    """
    top = root()
    if path == "/" + TEMPORARY or path.startswith("/" + TEMPORARY + "/"):
        place_for(top, TEMPORARY + "/")
    return top


def place_for(top: Directory, path: str) -> Directory:
    """The directory of an included path, whose parts are made where they are missing."""
    here = top
    for part in path.split("/")[:-1]:
        below = here.entries.get(part)
        if not isinstance(below, Directory):
            below = Directory()
            here.entries[part] = below
        here = below
    return here


# --- paths -----------------------------------------------------------------------------------


def absolute(path: str) -> str:
    """A path from the root on, as it stands."""
    return path if path.startswith("/") else working + ("" if working == "/" else "/") + path


def find(path: str) -> Node:
    """What lies at a path. OSError where there is nothing."""
    if path == "":
        refuse(ENOENT, path)
    if "\0" in path:
        raise ValueError("embedded null byte")
    trail: list[Directory] = []
    node: Node = top_of(path)
    for part in absolute(path).split("/"):
        if not isinstance(node, Directory):
            refuse(ENOTDIR, path)
        if part == "" or part == ".":
            continue
        if part == "..":
            node = trail.pop() if len(trail) > 0 else node
            continue
        below = node.entries.get(part)
        if below is None:
            refuse(ENOENT, path)
        trail.append(node)
        node = below
    return node


def look(path: str) -> Node | None:
    """What lies at a path, if anything does."""
    if "\0" in path:
        return None
    try:
        return find(path)
    except OSError:
        return None


def home_of(path: str) -> tuple[Directory, str]:
    """The directory in which a path lies, and its name there, which need not exist. OSError without a directory."""
    if path == "":
        refuse(ENOENT, path)
    if "\0" in path:
        raise ValueError("embedded null byte")
    top_of(path)
    full = absolute(path).rstrip("/")
    at = full.rfind("/")
    try:
        home = find(full[: at + 1] if at >= 0 else "/")
    except OSError as error:
        number = error.errno
        refuse(ENOENT if number is None else number, path)
    if not isinstance(home, Directory):
        refuse(ENOTDIR, path)
    return home, full[at + 1 :]


def directory(path: str) -> Directory:
    """The directory at a path. OSError where there is none."""
    node = find(path)
    if not isinstance(node, Directory):
        refuse(ENOTDIR, path)
    return node


# --- changes ---------------------------------------------------------------------------------


def create(path: str, exclusive: bool) -> File:
    """The file at a path, made where there is none. exclusive: OSError where there is one."""
    home, name = home_of(path)
    node = find(path) if name == "" or name == "." or name == ".." else home.entries.get(name)
    if node is None:
        if path.endswith("/"):
            refuse(EISDIR, path)
        file = File()
        home.entries[name] = file
        home.touch()
        return file
    if exclusive:
        refuse(EEXIST, path)
    return checked_file(node, path)


def checked_file(node: Node, path: str) -> File:
    """A node that has to be a file."""
    if isinstance(node, File):
        if path.endswith("/"):
            refuse(ENOTDIR, path)
        return node
    refuse(EISDIR, path)


def make_directory(path: str) -> None:
    """mkdir(path)."""
    home, name = home_of(path)
    if name == "" or name == "." or name == ".." or name in home.entries:
        refuse(EEXIST, path)
    home.entries[name] = Directory()
    home.touch()


def remove_file(path: str) -> None:
    """unlink(path)."""
    checked_file(find(path), path)
    home, name = home_of(path)
    del home.entries[name]
    home.touch()


def remove_directory(path: str) -> None:
    """rmdir(path)."""
    node = directory(path)
    home, name = home_of(path)
    if node is made_root:
        refuse(EBUSY, path)
    if name == ".":
        refuse(EINVAL, path)
    if len(node.entries) > 0 or name == "..":
        refuse(ENOTEMPTY, path)
    del home.entries[name]
    home.touch()


def rename(source: str, target: str) -> None:
    """rename(source, target): what was at the target is replaced."""
    try:
        move(source, target)
    except OSError as error:
        refuse_pair(error, source, target)


def move(source: str, target: str) -> None:
    """rename() with errors that name one path."""
    node = find(source)
    home, name = home_of(source)
    goal, goal_name = home_of(target)
    present = goal.entries.get(goal_name)
    if node is made_root or goal_name == "" or goal_name == "." or goal_name == "..":
        refuse(EBUSY, source)
    if isinstance(node, Directory):
        if present is not None and not isinstance(present, Directory):
            refuse(ENOTDIR, source)
        if isinstance(present, Directory) and present is not node and len(present.entries) > 0:
            refuse(ENOTEMPTY, source)
        if is_within(goal, node):
            refuse(EINVAL, source)
    elif isinstance(present, Directory):
        refuse(EISDIR, source)
    elif target.endswith("/"):
        refuse(ENOTDIR, source)
    if present is not node:
        del home.entries[name]
        goal.entries[goal_name] = node
        home.touch()
        goal.touch()


def is_within(goal: Directory, top: Directory) -> bool:
    """Whether a directory is another one, or lies below it."""
    if goal is top:
        return True
    for below in top.entries.values():
        if isinstance(below, Directory) and is_within(goal, below):
            return True
    return False


def change_working(path: str, normal: str) -> None:
    """chdir(path), which is `normal` from the root on."""
    global working
    directory(path)
    working = normal
