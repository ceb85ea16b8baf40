"""What `pyuk check` need not look into: bodies of library functions where nothing of them can be wrong for the app.

A function of the library that is annotated whole, and is given nothing of the app's own, has been checked by the
library's tests; what it returns stands in its annotation. Bodies matter all the same where they decide more than
that: constructors set fields, operators may answer NotImplemented, and a type of the app or a function that is
handed over brings code of the app in. Where an app looks into an `object`, World.distrust() takes all of it back.
"""

from __future__ import annotations

import ast

from pyuk.compiler.check.declare.scopes import scope_of
from pyuk.compiler.check.model.declarations import Instance
from pyuk.compiler.check.model.types import NEVER, Class, Int, Optional, Simple, Tuple, Type, parts_of


def is_settled(instance: Instance) -> bool:
    """Whether a call of the function is known whole without its body."""
    info = instance.info
    if info.module.source.is_app or instance.declared is None or instance.frame is not None:
        return False
    if info.frame is not None or info.nested is not None or info.thunk is not None or info.name == "__init__":
        return False
    if not isinstance(info.node, ast.FunctionDef) or "NotImplemented" in scope_of(info.node).mentioned:
        return False
    owner = [instance.owner] if instance.owner is not None else []
    return all(map(_is_plain, [*instance.params, *owner, *(type_ for _, type_ in instance.bindings)]))


def _is_plain(type_: Type) -> bool:
    """Whether a value of the type brings no code of the app with it."""
    if isinstance(type_, Class) and (type_.info.module.source.is_app or type_.info.function is not None):
        return False
    known = isinstance(type_, (Int, Simple, Class, Optional, Tuple)) and type_ != NEVER
    return known and all(map(_is_plain, parts_of(type_)))
