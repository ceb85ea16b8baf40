"""os.path: what paths say by themselves, as POSIX has it, and whether there is something at one."""

from __future__ import annotations

from typing import Final, TypeVar

from pyuk.stdlib._files import tree
from pyuk.stdlib._files.nodes import Directory, File
from pyuk.stdlib._files.tree import Location, Other, PathLike, fspath

curdir: Final = "."
pardir: Final = ".."
sep: Final = "/"
extsep: Final = "."
pathsep: Final = ":"
defpath: Final = "/bin:/usr/bin"
devnull: Final = "/dev/null"
Part = TypeVar("Part", bound="str | PathLike | None")


def join(
    a: Location,
    b: Part = None,  # type: ignore[assignment]
    c: str | None = None,
    d: str | None = None,
    e: str | None = None,
    f: str | None = None,
    g: str | None = None,
    h: str | None = None,
) -> str:
    """The parts as one path; an absolute part drops what stands before it."""
    path = fspath(a)
    for part in [None if b is None else fspath(b), c, d, e, f, g, h]:
        if part is None:
            break
        if part.startswith("/"):
            path = part
        elif path == "" or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path: Location) -> tuple[str, str]:
    """What stands before the last slash, and after it."""
    p = fspath(path)
    at = p.rfind("/") + 1
    head = p[:at]
    if head.strip("/") != "":
        head = head.rstrip("/")
    return head, p[at:]


def dirname(p: Location) -> str:
    return split(fspath(p))[0]


def basename(p: Location) -> str:
    return split(fspath(p))[1]


def splitext(path: Location) -> tuple[str, str]:
    """The path without its extension, and that; dots at the beginning of a name begin none."""
    p = fspath(path)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot < start or p[start:dot].strip(".") == "":
        return p, ""
    return p[:dot], p[dot:]


def splitdrive(p: str) -> tuple[str, str]:
    """The drive, which there is none of, and the path."""
    return "", p


def isabs(s: Location) -> bool:
    return fspath(s).startswith("/")


def normcase(s: str) -> str:
    return s


def normpath(place: Location) -> str:
    """The path without `.`, and without `..` and doubled slashes where that is possible."""
    path = fspath(place)
    if path == "":
        return "."
    root = ""
    if path.startswith("/"):
        root = "//" if path.startswith("//") and not path.startswith("///") else "/"
    parts: list[str] = []
    for part in path.split("/"):
        if part == "" or part == ".":
            continue
        if part != ".." or (root == "" and len(parts) == 0) or (len(parts) > 0 and parts[-1] == ".."):
            parts.append(part)
        elif len(parts) > 0:
            parts.pop()
    normal = root + "/".join(parts)
    return normal if normal != "" else "."


def abspath(path: Location) -> str:
    """The path from the root on."""
    return normpath(tree.absolute(fspath(path)))


def realpath(filename: Location) -> str:
    """abspath(): there are no links."""
    return abspath(fspath(filename))


def expanduser(path: Location) -> str:
    """The path, where `~` at its beginning is the root."""
    place = fspath(path)
    if place == "~" or place.startswith("~/"):
        rest = place[1:].lstrip("/")
        return "/" + rest
    return place


def relpath(place: Location, start: str = ".") -> str:
    """The path as seen from `start`. ValueError for an empty path."""
    path = fspath(place)
    if path == "":
        raise ValueError("no path specified")
    here = components(abspath(start))
    there = components(abspath(path))
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    parts = [".."] * (len(here) - common) + there[common:]
    return "/".join(parts) if len(parts) > 0 else "."


def components(path: str) -> list[str]:
    """The parts of an absolute, normal path."""
    parts: list[str] = []
    for part in path.split("/"):
        if part != "":
            parts.append(part)
    return parts


def commonprefix(m: list[str]) -> str:
    """What all texts begin with, character by character."""
    if len(m) == 0:
        return ""
    prefix = m[0]
    for text in m:
        while not text.startswith(prefix):
            prefix = prefix[:-1]
    return prefix


def commonpath(paths: list[str]) -> str:
    """The longest path that all paths are below. ValueError where there is none."""
    if len(paths) == 0:
        raise ValueError("commonpath() arg is an empty sequence")
    is_absolute = isabs(paths[0])
    common = plain_components(paths[0])
    for path in paths:
        if isabs(path) != is_absolute:
            raise ValueError("Can't mix absolute and relative paths")
        parts = plain_components(path)
        length = 0
        while length < min(len(common), len(parts)) and common[length] == parts[length]:
            length += 1
        common = common[:length]
    return ("/" if is_absolute else "") + "/".join(common)


def plain_components(path: str) -> list[str]:
    """The parts of a path but `.`."""
    parts: list[str] = []
    for part in components(path):
        if part != ".":
            parts.append(part)
    return parts


# --- files -----------------------------------------------------------------------------------


def exists(path: Location) -> bool:
    """Whether there is something at a path."""
    return tree.look(fspath(path)) is not None


def lexists(path: Location) -> bool:
    return tree.look(fspath(path)) is not None


def isfile(path: Location) -> bool:
    return isinstance(tree.look(fspath(path)), File)


def isdir(s: Location) -> bool:
    return isinstance(tree.look(fspath(s)), Directory)


def islink(path: Location) -> bool:
    """Never: there are no links."""
    return False


def ismount(path: Location) -> bool:
    """Whether it is the root."""
    return tree.look(fspath(path)) is tree.root()


def getsize(filename: Location) -> int:
    """How many bytes a file has. OSError where there is none."""
    node = tree.find(fspath(filename))
    return node.size() if isinstance(node, File) else 4096


def getmtime(filename: Location) -> float:
    """When a file was changed last, in seconds since 1970. OSError where there is none."""
    return tree.find(fspath(filename)).mtime_ns / 1_000_000_000


def getatime(filename: Location) -> float:
    """getmtime(): when a file was read is not kept."""
    return getmtime(fspath(filename))


def getctime(filename: Location) -> float:
    """getmtime(), likewise."""
    return getmtime(fspath(filename))


def samefile(f1: Location, f2: Other) -> bool:
    """Whether two paths lead to one file. OSError where there is none."""
    return tree.find(fspath(f1)) is tree.find(fspath(f2))
