"""Descriptors that are attributes of a class, `price = Positive()`, written as properties that ask them.

    class Item:
        price = Positive()              # becomes

    .Item.price = Positive()            # a variable of the module, made before the class

    class Item:
        @property
        def price(self): return .Item.price.__get__(self, type(self))
        @price.setter
        def price(self, value): .Item.price.__set__(self, value)

    .Item.price.__set_name__(Item, "price")

What a descriptor keeps in the object by a name that is computed is a field whose name follows from the attribute's.
What it keeps in `obj.__dict__` has a mark behind its name, as that may be the attribute's own. Only classes at the top
of a module are looked at, and descriptors that have a `__get__`.
"""

from __future__ import annotations

import ast

from pyuk.compiler.check.declare.decorated import moved_out
from pyuk.compiler.frontend.syntax import Node, joined_text, placed, walk

MARK = "\N{MIDDLE DOT}"  # no program writes it behind a name
MISSING = ".missing_key"  # a function of the module
HOOKS = ("__get__", "__set__", "__delete__", "__set_name__")
METHODS = {
    "__get__": "@property\ndef {name}(self): return here.__get__(self, type(self))",
    "__set__": "@{name}.setter\ndef {name}(self, value): here.__set__(self, value)",
    "__delete__": "@{name}.deleter\ndef {name}(self): here.__delete__(self)",
}
# Without __set__ and __delete__, what stands in the object under the attribute's own name goes before the descriptor.
BEHIND_THE_OBJECT = (
    f"@property\ndef {{name}}(self):\n"
    f" return self.{{name}}{MARK} if hasattr(self, '{{name}}{MARK}') else here.__get__(self, type(self))",
    f"@{{name}}.setter\ndef {{name}}(self, value): self.{{name}}{MARK} = value",
    f"@{{name}}.deleter\ndef {{name}}(self): del self.{{name}}{MARK}",
)


def write_descriptors(tree: ast.Module) -> None:
    """Rewrite the classes of a module that have descriptors of the same module as attributes."""
    classes = {stmt.name: stmt for stmt in tree.body if isinstance(stmt, ast.ClassDef)}
    kinds = {name: hooks for name, node in classes.items() if "__get__" in (hooks := _hooks(node, classes))}
    if not kinds:
        return
    body: list[ast.stmt] = []
    for stmt in tree.body:
        before: list[ast.stmt] = []
        after: list[ast.stmt] = []
        if isinstance(stmt, ast.ClassDef):
            if stmt.name in kinds:
                _Dicts().visit(stmt)
                stmt.is_descriptor = True  # type: ignore[attr-defined]
                before.append(_placed("def f(name): raise KeyError(name)", stmt, name=f"{MISSING}.{stmt.name}"))
            if any("dataclass" in ast.unparse(mark) for mark in stmt.decorator_list):
                stmt.asks_descriptors = _of_kinds(stmt, kinds)  # type: ignore[attr-defined]
            else:
                before += _take_out(stmt, kinds, after)
        body += [*before, stmt, *after]
    tree.body = body


def _of_kinds(owner: ast.ClassDef, kinds: dict[str, dict[str, ast.FunctionDef]]) -> list[ast.stmt]:
    """The statements of a class that make descriptors."""
    values = ((stmt, stmt.value) for stmt in owner.body if isinstance(stmt, (ast.Assign, ast.AnnAssign)))
    return [
        stmt
        for stmt, value in values
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in kinds
    ]


def _hooks(node: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> dict[str, ast.FunctionDef]:
    """The methods by which a class is one of descriptors, its bases' included."""
    found: dict[str, ast.FunctionDef] = {}
    for base in node.bases:
        above = classes.get(ast.unparse(base).split("[")[0])
        found |= _hooks(above, classes) if above is not None and above is not node else {}
    return found | {part.name: part for part in node.body if isinstance(part, ast.FunctionDef) and part.name in HOOKS}


def _take_out(
    owner: ast.ClassDef, kinds: dict[str, dict[str, ast.FunctionDef]], after: list[ast.stmt]
) -> list[ast.stmt]:
    """Put properties in the place of descriptors; the statements that make those, and in `after` what names them."""
    before: list[ast.stmt] = []
    body: list[ast.stmt] = []
    kept: set[str] = set()
    for stmt in owner.body:
        match stmt:
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name(kind)) as made) if kind in kinds:
                pass
            case ast.AnnAssign(ast.Name(name), _, ast.Call(ast.Name(kind)) as made) if kind in kinds:
                pass
            case ast.FunctionDef(name, decorator_list=[ast.Name(kind) as mark]) if kind in kinds and stmt.args.args:
                function = _moved_out(owner, stmt, body)
                before.append(placed(function, mark))
                made = placed(ast.Call(mark, [ast.Name(function.name, ast.Load())], []), mark)
            case _:
                body.append(stmt)
                continue
        hooks, here = kinds[kind], f".{owner.name}.{name}"
        target = ast.Name(here, ast.Store())
        before.append(_at(ast.Assign([target], made), stmt))
        is_first = "__set__" in hooks or "__delete__" in hooks
        written = [METHODS[hook] for hook in METHODS if hook in hooks] if is_first else BEHIND_THE_OBJECT
        for text in written:
            method = _placed(text.format(name=name), stmt, here=here)
            method.descriptor = here  # type: ignore[attr-defined]
            body.append(method)
        if "__set_name__" in hooks:
            after.append(_placed(f"here.__set_name__({owner.name}, {name!r})", stmt, here=here))
        kept |= _names_kept(name, made, hooks.get("__set_name__"))
    owner.body = body or [_at(ast.Pass(), owner)]
    owner.kept_names = kept  # type: ignore[attr-defined]
    return before


