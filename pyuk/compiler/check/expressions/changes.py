"""What code that is called may change of what is known: the fields of objects.

A test, or an assignment, tells the type of `self.token`. `self.advance()` may assign it anew, so nothing is known of it
behind the call, unless no function of the program but the constructors assigns a field of that name. Names are all that
is looked at: what is told here holds for every object.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker, Env
    from pyuk.compiler.check.world import World

CONSTRUCTORS = ("__init__", "__post_init__", "__new__")
RESUMING = ("next", "map", "filter")  # builtins that call what they are given
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass
class Names:
    """The attributes that modules assign, and what may be called in them, by name."""

    fields: set[str] = field(default_factory=set)  # assigned elsewhere than in constructors
    functions: set[str] = field(default_factory=set)  # with classes and properties
    holders: set[str] = field(default_factory=set)  # attributes, which may keep functions
    all_fields: bool = False  # `setattr()` by computed names
    resumes: bool = False  # generators, or classes with __next__

    def take(self, other: Names) -> None:
        """Add those of another module."""
        self.fields |= other.fields
        self.functions |= other.functions
        self.holders |= other.holders
        self.all_fields |= other.all_fields
        self.resumes |= other.resumes


def _names_of(world: World) -> Names:
    """The names in all modules of the app."""
    found = Names()
    for module in world.modules.values():
        if module.source.is_app:
            found.take(_names_in(module.source.tree))
    return found


@cache
def _names_in(tree: ast.Module) -> Names:
    names = Names()
    own = {id(part) for node in walk(tree) if _is_constructor(node) for part in walk(node) if _is_of_self(part)}
    for node in walk(tree):
        match node:
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                names.functions.add(name)
                names.resumes |= name == "__next__"
            case ast.Yield() | ast.YieldFrom():
                names.resumes = True
            case ast.Attribute(_, name, ast.Store() | ast.Del()):
                names.holders.add(name)
                if id(node) not in own:
                    names.fields.add(name)
            case ast.AnnAssign(ast.Name(name)) | ast.Assign([ast.Name(name)]):
                names.holders.add(name)
            case ast.Call(ast.Name("setattr"), [_, ast.Constant(str(name)), *_]):
                names.fields.add(name)
            case ast.Call(ast.Name("setattr" | "vars")) | ast.Attribute(_, "__dict__" | "__setattr__"):
                names.all_fields = True
    return names


def _is_constructor(node: ast.AST) -> bool:
    return isinstance(node, FUNCTIONS) and node.name in CONSTRUCTORS


def _is_of_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"


def forget_fields(cx: Checker) -> None:
    """Code of the app has been called: what is known of fields that it may assign is so no more."""
    if cx.env is not None and cx.module.source.is_app:
        cx.env = after_call(cx.world, cx.env)


def after_call(world: World, env: Env) -> Env:
    """What is still known after code of the app has run."""
    if not _knows_fields(env):
        return env
    names = _names_of(world)

    def may_change(key: str) -> bool:
        attributes = key.split(".")[1:]
        return bool(attributes) and (names.all_fields or not names.fields.isdisjoint(attributes))

    return type(env)(env.bound, {key: type_ for key, type_ in env.narrowed.items() if not may_change(key)})


def after_parts(world: World, env: Env, body: Sequence[ast.AST]) -> Env:
    """What is still known of fields after `body` has run, or a part of it."""
    if not _knows_fields(env):
        return env
    names = _names_of(world)
    calls = any(_may_call(names, node) for part in body for node in walk(part))
    return after_call(world, env) if calls else env


def _knows_fields(env: Env) -> bool:
    return any("." in key for key in env.narrowed)


def _may_call(names: Names, node: ast.AST) -> bool:
    """Whether code of the app may be called just there."""
    match node:
        case ast.Call(ast.Name(name), _, keywords) if hasattr(builtins, name) and name not in names.functions:
            return name in RESUMING or any(keyword.arg == "key" for keyword in keywords)
        case ast.Call(ast.Attribute(_, name)):
            return name in names.functions or name in names.holders
        case ast.Attribute(_, name):
            return name in names.functions
        case ast.Call() | ast.Await() | ast.Yield() | ast.YieldFrom() | ast.With() | ast.AsyncWith():
            return True
        case ast.For() | ast.comprehension():
            return names.resumes
        case ast.Subscript():
            return not names.functions.isdisjoint(("__getitem__", "__setitem__", "__delitem__"))
    return False
