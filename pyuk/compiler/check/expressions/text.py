"""Values as text: str(), repr(), f-strings, print()."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes.below import asked_below
from pyuk.compiler.check.calls import overridden
from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.calls.specialisation import call_info
from pyuk.compiler.check.declare.bases import classes_with_objects, open_method
from pyuk.compiler.check.expressions.conversions import call_hint, call_runtime, choice, once, settled, truth, wrap
from pyuk.compiler.check.expressions.objects import ask_items
from pyuk.compiler.check.expressions.unions import dispatch, held, is_parameter_of, members, raise_error
from pyuk.compiler.check.library import redirected
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.problems import close_to
from pyuk.compiler.check.model.tree import (
    Comparison,
    Expr,
    Let,
    Literal,
    ReadLocal,
    Reinterpret,
    TupleItem,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    NOT_IMPLEMENTED,
    U64,
    AnyObject,
    Attempt,
    Class,
    ClassOf,
    FunctionValue,
    Int,
    LangValue,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    is_function,
    is_subclass,
    parts_of,
    python_name,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Formatted = Function[["Checker", Expr, Expr, ast.AST], Expr]
BUILDER = "pyuk.builtins.builder"
INT_FORMATS = tuple("bcdnoxX")  # and those that make none
FLOAT_FORMATS = tuple("eEfFgG%")  # what a specifier of an int ends in that makes a float of it


def _str(cx: Checker) -> Class:
    return cx.world.class_type("str")


def text_literal(cx: Checker, value: str, node: ast.AST) -> Literal:
    """A str constant."""
    return Literal(value, type=_str(cx), node=node)


OBJECT_TEXTS = ("pyuk.builtins.unions.object_str", "pyuk.builtins.unions.object_repr")  # for tuples hold objects


def to_text(cx: Checker, value: Expr, node: ast.AST, *, as_repr: bool = False) -> Expr:
    """str(value), or repr(value)."""
    from pyuk.compiler.check.attributes import keptclasses

    type_ = cx.world.resolve(value.type)
    if (
        isinstance(value, Literal)
        and not isinstance(type_, Class)
        and type_ not in (NEVER,)
        and _is_plain(type_)
    ):
        return text_literal(cx, repr(value.value), node)
    match type_:
        case Int():
            path = "int_text" if INT.holds(type_) or type_.lo < 0 else "unsigned_text"
            return call_runtime(cx, f"pyuk.builtins.inttext.{path}", [settled(cx, value)], node)
        case Tuple():
            return _tuple_text(cx, value, node)
        case Optional(inner):
            again, bindings = once(cx, value)
            missing = Comparison("is", again, none_literal(node), type=BOOL, node=node)
            present = to_text(cx, Reinterpret(again, type=inner, node=node), node, as_repr=as_repr)
            return wrap(bindings, choice(missing, text_literal(cx, "None", node), present, _str(cx)))
        case Class():
            return _object_text(cx, value, type_, node, as_repr=as_repr)
        case ClassOf() | TypeValue():
            from pyuk.compiler.check.expressions.classtests import class_text

            return class_text(cx, value, node)
        case AnyObject() if not is_parameter_of(cx, value, path := OBJECT_TEXTS[as_repr]):
            return call_runtime(cx, path, [value], node)
        case AnyObject():

            def asked(each: Expr) -> Expr:
                ask_items(cx, each.type, node, lambda item: to_text(cx, item, node, as_repr=True))
                return to_text(cx, each, node, as_repr=as_repr)

            return dispatch(cx, value, node, asked)
        case Union():
            return dispatch(cx, value, node, lambda each: to_text(cx, each, node, as_repr=as_repr))
    if type_ == FLOAT:
        return call_runtime(cx, "pyuk.builtins.floattext.float_text", [value], node)
    if type_ == BOOL:
        return choice(value, text_literal(cx, "True", node), text_literal(cx, "False", node), _str(cx))
    if type_ == NONE:
        return wrap([(cx.temporary(NONE), value)], text_literal(cx, "None", node))
    if type_ == NEVER:
        return Reinterpret(value, type=_str(cx), node=node)
    if type_ == NOT_IMPLEMENTED:
        return wrap([(cx.temporary(type_), value)], text_literal(cx, "NotImplemented", node))
    if isinstance(type_, Attempt):
        return _attempt_text(cx, value, type_, node)
    if type_ == LangValue("builtins.object"):
        return text_literal(cx, "<class 'object'>", node)
    kept = keptclasses.dispatch(cx, value, node, lambda each: to_text(cx, each, node))
    if kept is not None:
        return kept
    has_address = is_function(value.type)
    shown = value.type.info.name if isinstance(value.type, FunctionValue) else "f"
    cx.fail(
        "PK0242",
        node,
        f"{described(value.type)} has no text form here",
        why="its address would be shown, which differs from run to run"
        if has_address
        else "only values and objects can be turned into text",
        cpython=f"something like <function {shown} at 0x7f...>"
        if has_address
        else f"a text that names {described(value.type)}",
        fix=call_hint(value),
    )
    raise AssertionError


def _attempt_text(cx: Checker, value: Expr, type_: Attempt, node: ast.AST) -> Expr:
    """What an operator method gives that may return NotImplemented."""
    again, bindings = once(cx, value)
    answered = TupleItem(again, 0, type=BOOL, node=node)
    answer = to_text(cx, TupleItem(again, 1, type=type_.answer, node=node), node)
    return wrap(bindings, choice(answered, answer, text_literal(cx, "NotImplemented", node), _str(cx)))


def ascii_text(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """ascii(value)."""
    shown = to_text(cx, value, node, as_repr=True)
    return call_runtime(cx, "pyuk.builtins.strrepr.ascii_of", [shown], node)


def _is_plain(type_: Type) -> bool:
    return isinstance(type_, Int) or type_ in (BOOL, FLOAT, NONE)


def _object_text(cx: Checker, value: Expr, type_: Class, node: ast.AST, *, as_repr: bool) -> Expr:
    if type_ == _str(cx):
        return call_method(cx, value, "__repr__", [], node) if as_repr else value
    names = ("__repr__",) if as_repr else ("__str__", "__repr__")
    below = _text_below(cx, type_, names)
    if below is not None:
        there = Reinterpret(value, type=below[0], node=node)
        reached = overridden.of_values(cx, type_, below[1], 0) or below[1]
        return call_info(cx, reached, [there], node, owner=below[0], virtual=type_)
    own = asked_below(cx, value, names, lambda each: to_text(cx, each, node, as_repr=as_repr), node)
    if own is not None:
        return own
    for name in names:
        if cx.world.method(type_, name) is not None:
            return call_method(cx, value, name, [], node)
    if is_subclass(type_, cx.world.class_type("BaseException")):
        return call_runtime(cx, "pyuk.builtins.exceptions.exception_repr", [value], node)
    is_own = type_.info.module.source.is_app and type_.info.frame is None and type_.info.function is None
    if is_own or _is_of_a_larger_text(cx):
        return _default_text(cx, value, node)
    why = "the default text shows an address, which differs from run to run"
    if not cx.is_app:  # an item of a container, which the program may never show
        return raise_error(cx, "NotImplementedError", f"{type_} has no __repr__ or __str__: {why}", node)
    cx.fail(
        "PK0243",
        node,
        f"`{type_}` has no `__repr__` or `__str__`",
        why=why,
        cpython=f"<{type_.info.name} object at 0x...>",
        fix="give the class a __repr__" if type_.info.frame is None else "show its items: list(...)",
    )
    raise AssertionError


def _is_of_a_larger_text(cx: Checker) -> bool:
    """Whether the text is a part of one that the program may never ask for: an exception's, or a data class's."""
    in_exception = cx.raising or cx.module.name == "pyuk.builtins.exceptionargs"
    return cx.info.is_made or (not cx.is_app and bool(in_exception))


def _default_text(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """`<__main__.Point object at 0x7f...>`: the object's own class, and its address."""
    from pyuk.compiler.check.expressions.classtests import class_text

    again, bindings = held(cx, value)
    class_ = class_text(cx, Reinterpret(again, type=ClassOf(again.type), node=node), node)
    address = Reinterpret(again, type=U64, node=node)
    return wrap(bindings, call_runtime(cx, "pyuk.builtins.reprs.default_repr", [class_, address], node))


