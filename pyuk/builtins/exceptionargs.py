"""The arguments of an exception, each of which knows how it is shown and what it is, and its notes.

The compiler makes an ArgumentOf for each argument of `raise Error(...)` that is not just one str. A program without
such has none of its code: Argument itself knows nothing. Next: exceptions.py.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins.refusals import raise_no_value

T = TypeVar("T")


class Argument:
    """An argument, and the one behind it."""

    following: Argument | None

    def __init__(self) -> None:
        self.following = None

    def text(self) -> str:
        """str() of it."""
        return ""

    def shown(self) -> str:
        """repr() of it."""
        return ""

    def value(self) -> object:
        return None

    def text_of_all(self) -> str:
        """str() of an exception with this and the following arguments."""
        return ""

    def all_shown(self) -> str:
        """repr() of this and the following ones, with commas between."""
        return ""


class LostArgument(Argument):
    """An argument of which only the repr() has been kept."""

    kept: str

    def __init__(self, kept: str) -> None:
        super().__init__()
        self.kept = kept

    def text(self) -> str:
        return self.kept

    def shown(self) -> str:
        return self.kept

    def value(self) -> object:
        raise_no_value()

    def text_of_all(self) -> str:
        return self.kept

    def all_shown(self) -> str:
        return self.kept


class ArgumentOf(Argument, Generic[T]):
    """An argument of a type."""

    content: T

    def __init__(self, content: T) -> None:
        super().__init__()
        self.content = content

    def text(self) -> str:
        return str(self.content)

    def shown(self) -> str:
        return repr(self.content)

    def value(self) -> object:
        return self.content

    def text_of_all(self) -> str:
        return text_of(self)

    def all_shown(self) -> str:
        return shown_from(self)


def shown_from(first: Argument) -> str:
    """all_shown() of an argument."""
    result = first.shown()
    argument = first.following
    while argument is not None:
        result += ", " + argument.shown()
        argument = argument.following
    return result


def text_of(first: Argument) -> str:
    """text_of_all() of an argument."""
    if first.following is None:
        return first.text()
    return "(" + shown_from(first) + ")"


def values(first: Argument | None) -> list[object]:
    """What they are."""
    result: list[object] = []
    argument = first
    while argument is not None:
        result.append(argument.value())
        argument = argument.following
    return result


class Note:
    """What add_note() has added, and what it added after that."""

    text: str
    following: Note | None

    def __init__(self, text: str) -> None:
        self.text = text
        self.following = None


def with_note(first: Note | None, text: str) -> Note:
    """The notes with one more."""
    made = Note(text)
    if first is None:
        return made
    last = first
    while last.following is not None:
        last = last.following
    last.following = made
    return first


def texts(first: Note | None) -> list[str]:
    """What the notes say."""
    result: list[str] = []
    note = first
    while note is not None:
        result.append(note.text)
        note = note.following
    return result
