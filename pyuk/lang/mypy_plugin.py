"""Tells mypy what `Array[T, N]` and `Bits[T, n]` are: types with a number in them.

As annotations: Array[T, N] is pyuk.lang.arrays.Array[T], Bits[T, n] is int. As an expression
(`Array[u8, 16]()`, `view(Array[u8, 16], address)`) Array[T, N] is the class pyuk.lang.arrays.Array[T].
Lengths are checked to be numbers; which number they are is the compiler's business.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import PlaceholderNode, Var
from mypy.plugin import AnalyzeTypeContext, MethodContext, Plugin
from mypy.typeanal import TypeAnalyser
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    RawExpressionType,
    TupleType,
    Type,
    TypeOfAny,
    TypeType,
    UnboundType,
    UnionType,
    get_proper_type,
)

ARRAY = "pyuk.lang.arrays.Array"
BYTES_LIKE = "pyuk.builtins.bytestring.BytesLike"


def array_annotation(context: AnalyzeTypeContext) -> Type:
    """`Array[T, N]` where a type stands."""
    if not _two_arguments(context, "Array[u64, 8]: the type of an element and how many there are"):
        return AnyType(TypeOfAny.from_error)
    return context.api.named_type(ARRAY, [context.api.analyze_type(context.type.args[0])])


def bits_annotation(context: AnalyzeTypeContext) -> Type:
    """`Bits[T, n]` where a type stands."""
    if _two_arguments(context, "Bits[u8, 3]: the unit and how many bits"):
        context.api.analyze_type(context.type.args[0])
    return context.api.named_type("builtins.int", [])


def bytes_like_annotation(context: AnalyzeTypeContext) -> Type:
    """`BytesLike` in the standard library, where CPython's own bytes and bytearrays are meant too."""
    own = context.api.named_type(BYTES_LIKE, [])
    assert isinstance(context.api, TypeAnalyser)
    if not str(getattr(context.api.api, "cur_mod_id", "")).startswith("pyuk.stdlib."):
        return own
    names = ("builtins.bytes", "builtins.bytearray", "builtins.memoryview")
    return UnionType([context.api.named_type(name, []) for name in names])


def _two_arguments(context: AnalyzeTypeContext, form: str) -> bool:
    arguments = context.type.args
    if len(arguments) != 2:
        context.api.fail(f"Write {form}", context.context)
        return False
    number = arguments[1]
    if not _may_be_number(context, number):
        context.api.fail(f"Not a number; write {form}", context.context)
        return False
    return True


def _may_be_number(context: AnalyzeTypeContext, number: Type) -> bool:
    """Whether it is a literal, an expression, or the name of a variable. An unknown name is reported."""
    if isinstance(number, RawExpressionType):
        return number.base_type_name in ("builtins.int", "typing.Any")
    if not isinstance(number, UnboundType) or number.args or number.original_str_expr is not None:
        return False
    assert isinstance(context.api, TypeAnalyser)
    symbol = context.api.lookup_qualified(number.name, number)
    return symbol is None or isinstance(symbol.node, (Var, PlaceholderNode))


def array_expression(context: MethodContext) -> Type:
    """`Array[T, N]` where a value stands: the class of such arrays."""
    arguments = get_proper_type(context.arg_types[0][0])
    result = get_proper_type(context.default_return_type)
    if not isinstance(arguments, TupleType) or not arguments.items or not isinstance(result, TypeType):
        return result
    element = _named_type(arguments.items[0])
    if element is None:
        context.api.fail("The first argument of Array is a type", context.context)
        return AnyType(TypeOfAny.from_error)
    assert isinstance(result.item, Instance)
    return TypeType(result.item.copy_modified(args=[element]))


def _named_type(expression: Type) -> Type | None:
    """The type that an expression of this type names."""
    proper = get_proper_type(expression)
    if isinstance(proper, FunctionLike) and proper.is_type_obj():
        return proper.items[0].ret_type
    if isinstance(proper, TypeType):
        return proper.item
    return proper if isinstance(proper, AnyType) else None


class LangPlugin(Plugin):
    def get_type_analyze_hook(self, fullname: str) -> Callable[[AnalyzeTypeContext], Type] | None:
        hooks = {
            "pyuk.lang.Array": array_annotation,
            "pyuk.lang.bits.Bits": bits_annotation,
            BYTES_LIKE: bytes_like_annotation,
        }
        return hooks.get(fullname)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return array_expression if fullname == "pyuk.lang.arrays.ArrayForm.__getitem__" else None


def plugin(version: str) -> type[Plugin]:
    """mypy's entry point."""
    return LangPlugin
