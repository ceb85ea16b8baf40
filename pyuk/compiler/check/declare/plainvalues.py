"""Objects that are plain values as well: of classes below int, float, str or tuple, and members of an IntEnum.

An object of one holds the plain value. Where its class has no method of its own for what is done with it, it is done
with what it holds, and gives what that gives: a Celsius plus 1 is a float. Which operand is asked first is as in The
Python Language Reference, "Emulating numeric types".
"""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.enums import DATA
from pyuk.compiler.check.declare.enums import HOME as ENUMS
from pyuk.compiler.check.declare.made import Known, make_method
from pyuk.compiler.check.model.declarations import ClassInfo, FieldInfo, FunctionInfo
from pyuk.compiler.check.model.tree import Expr, Literal, New
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    Class,
    Int,
    Optional,
    Tuple,
    Type,
    TypeValue,
    ancestors,
    is_subclass,
    python_name,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib._plainvalues"
BASES = {"int": "IntValue", "float": "FloatValue", "str": "StrValue", "tuple": "TupleValue"}
KINDS = {(HOME, name): kind for kind, name in BASES.items()} | {(ENUMS, name): kind for name, kind in DATA.items()}
# Methods of containers that get what they look for.
LOOKS_FOR = (
    *("__contains__", "count", "index", "find", "remove", "discard", "get", "pop"),
    *("__getitem__", "__delitem__"),
)
GETS_ITEM = ("__getitem__", "__missing__")  # which may put in what is not there, as a defaultdict does
SEQUENCES = ("str", "list", "tuple", "bytes", "bytearray")  # which are asked last for their `*`
VALUE = "_value_"  # the field that holds it
NUMBERS = ("int", "bool", "float")


# --- classes ---


def base_of(world: World, info: ClassInfo, node: ast.expr) -> Class | None:
    """The class of the library that stands for a base class `int`, `float`, `str` or `tuple` of the program's class."""
    if not info.module.source.is_app or not isinstance(node, ast.Name) or node.id not in BASES:
        return None
    if world.find_path(info.module, node) is not None:
        return None
    if node.id == "tuple":
        _hold_tuple(info)
    return Class(world.library_class(f"{HOME}.{BASES[node.id]}"))


# What objects below `tuple` have for texts, keys and conditions: of each class for itself, as its items have types.
OF_TUPLES = {"__repr__": "repr(self._value_)", "__hash__": "hash(self._value_)", "__bool__": "len(self._value_) > 0"}


def _hold_tuple(info: ClassInfo) -> None:
    """Objects of the class hold a tuple, whose type is found out."""
    info.fields[VALUE] = FieldInfo(VALUE, info, None, None, info.node)
    for name, result in OF_TUPLES.items():
        if name != "__hash__" or "__eq__" not in info.methods:
            make_method(info, f"def {name}(self):\n return {result}")


def kind_of(type_: Type) -> str | None:
    """The plain type whose values objects of a class are as well: `int`, `float`, `str` or `tuple`."""
    if not isinstance(type_, Class):
        return None
    found = (KINDS.get((above.info.module.name, above.info.name)) for above in ancestors(type_))
    return next((kind for kind in found if kind is not None), None)


def plain_types(cx: Checker, type_: Type) -> list[Type]:
    """The plain type whose values objects of a class are as well, if any."""
    kind = kind_of(type_)
    if kind is None or kind == "tuple":
        return []
    return [cx.world.class_type("str") if kind == "str" else INT if kind == "int" else FLOAT]


def is_held(class_: Class, name: str) -> bool:
    """Whether a field is the plain value that an object of a class below int, float or str holds."""
    owner = next((above.info for above in ancestors(class_) if name in above.info.fields), None)
    return owner is not None and (owner.module.name == HOME or (name == VALUE and kind_of(class_) == "tuple"))


def _kind(cx: Checker, type_: Type) -> str | None:
    """The plain type that values of a type are of, by themselves or beside their class."""
    from pyuk.compiler.check.expressions.longtuples import is_long

    match type_:
        case Int():
            return "int"
        case Tuple():
            return "tuple"
        case Class() if type_ == cx.world.class_type("str"):
            return "str"
        case Class() if is_long(type_):
            return "tuple"
    return "bool" if type_ == BOOL else "float" if type_ == FLOAT else kind_of(type_)


# --- objects as what they hold ---


def plain(cx: Checker, value: Expr, *kinds: str) -> Expr:
    """An object that is a value of one of these plain types (without any: of one at all) as that value.

    Any other value is left alone.
    """
    type_ = cx.world.resolve(value.type)
    kind = kind_of(type_)
    if kind is None or (kinds and kind not in kinds):
        return value
    from pyuk.compiler.check.attributes.attributes import field_place, read_place

    assert isinstance(type_, Class)
    place = field_place(cx, value, type_, VALUE, value.node)
    assert place is not None
    return read_place(cx, place, value.node)


