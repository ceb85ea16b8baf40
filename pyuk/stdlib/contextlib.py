"""contextlib: what `with` statements are made of.

`with suppress(A, B)` is compiled as the `except` clause that it is. A function marked @contextmanager gives,
where it is called, a GeneratorContextManager around its generator.
Source: The Python Standard Library, "contextlib"; CPython 3.11 Lib/contextlib.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, Protocol, Self, TypeVar

from pyuk.builtins.coroutines import AsyncGenerator
from pyuk.builtins.exceptions import cause_of
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.generators import Generator
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import os, sys
from pyuk.stdlib._contextdecorator import ContextDecorator as ContextDecorator
from pyuk.stdlib._files.tree import Location, fspath


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


class AsyncGeneratorContextManager(Generic[Y, S, R, T]):
    """As GeneratorContextManager, for `async with`."""

    generator: AsyncGenerator[Y, S, R, T]

    def __init__(self, generator: AsyncGenerator[Y, S, R, T]) -> None:
        self.generator = generator

    async def __aenter__(self) -> T:
        async for item in self.generator:
            return item  # type: ignore[no-any-return]
        raise RuntimeError("generator didn't yield")

    async def __aexit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if exception is None:
            async for _item in self.generator:
                raise RuntimeError("generator didn't stop")
            return False
        self.generator.thrown = exception
        try:
            async for _item in self.generator:
                raise RuntimeError("generator didn't stop after athrow()")
        except BaseException as error:
            if is_same(error, exception):
                return False
            raise
        return True


def asynccontextmanager(function: Callable[[], AsyncGenerator[Y, S, R, T]]) -> AsyncGeneratorContextManager[Y, S, R, T]:
    """As a decorator of an asynchronous generator function: what contextmanager() is for others."""
    return AsyncGeneratorContextManager(function())


class AbstractContextManager:
    """What a class may derive from whose objects stand behind `with`: it has an __exit__ of its own."""

    def __enter__(self) -> Self:
        return self


class suppress:
    """with suppress(A, B): exceptions of these classes end the block, and are gone.

    holds: whether an exception is of one of them (check/library/managers.py).
    """

    def __init__(self, holds: Callable[[BaseException], bool]) -> None:
        self.holds = holds

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return exception is not None and self.holds(exception)


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


class aclosing(Generic[C]):
    """As closing(), for `async with` and an object with aclose()."""

    thing: C

    def __init__(self, thing: C) -> None:
        self.thing = thing

    async def __aenter__(self) -> C:
        return self.thing

    async def __aexit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.thing.aclose()  # type: ignore[attr-defined]


class chdir:
    """Another working directory while the block runs."""

    def __init__(self, path: Location) -> None:
        self.path = fspath(path)
        self.before: list[str] = []

    def __enter__(self) -> None:
        self.before.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.chdir(self.before.pop())


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


# --- where print() writes to -------------------------------------------------------------------


class Writable(Protocol):
    """What texts can be redirected to."""

    def write(self, text: str, /) -> int:
        """Write a text."""


W = TypeVar("W", bound=Writable)
ENTERED_TWICE: Final = "a redirection that is entered again before it is left"


class redirect_stdout(Generic[W]):
    """What is written to standard output goes to another object with a write() instead."""

    target: W
    is_entered: bool

    def __init__(self, new_target: W) -> None:
        self.target = new_target
        self.is_entered = False

    def __enter__(self) -> W:
        if self.is_entered:
            raise NotImplementedError(ENTERED_TWICE)
        self.is_entered = True
        self.before = sys.stdout  # of whatever types the program lets it be
        sys.stdout = self.target  # type: ignore[assignment]
        return self.target

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_entered = False
        sys.stdout = self.before


class redirect_stderr(Generic[W]):
    """As redirect_stdout, of standard error."""

    target: W
    is_entered: bool

    def __init__(self, new_target: W) -> None:
        self.target = new_target
        self.is_entered = False

    def __enter__(self) -> W:
        if self.is_entered:
            raise NotImplementedError(ENTERED_TWICE)
        self.is_entered = True
        self.before = sys.stderr
        sys.stderr = self.target  # type: ignore[assignment]
        return self.target

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_entered = False
        sys.stderr = self.before


# --- several managers, found out while the program runs --------------------------------------------

M = TypeVar("M")


class Exit:
    """Something that an ExitStack does at its end."""

    def leave(self, exception: BaseException | None) -> bool:
        """Do it; whether the exception ends here."""
        return False


class ExitOf(Exit, Generic[M]):
    """The __exit__ of a manager."""

    manager: M

    def __init__(self, manager: M) -> None:
        self.manager = manager

    def leave(self, exception: BaseException | None) -> bool:
        manager = self.manager
        if manager is None:  # a type that is never found out, of a manager that is never made
            return False
        if exception is None:
            manager.__exit__(None, None, None)  # type: ignore[attr-defined]
            return False
        kind, trace = ExceptionType(exception), TracebackType(exception)
        return bool(manager.__exit__(kind, exception, trace))  # type: ignore[attr-defined]


class ExitCall(Exit):
    """A call of a function."""

    def __init__(self, function: Callable[[], None]) -> None:
        self.function = function

    def leave(self, exception: BaseException | None) -> bool:
        self.function()
        return False


class ExitFunction(Exit):
    """A function that is asked what to do about an exception, as an __exit__ is."""

    def __init__(self, function: Callable[[BaseException | None], bool]) -> None:
        self.function = function

    def leave(self, exception: BaseException | None) -> bool:
        return self.function(exception)


def pushed(exit):  # type: ignore[no-untyped-def]
    """What an ExitStack does at its end for a manager, or for a function that is called like an __exit__."""
    if hasattr(exit, "__exit__"):
        return ExitOf(exit)

    def leave(exception: BaseException | None) -> bool:
        if exception is None:
            exit(None, None, None)
            return False
        return bool(exit(ExceptionType(exception), exception, TracebackType(exception)))

    return ExitFunction(leave)


class ExitStack:
    """Leaves what it has entered, in the opposite order."""

    _exits: list[Exit]

    def __init__(self) -> None:
        self._exits = []

    def __enter__(self) -> ExitStack:
        return self

    def enter_context(self, cm):  # type: ignore[no-untyped-def]
        """Enter a manager; what its __enter__ gives."""
        result = cm.__enter__()
        self._exits.append(ExitOf(cm))
        return result

    def push(self, exit):  # type: ignore[no-untyped-def]
        """Leave a manager at the end that has been entered already, or call a function as its __exit__."""
        self._exits.append(pushed(exit))  # type: ignore[no-untyped-call]
        return exit

    def callback(self, callback, /, *args, **kwds):  # type: ignore[no-untyped-def]
        """Call a function at the end."""

        def call() -> None:
            callback(*args, **kwds)

        self._exits.append(ExitCall(call))
        return callback

    def pop_all(self) -> ExitStack:
        """A stack that does at its end what this one would have done."""
        made = ExitStack()
        made._exits = self._exits
        self._exits = []
        return made

    def close(self) -> None:
        """Leave everything now."""
        self.__exit__(None, None, None)

    def __exit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> bool:
        pending = exception
        while len(self._exits) > 0:
            last = self._exits.pop()
            try:
                if last.leave(pending):
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not exception:
            raise pending
        return exception is not None and pending is None


# --- several asynchronous managers -------------------------------------------------------------------


class AsyncExit:
    """Something that an AsyncExitStack does at its end."""

    async def leave(self, exception: BaseException | None) -> bool:
        """Do it; whether the exception ends here."""
        return False


class AsyncExitOf(AsyncExit, Generic[M]):
    """The __aexit__ of a manager."""

    manager: M

    def __init__(self, manager: M) -> None:
        self.manager = manager

    async def leave(self, exception: BaseException | None) -> bool:
        manager = self.manager
        if manager is None:  # a type that is never found out, of a manager that is never made
            return False
        if exception is None:
            await manager.__aexit__(None, None, None)  # type: ignore[attr-defined]
            return False
        kind, trace = ExceptionType(exception), TracebackType(exception)
        return bool(await manager.__aexit__(kind, exception, trace))  # type: ignore[attr-defined]


class AsyncExitOfPlain(AsyncExit):
    """What an ExitStack would do."""

    def __init__(self, plain: Exit) -> None:
        self.plain = plain

    async def leave(self, exception: BaseException | None) -> bool:
        return self.plain.leave(exception)


class AsyncExitStack:
    """As ExitStack, for `async with`: it takes managers of both kinds."""

    _async_exits: list[AsyncExit]

    def __init__(self) -> None:
        self._async_exits = []

    async def __aenter__(self) -> AsyncExitStack:
        return self

    async def enter_async_context(self, cm):  # type: ignore[no-untyped-def]
        """Enter a manager; what its __aenter__ gives."""
        result = await cm.__aenter__()
        self._async_exits.append(AsyncExitOf(cm))
        return result

    def enter_context(self, cm):  # type: ignore[no-untyped-def]
        """Enter a manager of the other kind; what its __enter__ gives."""
        result = cm.__enter__()
        self._async_exits.append(AsyncExitOfPlain(ExitOf(cm)))
        return result

    def push(self, exit):  # type: ignore[no-untyped-def]
        """Leave a manager at the end that has been entered already, or call a function as its __exit__."""
        self._async_exits.append(AsyncExitOfPlain(pushed(exit)))  # type: ignore[no-untyped-call]
        return exit

    def push_async_exit(self, exit):  # type: ignore[no-untyped-def]
        """Leave a manager at the end that has been entered already."""
        self._async_exits.append(AsyncExitOf(exit))
        return exit

    def callback(self, callback, /, *args, **kwds):  # type: ignore[no-untyped-def]
        """Call a function at the end."""

        def call() -> None:
            callback(*args, **kwds)

        self._async_exits.append(AsyncExitOfPlain(ExitCall(call)))
        return callback

    def push_async_callback(self, callback, /, *args):  # type: ignore[no-untyped-def]
        """Await what a function gives, at the end."""
        self._async_exits.append(AsyncExitOf(AwaitedCall(lambda: callback(*args))))
        return callback

    def pop_all(self) -> AsyncExitStack:
        """A stack that does at its end what this one would have done."""
        made = AsyncExitStack()
        made._async_exits = self._async_exits
        self._async_exits = []
        return made

    async def aclose(self) -> None:
        """Leave everything now."""
        await self.__aexit__(None, None, None)

    async def __aexit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> bool:
        pending = exception
        while len(self._async_exits) > 0:
            last = self._async_exits.pop()
            try:
                if await last.leave(pending):
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not exception:
            raise pending
        return exception is not None and pending is None


class AwaitedCall(Generic[M]):
    """A function whose result is awaited when it is left."""

    def __init__(self, function: M) -> None:
        self.function = function

    async def __aexit__(
        self, kind: ExceptionType | None, exception: BaseException | None, trace: TracebackType | None
    ) -> bool:
        await self.function()  # type: ignore[operator]
        return False
