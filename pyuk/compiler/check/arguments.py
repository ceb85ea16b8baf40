"""How the arguments of a call meet the parameters of a function."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.types import Type, mentions_type_var

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model import FunctionInfo


def takes(cx: Checker, info: FunctionInfo, wanted: tuple[Type, ...]) -> bool:
    """Whether the function can be called with just such positional arguments."""
    from pyuk.compiler.check.calls import fits

    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    args = info.node.args
    params = [*args.posonlyargs, *args.args]
    if len(wanted) < len(params) - len(args.defaults) or (len(wanted) > len(params) and args.vararg is None):
        return False
    if None in args.kw_defaults:
        return False
    for param, type_ in zip(params, wanted, strict=False):
        if param.annotation is not None:
            annotated = cx.world.annotations.resolve(param.annotation, info.module)
            if not mentions_type_var(annotated) and not fits(cx, type_, annotated):
                return False
    return True
