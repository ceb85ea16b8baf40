"""Methods of sets that are given as many others as there are: `found.union(*rows)`, `set.intersection(*rows)`.

Parameters without annotation are compiled for what each call gives them.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations


def union(own, *others):
    result = own.union()
    for each in others:
        result = result.union(each)
    return result


def intersection(own, *others):
    result = own.intersection()
    for each in others:
        result = result.intersection(each)
    return result


def difference(own, *others):
    result = own.difference()
    for each in others:
        result = result.difference(each)
    return result


def update(own, *others):
    for each in others:
        own.update(each)


def intersection_update(own, *others):
    for each in others:
        own.intersection_update(each)


def difference_update(own, *others):
    for each in others:
        own.difference_update(each)


# --- by the name of the class ---


def set_union(*sets):
    refuse_others(sets, "union")
    return union(*sets)


def set_intersection(*sets):
    refuse_others(sets, "intersection")
    return intersection(*sets)


def set_difference(*sets):
    refuse_others(sets, "difference")
    return difference(*sets)


def set_symmetric_difference(one, other):
    refuse_others((one,), "symmetric_difference")
    return one.symmetric_difference(other)


def set_issubset(one, other):
    refuse_others((one,), "issubset")
    return one.issubset(other)


def set_issuperset(one, other):
    refuse_others((one,), "issuperset")
    return one.issuperset(other)


def set_isdisjoint(one, other):
    refuse_others((one,), "isdisjoint")
    return one.isdisjoint(other)


def set_update(*sets):
    refuse_others(sets, "update")
    update(*sets)


def refuse_others(sets, name: str) -> None:
    """TypeError where what a method of `set` is called on is none."""
    if not sets:
        raise TypeError(f"unbound method set.{name}() needs an argument")
    if not isinstance(sets[0], set):
        raise TypeError(f"descriptor '{name}' for 'set' objects doesn't apply to a '{type(sets[0]).__name__}' object")
