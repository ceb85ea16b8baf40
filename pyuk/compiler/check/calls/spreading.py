"""Calls with stars: `f(*items, **options)`, `zip(*rows)`, `chain(*lists)`.

Where it is known how many arguments there are, they are written out one by one. Where the run tells, the items of a
list and the entries of a dict go to the parameters that are left of a function of the program, or CPython's TypeErrors
are raised. Of `zip` and its like there is a function of the library that takes the iterables as one.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import supercalls
from pyuk.compiler.check.calls import handing, overridden
from pyuk.compiler.check.calls.arguments import default_nodes, default_value
from pyuk.compiler.check.declare.made import Given, Known
from pyuk.compiler.check.expressions import unioncalls
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, coerce, settled
from pyuk.compiler.check.expressions.strformat import with_stars
from pyuk.compiler.check.expressions.unions import dispatch, raise_error
from pyuk.compiler.check.library.containers import is_kind
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo
from pyuk.compiler.check.model.tree import (
    Block,
    Do,
    Evaluate,
    Expr,
    Literal,
    SetLocal,
    TupleItem,
    bool_literal,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    NEVER,
    OBJECT,
    Class,
    FunctionSet,
    FunctionValue,
    Keywords,
    LangValue,
    Optional,
    Pool,
    Tuple,
    Type,
    TypeValue,
    Union,
    Unknown,
    natural_storage,
    python_name,
)
from pyuk.compiler.frontend.syntax import placed, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.builtins.arguments"
MAX_REPEATED = 32  # times that the items of a display are written out
CALL = "call"  # tells what is called in the end from what stands for a node itself
PRINT_WITH = "pyuk.stdlib._printoptions.print_with"


def has_stars(node: ast.Call) -> bool:
    """Whether the call hands over the items of something, and is not yet written out as far as it can be."""
    if supercalls.WRITTEN in vars(node):
        return False
    return any(isinstance(arg, ast.Starred) for arg in node.args) or any(k.arg is None for k in node.keywords)


def call_with_stars(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """f(*items, **options): every part is evaluated into a variable, then the call is made with those."""
    whole = with_stars(cx, node) or of_one(cx, node) or as_display(cx, node)
    if whole is not None:
        return cx.expr(cx.displays.setdefault(node, whole), expected)  # kept: facts go by nodes
    if (found := unioncalls.spread_call(cx, node, expected)) is not None:
        return found
    if (of_class := _of_each_class(cx, node, expected)) is not None:
        return of_class
    if _Writer(cx, node).prints_unknown_options():
        function = Known("print", cx.world.runtime(PRINT_WITH), node.func)
        call = ast.copy_location(ast.Call(function, node.args, node.keywords), node)
        return cx.expr(cx.displays.setdefault((node, PRINT_WITH), call), expected)
    if _joins_dicts(cx, node):
        return _Writer(cx, node).joined_dicts()
    writer = _Writer(cx, node)
    plain = writer.print_joined() if writer.prints_unknown_count() else writer.run()
    made = handing.made(cx, node, plain, expected) if not writer.is_open else Literal(None, type=NEVER, node=node)
    return Do(writer.block, made, type=made.type, node=node)


def _of_each_class(cx: Checker, node: ast.Call, expected: Type | None) -> Expr | None:
    """`type(self)(*items)`: the call for each class that it may be; None of any other call."""
    from pyuk.compiler.check.operators.identity import for_each_class, object_node

    if object_node(cx, node.func) is None:
        return None
    kinds: dict[Type, ast.Call] = vars(node).setdefault("pyuk_of_classes", {})

    def call(class_: Expr) -> Expr:
        made = kinds.get(class_.type)
        if made is None:
            given = Given(node.func)
            made = kinds[class_.type] = ast.copy_location(ast.Call(given, node.args, node.keywords), node)
        assert isinstance(made.func, Given)
        made.func.value = class_
        return call_with_stars(cx, made, expected)

    return for_each_class(cx, cx.expr(node.func), node, call)


def is_written_out(node: ast.expr) -> bool:
    """Whether it is a display whose items the source counts, or one that is repeated."""
    display, _ = _repeated(node)
    return isinstance(display, (ast.Tuple, ast.List)) and not any(isinstance(i, ast.Starred) for i in display.elts)


def _repeated(node: ast.expr) -> tuple[ast.expr, int]:
    """`[x] * 3` as the display and how often its items are there; anything else, once."""
    match node:
        case ast.BinOp(display, ast.Mult(), ast.Constant(int(times))) if times <= MAX_REPEATED:
            return display, times
        case ast.BinOp(ast.Constant(int(times)), ast.Mult(), display) if times <= MAX_REPEATED:
            return display, times
    return node, 1


class _Writer:
    """Writes the arguments of a call out, one by one."""

    def __init__(self, cx: Checker, node: ast.Call) -> None:
        self.cx, self.node = cx, node
        self.block: Block = []
        self.is_open = False  # how many arguments there are is not known in this round
        self.args: list[ast.expr] = []
        self.keywords: list[ast.keyword] = []
        self.rest: ast.expr | None = None  # a list of positional arguments, behind `args`
        self.options: ast.expr | None = None  # a dict of keyword arguments, behind `keywords`

    def run(self) -> ast.Call:
        func = self.func = self._callee(self.node.func)
        self.info, self.own = callee_of(self.cx, func)
        for arg in self._together():
            self.args += self._items(arg) if isinstance(arg, ast.Starred) else [self._kept(arg)]
        for keyword in self.node.keywords:
            self.keywords += self._options(keyword) if keyword.arg is None else [self._named(keyword)]
        is_left = self.rest is not None or self.options is not None
        if self.info is not None and is_left and not self._is_by_form(self.info, func):
            self.spread(self.info, func)
        if self.rest is not None:
            self.args.append(ast.copy_location(ast.Starred(self.rest, ast.Load()), self.rest))
        if self.options is not None:
            self.keywords.append(ast.copy_location(ast.keyword(None, self.options), self.options))
        call = self.cx.displays.setdefault((self.node, CALL), ast.copy_location(ast.Call(func, [], []), self.node))
        assert isinstance(call, ast.Call)  # the same each time: what is found out goes by it
        call.func, call.args, call.keywords = func, self.args, self.keywords
        vars(call)[supercalls.WRITTEN] = True
        return call

    def _is_by_form(self, info: FunctionInfo, func: ast.expr) -> bool:
        """Whether it reaches methods with unlike parameters: each takes apart what it gets."""
        if not isinstance(func, ast.Attribute):
            return False
        keywords = overridden.keywords_of(ast.Call(func, [], self.keywords))
        if supercalls.is_super(self.cx, func.value):
            return supercalls.is_by_form(self.cx, func, keywords)
        type_ = self.cx.world.resolve(self.cx.expr(func.value).type)
        return isinstance(type_, Class) and overridden.is_unlike(self.cx, type_, info, keywords)

    def _named(self, keyword: ast.keyword) -> ast.keyword:
        return ast.copy_location(ast.keyword(keyword.arg, self._kept(keyword.value)), keyword)

    def _together(self) -> list[ast.expr]:
        """The arguments: from the first on whose number is not known, those that are left are one list."""
        given = self.node.args
        for index, arg in enumerate(given[:-1]):
            if not isinstance(arg, ast.Starred) or is_written_out(arg.value):
                continue
            if not isinstance(self.cx.world.resolve(self.cx.expr(arg.value).type), Tuple):
                rest = ast.copy_location(ast.List(given[index:], ast.Load()), arg)
                last = vars(self.node).setdefault("pyuk_rest", ast.copy_location(ast.Starred(rest, ast.Load()), arg))
                return [*given[:index], last]
        return given

    def prints_unknown_count(self) -> bool:
        """Whether it is a print() of as many values as there are when it runs."""
        starred = [arg.value for arg in self.node.args if isinstance(arg, ast.Starred)]
        return self.cx.expr(self.node.func).type == LangValue("builtins.print") and not all(
            is_written_out(value) or isinstance(self.cx.expr(value).type, Tuple) for value in starred
        )

    def prints_unknown_options(self) -> bool:
        """Whether it is a print() with `**options` of which only the run tells which they are."""
        options = [keyword for keyword in self.node.keywords if keyword.arg is None]
        if not options or self.cx.expr(self.node.func).type != LangValue("builtins.print"):
            return False
        return self.prints_unknown_count() or any(self._known_options(each.value, each) is None for each in options)

    def print_joined(self) -> ast.Call:
        """print(*values): every value is evaluated, then their texts are joined to one."""
        place = self.node
        texts: list[ast.expr] = []
        for arg in place.args:
            if isinstance(arg, ast.Starred):
                items = ast.List([arg], ast.Load())
                held = self.name(self.cx.expr(ast.copy_location(items, arg)), arg)
                item = ast.Name(".item", ast.Load())
                text = ast.Call(Known("str", None, arg), [item], [])
                loop = ast.comprehension(ast.Name(".item", ast.Store()), held, [], 0)
                texts.append(ast.Starred(ast.ListComp(text, [loop]), ast.Load()))
            else:
                texts.append(ast.Call(Known("str", None, arg), [self._kept(arg)], []))
        options = {str(keyword.arg): self._kept(keyword.value) for keyword in place.keywords}
        sep = options.pop("sep", ast.Constant(" "))
        if isinstance(sep, ast.Constant) and sep.value is None:
            sep = ast.Constant(" ")
        joined = ast.Call(ast.Attribute(sep, "join", ast.Load()), [ast.List(texts, ast.Load())], [])
        keywords = [ast.keyword(name, value) for name, value in options.items()]
        call = ast.Call(place.func, [joined], keywords)
        placed(call, place)
        self.cx.displays[call] = call  # kept: what is known of its parts goes by them
        vars(call)[supercalls.WRITTEN] = True
        return call

    def _callee(self, func: ast.expr) -> ast.expr:
        """What is called, evaluated before the arguments where that may do something."""
        root: ast.expr = func
        while isinstance(root, ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name):
            return func
        if isinstance(func, ast.Attribute) and supercalls.is_super(self.cx, func.value):
            return func
        if isinstance(func, ast.Attribute):
            return ast.copy_location(ast.Attribute(self._kept(func.value), func.attr, ast.Load()), func)
        return self._kept(func)

    def _kept(self, node: ast.expr) -> ast.expr:
        """The node itself where evaluating it later is the same; else a name for its value."""
        if isinstance(node, (ast.Constant, ast.Lambda)):
            return node
        return self.name(self.cx.expr(node), node)

    def name(self, value: Expr, node: ast.expr) -> ast.expr:
        """A name for a value, evaluated here."""
        cx = self.cx
        value = settled(cx, value)
        variable = cx.temporary(value.type)
        self.block.append(SetLocal(variable, value, node=node))
        assert cx.env is not None
        cx.env = type(cx.env)(cx.env.bound | {variable.name}, cx.env.narrowed)
        return ast.copy_location(ast.Name(variable.name, ast.Load()), node)

    def _items(self, arg: ast.Starred) -> list[ast.expr]:
        if is_written_out(arg.value):
            display, times = _repeated(arg.value)
            assert isinstance(display, (ast.Tuple, ast.List))
            return [self._kept(item) for item in display.elts] * times
        cx = self.cx
        value = cx.expr(arg.value)
        type_ = cx.world.resolve(value.type)
        if isinstance(type_, Tuple):
            held = self.name(value, arg)
            read = cx.expr(held)
            assert isinstance(read.type, Tuple)
            return [
                self.name(TupleItem(read, i, type=item, node=arg), arg) for i, item in enumerate(read.type.items)
            ]
        if type_ == NEVER:
            self.block.append(Evaluate(value, node=arg))
            self.is_open = True
            return []
        if self.info is None and not self._is_open_callee():
            self._refuse_unknown(arg, "how many arguments this gives is known only when it runs")
        self.rest = self.name(cx.expr(self._listed(arg)), arg)
        return []

    def _listed(self, arg: ast.Starred) -> ast.expr:
        """A list of the items: one node for all rounds, as facts go by nodes."""
        return self.cx.displays.setdefault(arg, ast.copy_location(ast.List([arg], ast.Load()), arg))

    def _options(self, keyword: ast.keyword) -> list[ast.keyword]:
        cx = self.cx
        known = self._known_options(keyword.value, keyword)
        if known is not None:
            return [ast.copy_location(ast.keyword(name, value), keyword) for name, value in known.items()]
        source = keyword.value
        if isinstance(source, ast.Name) and f".kw.{source.id}" in cx.variables:
            source = ast.copy_location(ast.Name(f".kw.{source.id}", ast.Load()), source)
        value = cx.expr(source)
        type_ = cx.world.resolve(value.type)
        if type_ == NEVER:
            self.block.append(Evaluate(value, node=keyword))
            self.is_open = True
            return []
        if isinstance(type_, Union):
            value = self._as_mapping(value, keyword)
            type_ = value.type
        is_dict = isinstance(type_, Class) and type_.info.name == "dict" and self._has_names(type_.args[0])
        is_callee_known = self.info is not None or self._is_open_callee()
        if not is_dict or not is_callee_known or (self.options is not None and self.info is None):
            is_second = self.options is not None
            self._refuse_unknown(keyword, "`**` of a dict is not supported in a call", is_second=is_second)
        more = self.name(value, keyword.value)
        if self.options is not None and self.info is not None:
            shown = f"{self.info.module.name}.{self._shown(self.info)}()"
            more = self._joined(shown, [(None, self.options), (None, more)], keyword)
        self.options = more
        return []

    def joined_dicts(self) -> Expr:
        """`dict(entries, **options, name=value)`: the entries of all, where no name is there twice."""
        first = [placed(ast.Call(self.node.func, [arg], []), arg) for arg in self.node.args]
        parts: list[tuple[str | None, ast.expr]] = [(None, self._kept(entries)) for entries in first]
        for keyword in self.node.keywords:
            known = self._known_options(keyword.value, keyword) if keyword.arg is None else None
            parts += known.items() if known is not None else [(keyword.arg, self._kept(keyword.value))]
        joined = self._joined("dict()", parts, self.node, repeats=len(first))
        made = self.cx.expr(joined)
        return Do(self.block, made, type=made.type, node=self.node)

    def _joined(
        self, path: str, parts: list[tuple[str | None, ast.expr]], place: ast.AST, repeats: int = 0
    ) -> ast.expr:
        """One dict of entries and of dicts that are variables.

        path: what CPython's TypeError begins with. repeats: of how many parts the keys may be there again.
        """
        from pyuk.compiler.check.expressions.text import text_literal

        cx, text = self.cx, self.cx.world.class_type("str")
        names = [ast.Constant(name) if name else ast.Starred(value, ast.Load()) for name, value in parts[repeats:]]
        given = cx.expr(placed(ast.List(list(names), ast.Load()), place), cx.world.class_type("list", text))
        check = call_runtime(cx, f"{HOME}.refuse_repeated", [text_literal(cx, path, place), given], place)
        self.block.append(Evaluate(check, node=place))
        display = cx.displays.setdefault((place, HOME), ast.copy_location(ast.Dict([], []), self.node))
        assert isinstance(display, ast.Dict)  # the same each time: what is found out goes by it
        display.keys = [placed(ast.Constant(name), place) if name else None for name, _ in parts]
        display.values = [value for _, value in parts]
        return self.name(cx.expr(display), self.node)

    def _as_mapping(self, value: Expr, keyword: ast.keyword) -> Expr:
        """What may be a dict of strs to anything, and is looked at: such as what json.loads() gives."""
        cx = self.cx
        wanted = cx.world.class_type("dict", cx.world.class_type("str"), OBJECT)

        def one(each: Expr) -> Expr:
            type_ = cx.world.resolve(each.type)
            if type_ == wanted:
                return each
            is_dict = isinstance(type_, Class) and type_.info.name == "dict"
            if isinstance(type_, Class) and is_dict and self._has_names(type_.args[0]):
                given = Given(keyword.value)
                given.value = each
                return cx.expr(ast.copy_location(ast.Dict([None], [given]), keyword.value), wanted)
            no_mapping = f"argument after ** must be a mapping, not {python_name(type_)}"
            text = "keywords must be strings" if is_dict else no_mapping
            return raise_error(cx, "TypeError", text, keyword.value)

        return dispatch(cx, value, keyword.value, one, result=wanted)

    def _known_options(self, given: ast.expr, keyword: ast.keyword) -> dict[str, ast.expr] | None:
        """The arguments of a dict that is written out, of `**options` that are handed on, or of a dict of such.

        None where their names are not known before the program runs.
        """
        if isinstance(given, ast.Dict):
            found: dict[str, ast.expr] = {}
            pairs = list(zip(given.keys, given.values, strict=True))
            if not all(self._handed_on(value) if key is None else _is_text(key) for key, value in pairs):
                return None
            for key, value in pairs:
                inner = self._known_options(value, keyword) if key is None else None
                found |= {str(key.value): self._kept(value)} if isinstance(key, ast.Constant) else inner or {}
            return found
        pack = self._handed_on(given)
        if pack is None:
            return None
        assert isinstance(pack.type, Keywords)
        items = enumerate(zip(pack.type.names, pack.type.items, strict=True))
        return {name: self.name(TupleItem(pack, i, type=item, node=keyword), given) for i, (name, item) in items}

    def _handed_on(self, node: ast.expr) -> Expr | None:
        """The `**options` that the function itself was given, where they are handed on as they are."""
        cx = self.cx
        if not isinstance(node, ast.Name) or f".kw.{node.id}" not in cx.variables:
            return None
        value = cx.expr(ast.copy_location(ast.Name(f".kw.{node.id}", ast.Load()), node))
        return value if isinstance(value.type, Keywords) else None

    def _is_open_callee(self) -> bool:
        """Whether it takes the items apart itself, as each of several functions does (check/calls/callables.py)."""
        if supercalls.is_object_init(self.cx, self.func):
            return True
        callee = self.cx.world.resolve(self.cx.expr(self.func).type)
        if isinstance(callee, Optional):
            callee = self.cx.world.resolve(callee.inner)
        return isinstance(callee, (FunctionSet, Pool))

    def _has_names(self, keys: Type) -> bool:
        """Whether the keys of a dict are strs, as those of one that nothing is put into may be."""
        text = self.cx.world.class_type("str")
        if isinstance(keys, Unknown):
            self.cx.world.bind(keys, text)
        return self.cx.world.resolve(keys) == text

    def _refuse_unknown(self, node: ast.AST, message: str, *, is_second: bool = False) -> None:
        self.cx.fail(
            "PK0307",
            node,
            message,
            why="the call has to know which arguments there are",
            cpython="they are handed over one by one",
            fix="join the dicts first: {**a, **b}" if is_second else "write the arguments out",
        )

    # --- which parameter gets what, where the run tells ---

    def spread(self, info: FunctionInfo, func: ast.expr) -> None:
        """The items of `rest` and the entries of `options` as arguments of the parameters that are left.

        What is still left then is left in `rest` and `options`: it goes to `*args` and `**options`.
        """
        assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
        declared, cx = info.node.args, self.cx
        closure = cx.expr(func) if info.nested is not None else None
        positional = [*declared.posonlyargs, *declared.args][self.own :]
        before, said = len(self.args), {keyword.arg for keyword in self.keywords}
        self._check(info, positional, before)
        names = [param.arg for param in [*positional[before:], *declared.kwonlyargs] if param.arg not in said]
        for index, param in enumerate([*positional[before:], *declared.kwonlyargs]):
            if param.arg in said:
                continue
            at = index if index < len(positional) - before else -1
            value = self._chosen(info, param, at, closure)
            if at >= 0 and before + index == len(self.args):
                self.args.append(value)
            else:
                self.keywords.append(ast.copy_location(ast.keyword(param.arg, value), value))
        if self.rest is not None:
            first = ast.Constant(max(len(positional) - before, 0))
            left = ast.Subscript(self.rest, ast.Slice(first, None, None), ast.Load())
            is_taken = declared.vararg is not None and len(self.args) >= len(positional)
            self.rest = self.name(cx.expr(placed(left, self.node)), self.rest) if is_taken else None
        if self.options is not None:
            others = _others(self.options, names, self.node)
            wanted = self._options_wanted(info, declared.kwarg)
            self.options = self.name(cx.expr(others, wanted), self.options) if declared.kwarg is not None else None

    def _options_wanted(self, info: FunctionInfo, kwarg: ast.arg | None) -> Type | None:
        """The type of the dict that a function's `**options` are, where it says of what type each is."""
        if kwarg is None or kwarg.annotation is None or info.module.source.is_app:
            return None
        world = self.cx.world
        said = world.annotations.resolve(kwarg.annotation, info.module)
        return world.class_type("dict", world.class_type("str"), said)

    def _chosen(self, info: FunctionInfo, param: ast.arg, at: int, closure: Expr | None) -> ast.expr:
        """What a parameter gets: item `at` of the list, or the entry of its name, or its default."""
        cx, place = self.cx, self.node
        given: list[tuple[Expr | None, Expr]] = []  # each with the condition under which it is there
        if self.rest is not None and at >= 0:
            more = ast.Compare(ast.Call(Known("len", None, place), [self.rest], []), [ast.Gt()], [ast.Constant(at)])
            item = ast.Subscript(self.rest, ast.Constant(at), ast.Load())
            given.append((cx.expr(placed(more, place)), cx.expr(placed(item, place))))
        if self.options is not None:
            there = ast.Compare(ast.Constant(param.arg), [ast.In()], [self.options])
            entry = ast.Subscript(self.options, ast.Constant(param.arg), ast.Load())
            given.append((cx.expr(placed(there, place)), cx.expr(placed(entry, place))))
        default = default_nodes(info).get(param.arg)
        if default is not None:
            given.append((None, default_value(cx, info, param.arg, default, closure, place)))
        if not given:  # it is missing, which the check before has told
            self.is_open = True
            return placed(ast.Constant(None), place)
        _, result = given[-1]
        for condition, value in reversed(given[:-1]):
            joined = cx.world.join(natural_storage(value.type), natural_storage(result.type)) or value.type
            one, other = (coerce(cx, each, joined, f"the argument `{param.arg}`", None) for each in (value, result))
            assert condition is not None
            result = choice(condition, one, other, joined)
        return self.name(result, place)

    def _shown(self, info: FunctionInfo) -> str:
        """What the program calls: a class, or the function."""
        if isinstance(info.owner, ClassInfo) and info.name == "__init__":
            return info.owner.qualname
        return info.qualname

    def _check(self, info: FunctionInfo, positional: list[ast.arg], before: int) -> None:
        """CPython's TypeErrors for what is given to nobody, given twice, or missing."""
        from pyuk.compiler.check.expressions.text import text_literal

        assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
        cx, place, declared = self.cx, self.node, info.node.args
        defaults = default_nodes(info)
        only = [param.arg for param in declared.kwonlyargs]
        names = [param.arg for param in positional]
        needed = [name for name in [*names, *only] if name not in defaults]
        said = [keyword.arg or "" for keyword in self.keywords]
        path = f"{info.module.name}.{self._shown(info)}() {info.qualname}()"
        count: ast.expr = ast.Constant(before)
        if self.rest is not None:
            count = ast.BinOp(count, ast.Add(), ast.Call(Known("len", None, place), [self.rest], []))
        options: ast.expr = ast.List([], ast.Load())
        if self.options is not None:
            options = ast.Call(Known("list", None, place), [self.options], [])
        texts = [text_literal(cx, text, place) for text in (path, *map(" ".join, (names, only, needed, said)))]
        flags = [bool_literal(each is not None, place) for each in (declared.vararg, declared.kwarg)]
        names_given = cx.expr(placed(options, place), cx.world.class_type("list", cx.world.class_type("str")))
        args = [*texts, cx.expr(placed(count, place)), int_literal(self.own, place), names_given]
        self.block.append(Evaluate(call_runtime(cx, f"{HOME}.check_call", [*args, *flags], place), node=place))


