"""What of the library the checker itself works out when it is called, by full names: functions, classes, methods."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import functions
from pyuk.compiler.check.library import (
    arrays,
    copies,
    extrainfo,
    files,
    getters,
    managers,
    recordcalls,
    structs,
    unittests,
)
from pyuk.compiler.check.statements import handled

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr

FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    **structs.FUNCTIONS,
    **copies.FUNCTIONS,
    **files.FUNCTIONS,
    **functions.CALLS,
    **getters.FUNCTIONS,
    **handled.FUNCTIONS,
    **recordcalls.FUNCTIONS,
    **unittests.FUNCTIONS,
}
# Classes that an application calls; the library itself makes their objects in the usual way.
CLASSES: dict[str, Function[[Checker, ast.Call], Expr]] = {
    **arrays.CLASSES,
    **structs.CLASSES,
    **managers.CLASSES,
}
METHODS: dict[tuple[str, str], Function[[Checker, ast.Call, Expr], Expr]] = {**files.METHODS, **extrainfo.METHODS}