def as_key(cx: Checker, value: Expr, held: Class) -> Expr:
    """What is looked for among objects of the class `held`: of a plain value an object that is equal to it.

    Where a class says itself what its objects are equal to, or how they hash, the value stays what it is.
    """
    if held == cx.world.class_type("str"):
        return plain(cx, value, "str") if compares_plainly(cx, value.type) else value
    kind = kind_of(held)
    if kind is None or held.info.enum is not None or (isinstance(value.type, Class) and is_subclass(value.type, held)):
        return value
    whole = plain(cx, value)
    if python_name(whole.type) != kind or not compares_plainly(cx, held):
        return value
    from pyuk.compiler.check.expressions.conversions import settled

    return _holder(cx, held, settled(cx, whole), value.node)


def compares_plainly(cx: Checker, type_: Type) -> bool:
    """Whether objects of a class, and of those below, are equal and hash as what they hold."""
    from pyuk.compiler.check.operators.hashing import overriding

    names = ("__eq__", "__hash__")
    below = isinstance(type_, Class) and any(overriding(cx, type_, name) for name in names)
    return not below and not has_own(cx, type_, names)


def fits_as_key(cx: Checker, name: str, given: Type, held: Type) -> bool:
    """Whether as_key() makes an object of the class `held` of a value that the method `name` of a container gets."""
    if name not in LOOKS_FOR or name in GETS_ITEM or not isinstance(held, Class) or held.info.enum is not None:
        return False
    return kind_of(held) is not None and _kind(cx, given) == kind_of(held) and compares_plainly(cx, held)


def as_data(cx: Checker, value: Expr, attribute: str) -> Expr:
    """An object as the plain value that it is, for an attribute that only that has; any other value is left alone."""
    type_ = cx.world.resolve(value.type)
    if kind_of(type_) is None or not isinstance(type_, Class):
        return value
    if any(above.info.kind_of(attribute) is not None for above in ancestors(type_)):
        return value
    return plain(cx, value) if plain_has(type_, attribute) else value


def plain_has(type_: Type, attribute: str) -> bool:
    """Whether objects of a class have an attribute as the plain values that they are."""
    kind = kind_of(type_)
    return kind is not None and hasattr(getattr(builtins, kind), attribute)


# --- operators ---


def has_own(cx: Checker, type_: Type, names: tuple[str, ...]) -> bool:
    """Whether a class of the program says itself what one of these methods does."""
    found = [cx.world.method(type_, name) for name in names] if isinstance(type_, Class) else []
    methods = [each[1] for each in found if each is not None and each[1].module.source.is_app]
    return any(not (method.is_made and method.name in OF_TUPLES) for method in methods)


def operands(
    cx: Checker, op: str, left: Expr, right: Expr, names: tuple[str, ...], reflected: str
) -> tuple[Expr, Expr]:
    """The operands as what the operator works on. names: the left one's methods for it. reflected: the right one's."""
    if isinstance(left.type, Optional) and kind_of(left.type.inner) is not None:
        from pyuk.compiler.check.expressions.conversions import not_none

        left = not_none(cx, left, f"unsupported operand type(s) for {op}: 'NoneType' and '{right.type}'")
    if (kind_of(left.type) is None and kind_of(right.type) is None) or has_own(cx, left.type, names):
        return left, right
    kinds = (_kind(cx, left.type), _kind(cx, right.type))
    if None not in kinds and not _work(op, *kinds):
        return left, right
    if has_own(cx, right.type, (reflected,)) and _is_asked_first(left.type, right.type, kinds):
        return left, right
    return plain(cx, left), plain(cx, right)


def _work(op: str, left: str | None, right: str | None) -> bool:
    """Whether the operator is there for plain values of these types, as far as their types tell."""
    if op in ("==", "!=") or (left in NUMBERS and right in NUMBERS):
        return True
    if op == "*":
        return left in ("int", "bool") or right in ("int", "bool")
    return left == right or (op == "%" and left == "str")


def _is_asked_first(left: Type, right: Type, kinds: tuple[str | None, str | None]) -> bool:
    """Whether the right operand's own method comes before what the left one's plain type does."""
    if kinds[0] is None or (kinds[0] in NUMBERS) != (kinds[1] in NUMBERS):
        return True
    if kind_of(left) is not None and isinstance(left, Class) and isinstance(right, Class):
        return is_subclass(right, left) and left != right
    return kinds[0] == kinds[1] or kinds[1] == "float"


def is_reflected(cx: Checker, left: Type, right: Type, reflected: str) -> bool:
    """Whether the right operand's own method comes before one of the library's class that the left one is of."""
    if kind_of(right) is None or kind_of(left) is not None or not has_own(cx, right, (reflected,)):
        return False
    return _kind(cx, left) == kind_of(right) or (reflected == "__rmul__" and python_name(left) in SEQUENCES)