def _others(options: ast.expr, names: list[str], place: ast.Call) -> ast.expr:
    """The entries of a dict whose keys are none of these names, as a dict of their own."""
    known = vars(place).get("other_options")  # facts go by the ids of nodes
    if known is None:
        known = ast.parse("{key: value for key, value in options.items() if key not in names}", mode="eval").body
        for part in walk(known):
            ast.copy_location(part, place)
        vars(place)["other_options"] = known
    assert isinstance(known, ast.DictComp)
    loop = known.generators[0]
    assert isinstance(loop.iter, ast.Call) and isinstance(loop.ifs[0], ast.Compare)
    loop.ifs[0].comparators = [placed(ast.Tuple([ast.Constant(name) for name in names], ast.Load()), place)]
    loop.iter.func = placed(ast.Attribute(options, "items", ast.Load()), place)
    return known


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def callee_of(cx: Checker, func: ast.expr) -> tuple[FunctionInfo | None, int]:
    """The function that a call reaches, where that is known, and how many of its parameters the call fills itself."""
    if isinstance(func, ast.Attribute) and supercalls.is_super(cx, func.value):
        return supercalls.callee(cx, func)
    if isinstance(func, ast.Attribute):
        owner = cx.expr(func.value)
        type_ = cx.world.resolve(owner.type)
        if isinstance(type_, Class):
            found = cx.world.method(type_, func.attr)
            if found is not None and found[1].kind != "property":
                return found[1], int(found[1].kind != "static")
    callee = cx.world.resolve(cx.expr(func).type)
    if isinstance(callee, FunctionValue):
        return callee.info, 0
    if isinstance(callee, TypeValue) and isinstance(callee.type, Class):
        found = cx.world.method(callee.type, "__init__")
        return (found[1], 1) if found is not None else (None, 0)
    if isinstance(callee, Class):
        found = cx.world.method(callee, "__call__")
        return (found[1], 1) if found is not None else (None, 0)
    return None, 0