def _text_below(cx: Checker, type_: Class, names: tuple[str, ...]) -> tuple[Class, FunctionInfo] | None:
    """The method that shows every object of a class which has none itself: those of the classes below it."""
    if any(cx.world.method(type_, name) for name in names) or is_subclass(type_, cx.world.class_type("BaseException")):
        return None
    made = classes_with_objects(cx, type_)
    for name in names:
        if any(cx.world.method(each, name) for each in made):
            return open_method(cx, type_, name)  # None where some objects have it, and others have not
    return None


def _tuple_text(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    again, bindings = once(cx, value)
    assert isinstance(value.type, Tuple)
    items = value.type.items
    parts: list[Expr] = [text_literal(cx, "(", node)]
    for index, item in enumerate(items):
        parts.append(to_text(cx, TupleItem(again, index, type=item, node=node), node, as_repr=True))
        if index < len(items) - 1:
            parts.append(text_literal(cx, ", ", node))
    parts.append(text_literal(cx, ",)" if len(items) == 1 else ")", node))
    return wrap(bindings, concatenate(cx, parts, node))


def concatenate(cx: Checker, parts: list[Expr], node: ast.AST) -> Expr:
    """The parts one after the other, in one str; literals that meet become one."""
    merged: list[Expr] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, Literal) and isinstance(last, Literal):
            merged[-1] = text_literal(cx, last.value + part.value, node)
        elif not (isinstance(part, Literal) and part.value == "" and len(parts) > 1):
            merged.append(part)
    if len(merged) <= 1:
        return merged[0] if merged else text_literal(cx, "", node)
    if len(merged) == 2:
        return call_runtime(cx, "pyuk.builtins.str.concat", merged, node)
    if len(merged) == 3:
        return call_runtime(cx, "pyuk.builtins.str.concat3", merged, node)
    return _build(cx, merged, node)


