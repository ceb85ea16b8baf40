"""What `object()` makes: a thing that equals only itself, such as a mark for "nothing was given"."""

from __future__ import annotations


class object:
    """An object without attributes, whose text in CPython is an address."""

    def __repr__(self) -> str:
        raise NotImplementedError("the text of an object() is its address")
