"""Builtins that go through a whole iterable: list, sum, min, max, any, all, sorted, and what joins them.

Each is a loop in place (comprehensions.each), so that a generator expression costs no generator, and an
iterator is asked for its items just as often, and in the order, that CPython asks.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.scopes import is_in_place
from pyuk.compiler.check.expressions import longtuples
from pyuk.compiler.check.expressions.comprehensions import collected, collected_by, each
from pyuk.compiler.check.expressions.conversions import coerce, narrow, negated, settled, to_float, truth
from pyuk.compiler.check.expressions.unions import members, raised
from pyuk.compiler.check.iteration.iteration import CALLS, held_name, name_of
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Do,
    Evaluate,
    Expr,
    If,
    Literal,
    ReadLocal,
    Reinterpret,
    SetLocal,
    Try,
    bool_literal,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    Class,
    Int,
    Optional,
    Tuple,
    Type,
    Union,
    Unknown,
    described,
    mentions_never,
    natural_storage,
    unknowns_in,
)
from pyuk.compiler.check.statements.promises import as_item

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.declarations import Variable


def _unknown(block: Block, node: ast.expr) -> Expr:
    """The result where the items' type is not known in this round."""
    return Do(block, Literal(None, type=NEVER, node=node), type=NEVER, node=node)


def _settle_items(cx: Checker, item: Expr, type_: Type) -> None:
    """Items of a list that nothing was put into are of the type that the result has without them."""
    found = cx.world.resolve(item.type)
    if isinstance(found, Unknown):
        cx.world.bind(found, type_)
        item.type = cx.world.resolve(found)


def _keywords(cx: Checker, node: ast.Call, *names: str) -> dict[str, ast.expr]:
    """The keyword arguments of a builtin, which takes those of these names."""
    for keyword in node.keywords:
        if keyword.arg not in names:
            name = ast.unparse(node.func)
            cx.fail(
                "PK0235",
                keyword,
                f"`{name}` has no parameter `{keyword.arg}`",
                why=f"its keyword arguments are: {', '.join(names) or 'none'}",
                cpython=f"TypeError: '{keyword.arg}' is an invalid keyword argument for "
                f"{'sort' if name == 'sorted' else name}()",
            )
    return {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg is not None}


# --- any, all ----------------------------------------------------------------------------------


