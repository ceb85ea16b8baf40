"""The kernel checked once: the world that each build goes on from with its app.

Whatever the app, its kernel is the same, and checking it costs more than checking most apps. So the world in which
the kernel's entries are checked is kept beside the compiled objects, as one pickle, and each build takes a copy.
What an app makes known to the kernel, such as a new class of exceptions, is found out by the World's own rules:
whoever has read what changes is checked again. Unlike objects, it is kept by what it was made from: any change of
a file of pyuk's, compiler or kernel, makes it void.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator

from pyuk.compiler import cache
from pyuk.compiler.check.world import World, allow_recursion
from pyuk.compiler.frontend.modules import PACKAGE, ModuleLoader, boot_directory

STAMP_BYTES = 32


def kernel_world(loader: ModuleLoader, make: Callable[[], World]) -> World:
    """A world of one's own in which the kernel is checked, for the app of `loader`; as `make` makes it."""
    file = cache.directory() / f"kernel-{hashlib.sha256(str(PACKAGE).encode()).hexdigest()[:16]}.world"
    stamp = _stamp()
    data = cache.read(file)
    world = _loaded(data[STAMP_BYTES:]) if data is not None and data[:STAMP_BYTES] == stamp else None
    if world is None:
        made = pickle.dumps(make(), pickle.HIGHEST_PROTOCOL)
        cache.write(file, stamp + made)
        world = _loaded(made)  # so that the first build does not differ from the next in what is one object
        assert world is not None
    world.loader.take(loader)
    return world


def _loaded(data: bytes) -> World | None:
    """None for what is damaged: then it is made again."""
    allow_recursion()
    try:
        world = pickle.loads(data)
    except Exception:  # whatever the damaged bytes happen to ask for
        return None
    return world if isinstance(world, World) else None


def _stamp() -> bytes:
    """Tells apart all that the world is made from: the sources of compiler and kernel, and the Python at work."""
    digest = hashlib.sha256(sys.version.encode())
    for root in (PACKAGE, boot_directory() / "boot"):
        for path, changed, size in sorted(_sources(str(root))):
            digest.update(f"{path} {changed} {size}\n".encode())
    return digest.digest()


def _sources(directory: str) -> Iterator[tuple[str, int, int]]:
    """(path, time of the last change in ns, bytes) of each Python file below."""
    for entry in os.scandir(directory):
        if entry.is_dir():
            yield from _sources(entry.path)
        elif entry.name.endswith(".py"):
            known = entry.stat()
            yield entry.path, known.st_mtime_ns, known.st_size