def _build(cx: Checker, parts: list[Expr], node: ast.AST) -> Expr:
    """Many parts: a builder takes them in turn."""
    module = cx.world.module(BUILDER)
    info = module.names["StringBuilder"] if module is not None else None
    from pyuk.compiler.check.model.declarations import ClassInfo

    assert isinstance(info, ClassInfo)
    cx.world.complete_class(info)
    type_ = Class(info)
    builder = cx.temporary(type_, "builder")
    read = ReadLocal(builder, type=type_, node=node)
    result: Expr = call_method(cx, read, "finish", [], node)
    for part in reversed(parts):
        append = call_method(cx, read, "append", [part], node)
        result = Let(cx.temporary(NONE), append, result, type=result.type, node=node)
    return Let(builder, make_instance(cx, type_, [], node), result, type=result.type, node=node)


# --- f-strings and formats ---


def check_joined(cx: Checker, node: ast.JoinedStr, expected: Type | None) -> Expr:
    """An f-string: its parts in order."""
    return concatenate(cx, [_part(cx, value) for value in node.values], node)


def _part(cx: Checker, node: ast.expr) -> Expr:
    if isinstance(node, ast.Constant):
        return text_literal(cx, str(node.value), node)
    assert isinstance(node, ast.FormattedValue)
    value = cx.expr(node.value)
    place = node.value  # FormattedValue has the place of the whole text
    if node.conversion == ord("r"):
        value = to_text(cx, value, place, as_repr=True)
    elif node.conversion == ord("s"):
        value = to_text(cx, value, place)
    elif node.conversion == ord("a"):
        value = ascii_text(cx, value, place)
    if node.format_spec is None:
        return format_value(cx, value, text_literal(cx, "", place), place)
    assert isinstance(node.format_spec, ast.JoinedStr)
    return format_value(cx, value, check_joined(cx, node.format_spec, None), place)


def _int_format(spec: Expr) -> str:
    """The function of inttext.py that formats an int: one without floats, where a literal asks for none."""
    asks = not isinstance(spec, Literal) or str(spec.value).endswith(FLOAT_FORMATS)
    return "format_int" if asks else "format_as_int"


