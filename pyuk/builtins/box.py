"""Box[T]: a value that is stored by itself elsewhere (an int, a tuple, ...) as an object, where a union holds it.

The compiler makes boxes and takes values out of them: no program names them. Boxes of bools and of small ints
are static data (see pyuk/compiler/lower/boxes.py). Next: unions.py.
"""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    """value: what it holds; never changed."""

    value: T
