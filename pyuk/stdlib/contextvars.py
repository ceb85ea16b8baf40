"""contextvars: variables that each task and each thread has for itself. Source: PEP 567."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from pyuk.kernel import scheduler
from pyuk.stdlib import _contexts
from pyuk.stdlib._contexts import Values
from pyuk.stdlib.enum import Enum

T = TypeVar("T")


class Missing:
    """Stands for an argument that was not given."""


class NoValue(Enum):
    """What a variable had that had nothing."""

    MISSING = "MISSING"

    def __repr__(self) -> str:
        return "<Token.MISSING>"


class AnyVar:
    """A variable, whatever it has. number: its place in ALL."""

    name: str
    number: int

    def __init__(self, name: str) -> None:
        self.name = name
        self.number = len(ALL)
        ALL.append(self)
        scheduler.tell_tasks()


ALL: list[AnyVar] = []


class ContextVar(AnyVar, Generic[T]):
    """defaults: its default, if it has one."""

    def __init__(self, name: str, *, default=Missing) -> None:
        super().__init__(name)
        self.defaults: list[T] = []
        if default is not Missing:
            self.defaults.append(default)

    def get(self, default=Missing, /):
        """What it has in the running context; else the default that is given, or its own one. LookupError without."""
        values = _contexts.current.slots
        if self.number in values:
            return self.typed(values[self.number])
        if default is not Missing:
            return default
        if self.defaults:
            return self.defaults[0]
        raise LookupError(f"<ContextVar name={self.name!r}>")

    def typed(self, value: object) -> T:
        """A value that set() took, as what it is."""
        return value  # type: ignore[return-value]  # looked at when it is done

    def set(self, value: T, /) -> Token[T]:
        """Give it a value in the running context. What comes back is for reset()."""
        context = _contexts.current
        token = Token(self, context)
        if self.number in context.slots:
            token.old.append(self.typed(context.slots[self.number]))
        context.slots = {**context.slots, self.number: value}
        return token

    def reset(self, token: Token[T], /) -> None:
        """Let it have what it had before set()."""
        if token.is_used:
            raise RuntimeError(f"{token.described()} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token.described()} was created by a different ContextVar")
        context = _contexts.current
        if token.context is not context:
            raise ValueError(f"{token.described()} was created in a different Context")
        token.is_used = True
        values = {**context.slots}
        del values[self.number]
        if token.old:
            values[self.number] = token.old[0]
        context.slots = values


class Token(Generic[T]):
    """What set() gives. old: what the variable had, if it had something. context: where it was set."""

    MISSING = NoValue.MISSING

    def __init__(self, var: ContextVar[T], context: Values) -> None:
        self.var = var
        self.context = context
        self.old: list[T] = []
        self.is_used = False

    @property
    def old_value(self):
        """What the variable had, or Token.MISSING."""
        return self.old[0] if self.old else NoValue.MISSING

    def described(self) -> str:
        """The token in a message, where CPython has addresses, too."""
        return f"<Token{' used' if self.is_used else ''} var=<ContextVar name={self.var.name!r}>>"


class Context(Values):
    """What variables have. is_entered: run() runs in it."""

    def __init__(self) -> None:
        super().__init__(_contexts.NOTHING)
        self.is_entered = False

    def run(self, callable, /, *args, **kwargs):
        """Call a function in this context; what it sets stays in here."""
        if self.is_entered:
            raise RuntimeError("cannot enter context: it is already entered")
        self.is_entered = True
        before = _contexts.enter(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _contexts.enter(before)
            self.is_entered = False

    def copy(self) -> Context:
        made = Context()
        made.slots = self.slots
        return made

    def __getitem__(self, var: ContextVar[T], /) -> T:
        if var.number not in self.slots:
            raise KeyError(f"<ContextVar name={var.name!r}>")
        return var.typed(self.slots[var.number])

    def get(self, var: ContextVar[T], default=None, /):
        return self[var] if var in self else default

    def __contains__(self, var: AnyVar) -> bool:
        return var.number in self.slots

    def __len__(self) -> int:
        return len(self.slots)

    def __iter__(self) -> Iterator[AnyVar]:
        return iter(self.keys())

    def keys(self) -> list[AnyVar]:
        return [ALL[number] for number in self.slots]

    def values(self) -> list[object]:
        return list(self.slots.values())

    def items(self) -> list[tuple[AnyVar, object]]:
        return [(ALL[number], value) for number, value in self.slots.items()]


def copy_context() -> Context:
    """A context that has what the running one has now."""
    made = Context()
    made.slots = _contexts.current.slots
    return made