def format_value(cx: Checker, value: Expr, spec: Expr, node: ast.AST) -> Expr:
    """format(value, spec)."""
    type_ = cx.world.resolve(value.type)
    own = isinstance(type_, Class) and type_ != _str(cx) and cx.world.method(type_, "__format__") is not None
    if isinstance(type_, Union):
        text, bindings = once(cx, spec)
        return wrap(bindings, dispatch(cx, value, node, lambda each: format_value(cx, each, text, node)))
    text, bindings = (spec, []) if isinstance(spec, Literal) or not isinstance(type_, Class) else once(cx, spec)
    found = asked_below(cx, value, ("__format__",), lambda each: format_value(cx, each, text, node), node)
    if found is not None:
        return wrap(bindings, found)
    if isinstance(spec, Literal) and spec.value == "" and not own:
        return to_text(cx, value, node)
    if isinstance(type_, Optional):
        return dispatch(cx, value, node, lambda each: format_value(cx, each, spec, node))
    if isinstance(type_, Int):
        path = _int_format(spec) if INT.holds(type_) or type_.lo < 0 else "format_unsigned"
        return call_runtime(cx, f"pyuk.builtins.inttext.{path}", [settled(cx, value), spec], node)
    if type_ == FLOAT:
        return call_runtime(cx, "pyuk.builtins.floattext.format_float", [value, spec], node)
    if type_ == BOOL:
        return _plain_without(cx, value, spec, _format_bool, node)
    if type_ == _str(cx):
        return call_runtime(cx, "pyuk.builtins.strtext.format_text", [value, spec], node)
    if isinstance(type_, Class) and cx.world.method(type_, "__format__"):
        return call_method(cx, value, "__format__", [spec], node)
    if type_ == NEVER:
        return Reinterpret(value, type=_str(cx), node=node)
    return _plain_without(cx, value, spec, _refuse_format, node)


def _plain_without(cx: Checker, value: Expr, spec: Expr, formatted: Formatted, node: ast.AST) -> Expr:
    """str(value) where the specifier is empty, and else what `formatted` gives."""
    if isinstance(spec, Literal):
        return formatted(cx, value, spec, node)
    value, bindings = once(cx, value)
    spec, bound = once(cx, spec)
    found = choice(truth(cx, spec), formatted(cx, value, spec, node), to_text(cx, value, node), _str(cx))
    return wrap([*bindings, *bound], found)


def _format_bool(cx: Checker, value: Expr, spec: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.expressions.conversions import to_int

    last = str(spec.value)[-1:] if isinstance(spec, Literal) else "?"
    if last.isdigit() or last in INT_FORMATS:
        return call_runtime(cx, "pyuk.builtins.inttext.format_as_int", [to_int(value), spec], node)
    return call_runtime(cx, "pyuk.builtins.inttext.format_bool", [value, spec], node)


def _refuse_format(cx: Checker, value: Expr, spec: Expr, node: ast.AST) -> Expr:
    """A type without formats: a message, or the TypeError where the specifier may be empty."""
    type_ = cx.world.resolve(value.type)
    error = f"unsupported format string passed to {python_name(type_)}.__format__"
    if not isinstance(spec, Literal):
        return call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [text_literal(cx, error, node)], node)
    cx.fail(
        "PK0244",
        node,
        f"{described(type_)} takes no format",
        why="its class has no `__format__`" if isinstance(type_, Class) else "only numbers and strs do",
        fix="write !s or !r before the colon",
        cpython=f"TypeError: {error}",
    )
    raise AssertionError


# --- print ---


