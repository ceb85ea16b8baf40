"""How the checker reports a mistake: by raising Problem, which ends the statement it is in."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from pyuk.compiler.check.model.types import Type, shortened
from pyuk.compiler.errors import Diagnostic, Span, column_of

if TYPE_CHECKING:
    from pyuk.compiler.check.model.declarations import Instance, ModuleInfo


class Problem(Exception):
    """A mistake in the program, on its way to the statement that holds it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
        self.misfit: tuple[Type, Type] | None = None  # what does not fit, and what was wanted

    def suggest(self, remedy: object) -> None:
        """Note what may help, unless something is noted already."""
        if self.diagnostic.remedy is None and remedy is not None:
            self.diagnostic = replace(self.diagnostic, remedy=remedy)


def fail(
    code: str,
    module: ModuleInfo,
    node: ast.AST,
    message: str,
    *,
    why: str | None = None,
    cpython: str | None = None,
    fix: str | None = None,
    notes: tuple[tuple[str, ast.AST], ...] = (),
) -> NoReturn:
    """Raise the Problem `code` at `node`; each note is a second place that the reader should see."""
    raise Problem(diagnostic(code, module, node, message, why=why, cpython=cpython, fix=fix, notes=notes))


def diagnostic(
    code: str,
    module: ModuleInfo,
    node: ast.AST,
    message: str,
    *,
    why: str | None = None,
    cpython: str | None = None,
    fix: str | None = None,
    notes: tuple[tuple[str, ast.AST], ...] = (),
) -> Diagnostic:
    """The Diagnostic for a mistake at `node` of `module`."""
    line, column, end = extent(module, node)
    return Diagnostic(
        code=code,
        message=message,
        path=str(module.source.file),
        line=line,
        column=column,
        end_column=end,
        why=why,
        cpython=cpython,
        fix=fix,
        notes=tuple((text, Span(str(module.source.file), *extent(module, other))) for text, other in notes),
    )


def close_to(name: str, known: Iterable[str]) -> str | None:
    """A hint at one of the known names that looks like `name`."""
    others = sorted({other for other in known if other != name and not other.startswith(".")})
    close = difflib.get_close_matches(name, others, n=1)
    return f"did you mean `{close[0]}`?" if close else None


def explained(instance: Instance, problem: Diagnostic) -> Diagnostic:
    """A mistake in one specialisation of a function, with the call that asked for it.

    One in pyuk's own code is shown where the app calls it: that is what its author can change.
    """
    call = _app_call(instance)
    if call is None or not _is_specialised(instance):
        return problem
    caller, node = call
    line, column, end = extent(caller.info.module, node)
    path = str(caller.info.module.source.file)
    if instance.info.module.source.is_app:
        types = _given_types(instance)
        here = f"`{instance.info.name}` is called{' with ' if types else ''}{types} here"
        return replace(problem, notes=(*problem.notes, (here, Span(path, line, column, end))))
    inside = (
        "this is where it happens, in pyuk's own code",
        Span(problem.path, problem.line, problem.column),
    )
    message = problem.message
    if isinstance(node, ast.Call):
        message = f"`{ast.unparse(node.func)}()` cannot be used here: {message}"
    return replace(
        problem,
        message=message,
        path=path,
        line=line,
        column=column,
        end_column=end,
        notes=(*problem.notes, inside),
    )


def _app_call(instance: Instance) -> tuple[Instance, ast.AST] | None:
    """The call in the app that leads to the instance: the last of the app's own on the way to it."""
    seen = set()
    while instance.called is not None and instance not in seen:
        seen.add(instance)
        caller, node = instance.called
        if caller.info.module.source.is_app:
            return caller, node
        instance = caller
    return None


def _is_specialised(instance: Instance) -> bool:
    return bool(
        _given_types(instance) or instance.bindings or (instance.owner is not None and instance.owner.args)
    )


def _given_types(instance: Instance) -> str:
    """The types of the unannotated parameters: "`a: int, b: str`"."""
    node = instance.info.node
    if not isinstance(node, ast.FunctionDef):
        return ""
    params = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    skipped = int(instance.info.owner is not None and instance.info.kind != "static")
    pairs = list(zip(params, instance.params, strict=False))[skipped:]
    shown = ", ".join(
        f"{param.arg}: {shortened(type_)}" for param, type_ in pairs if param.annotation is None
    )
    return f"`{shown}`" if shown else ""


def extent(module: ModuleInfo, node: ast.AST) -> tuple[int, int, int]:
    """(line, first column, column after the last) of a node, on its first line."""
    line = getattr(node, "lineno", 1)
    source = module.source.lines[line - 1] if line <= len(module.source.lines) else ""
    first = column_of(source, getattr(node, "col_offset", 0))
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        at = source.find(f" {node.name}", first - 1) + 1  # the name, behind `def` or `class`
        return (line, at + 1, at + 1 + len(node.name)) if at else (line, first, len(source.rstrip()) + 1)
    if getattr(node, "end_lineno", line) != line:
        return line, first, len(source.rstrip()) + 1
    return line, first, max(first + 1, column_of(source, getattr(node, "end_col_offset", 0)))