# --- calls that are given all as one ---

# What takes all iterables as one, for what takes each as an argument.
TAKES_ALL = {
    "builtins.zip": "pyuk.builtins.generated.columns",
    "pyuk.stdlib.itertools.chain": "pyuk.stdlib.itertools.chain_from_iterable",
    "pyuk.stdlib.itertools.product": "pyuk.stdlib.itertools.product_of_all",
}
SEQUENCES = ("list", "str", "tuple", "range")
# Methods of sets that take as many others as there are.
OF_SETS = ("union", "intersection", "difference", "update", "intersection_update", "difference_update")
# Builtins that take a certain number, with the function of the library that counts what they are given.
COUNTED = {
    **dict.fromkeys(("builtins.max", "builtins.min"), "several"),
    **{f"builtins.{name}": "one" for name in ("abs", "callable", "chr", "hash", "hex", "len", "ord", "repr")},
    **{f"builtins.{name}": "one_of_several" for name in ("bool", "float", "int", "list", "round", "str", "sum")},
    **dict.fromkeys(("builtins.divmod", "builtins.pow"), "two"),
}
CONVERSIONS = ("bool", "float", "int", "list", "str")
TAKE_KEYS = ("builtins.max", "builtins.min")  # and take all values as one, too


def of_one(cx: Checker, node: ast.Call) -> ast.Call | None:
    """`zip(*rows)` as a call that is given the rows; None for any other call, and where their number is known."""
    if not isinstance(node.func, (ast.Name, ast.Attribute)):
        return None
    if not any(isinstance(arg, ast.Starred) for arg in node.args) or not all(k.arg for k in node.keywords):
        return None
    if (made := _of_sets(cx, node)) is not None:
        return made
    callee = cx.expr(node.func).type
    name = callee.name if isinstance(callee, LangValue) else ""
    name = callee.info.symbol if isinstance(callee, FunctionValue) else name
    if isinstance(callee, TypeValue) and python_name(callee.type) in CONVERSIONS:
        name = f"builtins.{python_name(callee.type)}"
    if name in COUNTED and (name in TAKE_KEYS or not node.keywords):
        return _counted(cx, node, name)
    if name == "builtins.zip" and len(node.args) == 1 and _is_strict(node):
        return _of_all(cx, node, "pyuk.builtins.generated.columns_alike")
    if node.keywords:
        return None
    if name == "builtins.map" and not isinstance(node.args[0], ast.Starred):
        return _of_columns(cx, node)
    if name == "builtins.zip" and len(node.args) > 1:
        return _of_listed(cx, node)
    return _of_all(cx, node, TAKES_ALL[name]) if name in TAKES_ALL and len(node.args) == 1 else None


