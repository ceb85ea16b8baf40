"""Indices, counts and steps at the ends of 64 bits: past the end of everything, and not too large for it."""

from __future__ import annotations

import sys

BIG = sys.maxsize


def show(make):
    try:
        print(make())
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)


def searches(text, part, at):
    print(text.find(part, at), text.rfind(part, at), text.count(part, at), text.find(part, 0, at))
    print(text.rfind(part, at, at), text.count(part, -1, at), text.startswith(part, at), text.endswith(part, at))
    show(lambda: text.index(part, at))
    show(lambda: text.rindex(part, 0, at))


def slices(at):
    items = [1, 2, 3]
    print(items[at:], items[:at], items[::at], items[at:at:at], (1, 2, 3)[at:], "abc"[at:], "abc"[::at], b"abc"[::at])
    print(range(10)[at:], range(10)[::at], len(range(0, at, 3)), range(at, at)[0:1])
    show(lambda: items[at])
    show(lambda: items.index(2, at))
    show(lambda: (1, 2).index(2, at))
    items.insert(at, 9)
    print(items)
    show(lambda: items.pop(at))
    del items[at:]
    print(items)


def counts(at):
    print("a".split("b", at), "a b".split(None, at), "a b".rsplit(" ", at), "aXbX".replace("X", "-", at))
    print(b"a b".split(b" ", at), b"aXbX".replace(b"X", b"-", at))


def numbers(n):
    print(n.bit_length(), n >> 70, n % -1, divmod(n, 7), hash(n), float(n), f"{n:,} {n:x} {n:e}")
    print(n.to_bytes(8, "big", signed=True))


for at in (BIG, BIG - 1, -BIG, -BIG - 1):
    for text in ("12", "é12", "🐍a"):
        for part in ("é", "1", ""):
            searches(text, part, at)
            searches(text.encode(), part.encode(), at)
    slices(at)
    counts(at)
    numbers(at)
