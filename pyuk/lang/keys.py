"""What containers ask of their keys and items, decided for their type when the program is compiled.

Compiled code knows the type of a key, and there is no call where one machine comparison does. hash() itself is
Python's. Read next: annotations.py.
"""

from __future__ import annotations

import operator
from typing import Any

ORDERS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def same_key(stored: object, key: object) -> bool:
    """Whether a key that is stored is the one that is looked for: the same object, or an equal one.

    Numbers are values in compiled code, where every nan is the same key.
    """
    return stored is key or stored == key


def is_plain_key(key: object) -> bool:
    """Whether same_key() of the key's type is a machine comparison: then hashes need not be compared before."""
    return isinstance(key, (int, float))


def identity(item: object) -> int:
    """A number that no other object has as long as this one lives, u64: its address, in compiled code."""
    return id(item)


def in_order(order: str, left: Any, right: Any) -> bool:
    """`left < right`, or what other order is written out, of items that may have none: then it is the TypeError."""
    return bool(ORDERS[order](left, right))
