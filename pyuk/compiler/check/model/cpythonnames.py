"""The names of classes in CPython's own messages: of one that is written in C, with its module."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from types import MethodDescriptorType, WrapperDescriptorType

from pyuk.compiler.check.model.types import Class, Optional, Type, python_module, python_name


def error_name(type_: Type) -> str:
    """`datetime.date` and `collections.deque`, but `Counter` and `int`: as in `'...' object is not iterable`."""
    if isinstance(type_, Optional):
        return error_name(type_.inner)
    if not isinstance(type_, Class) or type_.info.module.source.is_app:
        return python_name(type_)
    home = python_module(type_.info.stated_module)
    is_known = home != "builtins" and home.split(".")[0] in sys.stdlib_module_names
    return _named(home, type_.info.stated_name) if is_known else python_name(type_)


@cache
def _named(module: str, name: str) -> str:
    found = getattr(importlib.import_module(module), name, None)
    if not isinstance(found, type):
        return name
    is_c = any(isinstance(part, (MethodDescriptorType, WrapperDescriptorType)) for part in vars(found).values())
    return f"{found.__module__}.{found.__name__}" if is_c else name
