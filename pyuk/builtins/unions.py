"""What the compiler calls for values of unions, where code in its place would be too large.

Each function is compiled for the types that it is called with; the operators within mean what they mean there.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.builtins.exceptions import key_error
from pyuk.lang import noinline
from pyuk.lang.keys import same_key

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


def equal(left: A, right: B) -> bool:
    """left == right."""
    return bool(left == right)


def less(left: A, right: B) -> bool:
    """left < right."""
    return bool(left < right)  # type: ignore[operator]


def less_or_equal(left: A, right: B) -> bool:
    """left <= right."""
    return bool(left <= right)  # type: ignore[operator]


def greater(left: A, right: B) -> bool:
    """left > right."""
    return bool(left > right)  # type: ignore[operator]


def greater_or_equal(left: A, right: B) -> bool:
    """left >= right."""
    return bool(left >= right)  # type: ignore[operator]


def plus(left: A, right: B):  # type: ignore[no-untyped-def]
    """left + right."""
    return left + right  # type: ignore[operator]


def minus(left: A, right: B):  # type: ignore[no-untyped-def]
    """left - right."""
    return left - right  # type: ignore[operator]


def times(left: A, right: B):  # type: ignore[no-untyped-def]
    """left * right."""
    return left * right  # type: ignore[operator]


def divided(left: A, right: B):  # type: ignore[no-untyped-def]
    """left / right."""
    return left / right  # type: ignore[operator]


def floor_divided(left: A, right: B):  # type: ignore[no-untyped-def]
    """left // right."""
    return left // right  # type: ignore[operator]


def modulo(left: A, right: B):  # type: ignore[no-untyped-def]
    """left % right."""
    return left % right  # type: ignore[operator]


def to_the_power(left: A, right: B):  # type: ignore[no-untyped-def]
    """left ** right."""
    return left ** right  # type: ignore[operator]


def object_str(value: object) -> str:
    """str(value)."""
    return str(value)


def object_repr(value: object) -> str:
    """repr(value)."""
    return repr(value)


def object_class_name(value: object) -> str:
    """type(value).__name__."""
    return type(value).__name__


def object_hash(value: object) -> int:
    """hash(value)."""
    return hash(value)


def texts_of(items: list[A]) -> list[str]:
    """The items for `separator.join(items)`, which all have to be strs."""
    texts: list[str] = []
    for i, item in enumerate(items):
        if not isinstance(item, str):
            raise TypeError(f"sequence item {i}: expected str instance, {type(item).__name__} found")
        texts.append(_held(item))
    return texts


def _held(text: str) -> str:
    """A str, which an object of a class that derives from str is given as."""
    return text


def contains(items: list[A], value: B) -> bool:
    """value in items, for a value of another type than the items."""
    i = 0
    while i < len(items):
        item = items[i]
        if same_key(item, value):
            return True
        i += 1
    return False


def equal_lists(left: list[A], right: list[B]) -> bool:
    """left == right, for lists whose items are of unlike types."""
    if len(left) != len(right):
        return False
    i = 0
    while i < len(left) and i < len(right):
        if not left[i] == right[i]:
            return False
        i += 1
    return len(left) == len(right)


def first_difference(left: list[A], right: list[B]) -> int:
    """The first place where two lists differ; the length of the shorter one where they do not before its end."""
    i = 0
    while i < len(left) and i < len(right) and left[i] == right[i]:
        i += 1
    return i


def less_lists(left: list[A], right: list[B], *, or_equal: bool) -> bool:
    """left < right, or left <= right, for lists whose items are of unlike types."""
    i = first_difference(left, right)
    if i == len(left) or i == len(right):
        return len(left) < len(right) or (or_equal and len(left) == len(right))
    one, other = as_object(left[i]), as_object(right[i])
    return less_or_equal(one, other) if or_equal else less(one, other)


def greater_lists(left: list[A], right: list[B], *, or_equal: bool) -> bool:
    """left > right, or left >= right, for lists whose items are of unlike types."""
    i = first_difference(left, right)
    if i == len(left) or i == len(right):
        return len(left) > len(right) or (or_equal and len(left) == len(right))
    one, other = as_object(left[i]), as_object(right[i])
    return greater_or_equal(one, other) if or_equal else greater(one, other)


def as_object(value: object) -> object:
    """The value as one of any type: whether it has an order with another one is found out when the program runs."""
    return value


def equal_tuples(left: tuple[A, ...], right: tuple[B, ...]) -> bool:
    """left == right, for tuples of any length whose items are of unlike types."""
    if len(left) != len(right):
        return False
    for i in range(len(left)):
        if not left[i] == right[i]:
            return False
    return True


def equal_dicts(left: dict[A, B], right: dict[A, C]) -> bool:
    """left == right, for dicts whose values are of unlike types."""
    if len(left) != len(right):
        return False
    for key in left:
        if key not in right or not left[key] == right[key]:
            return False
    return True


def equal_unlike_dicts(left: dict[A, B], right: dict[C, D]) -> bool:
    """left == right, for dicts whose keys are of unlike types, where few can be equal."""
    if len(left) != len(right):
        return False
    for key, value in left.items():
        found = False
        for other, second in right.items():
            if key == other:
                found = bool(value == second)
        if not found:
            return False
    return True


def equal_sets(left: set[A], right: set[B]) -> bool:
    """left == right, for sets whose items are of unlike types."""
    if len(left) != len(right):
        return False
    for item in left:
        found = False
        for other in right:
            if item == other:
                found = True
        if not found:
            return False
    return True


@noinline
def raise_key_error(shown: str) -> NoReturn:
    """A key that a dict cannot have: its repr()."""
    raise key_error(shown)  # type: ignore[misc]


@noinline
def raise_type_error(message: str) -> NoReturn:
    """An operation that a value of a union does not have: the whole message."""
    raise TypeError(message)


@noinline
def raise_notimplemented_error(message: str) -> NoReturn:
    """An operation that pyuk refuses for one of a union's types: the whole message."""
    raise NotImplementedError(message)


@noinline
def raise_attribute_error(message: str) -> NoReturn:
    """An attribute that a value of a union does not have: the whole message."""
    raise AttributeError(message)


@noinline
def raise_index_error(message: str) -> NoReturn:
    """An index that a tuple of a union does not have: the whole message."""
    raise IndexError(message)


def raise_value_error(message: str) -> NoReturn:
    """A value of a union that does not do: the whole message."""
    raise ValueError(message)
