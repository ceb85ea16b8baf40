"""What an object has for good: its class, and the place of its fields. In CPython both may be replaced."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.prelude import FIXED

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def refuse(cx: Checker, target: ast.Attribute) -> None:
    """PK0318 where `obj.__class__` or `obj.__dict__` is assigned or deleted; nothing for other attributes."""
    if target.attr not in FIXED:
        return
    text = ast.unparse(target)
    is_class = target.attr == "__class__"
    cx.fail(
        "PK0318",
        target,
        f"`{text}` is replaced here",
        why="what runs for an object, and where its fields lie, is decided when its class makes it"
        if is_class
        else "the fields of an object lie in the object, and no dict takes their place",
        cpython="the object is one of the other class from then on"
        if is_class
        else "the object has the attributes that the other dict holds",
        fix="keep what changes in an object of its own, in a field"
        if is_class
        else "keep what is shared in one object or dict, in a field or an attribute of the class",
    )
