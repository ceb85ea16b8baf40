"""Coroutine[Y, S, R] and AsyncGenerator[Y, S, R, T]: what calls of `async def` functions give.

A coroutine is a generator that is awaited: it yields what the awaitable at the bottom yields to whoever
drives it by send(). An asynchronous generator yields that as well; what its own `yield` gives is an item.
Source: The Python Language Reference §8.9; PEP 492, PEP 525.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins.generators import DONE, NEW, Generator

Y = TypeVar("Y")
S = TypeVar("S")
R = TypeVar("R")
T = TypeVar("T")


class Coroutine(Generator[Y, S, R], Generic[Y, S, R]):
    """A call of an `async def` function, to be awaited."""


class AsyncGenerator(Generator[Y, S, R], Generic[Y, S, R, T]):
    """A call of an `async def` function that yields. item: the last one; has_item: whether it is new."""

    item: T
    has_item: bool

    def __aiter__(self):  # type: ignore[no-untyped-def]
        return self

    async def __anext__(self) -> T:
        """The next item. StopAsyncIteration."""
        async for item in self:
            return item  # type: ignore[no-any-return]
        raise StopAsyncIteration

    async def asend(self, value: None) -> T:
        """The same: nothing can be sent."""
        return await self.__anext__()

    async def athrow(self, exception: BaseException) -> T | None:
        """Let the yield raise `exception`; the next item, None where it has ended before. StopAsyncIteration."""
        self.refuse_running()
        if self.state == DONE:
            return None
        if self.state == NEW:
            self.state = DONE
            raise exception
        self.thrown = exception
        return await self.__anext__()

    async def aclose(self) -> None:
        """Let the yield raise GeneratorExit, and wait for what `finally` and `async with` have to do."""
        self.refuse_running()
        if self.state <= NEW:
            self.state = DONE
            return
        self.thrown = GeneratorExit()
        goes_on = False
        try:
            async for _item in self:
                goes_on = True
                break
        except (GeneratorExit, StopAsyncIteration):
            pass
        if goes_on:
            raise RuntimeError("async generator ignored GeneratorExit")


async def next_or(iterator, default):  # type: ignore[no-untyped-def]
    """anext(iterator, default)."""
    try:
        return await iterator.__anext__()
    except StopAsyncIteration:
        return default