def check_print(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """print(*values, sep=" ", end="\\n", file=sys.stdout, flush=False): one text, written at once."""
    options = {keyword.arg: keyword.value for keyword in node.keywords}
    unknown = [name for name in options if name not in ("sep", "end", "file", "flush")]
    if unknown:
        cx.fail(
            "PK0235",
            next(keyword for keyword in node.keywords if keyword.arg == unknown[0]),
            f"print() has no parameter `{unknown[0]}`",
            why="its keyword parameters are sep, end, file and flush",
            fix=close_to(str(unknown[0]), ("sep", "end", "file", "flush")),
            cpython=f"TypeError: '{unknown[0]}' is an invalid keyword argument for print()",
        )
    bindings: list[tuple[object, Expr]] = []  # everything is evaluated before the first value becomes text
    values = [_argument(cx, arg, bindings) for arg in node.args]
    given = {str(name): _argument(cx, value, bindings) for name, value in options.items()}
    file = given.get("file")
    if file is not None and file.type != NONE:
        return wrap(bindings, _printed(cx, values, given, file, options["file"], node))
    straight = _printed(cx, values, given, None, node, node)
    instead = redirected.stream(cx, node)
    if instead is None:
        return wrap(bindings, straight)
    there, (stream, bound) = instead[0], once(cx, instead[1])
    elsewhere = wrap(bound, _printed(cx, values, given, stream, node, node))
    return wrap(bindings, choice(there, elsewhere, straight, NONE))


def _printed(
    cx: Checker,
    values: list[Expr],
    options: dict[str, Expr],
    file: Expr | None,
    place: ast.AST,
    node: ast.Call,
) -> Expr:
    """The values as one text, written to the console or to `file`.

    An object's own __str__ may print as well, or raise: what stands before it is written before. A file of the
    program's own gets each part by itself.
    """
    if file is not None and isinstance(cx.world.resolve(file.type), (Union, Optional)):
        return dispatch(
            cx, file, node, lambda each: _printed(cx, values, options, each, place, node), result=NONE
        )
    sep = _option(cx, "sep", options.get("sep"), " ", node)
    end = _option(cx, "end", options.get("end"), "\n", node)
    in_parts = file is not None and isinstance(file.type, Class) and file.type.info.module.source.is_app
    writes: list[tuple[object, Expr]] = []
    waiting: list[Expr] = []

    def write() -> None:
        texts = waiting if in_parts else [concatenate(cx, waiting[:], node)]
        writes.extend((cx.temporary(NONE), _write(cx, text, file, place, node)) for text in texts)
        waiting.clear()

    for index, (value, arg) in enumerate(zip(values, node.args, strict=True)):
        waiting += [sep] if index else []
        if waiting and runs_code(cx, value.type):
            write()
        waiting.append(to_text(cx, value, arg))
    waiting.append(end)
    write()
    flush = options.get("flush")
    if in_parts and file is not None and flush is not None:
        flushed = call_method(cx, file, "flush", [], node)
        done = wrap([(cx.temporary(flushed.type), flushed)], none_literal(node))
        writes.append((cx.temporary(NONE), choice(truth(cx, flush), done, none_literal(node), NONE)))
    return wrap(writes, none_literal(node))


def runs_code(cx: Checker, type_: Type) -> bool:
    """Whether making a text of a value may run the program's own __str__ or __repr__."""
    parts = [cx.world.resolve(type_)]
    seen: set[Type] = set()
    while parts:
        part = parts.pop()
        if part in seen:
            continue
        seen.add(part)
        if isinstance(part, Class) and part.info.module.source.is_app and _has_own_text(cx, part):
            return True
        parts += map(cx.world.resolve, members(cx, part) if isinstance(part, Union) else parts_of(part))
    return False


def _has_own_text(cx: Checker, class_: Class) -> bool:
    found = [
        cx.world.method(each, name)
        for each in [class_, *cx.world.classes_below(class_, cx.instance)]
        for name in ("__str__", "__repr__")
    ]
    return any(each is not None and each[1].module.source.is_app and not each[1].is_made for each in found)


def _argument(cx: Checker, node: ast.expr, bindings: list[tuple[object, Expr]]) -> Expr:
    """An argument of print(): its value, which `bindings` evaluate."""
    value, bound = once(cx, cx.expr(node))
    bindings += bound
    return value


def _write(cx: Checker, text: Expr, file: Expr | None, place: ast.AST, node: ast.AST) -> Expr:
    """Write a text to standard output, or by the write() of `file`."""
    if file is None or file.type == NONE:
        return call_runtime(cx, "pyuk.stdlib.printing.write_stdout", [text], node)
    if isinstance(file.type, Class) and cx.world.method(file.type, "write"):
        return wrap([(cx.temporary(NONE), call_method(cx, file, "write", [text], node))], none_literal(node))
    cx.fail(
        "PK0211",
        place,
        f"{described(file.type)} is not a file",
        why="it has no `write` method",
        cpython=f"AttributeError: '{error_name(file.type)}' object has no attribute 'write'",
        fix="write sys.stderr, say",
    )
    raise AssertionError


def _option(cx: Checker, option: str, value: Expr | None, default: str, call: ast.AST) -> Expr:
    if value is None or value.type == NONE:
        return text_literal(cx, default, call)
    if value.type not in (_str(cx), NEVER):
        cx.fail(
            "PK0211",
            value.node,
            f"this has to be a str, but it is {described(value.type)}",
            why="it is put between or behind the values",
            cpython=f"TypeError: {option} must be None or a string, not {error_name(value.type)}",
        )
    return value
