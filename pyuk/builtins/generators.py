"""Generator[Y, S, R]: what a call of a generator function gives, and how it is driven from outside.

Each generator function has a class of its own below this one, its frame: the compiler makes it, with the
parameters and whatever else has to outlive a yield as hidden fields, and with advance() made of the
function's body. Source: The Python Language Reference §6.2.9; PEP 342, PEP 380, PEP 479.
"""

from __future__ import annotations

from typing import Generic, Never, TypeVar

from pyuk.builtins.iterators import Iterator

Y = TypeVar("Y")
S = TypeVar("S")
R = TypeVar("R")
NEW = 0  # a state; above 0: which yield it stands at
RUNNING = -1
DONE = -2


class Generator(Iterator[Y], Generic[Y, S, R]):
    """value: what was yielded last. sent, has_sent: what the yield gives when it goes on. thrown: what it raises then.

    result: what the function has returned.
    """

    sent: S
    has_sent: bool
    thrown: BaseException | None
    state: int
    result: R

    def __next__(self) -> Y:
        has_ended = self.state == DONE
        if self.advance():
            return self.value
        if not has_ended and self.result is not None:
            raise StopIteration(self.result)
        raise StopIteration

    def send(self, value: S) -> Y:
        """Go on, the yield gives `value`. A generator that has not begun stands at no yield, which takes only None."""
        self.refuse_running()
        if self.state != NEW:
            self.sent = value
            self.has_sent = True
        elif value is not None:
            raise TypeError("can't send non-None value to a just-started generator")
        return self.__next__()

    def throw(self, exception: BaseException) -> Y:
        """Go on, the yield raises `exception`."""
        self.refuse_running()
        if self.state <= NEW:
            self.state = DONE
            raise exception
        self.thrown = exception
        return self.__next__()

    def close(self) -> None:
        """Let the yield raise GeneratorExit, which runs what `finally` and `with` have to do."""
        self.refuse_running()
        if self.state <= NEW:
            self.state = DONE
            return
        self.thrown = GeneratorExit()
        goes_on = False
        try:
            goes_on = self.advance()
        except (GeneratorExit, StopIteration):
            pass
        if goes_on:
            raise RuntimeError("generator ignored GeneratorExit")

    def refuse_running(self) -> None:
        """A generator cannot be driven from within itself."""
        if self.state == RUNNING:
            raise running_error()

    def throw_in(self, exception: BaseException) -> bool:
        """What advance() does where the yield raises `exception`, for the `yield from` of another generator."""
        if isinstance(exception, GeneratorExit):
            self.close()
            raise exception
        self.refuse_running()
        if self.state <= NEW:
            self.state = DONE
            raise exception
        self.thrown = exception
        return self.advance()


def running_error() -> BaseException:
    """What going on with a generator raises that runs already."""
    return ValueError("generator already executing")


def leaving(exception: BaseException) -> BaseException:
    """What leaves a generator: a StopIteration would look like its end."""
    if not isinstance(exception, StopIteration):
        return exception
    try:
        raise RuntimeError("generator raised StopIteration") from exception
    except RuntimeError as error:
        return error


def refuse_none() -> Never:
    """Where a yield gives a number, say, next() cannot go on: it gives None."""
    raise TypeError("None was sent to a generator that takes another type")
