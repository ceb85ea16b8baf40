"""Functions whose result depends on the groups that a regular expression has: `@by_groups`.

Where the pattern is known, a call of such a function NAME is a call of NAME_rows for several groups (findall),
of NAME_parts where there are groups that need not match (split), and of NAME_certain where all groups do
(those that give matches). Known is a text that stands in the source: a literal, a name that is bound once to one,
or `re.compile("...")` and a name that is bound once to that.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.expressions.knowntexts import bound_once, known_text
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.types import Class
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

PARSER: Any = re._parser  # type: ignore[attr-defined]  # the standard library's own


def chosen(cx: Checker, info: FunctionInfo, node: ast.Call, owner: Class | None) -> FunctionInfo:
    """The function that the call means: `info`, or the one for the groups of the pattern."""
    if owner is not None:
        receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
        pattern = _compiled(cx, receiver)
    else:
        pattern = _first_argument(cx, node) or _compiled(cx, node.args[0] if node.args else None)
    if pattern is None:
        return info
    for suffix in _suffixes(pattern):
        name = f"{info.name}_{suffix}"
        found = owner.info.methods.get(name) if owner is not None else cx.world.find(info.module, name)
        if isinstance(found, FunctionInfo):
            return found
    return info


def _suffixes(pattern: str) -> list[str]:
    """What is known of the pattern's groups; nothing of what is no pattern, which is told when it is used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = PARSER.parse(pattern)
        except (re.error, OverflowError, ValueError, RecursionError):
            return []
    groups = tree.state.groups - 1
    certain = len(set(_always_matched(tree))) == groups
    return (["rows"] if groups > 1 else []) + ["certain" if certain else "parts"]


def _always_matched(tree: Any) -> list[int]:
    """The numbers of the groups that match whenever the tree does."""
    found: list[int] = []
    for operation, argument in tree:
        match str(operation):
            case "SUBPATTERN":
                found += [argument[0]] if argument[0] is not None else []
                found += _always_matched(argument[-1])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0] > 0:
                found += _always_matched(argument[2])
            case "ATOMIC_GROUP":
                found += _always_matched(argument)
            case "ASSERT":
                found += _always_matched(argument[1])
    return found


def _first_argument(cx: Checker, node: ast.Call) -> str | None:
    """The text of a call's first argument, where it is known; with its flag, where it is a verbose one."""
    text = known_text(cx, node.args[0]) if node.args else None
    if text is None:
        return None
    names = {n.attr if isinstance(n, ast.Attribute) else getattr(n, "id", "") for n in walk(node)}
    return "(?x)" + text if names & {"X", "VERBOSE"} else text


def _compiled(cx: Checker, node: ast.expr | None) -> str | None:
    """The pattern of `re.compile("...")`, or of a name that stands for one."""
    node = bound_once(cx, node) if isinstance(node, ast.Name) else node
    if not isinstance(node, ast.Call):
        return None
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return _first_argument(cx, node) if name == "compile" else None
