"""unittest: the tests of a class, found when the program is compiled.

Each class of tests gets a method that calls a test by its name. Marks become methods that tell them:

    class TestA(unittest.TestCase):
        @unittest.skipIf(is_slow, "too slow")
        def test_x(self): ...

    _TestA_test_x_skip = "too slow" if is_slow else None      # evaluated where the decorator would be
    class TestA(unittest.TestCase):
        def _skip_test_x(self): return _TestA_test_x_skip
        def test_x(self): ...
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.hereditary import give
from pyuk.compiler.check.declare.made import make_method
from pyuk.compiler.check.expressions.text import text_literal, to_text
from pyuk.compiler.check.iteration.generators import is_async
from pyuk.compiler.check.model.declarations import ClassInfo, Entity, FunctionInfo
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, none_literal
from pyuk.compiler.check.model.types import Class, Tuple, TypeValue, ancestors, python_name
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib.unittest"
TEST_CASE = f"{HOME}.case.TestCase"
DO = "_do"
CLASS_NAME = "_class"
SKIP, SKIP_CLASS, EXPECT = "_skip_", "_skip_class", "_expect_"
MARKS = ("skip", "skipIf", "skipUnless", "expectedFailure")


# --- marks ----------------------------------------------------------------------------------------


def take_marks(tree: ast.Module) -> None:
    """Write the marks of the tests of a module's classes as methods."""
    names = dict(_names_of_marks(tree))
    body: list[ast.stmt] = []
    for stmt in tree.body:
        if isinstance(stmt, ast.ClassDef):
            body += _marked(stmt, names)
        body.append(stmt)
    tree.body = body


def _names_of_marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """How the module calls unittest's marks, and which each is."""
    for stmt in tree.body:
        if isinstance(stmt, ast.Import):
            for alias in stmt.names:
                if alias.name == "unittest":
                    yield from ((f"{alias.asname or alias.name}.{mark}", mark) for mark in MARKS)
        elif isinstance(stmt, ast.ImportFrom) and stmt.module == "unittest" and not stmt.level:
            yield from ((alias.asname or alias.name, alias.name) for alias in stmt.names if alias.name in MARKS)


def _marked(node: ast.ClassDef, names: dict[str, str]) -> list[ast.stmt]:
    """Take the marks of a class and of its methods; what is to be evaluated before the class."""
    before: list[ast.stmt] = []
    members: list[ast.stmt] = []
    for member in node.body:
        members.append(member)
        if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
            made = _taken(member, names, f"_{node.name}_{member.name}_skip", f"{SKIP}{member.name}", before)
            members += made
    members += _taken(node, names, f"_{node.name}_skip", SKIP_CLASS, before)
    node.body = members
    return before


def _taken(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
    names: dict[str, str],
    variable: str,
    method: str,
    before: list[ast.stmt],
) -> list[ast.stmt]:
    """Take the marks of one definition; the methods that tell them."""
    made: list[ast.stmt] = []
    reasons: list[str] = []
    for decorator in list(node.decorator_list):
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        mark = names.get(ast.unparse(called))
        if mark is None:
            continue
        node.decorator_list.remove(decorator)
        if mark == "expectedFailure":
            text = f"def {method.replace(SKIP, EXPECT)}(self) -> bool:\n return True"
            made.append(_at(ast.parse(text).body[0], decorator))
        else:
            reasons.append(f"{variable}{len(reasons)}")
            before.append(_evaluated(reasons[-1], mark, decorator))
    if reasons:
        first = " or ".join(reasons)
        made.append(_at(ast.parse(f"def {method}(self) -> str | None:\n return {first}").body[0], node))
    return made


def _evaluated(variable: str, mark: str, decorator: ast.expr) -> ast.stmt:
    """`variable = reason`, or None where the test is not to be skipped."""
    given = [*decorator.args, *(k.value for k in decorator.keywords)] if isinstance(decorator, ast.Call) else []
    stmt = ast.parse(f"{variable}: str | None = ''").body[0]
    assert isinstance(stmt, ast.AnnAssign)
    if mark == "skip" and given:
        stmt.value = given[0]
    elif mark != "skip" and len(given) == 2:
        reason, nothing = given[1], ast.Constant(None)
        parts: tuple[ast.expr, ast.expr] = (reason, nothing) if mark == "skipIf" else (nothing, reason)
        stmt.value = ast.IfExp(given[0], *parts)
    return _at(stmt, decorator)


def _at(stmt: ast.stmt, place: ast.expr | ast.stmt) -> ast.stmt:
    """A statement that stands, with all of its new parts, where `place` does."""
    old = set(map(id, ast.walk(place)))
    for part in walk(stmt):
        if "lineno" in part._attributes and id(part) not in old:
            ast.copy_location(part, place)
    return stmt


# --- the tests of a class ---------------------------------------------------------------------------


def _names_of_tests(info: ClassInfo) -> list[str]:
    """The tests of a class and of those that it derives from, by their names."""
    every = {name for above in ancestors(Class(info, info.type_params)) for name in above.info.methods}
    return sorted(name for name in every if name.startswith("test"))


def _owner(info: ClassInfo, name: str) -> ClassInfo | None:
    """The class whose method of that name objects of `info` have."""
    return next((a.info for a in ancestors(Class(info, info.type_params)) if name in a.info.methods), None)