def _is_strict(node: ast.Call) -> bool:
    """Whether the only keyword is `strict=True`."""
    return [(k.arg, ast.unparse(k.value)) for k in node.keywords] == [("strict", "True")]


def _of_sets(cx: Checker, node: ast.Call) -> ast.Call | None:
    """`found.union(*rows)` as a call of a function that goes over the rows; None for any other call."""
    name = getattr(node.func, "attr", "")
    if not isinstance(node.func, ast.Attribute) or name not in OF_SETS or node.keywords:
        return None
    if not is_kind(cx, cx.world.resolve(cx.expr(node.func.value).type), "AnySet"):
        return None
    info = cx.world.runtime(f"pyuk.builtins.setsall.{name}")
    return ast.copy_location(ast.Call(Known(name, info, node.func), [node.func.value, *node.args], []), node)


def _of_all(cx: Checker, node: ast.Call, taker: str) -> ast.Call | None:
    starred = node.args[0]
    assert isinstance(starred, ast.Starred)
    is_tuple = isinstance(cx.world.resolve(cx.expr(starred.value).type), Tuple)
    if not node.keywords and (is_tuple or is_written_out(starred.value)):
        return None
    info = cx.world.runtime(taker)
    return ast.copy_location(ast.Call(Known(info.name, info, node.func), [starred.value], []), node)


