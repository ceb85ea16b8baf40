"""The machine around the code under CPython: what a test puts behind stubs, and which CPU is running.

Read next: intrinsics.py.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

_stubs: list[dict[str, Callable[..., Any]]] = []
_cpu = 0
_instances: dict[tuple[type, int], Any] = {}


class Installed:
    """Functions that stand behind stubs; leaving the context, or remove(), takes them away."""

    def __init__(self, stubs: dict[str, Callable[..., Any]]) -> None:
        self._stubs = stubs
        _stubs.append(stubs)

    def remove(self) -> None:
        """Take the functions away; once is enough."""
        for index, stubs in enumerate(_stubs):
            if stubs is self._stubs:
                del _stubs[index]
                return

    def __enter__(self) -> Installed:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.remove()


def install(**stubs: Callable[..., Any]) -> Installed:
    """Let `stubs` answer the @stub functions (and intrinsics) of these names, from now on.

    `with install(outb=write, inb=read): ...` ends at the end of the block. The newest wins.
    """
    return Installed(stubs)


def find_stub(name: str) -> Callable[..., Any] | None:
    """The function installed for `name`, or None."""
    for stubs in reversed(_stubs):
        if name in stubs:
            found: Callable[..., Any] = stubs[name]
            return found
    return None


class cpu:
    """Run as the CPU of this index: `with cpu(1): ...`. The boot CPU is 0."""

    def __init__(self, index: int) -> None:
        self._index, self._outer = index, 0

    def __enter__(self) -> None:
        global _cpu
        self._outer, _cpu = _cpu, self._index

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        global _cpu
        _cpu = self._outer


def current_cpu() -> int:
    """The index of the running CPU."""
    return _cpu


def per_cpu(cls: Any, make: Callable[[Any], Any]) -> Any:
    """The running CPU's instance of a class, made at first use."""
    key = (cls, _cpu)
    if key not in _instances:
        _instances[key] = make(cls)
    return _instances[key]


def set_this(instance: Any) -> None:
    """Make `instance` of a @percpu Struct what this() is on the running CPU, as a new GS base does."""
    _instances[type(instance), _cpu] = instance


def reset_cpus() -> None:
    """Forget all per-CPU instances: the next this() makes zeroed ones."""
    _instances.clear()