def _make_do(world: World, info: ClassInfo) -> None:
    """_do() of one class."""
    lines = ["def made(self, what):"]
    known: dict[str, Entity] = {"this_class": info}
    for name in _names_of_tests(info):
        owner = _owner(info, name)
        assert owner is not None
        call = f"self.{name}()"
        if is_async(owner.methods[name].node):
            known["run_async"] = world.runtime(f"{HOME}.async_case.run_async")
            call = f"run_async(self, {call})"
        lines += [f" if what == {name!r}:", f"  {call}", "  return"]
    for name in ("setUpClass", "tearDownClass"):
        lines += [f" if what == {name!r}:", f"  this_class.{name}()", "  return"]
    lines += [" self._skip_reason = None", " self._expects_failure = False", " name = self._testMethodName"]
    lines += [f" self._skip_reason = self.{SKIP_CLASS}()"] if _owner(info, SKIP_CLASS) is not None else []
    lines += [" if what == 'class marks': return"]
    for name in _names_of_tests(info):
        lines += _marks_of(info, name)
    made = make_method(info, "\n".join(lines), known=known, name=DO)
    if made is not None:
        made.is_hidden = True


def _marks_of(info: ClassInfo, name: str) -> list[str]:
    """The lines that note the marks and the docstring of a test."""
    owner = _owner(info, name)
    assert owner is not None
    node = owner.methods[name].node
    doc = ast.get_docstring(node, clean=False) if isinstance(node, ast.FunctionDef) else None
    found = [f"  self._doc = {doc!r}"] if doc else []
    if f"{SKIP}{name}" in owner.methods:
        found.append(f"  self._skip_reason = self._skip_reason or self.{SKIP}{name}()")
    if f"{EXPECT}{name}" in owner.methods:
        found.append("  self._expects_failure = True")
    return [f" if name == {name!r}:", *found] if found else []


def _make_class_name(world: World, info: ClassInfo) -> None:
    """_class() of one class."""
    shown = f"{info.stated_module}.{info.qualname}"
    make_method(info, f"def made(self) -> str:\n return {shown!r}", name=CLASS_NAME)


def _prepare(world: World, info: ClassInfo) -> None:
    """Give the methods to a class of tests."""
    _make_class_name(world, info)
    _make_do(world, info)
    give(world, info, DO, _make_do)
    give(world, info, CLASS_NAME, _make_class_name)


def _is_test_case(world: World, info: ClassInfo) -> bool:
    world.complete_class(info)
    return any(above.info.symbol == TEST_CASE for above in ancestors(Class(info, info.type_params))[1:])


def _tests(cx: Checker, classes: list[ClassInfo], node: ast.Call) -> Expr:
    """A list of an object for each test of these classes."""
    from pyuk.compiler.check.calls.construction import make_instance
    from pyuk.compiler.check.expressions.lists import list_of

    base = Class(cx.world.library_class(TEST_CASE))
    made: list[Expr] = []
    for info in classes:
        _prepare(cx.world, info)
        names = _names_of_tests(info)
        if not names and _owner(info, "runTest") is not None:
            names = ["runTest"]
        made += [make_instance(cx, Class(info), [text_literal(cx, name, node)], node) for name in names]
    return list_of(cx, made, base, node)


def _tests_of(cx: Checker, node: ast.Call) -> Expr:
    """tests_of(Class)."""
    wanted = cx.expr(node.args[0]).type
    if not isinstance(wanted, TypeValue) or not isinstance(wanted.type, Class):
        cx.fail(
            "PK0312",
            node,
            "the tests of a class that is found out at run time cannot be listed",
            why="the compiler has to know which tests there are",
            cpython="the class is asked for its methods",
            fix="write the class itself",
        )
        raise AssertionError
    return _tests(cx, [wanted.type.info], node)


def _tests_of_program(cx: Checker, node: ast.Call) -> Expr:
    """tests_of_program()."""
    module = cx.world.module("__main__")
    assert module is not None
    found: list[ClassInfo] = []
    for name in sorted(module.names):
        meant = cx.world.find(module, name)
        if isinstance(meant, ClassInfo) and meant.module.source.is_app and _is_test_case(cx.world, meant):
            found.append(meant)
    return _tests(cx, found, node)


def _call_if_there(cx: Checker, node: ast.Call) -> Expr:
    """call_if_there(name)."""
    from pyuk.compiler.check.calls.specialisation import call_function

    module, name = cx.world.module("__main__"), node.args[0]
    assert module is not None and isinstance(name, ast.Constant)
    found = module.names.get(str(name.value))
    return call_function(cx, found, [], {}, node) if isinstance(found, FunctionInfo) else none_literal(node)


def _shown(cx: Checker, node: ast.Call) -> Expr:
    """shown(value): its repr; what has none but its address is shown without."""
    value = cx.expr(node.args[0])
    try:
        return to_text(cx, value, node, as_repr=True)
    except Problem as problem:
        if problem.diagnostic.code != "PK0243":
            raise
        return text_literal(cx, f"<{python_name(value.type)} object>", node)


def _may_be_raised(cx: Checker, node: ast.Call) -> Expr:
    """may_be_raised(expected): objects of the classes are known of before what raises them is looked at."""
    given = cx.expr(node.args[0]).type
    for part in given.items if isinstance(given, Tuple) else [given]:
        if isinstance(part, TypeValue) and isinstance(part.type, Class):
            cx.world.create(part.type)
    return none_literal(node)


FUNCTIONS: dict[str, Function[[Checker, ast.Call], Expr]] = {
    f"{HOME}.raising.may_be_raised": _may_be_raised,
    f"{HOME}.suite.tests_of": _tests_of,
    f"{HOME}.suite.tests_of_program": _tests_of_program,
    f"{HOME}.suite.call_if_there": _call_if_there,
    f"{HOME}.texts.shown": _shown,
}

