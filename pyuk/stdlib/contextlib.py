"""contextlib: what `with` statements are made of.

`with suppress(A, B)` is compiled as the `except` clause that it is. A function marked @contextmanager gives,
where it is called, a GeneratorContextManager around its generator.
Source: The Python Standard Library, "contextlib"; CPython 3.11 Lib/contextlib.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from pyuk.builtins.exceptions import cause_of
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.generators import Generator
from pyuk.builtins.tracebacktype import TracebackType


class Closeable(Protocol):
    """What closing() takes."""

    def close(self) -> None:
        """Free what the object stands for."""


C = TypeVar("C", bound=Closeable)
T = TypeVar("T")
Y = TypeVar("Y")
S = TypeVar("S")
R = TypeVar("R")


class GeneratorContextManager(Generic[Y, S, R]):
    """Runs a generator up to its yield on entering, and on from there on leaving."""

    generator: Generator[Y, S, R]

    def __init__(self, generator: Generator[Y, S, R]) -> None:
        self.generator = generator

    def __enter__(self) -> Y:
        if not self.generator.advance():
            raise RuntimeError("generator didn't yield")
        return self.generator.value

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if exception is None:
            if self.generator.advance():
                raise RuntimeError("generator didn't stop")
            return False
        goes_on = False
        try:
            goes_on = self.generator.throw_in(exception)
        except BaseException as error:
            if is_same(error, exception):
                return False
            raise
        if goes_on:
            raise RuntimeError("generator didn't stop after throw()")
        return True


def is_same(error: BaseException, thrown: BaseException) -> bool:
    """Whether the generator has let the exception through; a StopIteration has become a RuntimeError."""
    if error is thrown:
        return True
    if not isinstance(error, RuntimeError) or not isinstance(thrown, StopIteration):
        return False
    return cause_of(error) is thrown  # type: ignore[arg-type, comparison-overlap]


def contextmanager(function: Callable[[], Generator[Y, S, R]]) -> GeneratorContextManager[Y, S, R]:
    """As a decorator: the compiler makes of each call what this makes of one without arguments."""
    return GeneratorContextManager(function())


class suppress:
    """with suppress(A, B): exceptions of these classes end the block, and are gone."""


class closing(Generic[C]):
    """Closes an object when the block is left."""

    thing: C

    def __init__(self, thing: C) -> None:
        self.thing = thing

    def __enter__(self) -> C:
        return self.thing

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.thing.close()


class nullcontext(Generic[T]):
    """Does nothing; `as` gives what it was made with."""

    enter_result: T

    def __init__(self, enter_result: T) -> None:
        self.enter_result = enter_result

    def __enter__(self) -> T:
        return self.enter_result

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