def _moved_out(owner: ast.ClassDef, node: ast.FunctionDef, body: list[ast.stmt]) -> ast.FunctionDef:
    """The function that a decorated method is, as one of the module; `body` takes what stays in the class of it."""
    function, hidden = moved_out(owner, node, node.args.args[0].arg)
    if any(isinstance(part, ast.Name) and part.id in ("super", "__class__") for part in walk(node)):
        body.append(placed(hidden, node))
    else:
        function.args, function.body = node.args, node.body
    return function


def _names_kept(name: str, made: ast.Call, hook: ast.FunctionDef | None) -> set[str]:
    """The names that a descriptor may keep its value under in the objects."""
    texts = {name, *(arg.value for arg in made.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))}
    if hook is not None and len(hook.args.args) == 3:
        param = hook.args.args[2].arg

        def given(part: ast.expr) -> str | None:
            return name if isinstance(part, ast.Name) and part.id == param else None

        assigned = (joined_text(part.value, given) for part in walk(hook) if isinstance(part, ast.Assign))
        texts |= {text for text in assigned if text is not None}
    plain = {each for text in texts for each in (text, f"_{text}") if each.isidentifier()} - {name}
    return plain | {f"{text}{MARK}" for text in texts if text.isidentifier()}


class _Dicts(ast.NodeTransformer):
    """What a descriptor puts into `obj.__dict__` and takes from it, as attributes by computed names."""

    def __init__(self) -> None:
        self.owner = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.owner = node.name
        self.generic_visit(node)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        match node.targets:
            case [ast.Subscript(ast.Attribute(ast.Name() as this, "__dict__"), key)]:
                self.generic_visit(node)
                return _written("setattr(this, key + mark, value)", node, this=this, key=key, value=node.value)
        self.generic_visit(node)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Subscript(ast.Attribute(ast.Name() as this, "__dict__"), key, ast.Load()):
                text = "getattr(this, key + mark) if hasattr(this, key + mark) else missing(key)"
                missing = ast.Name(f"{MISSING}.{self.owner}", ast.Load())
                return _value(text, node, this=this, key=key, missing=missing)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Call(ast.Attribute(ast.Attribute(ast.Name() as this, "__dict__"), "get"), [key, *rest], []):
                default = rest[0] if rest else ast.Constant(None)
                return _value("getattr(this, key + mark, default)", node, this=this, key=key, default=default)
        return node


class _Fill(ast.NodeTransformer):
    def __init__(self, parts: dict[str, ast.expr]) -> None:
        self.parts = parts

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.parts.get(node.id, node)


def _written(text: str, place: ast.stmt, **parts: ast.expr) -> ast.stmt:
    """A statement of the text, in which names stand for parts of the source."""
    filled: ast.stmt = _Fill({"mark": ast.Constant(MARK), **parts}).visit(ast.parse(text).body[0])
    return _at(filled, place)


def _value(text: str, place: ast.expr, **parts: ast.expr) -> ast.expr:
    filled: ast.expr = _Fill({"mark": ast.Constant(MARK), **parts}).visit(ast.parse(text, mode="eval").body)
    return _at(filled, place)


def _placed(text: str, place: ast.stmt, *, here: str = "", name: str = "") -> ast.stmt:
    """A statement of the text, where `here` means the variable of that name; name: of a function, its own."""
    made = ast.parse(text).body[0]
    if name and isinstance(made, ast.FunctionDef):
        made.name = name
    filled: ast.stmt = _Fill({"here": ast.Name(here, ast.Load())}).visit(made)
    return _at(filled, place)


def _at(made: Node, place: ast.AST) -> Node:
    """What is made stands where it was made of, but for the parts that stand somewhere already."""
    for part in walk(made):
        if "lineno" in part._attributes and ("lineno" not in vars(part) or part.lineno == 1):  # type: ignore[attr-defined]
            ast.copy_location(part, place)
    return made
