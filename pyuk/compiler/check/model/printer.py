"""The typed tree as text, function by function: what `pyuk build --emit typed` shows."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator

from pyuk.compiler.check.model import tree
from pyuk.compiler.check.model.declarations import Global, Instance, Slot, Variable
from pyuk.compiler.check.model.types import Int, Type


def print_instance(instance: Instance) -> str:
    """One specialisation: its signature, its variables, its statements with their source lines."""
    params = ", ".join(f"{v.name}: {v.type}" for v in instance.variables.values() if v.is_param)
    lines = [f"def {instance.symbol}({params}) -> {instance.result}:"]
    locals_ = [v for v in instance.variables.values() if not v.is_param and not v.name.startswith(".")]
    lines += [f"    var {v.name}: {v.type}" for v in locals_]
    lines += _block(instance.body or [], 1)
    return "\n".join(lines) + "\n"


def _block(block: tree.Block, depth: int) -> Iterator[str]:
    for stmt in block:
        yield from _statement(stmt, depth)


def _statement(stmt: tree.Stmt, depth: int) -> Iterator[str]:
    indent = "    " * depth
    line = getattr(stmt.node, "lineno", 0)
    heads: list[str] = []
    bodies: list[tuple[str, tree.Block]] = []
    for field in dataclasses.fields(stmt):
        value = getattr(stmt, field.name)
        if field.name == "node":
            continue
        if isinstance(value, list) and all(isinstance(item, tree.Stmt) for item in value):
            bodies.append((field.name, value))
        elif isinstance(value, list):
            bodies += [
                (f"except {', '.join(map(str, h.classes)) or 'all'} as {h.variable.name}", h.body)
                for h in value
            ]
        else:
            heads.append(_shown(value))
    yield f"{indent}{type(stmt).__name__.lower()} {', '.join(heads)}".rstrip().ljust(78) + f"  # {line}"
    for name, body in bodies:
        if body:
            yield f"{indent}  {name}:"
            yield from _block(body, depth + 1)


def _shown(value: object) -> str:
    match value:
        case tree.Literal():
            return f"{value.value!r}" if value.value is not None else str(value.type)
        case tree.ReadLocal():
            return value.variable.name
        case tree.Expr():
            parts = [
                _shown(getattr(value, f.name))
                for f in dataclasses.fields(value)
                if f.name not in ("node", "type")
            ]
            return f"{type(value).__name__}[{value.type}]({', '.join(part for part in parts if part)})"
        case tree.Place():
            inner = value.field[1] if value.field is not None else f"+{value.offset}"
            index = f"[{_shown(value.index)}]" if value.index is not None else ""
            return f"{_shown(value.base)}.{inner}{index}"
        case Variable():
            return f"{value.name}: {value.type}"
        case Global():
            return value.name
        case Instance():
            return value.symbol
        case Slot():
            return f"virtual {value.owner}.{value.name}"
        case list() | tuple():
            return ", ".join(map(_shown, value))
        case dict():
            return ", ".join(f"{_shown(key)}: {_shown(item)}" for key, item in value.items())
        case Int() | Type() | str():
            return str(value)
        case None | False | ast.AST():
            return ""
    if dataclasses.is_dataclass(value):  # what is declared leads to the whole program
        return str(getattr(value, "symbol", None) or getattr(value, "name", None) or type(value).__name__)
    return str(value)