def goes_on(cx: Checker, left: Expr, right: Expr, names: tuple[str, ...], reflected: str, *, compared: bool) -> bool:
    """Whether the right operand's plain type answers where the left one's own method does not."""
    kinds = (kind_of(left.type), _kind(cx, right.type))
    if kinds[0] is None or not has_own(cx, left.type, names) or has_own(cx, right.type, (reflected,)):
        return False
    if kinds[0] in NUMBERS and kinds[1] in NUMBERS:
        return compared or left.type != right.type
    return compared and kinds[0] == kinds[1]


# --- making ---


def construct(cx: Checker, class_: Class, init: tuple[Class, FunctionInfo] | None, node: ast.Call) -> Expr:
    """`Celsius(20)`: an object that is `float(20)`; the __init__ of its class, if any, gets the same arguments."""
    from pyuk.compiler.check.calls.arguments import call_nodes
    from pyuk.compiler.check.calls.construction import attach
    from pyuk.compiler.check.expressions.conversions import wrap
    from pyuk.compiler.check.expressions.unioncalls import evaluated

    call, bindings = evaluated(cx, node) if init is not None else (node, [])
    made = _holding(cx, class_, call.args, call.keywords, call)
    if not isinstance(made, New) or init is None:
        return wrap(bindings, made)
    receiver = Literal(None, type=init[0], node=node)
    return wrap(bindings, attach(made, call_nodes(cx, init[1], [receiver], call, owner=init[0]), cx))


def made_by_base(cx: Checker, node: ast.Call, kind: str | None = None) -> Expr | None:
    """`super().__new__(cls, value)` or `float.__new__(cls, value)`; None where `cls` is no class of that kind."""
    if not node.args:
        return None
    named = cx.expr(node.args[0]).type
    if not isinstance(named, TypeValue) or not isinstance(named.type, Class):
        return None
    found = kind_of(named.type)
    if found is None or named.type.info.enum is not None or kind not in (None, found):
        return None
    return _holding(cx, named.type, node.args[1:], node.keywords, node)


def _holding(
    cx: Checker, class_: Class, args: list[ast.expr], keywords: list[ast.keyword], node: ast.Call
) -> Expr:
    """A new object of the class that holds the plain value which the arguments make."""
    from pyuk.compiler.check.expressions.conversions import settled

    kind = kind_of(class_)
    assert kind is not None
    if kind == "tuple" and len(args) == 1 and not isinstance(args[0], ast.Starred):
        items = plain(cx, cx.expr(args[0]), "tuple")
        if isinstance(items.type, Tuple):
            return _holder(cx, class_, settled(cx, items), node)
    called = cx.displays.get(node)
    if called is None:
        called = cx.displays[node] = ast.copy_location(ast.Call(Known(kind, None, node), args, keywords), node)
    return _holder(cx, class_, settled(cx, cx.expr(called)), node)


def _holder(cx: Checker, class_: Class, value: Expr, node: ast.AST) -> Expr:
    """A new object of the class that holds the value."""
    from pyuk.compiler.check.calls.construction import field_defaults
    from pyuk.compiler.check.calls.specialisation import need_runtime
    from pyuk.compiler.check.expressions.conversions import coerce

    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    owner = cx.world.field_owner(class_, VALUE)
    assert owner is not None
    if owner.info.fields[VALUE].annotation is None:
        cx.world.assign_field(owner, VALUE, value.type)
    type_ = cx.world.field_type(owner, VALUE, cx.instance)
    held = coerce(cx, value, type_, f"the {kind_of(class_)} that a `{class_.info.name}` is", None)
    return New(type=class_, node=node, defaults=[*field_defaults(cx, class_, node), (owner, VALUE, held)])


def of_super(cx: Checker, owner: Class, place: ast.expr, node: ast.Call, func: ast.Attribute) -> Expr | None:
    """`super().name(...)` of what the plain type has: operators and methods; None where the class holds none."""
    from pyuk.compiler.check.calls.calls import call_of_value

    if kind_of(owner) is None:
        return None
    value = plain(cx, cx.expr(place))
    if len(node.args) == 1 and not node.keywords:
        made = _operator(cx, func.attr, value, node)
        if made is not None:
            return made
    return call_of_value(cx, value, node, func, None)


def _operator(cx: Checker, name: str, value: Expr, node: ast.Call) -> Expr | None:
    """What the operator method of a plain type gives with the call's argument; None where it is no operator's."""
    from pyuk.compiler.check.operators.comparisons import compare
    from pyuk.compiler.check.operators.operators import COMPARISONS, METHODS, binary

    def other() -> Expr:
        return plain(cx, cx.expr(node.args[0]))

    for symbol, stem in METHODS.items():
        if name == f"__{stem}__":
            return binary(cx, symbol, value, other(), node)
        if name == f"__r{stem}__":
            return binary(cx, symbol, other(), value, node)
    compared = next((symbol for symbol, (method, _) in COMPARISONS.items() if method == name), None)
    return compare(cx, compared, value, other(), node) if compared is not None else None
