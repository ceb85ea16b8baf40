"""Iterator[T]: what iterators of the run time have in common. Generators are those that programs write.

An iterator is advanced, and then has a value: its end is an answer and not an exception, so that a loop
over it costs no StopIteration. Next: generators.py.
"""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Iterable(Generic[T]):
    """What an annotation calls something that can be iterated over: a parameter takes it as what it is."""

    def __iter__(self) -> Iterator[T]:
        raise NotImplementedError


class Iterator(Generic[T]):
    """value: the item that the last advance() which returned True has come to."""

    value: T

    def advance(self) -> bool:
        """Go on to the next item; False where there is none, now and ever after."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        if self.advance():
            return self.value
        raise StopIteration


class AsyncIterator(Generic[T]):
    """What an annotation calls an asynchronous generator that gives items of a type."""
