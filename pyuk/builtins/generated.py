"""Generators that builtin functions become: iter(function, sentinel), and zip(*rows) of as many rows as there are."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.builtins.ranges import refuse_lengths


def calls_until(function, sentinel):
    """The results before the first that equals the sentinel; StopIteration from the function ends them as well."""
    while True:
        try:
            value = function()
        except StopIteration:
            return
        if sentinel == value:
            return
        yield value


def columns(rows):
    """zip(*rows): a tuple of the first items, a tuple of the second ones, up to the end of the shortest row."""
    return _taken_in_turn([iter(row) for row in rows])


def columns_alike(rows):
    """zip(*rows, strict=True): ValueError where the rows are not of one length."""
    iterators = [iter(row) for row in rows]
    while len(iterators) > 0:
        items = []
        for number, iterator in enumerate(iterators, 1):
            for item in iterator:
                items.append(item)
                if len(items) < number:
                    refuse_lengths(number, False)
                break
            else:
                if len(items) > 0:
                    refuse_lengths(number, True)
        if len(items) == 0:
            return
        yield tuple(items)


def _taken_in_turn(iterators):
    """One item of each, which may be one iterator several times, until one of them has ended."""
    while len(iterators) > 0:
        items = []
        for iterator in iterators:
            for item in iterator:
                items.append(item)
                break
            else:
                return
        yield tuple(items)
