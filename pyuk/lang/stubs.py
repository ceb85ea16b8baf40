"""@stub: a function written in assembly. Under CPython a test says what it does.

Read next: machine.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

from pyuk.lang import machine
from pyuk.lang.annotations import resolve
from pyuk.lang.decorators import mark
from pyuk.lang.ints import MachineInt

P = ParamSpec("P")
R = TypeVar("R")


def asm(text: str) -> NoReturn:
    """The body of a stub: Intel syntax, assembled when the image is built. Nothing that CPython can run."""
    raise NotImplementedError("asm() is machine code: call the @stub function that holds it")


def stub(function: Callable[P, R]) -> Callable[P, R]:
    """A function whose body is a docstring and one asm("...").

    Arguments come in rdi, rsi, rdx, rcx, r8, r9, the result goes out in rax; rbx, rbp and r12 to r15 are
    preserved. Under CPython it calls what machine.install() put behind its name, with the ranges of
    arguments and result checked; NotImplementedError where nothing is there.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        body = machine.find_stub(function.__name__)
        if body is None:
            name = function.__name__
            raise NotImplementedError(f"{name} is machine code: install({name}=...) says what it does here")
        types = _types_of(function)
        names = function.__code__.co_varnames
        for name, value in [*zip(names, args, strict=False), *kwargs.items()]:
            _check(types.get(name), value)
        result: R = body(*args, **kwargs)
        _check(types.get("return"), result)
        return result

    mark(call, "stub")
    return call


def _types_of(function: Callable[..., Any]) -> dict[str, Any]:
    names = getattr(function, "__globals__", {})
    types = {}
    for name, annotation in function.__annotations__.items():
        try:
            types[name] = resolve(annotation, names, {})
        except NameError:
            continue
    return types


def _check(type_: Any, value: Any) -> None:
    if isinstance(type_, type) and issubclass(type_, MachineInt):
        type_(value)
