"""Marks on functions and classes that the compiler acts on. Under CPython they change nothing.

Each leaves its mark in the `__pyuk__` dict of what it decorates. Read next: raw.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, overload

from pyuk.lang.structs import Struct, become_percpu

F = TypeVar("F", bound=Callable[..., Any])
S = TypeVar("S", bound=Struct)


def mark(target: F, name: str, value: object = True) -> F:
    """Note `name` on a function, or on the function inside a property."""
    holder: Any = getattr(target, "fget", target)
    holder.__dict__.setdefault("__pyuk__", {})[name] = value
    return target


@overload
def export(target: F) -> F: ...
@overload
def export(target: str) -> Callable[[F], F]: ...
def export(target: Any) -> Any:
    """Keep the function in the image, under its own name or `@export("name")`, for symbol() and assembly."""
    if isinstance(target, str):
        return lambda function: mark(function, "export", target)
    return mark(target, "export", target.__name__)


def isr(function: F) -> F:
    """The function runs in interrupt context: it may neither allocate nor block. Proved by the compiler."""
    return mark(function, "isr")


def noalloc(function: F) -> F:
    """The function does not allocate, whatever it calls. Proved by the compiler."""
    return mark(function, "noalloc")


def inline(function: F) -> F:
    """Compile the function into its callers."""
    return mark(function, "inline")


def noinline(function: F) -> F:
    """Keep the function out of its callers: a cold path."""
    return mark(function, "noinline")


def replaceable(function: F) -> F:
    """Keep the function out of its callers, and let nothing be known of its body: a process that runs the program
    links its own in its place (pyuk/hosted)."""
    return mark(function, "replaceable")


def by_constant(function: F) -> F:
    """Calls whose last argument is written as a number n are calls of NAME_n without it; others are refused."""
    return mark(function, "by_constant")


def located(function: F) -> F:
    """The parameter `place` of a call from the app is where it stands, `file:line:function`, unless it is given."""
    return mark(function, "located")


def by_groups(function: F) -> F:
    """Calls where the regular expression is known are calls of what suits its groups (check/library/patterns.py)."""
    return mark(function, "by_groups")


def percpu(cls: type[S]) -> type[S]:
    """One instance per CPU; `cls.this()` is the running CPU's.

    The first field is a u64 that holds the instance's own address, as gs:0 does in the machine. TypeError.
    """
    become_percpu(cls)
    return cls