def _of_columns(cx: Checker, node: ast.Call) -> ast.Call:
    """`map(f, *rows)` as a call of starmap() for what zip() gives."""
    starmap = cx.world.runtime("pyuk.stdlib.itertools.starmap")
    zipped = ast.Call(Known("zip", None, node.func), node.args[1:], [])
    made = ast.Call(Known("starmap", starmap, node.func), [node.args[0], zipped], [])
    return ast.copy_location(made, ast.copy_location(zipped, node))


def _of_listed(cx: Checker, node: ast.Call) -> ast.Call | None:
    """`zip(names, *rows)` as `zip(*[names, *rows])`, where no row is an iterator, which may have no end."""
    plain = [cx.world.resolve(cx.expr(arg).type) for arg in node.args if not isinstance(arg, ast.Starred)]
    if _is_counted(cx, node):
        return None
    if not all(isinstance(each, Tuple) or str(each).partition("[")[0] in SEQUENCES for each in plain):
        return None
    rows = ast.copy_location(ast.List(node.args, ast.Load()), node)
    made = ast.Call(node.func, [ast.copy_location(ast.Starred(rows, ast.Load()), node)], [])
    return ast.copy_location(made, node)


def _is_counted(cx: Checker, node: ast.Call) -> bool:
    """Whether it is known how many arguments the call hands over."""
    starred = [arg.value for arg in node.args if isinstance(arg, ast.Starred)]
    return all(isinstance(cx.world.resolve(cx.expr(value).type), Tuple) for value in starred)


