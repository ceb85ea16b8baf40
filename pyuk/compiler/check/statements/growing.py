"""`text += more` in a loop: a variable of type str keeps room behind its value, so that a round copies `more` alone.

The checker notes the variable and makes the run-time function part of the program; lower/growing.py does the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model.tree import Call, Expr, ReadGlobal, ReadLocal

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

APPENDED = "pyuk.builtins.str.appended"
APPENDED_TO = "pyuk.builtins.str.appended_to"
ADDITION = "pyuk.builtins.str.str.__add__"


def note_growing(cx: Checker, current: Expr, result: Expr) -> None:
    """Note that the value of `current` is to be replaced by `result`, where that is an addition in a loop."""
    from pyuk.compiler.check.calls.specialisation import need_runtime

    if not cx.loops or not is_addition_to(result, current):
        return
    if isinstance(current, ReadLocal) and current.variable.shared is None and cx.info.frame is None:
        need_runtime(cx, APPENDED)
        current.variable.grows = True
    elif isinstance(current, ReadGlobal):
        need_runtime(cx, APPENDED_TO)
        current.target.grows = True


def is_addition_to(value: Expr, left: Expr) -> bool:
    """Whether it is `left + ...` of two strs, done by the method of the class str itself."""
    return isinstance(value, Call) and value.instance.symbol == ADDITION and value.args[0] is left
