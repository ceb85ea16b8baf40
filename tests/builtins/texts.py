"""Between CPython's str and the guest's, for tests."""

from __future__ import annotations

from pyuk.builtins.builder import literal_of, text_of
from pyuk.builtins.str import str as Text


def make(value: str) -> Text:
    """The guest's str of CPython's."""
    return text_of(value)


def plain(value: Text | str) -> str:
    """CPython's str of the guest's (or of a literal that a guest function gave)."""
    return value if isinstance(value, str) else literal_of(value)