def check_any(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """any(iterable): it stops at the first item that is true."""
    return _quantified(cx, node, stops_at=True)


def check_all(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """all(iterable): it stops at the first item that is false."""
    return _quantified(cx, node, stops_at=False)


def _quantified(cx: Checker, node: ast.Call, *, stops_at: bool) -> Expr:
    from pyuk.compiler.check.calls.builtin_calls import check_arity

    check_arity(cx, node, ast.unparse(node.func), 1, 1)
    found = cx.temporary(BOOL, "found")
    read = ReadLocal(found, type=BOOL, node=node)

    def take(item: Expr) -> Block:
        is_true = truth(cx, item)
        note: Block = [SetLocal(found, bool_literal(True, node), node=node)]
        return [If(is_true, note, [], node=node) if stops_at else If(is_true, [], note, node=node)]

    block = each(cx, node.args[0], take, done=read)
    start = SetLocal(found, bool_literal(False, node), node=node)
    return Do([start, *block], read if stops_at else negated(read), type=BOOL, node=node)


# --- sum ---------------------------------------------------------------------------------------


def check_sum(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """sum(iterable, start): start + item + item + ..., from left to right."""
    from pyuk.compiler.check.operators.operators import binary, is_number

    start_node = _keywords(cx, node, "start").get("start")
    if not 1 <= len(node.args) <= 2 - (start_node is not None):
        from pyuk.compiler.check.calls.builtin_calls import check_arity

        check_arity(cx, ast.copy_location(ast.Call(node.func, node.args, []), node), "sum", 1, 2)
    start_node = node.args[1] if len(node.args) > 1 else start_node
    start = settled(cx, cx.expr(start_node)) if start_node is not None else int_literal(0, node)
    if isinstance(start.type, Int):
        start = narrow(cx, start, INT)
    total = cx.temporary(natural_storage(start.type), "sum")

    def take(item: Expr) -> Block:
        _settle_items(cx, item, total.type)
        if item.type == NEVER:
            return [Evaluate(item, node=node)]
        _refuse_texts(cx, item, node)
        if isinstance(start.type, Tuple):  # each item makes a longer one
            total.type = longtuples.that_holds(cx, [start.type, *members(cx, item.type)]) or total.type
        if item.type == FLOAT and is_number(start.type):
            total.type = FLOAT
        if unknowns_in(total.type):
            cx.world.join(total.type, item.type)
            total.type = cx.world.resolve(total.type)
        total.type = _type_of_sum(cx, total.type, item, node)
        read = ReadLocal(total, type=total.type, node=node)
        more = settled(cx, binary(cx, "+", read, item, node, inplace=False))
        joined = cx.world.join(total.type, natural_storage(more.type))
        if joined is None or (joined != total.type and not isinstance(joined, (Class, Union))):
            _refuse_sum(cx, total.type, more.type, start_node, node)
            raise AssertionError
        total.type = joined
        return [SetLocal(total, coerce(cx, more, joined, "the sum", None), node=node)]

    block = each(cx, node.args[0], take)
    first = to_float(cx, start) if total.type == FLOAT else start
    begin = SetLocal(total, coerce(cx, first, total.type, "the start", None), node=node)
    return Do([begin, *block], ReadLocal(total, type=total.type, node=node), type=total.type, node=node)


def _type_of_sum(cx: Checker, total: Type, item: Expr, node: ast.Call) -> Type:
    """The type that takes the start and the sum of any number of items: of `0 + V(1) + V(2)` an int or a V."""
    more = cx.world.join(total, _summed(cx, total, item, node))
    if more is None or more == total or not isinstance(more, Union):
        return total
    return _type_of_sum(cx, more, item, node)


def _summed(cx: Checker, total: Type, item: Expr, node: ast.Call) -> Type:
    """The type of the sum of one more item."""
    from pyuk.compiler.check.operators.operators import binary

    kept = cx.temporary(total, "total")
    return natural_storage(binary(cx, "+", ReadLocal(kept, type=total, node=node), item, node, inplace=False).type)


def _refuse_texts(cx: Checker, item: Expr, node: ast.Call) -> None:
    if item.type == cx.world.class_type("str"):
        cx.fail(
            "PK0250",
            node,
            "sum() does not join strs",
            why="each + would copy all that was joined before",
            cpython="TypeError: unsupported operand type(s) for +: 'int' and 'str'"
            if len(node.args) + len(node.keywords) < 2
            else "TypeError: sum() can't sum strings [use ''.join(seq) instead]",
            fix="write ''.join(...)",
        )


def _refuse_sum(cx: Checker, start: Type, result: Type, start_node: ast.expr | None, node: ast.Call) -> None:
    cx.fail(
        "PK0219",
        node,
        f"the sum begins as {described(start)} and becomes {described(result)}",
        why="it has one type; without items it is the start"
        if start_node is not None
        else "it has one type, and without items it is 0",
        cpython="it is the start where there are no items",
        fix="give a start of the items' type: sum(values, start)",
    )


# --- min, max ----------------------------------------------------------------------------------


def check_extreme(cx: Checker, node: ast.Call, name: str) -> Expr:
    """min or max of an iterable, with key= and default=; or of several arguments with key=."""
    options = _keywords(cx, node, "key", "default")
    source: ast.expr = node.args[0]
    if len(node.args) > 1:
        source = ast.copy_location(ast.List(node.args, ast.Load()), node)
        if "default" in options:
            cx.fail(
                "PK0235",
                node,
                f"`{name}` takes `default` with one iterable only",
                why="of several values one is always the result",
                cpython=f"TypeError: Cannot specify a default for {name}() with multiple positional arguments",
            )
    before: Block = []
    default: Expr | None = None
    if "default" in options:
        source, default = _with_default(cx, source, options["default"], before)
    key = options.get("key")
    is_plain = key is None or (isinstance(key, ast.Constant) and key.value is None)
    fold = _Extreme(cx, node, name, None if is_plain else key, default, before)
    return fold.result(each(cx, source, fold.take))


def _with_default(
    cx: Checker, source: ast.expr, default: ast.expr, before: Block
) -> tuple[ast.expr, Expr]:
    """The iterable and the default of min or max: both are evaluated before the first item is taken.

    A default that computes nothing is left in its place, where its type may be that of the items.
    """
    from pyuk.compiler.check.iteration.iteration import hold, is_known_now

    if all(isinstance(part, (ast.Constant, ast.List, ast.Tuple, ast.expr_context)) for part in ast.walk(default)):
        return source, settled(cx, cx.expr(default))
    in_place = source if isinstance(source, ast.GeneratorExp) and is_in_place(source) else None
    first = source if in_place is None else in_place.generators[0].iter
    value = cx.expr(first)
    if not is_known_now(value):
        held = held_name(cx, value, before, first)
        source = held if in_place is None else _over(in_place, held)
    return source, hold(cx, settled(cx, cx.expr(default)), before, default)


def _over(source: ast.GeneratorExp, held: ast.Name) -> ast.GeneratorExp:
    """The generator expression, which takes its items from a variable: the same node whenever it is checked."""
    first = source.generators[0]
    made: ast.GeneratorExp | None = vars(source).get("pyuk_over_variable")
    if made is None:
        clause = ast.comprehension(first.target, held, first.ifs, first.is_async)
        made = ast.copy_location(ast.GeneratorExp(source.elt, [clause, *source.generators[1:]]), source)
        vars(made).update(pyuk_in_place=True)
        vars(source)["pyuk_over_variable"] = made
    made.generators[0].iter = held
    return made


class _Extreme:
    """best: the item so far; rank: what it is compared by; found: whether there is one."""

    def __init__(
        self,
        cx: Checker,
        node: ast.Call,
        name: str,
        key: ast.expr | None,
        default: Expr | None,
        before: Block,
    ) -> None:
        from pyuk.compiler.check.iteration.iteration import called_for_each

        self.cx, self.node, self.name, self.default = cx, node, name, default
        self.before = before
        self.key = called_for_each(cx, key, self.before) if key is not None else None
        self.best: Variable = cx.temporary(NEVER, "best")
        self.found = cx.temporary(BOOL, "found")

    def take(self, item: Expr) -> Block:
        cx, node = self.cx, self.node
        if self.default is not None:
            _settle_items(cx, item, self.default.type)
        if item.type == NEVER:
            return [Evaluate(item, node=node)]
        self.best.type = natural_storage(item.type)
        current = cx.temporary(self.best.type, "item")
        take: Block = [
            SetLocal(current, coerce(cx, settled(cx, item), self.best.type, "the item", None), node=node)
        ]
        rank, best_rank = current, self.best
        if self.key is not None:
            value = settled(cx, self._rank(current))
            if value.type == NEVER:
                return [*take, Evaluate(value, node=node)]
            rank, best_rank = (cx.temporary(natural_storage(value.type), "rank") for _ in range(2))
            take.append(SetLocal(rank, coerce(cx, value, rank.type, "the key", None), node=node))
        return [*take, *self._keep(current, rank, best_rank)]

    def _rank(self, current: Variable) -> Expr:
        assert self.key is not None
        argument = name_of(self.cx, current.name, self.node)
        return self.cx.expr(ast.copy_location(ast.Call(self.key, [argument], []), self.node))

    def _keep(self, current: Variable, rank: Variable, best_rank: Variable) -> Block:
        """Keep the item where it is the first, or better than the best so far."""
        from pyuk.compiler.check.operators.comparisons import compare

        node = self.node

        def read(variable: Variable) -> ReadLocal:
            return ReadLocal(variable, type=variable.type, node=node)

        op = "<" if self.name == "min" else ">"
        try:
            better = truth(self.cx, compare(self.cx, op, read(rank), read(best_rank), node))
        except Problem as problem:
            if rank.type != NONE:
                raise
            better = raised(self.cx, problem, node)  # where there is a second one
        keep: Block = [SetLocal(self.best, read(current), node=node)]
        if best_rank is not self.best:
            keep.append(SetLocal(best_rank, read(rank), node=node))
        first: Block = [SetLocal(self.found, bool_literal(True, node), node=node), *keep]
        return [If(read(self.found), [If(better, keep, [], node=node)], first, node=node)]

    def result(self, block: Block) -> Expr:
        """The best, or what stands for it where there were no items."""
        from pyuk.compiler.check.expressions.conversions import call_runtime, choice
        from pyuk.compiler.check.expressions.text import text_literal

        cx, node, name, default = self.cx, self.node, self.name, self.default
        if self.best.type == NEVER:
            return _unknown(block, node)
        found = ReadLocal(self.found, type=BOOL, node=node)
        run: Block = [*self.before, SetLocal(self.found, bool_literal(False, node), node=node), *block]
        best: Expr = ReadLocal(self.best, type=self.best.type, node=node)
        if default is None:
            text = text_literal(cx, f"{name}() arg is an empty sequence", node)
            error = call_runtime(cx, "pyuk.builtins.ranges.refuse_empty", [text], node)
            run.append(If(found, [], [Evaluate(error, node=node)], node=node))
            return Do(run, best, type=best.type, node=node)
        joined = cx.world.join(best.type, natural_storage(default.type))
        if joined is None:
            cx.fail(
                "PK0219",
                node,
                f"`{name}` gives {described(best.type)}, or {described(default.type)} by default",
                why="an expression has one type",
                cpython="the result is an item, or the default where there is none",
                fix="give a default of the items' type",
            )
            raise AssertionError
        other = coerce(cx, default, joined, "the default", None)
        picked = choice(found, coerce(cx, best, joined, "the result", None), other, joined)
        return Do(run, picked, type=joined, node=node)


# --- lists of all items ------------------------------------------------------------------------


def check_list(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """list(iterable)."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity

    check_arity(cx, node, "list", 1, 1)
    return collected(cx, node.args[0], "list", expected, node)


def check_sorted(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """sorted(iterable, key=, reverse=): a list of the items, whose sort() is called."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity

    _keywords(cx, node, "key", "reverse")
    check_arity(cx, ast.copy_location(ast.Call(node.func, node.args, []), node), "sorted", 1, 1)
    made = collected(cx, node.args[0], "list", expected, node)
    if made.type == NEVER:
        return made
    variable = cx.temporary(made.type, "sorted")
    sort = ast.copy_location(ast.Attribute(name_of(cx, variable.name, node), "sort", ast.Load()), node)
    call = ast.copy_location(ast.Call(sort, [], node.keywords), node)
    done = _sorted_by(cx, ReadLocal(variable, type=made.type, node=node), call, is_seen=False) or cx.expr(call)
    run: Block = [SetLocal(variable, made, node=node), Evaluate(done, node=node)]
    return Do(run, ReadLocal(variable, type=made.type, node=node), type=made.type, node=node)


def _sorted_by(cx: Checker, owner: Expr, node: ast.Call, *, is_seen: bool = True) -> Expr | None:
    """owner.sort(key=f, reverse=r): the keys are computed first, in order. None where there is no key.

    Where the list is seen by others, it is empty for them meanwhile.
    """
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.expressions.conversions import call_runtime
    from pyuk.compiler.check.iteration.iteration import called_for_each, hold

    options = {keyword.arg: keyword.value for keyword in node.keywords}
    key = options.get("key")
    if key is None or node.args or set(options) - {"key", "reverse"}:
        return None
    if isinstance(key, ast.Constant) and key.value is None:
        plain = [keyword for keyword in node.keywords if keyword.arg != "key"]
        return cx.expr(ast.copy_location(ast.Call(node.func, [], plain), node))
    before: Block = []
    held = hold(cx, owner, before, node)
    function: ast.expr = key
    reverse: Expr = bool_literal(False, node)
    for name, value in options.items():
        if name == "key":
            function = called_for_each(cx, value, before)
        else:
            reverse = hold(cx, truth(cx, cx.expr(value)), before, node)
    assert isinstance(owner.type, Class)
    taken = hold(cx, call_method(cx, held, "taken", [], node), before, node) if is_seen else held
    current = cx.temporary(owner.type.args[0], "item")
    calls = ast.copy_location(ast.Call(function, [name_of(cx, current.name, node)], []), node)
    keys = collected_by(cx, taken, current, calls, node)
    if keys.type == NEVER:
        return _unknown([*before, Evaluate(keys, node=node)], node)
    done = call_runtime(cx, "pyuk.builtins.keyed.sort_by_keys", [taken, keys, reverse], node)
    if not is_seen:
        return Do(before, done, type=done.type, node=node)
    back = call_method(cx, held, "swap", [taken], node)
    sorting = _finally(cx, Evaluate(done, node=node), Evaluate(back, node=node))
    checked = call_method(cx, taken, "refuse_items", [], node)
    return Do([*before, sorting], checked, type=checked.type, node=node)


def _finally(cx: Checker, body: Evaluate, final: Evaluate) -> Try:
    from pyuk.compiler.check.calls.specialisation import need_runtime

    need_runtime(cx, "pyuk.builtins.exceptions.note_context")
    pending = cx.temporary(Optional(cx.world.class_type("BaseException")), "exc")
    return Try([body], [], [], [final], pending, node=body.node)


def extended(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left += right` of a list or deque and what else can be iterated over; None where it is none of these."""
    from pyuk.compiler.check import widening
    from pyuk.compiler.check.declare.derived import is_extended
    from pyuk.compiler.check.iteration.iteration import expression_at, held_name, hold, item_type

    class_ = cx.world.resolve(left.type)
    provided = cx.world.method(class_, "__iadd__") if isinstance(class_, Class) else None
    if provided is None or not is_extended(cx, left.type):
        return None
    kind = provided[0].info
    if isinstance(right.type, Class) and right.type.info is kind and not widening.is_said(class_):
        return None  # of other items
    try:
        item_type(cx, right)
    except Problem:
        return None
    before: Block = []
    held = hold(cx, left, before, node)
    source = held_name(cx, right, before, expression_at(right))
    home = class_ if isinstance(class_, Class) and class_.info is kind else provided[0]
    done = extend(cx, Reinterpret(held, type=home, node=node), source, source)
    return Do([*before, Evaluate(done, node=node)], held, type=left.type, node=node)


def extend(cx: Checker, owner: Expr, source: ast.expr, node: ast.expr) -> Expr:
    """owner.extend(iterable): each item is appended when it comes, as CPython does."""
    from pyuk.compiler.check import widening
    from pyuk.compiler.check.declare.derived import call_inside
    from pyuk.compiler.check.iteration.iteration import hold
    from pyuk.compiler.check.model.tree import none_literal

    before: Block = []
    held = hold(cx, owner, before, node)
    assert isinstance(owner.type, Class)
    element, kind = owner.type.args[0], owner.type.info.name

    def take(item: Expr) -> Block:
        if item.type == NEVER:
            return [Evaluate(item, node=node)]
        fitted = as_item(cx, settled(cx, item), element, f"an item of the {kind}", owner.type)
        return [Evaluate(call_inside(cx, held, "append", [fitted], node), node=node)]

    none = none_literal(node)
    try:
        loop = each(cx, source, take, element)
    except Problem as problem:
        widening.note_receiver(cx, problem, owner.type)
        raise
    return Do([*before, *loop], none, type=none.type, node=node)


def as_list(cx: Checker, source: ast.expr, node: ast.expr, expected: Type | None = None) -> Expr:
    """A value that a list has to stand for: itself where it is one, else a list of its items."""
    if is_list(cx, source):
        return cx.expr(source, expected)
    return collected(cx, source, "list", expected, node)


def is_list(cx: Checker, source: ast.expr) -> bool:
    """Whether an expression gives a list (or nothing that is known yet)."""
    if isinstance(source, (ast.GeneratorExp, ast.Starred)):
        return False
    if isinstance(source, ast.Call) and any(cx.is_builtin_call(source, name) for name in CALLS):
        return False
    from pyuk.compiler.check.calls.fitting import peek

    type_ = peek(cx, source)
    return type_ == NEVER or (isinstance(type_, Class) and type_.info.name == "list")


def texts_in(cx: Checker, source: ast.expr, node: ast.expr) -> Expr:
    """The list of strs that join() takes. What may be of other types is looked at when the program gets there."""
    from pyuk.compiler.check.expressions.conversions import call_runtime
    from pyuk.compiler.check.expressions.unions import members

    text = cx.world.class_type("str")
    saved, problems = cx.env.copy() if cx.env is not None else None, len(cx.problems)
    try:
        parts = as_list(cx, source, node, cx.world.class_type("list", text))
    except Problem:
        cx.env = saved
        del cx.problems[problems:]
        parts = as_list(cx, source, node)
    item = cx.world.resolve(parts.type.args[0]) if isinstance(parts.type, Class) and parts.type.args else text
    if item == text or not any(one == text or plainvalues.kind_of(one) == "str" for one in members(cx, item)):
        return parts
    return call_runtime(cx, "pyuk.builtins.unions.texts_of", [parts], node)


TAKING = ("sort", "join", "extend")


def method_call(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr | None:
    """A method of a list or str that takes any iterable; None for all others."""
    type_ = cx.world.resolve(owner.type)
    if not isinstance(type_, Class) or name not in TAKING:
        return None
    provided = cx.world.method(type_, name)
    if provided is None or provided[1].module.source.is_app:
        return None
    home = provided[0].info.name
    if type_.info.module.source.is_app:
        owner = Reinterpret(owner, type=provided[0], node=node)
    if (home, name) == ("list", "sort"):
        return _sorted_by(cx, owner, node)
    if len(node.args) != 1 or node.keywords or isinstance(node.args[0], ast.Starred):
        return None
    if name == "join" and home in ("str", "bytes", "bytearray"):
        from pyuk.compiler.check.calls.calls import call_method
        from pyuk.compiler.check.iteration.iteration import hold

        before: Block = []
        held = hold(cx, owner, before, node)
        parts = texts_in(cx, node.args[0], node) if type_.info.name == "str" else as_list(cx, node.args[0], node)
        if parts.type == NEVER or not before:
            return call_method(cx, held, "join", [parts], node) if parts.type != NEVER else parts
        joined = call_method(cx, held, "join", [parts], node)
        return Do(before, joined, type=joined.type, node=node)
    if (home, name) == ("list", "extend") and not _is_alike(cx, owner, node.args[0]):
        return extend(cx, owner, node.args[0], node)
    return None


def _is_alike(cx: Checker, owner: Expr, source: ast.expr) -> bool:
    """Whether an expression gives a list of the same items (as far as both are known): it is put in whole."""
    from pyuk.compiler.check.calls.fitting import peek

    if not is_list(cx, source):
        return False
    own, given = cx.world.resolve(owner.type), peek(cx, source)
    is_known = isinstance(given, Class) and not mentions_never(given) and not unknowns_in(given)
    return own == given or not is_known or bool(unknowns_in(own))