def _counted(cx: Checker, node: ast.Call, builtin: str) -> ast.Call | None:
    """`abs(*numbers)` as a call of all that a function gives which counts them; None where their number is known."""
    if _is_counted(cx, node):
        return None
    counting = cx.world.runtime(f"pyuk.builtins.arguments.{COUNTED[builtin]}")
    listed = ast.List(node.args, ast.Load())
    name = ast.Constant(builtin.removeprefix("builtins."))
    counted: ast.expr = ast.Call(Known(counting.name, counting, node.func), [listed, name], [])
    given = counted if builtin in TAKE_KEYS else ast.Starred(counted, ast.Load())
    made = ast.Call(node.func, [given], node.keywords)
    for part in (made, given, counted, listed, name):
        ast.copy_location(part, node)
    return made


def _joins_dicts(cx: Checker, node: ast.Call) -> bool:
    """Whether it is `dict(**options, name=value)`, with no name twice, or `dict(entries, **options)`."""
    return cx.is_builtin_call(node, "dict") and len(node.args) < 2 and len(node.args) + len(node.keywords) > 1


def as_display(cx: Checker, node: ast.Call) -> ast.Dict | None:
    """`dict(**options)` as a display; None for any other call."""
    if node.args or not cx.is_builtin_call(node, "dict") or _joins_dicts(cx, node):
        return None
    keys = [None if k.arg is None else ast.copy_location(ast.Constant(k.arg), k) for k in node.keywords]
    return ast.copy_location(ast.Dict(list(keys), [keyword.value for keyword in node.keywords]), node)
