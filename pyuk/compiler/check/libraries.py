"""Functions of the library whose calls the checker itself works out, by their full names."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check import copies, functions, handled, redirected, structs, unittests

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.tree import Expr

FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    **structs.FUNCTIONS,
    **copies.FUNCTIONS,
    **functions.CALLS,
    **handled.FUNCTIONS,
    **redirected.FUNCTIONS,
    **unittests.FUNCTIONS,
}
