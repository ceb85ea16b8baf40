"""itertools: iterators made of others. Parameters without annotation are compiled for what each call gives them.

Each function is a generator, with the order of questions to the iterables that CPython has.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Generic, NoReturn, TypeVar

from pyuk.lang import by_constant

T = TypeVar("T")

END = (1 << 63) - 1  # what None means as the end of a slice


class Missing:
    """Stands for an argument that was not given."""


# --- without end -------------------------------------------------------------------------------


def count(start=0, step=1):
    """start, start + step, start + 2 * step, ..."""
    n = start
    while True:
        yield n
        n += step


def cycle(iterable):
    """The items, again and again."""
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while len(saved) > 0:
        for item in saved:
            yield item


def repeat(object, times=Missing):
    """The object, `times` times or without end."""
    if times is Missing:
        while True:
            yield object
    else:
        for _ in range(times):
            yield object


# --- one after the other -----------------------------------------------------------------------


def accumulate(iterable, func=None, *, initial=None):
    """The sums so far, or what a function of two arguments makes of them."""
    items = iter(iterable)
    if initial is None:
        for first in items:
            total = first
            yield total
            for item in items:
                total = total + item if func is None else func(total, item)
                yield total
    else:
        total = initial
        yield total
        for item in items:
            total = total + item if func is None else func(total, item)
            yield total


def compress(data, selectors):
    """The items whose selector is true."""
    for item, selector in zip(data, selectors):
        if selector:
            yield item


def dropwhile(predicate, iterable):
    """The items from the first one on of which the predicate does not hold."""
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


def takewhile(predicate, iterable):
    """The items before the first one of which the predicate does not hold."""
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    """The items of which the predicate, or for None their truth, does not hold."""
    for item in iterable:
        if predicate is None:
            if not item:
                yield item
        elif not predicate(item):
            yield item


def pairwise(iterable):
    """(a, b), (b, c), (c, d), ..."""
    items = iter(iterable)
    for first in items:
        previous = first
        for item in items:
            yield previous, item
            previous = item


def islice(iterable, start, stop=Missing, step=None):
    """The items with the indices range(start, stop, step); of two arguments the second is the stop."""
    if stop is Missing:
        first = 0
        last = END if start is None else start
    else:
        first = 0 if start is None else start
        last = END if stop is None else stop
    if last == -1:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if first < 0 or last < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    stride = 1 if step is None else step
    if stride < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return slice_items(iterable, first, last, stride)


def slice_items(iterable, first: int, last: int, step: int):
    """islice(), its arguments looked at."""
    position = 0  # how many items are taken: as in CPython, also those before `first` where none follows
    wanted = first
    if first == 0 and last == 0:
        return
    for item in iterable:
        position += 1
        if position > wanted:
            yield item
            wanted = min(wanted + step, last)
        if position >= wanted and position >= last:
            return


def groupby(iterable, key=None):
    """(key, items) for each run of items with equal keys; the items are there until the next run is asked for."""
    items = iter(iterable)
    number = 0  # of the run that may still be read
    for value in items:
        current = value if key is None else key(value)
        is_given = False  # whether `value` has been given out
        has_more = True

        def step() -> bool:
            """Go on to the next item; False where there is none."""
            nonlocal value, current, is_given, has_more
            for following in items:
                value = following
                current = following if key is None else key(following)
                is_given = False
                return True
            has_more = False
            return False

        def run(mine: int, target):
            """The items of one run, until the next one is asked for."""
            nonlocal is_given
            while mine == number and has_more and (not is_given or step()) and target == current:
                is_given = True
                yield value

        while has_more:
            target = current
            number += 1
            yield target, run(number, target)
            number += 1
            while target == current and step():
                pass
        return


def chain(*iterables):
    """The items of one iterable after those of another."""
    if iterables:
        for iterable in iterables:
            for item in iterable:
                yield item


def chain_from_iterable(iterables):
    """chain.from_iterable(): the items of all iterables that an iterable gives."""
    for iterable in iterables:
        for item in iterable:
            yield item


def starmap(function, iterable):
    """function(*args) for each args."""
    for args in iterable:
        yield function(*args)


class Link(Generic[T]):
    """What the iterators of tee() go along: `items` has one item, none before the first one."""

    def __init__(self, items: list[T]) -> None:
        self.items = items
        self.following: Link[T] | None = None


def tee(iterable, n=2):
    """Iterators over the same items; each item is asked for when the first of them comes to it."""
    if n < 0:
        raise ValueError("n must be >= 0")
    items = iter(iterable)

    def along(link):
        while True:
            following = link.following
            if following is None:
                for item in items:
                    following = Link([item])
                    link.following = following
                    break
            if following is None:
                return
            yield following.items[0]
            link = following

    start = Link(items_left(items, False))
    return tuple([along(start) for _ in range(n)])


def items_left(items, is_wanted: bool):
    """The items that are left, in a list; or an empty list for such items."""
    found = []
    if is_wanted:
        found.extend(items)
    return found


def zip_longest(a, b, c=Missing, *more, fillvalue=None):
    """Tuples up to the end of the longest iterable."""
    if c is Missing:
        return longest_pairs(iter(a), iter(b), fillvalue)
    elif more:
        return longest_of_all([iter(each) for each in (a, b, c, *more)], fillvalue)
    else:
        return longest_triples(iter(a), iter(b), iter(c), fillvalue)


def next_of(items, fill):
    """The next item, and whether there is one: else `fill`."""
    for item in items:
        return item, True
    return fill, False


def longest_pairs(a, b, fill):
    goes_a = goes_b = True
    while True:
        x = y = fill
        if goes_a:
            x, goes_a = next_of(a, fill)
            if not (goes_a or goes_b):
                return
        if goes_b:
            y, goes_b = next_of(b, fill)
            if not (goes_a or goes_b):
                return
        yield x, y


def longest_of_all(sources, fill):
    """Tuples of an item of each, `fill` for those that have ended."""
    goes = [True for _ in sources]
    while True:
        row = [item_or_fill(sources[i], goes, i, fill) for i in range(len(sources))]
        if True not in goes:
            return
        yield tuple(row)


def item_or_fill(source, goes, i, fill):
    """The next item of the source number i; `fill` where it has ended, which is noted in `goes`."""
    if not goes[i]:
        return fill
    item, goes[i] = next_of(source, fill)
    return item


def longest_triples(a, b, c, fill):
    goes_a = goes_b = goes_c = True
    while True:
        x = y = z = fill
        if goes_a:
            x, goes_a = next_of(a, fill)
            if not (goes_a or goes_b or goes_c):
                return
        if goes_b:
            y, goes_b = next_of(b, fill)
            if not (goes_a or goes_b or goes_c):
                return
        if goes_c:
            z, goes_c = next_of(c, fill)
            if not (goes_a or goes_b or goes_c):
                return
        yield x, y, z


# --- combinatorics -----------------------------------------------------------------------------


def product(a, b=Missing, c=Missing, d=Missing, *more, repeat=Missing):
    """All tuples of an item of each iterable; of one that is repeated, tuples of that length."""
    if repeat is not Missing:
        if b is not Missing:
            raise NotImplementedError("product() repeats one iterable")
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        items = [item for item in a]
        return product_of_all([items for _ in range(repeat)])
    elif b is Missing:
        return product_of_1([item for item in a])
    elif c is Missing:
        return product_of_2([item for item in a], [item for item in b])
    elif d is Missing:
        return product_of_3([item for item in a], [item for item in b], [item for item in c])
    elif more:
        return product_of_all([[item for item in each] for each in (a, b, c, d, *more)])
    else:
        return product_of_4([item for item in a], [item for item in b], [item for item in c], [item for item in d])


def product_of_1(a):
    for x in a:
        yield (x,)


def product_of_2(a, b):
    for x in a:
        for y in b:
            yield x, y


def product_of_3(a, b, c):
    for x in a:
        for y in b:
            for z in c:
                yield x, y, z


def product_of_4(a, b, c, d):
    for x in a:
        for y in b:
            for z in c:
                for w in d:
                    yield x, y, z, w


def product_of_all(iterables):
    """product(*iterables): the last one runs fastest."""
    pools = [list(iterable) for iterable in iterables]
    for pool in pools:
        if len(pool) == 0:
            return
    indices = [0 for _ in pools]
    while True:
        yield tuple([pools[k][indices[k]] for k in range(len(pools))])
        place = len(pools) - 1
        while place >= 0 and indices[place] == len(pools[place]) - 1:
            indices[place] = 0
            place -= 1
        if place < 0:
            return
        indices[place] += 1


@by_constant
def combinations(iterable, r: int) -> NoReturn:
    """The ways to take r of the items, in their order."""
    raise NotImplementedError


def combinations_2(iterable):
    return pairs_of([item for item in iterable])


def combinations_3(iterable):
    return triples_of([item for item in iterable])


def combinations_4(iterable):
    return quadruples_of([item for item in iterable])


def combinations_any(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return choices_of([item for item in iterable], r)


def choices_of(pool, r):
    """The combinations, by their indices. Source: CPython's documentation of itertools."""
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        place = r - 1
        while place >= 0 and indices[place] == place + n - r:
            place -= 1
        if place < 0:
            return
        indices[place] += 1
        for j in range(place + 1, r):
            indices[j] = indices[j - 1] + 1


def pairs_of(pool):
    for i in range(len(pool)):
        for j in range(i + 1, len(pool)):
            yield pool[i], pool[j]


def triples_of(pool):
    for i in range(len(pool)):
        for j in range(i + 1, len(pool)):
            for k in range(j + 1, len(pool)):
                yield pool[i], pool[j], pool[k]


def quadruples_of(pool):
    for i in range(len(pool)):
        for j in range(i + 1, len(pool)):
            for k in range(j + 1, len(pool)):
                for m in range(k + 1, len(pool)):
                    yield pool[i], pool[j], pool[k], pool[m]


@by_constant
def combinations_with_replacement(iterable, r: int) -> NoReturn:
    """The ways to take r of the items, each as often as wanted, in their order."""
    raise NotImplementedError


def combinations_with_replacement_2(iterable):
    return repeating_pairs_of([item for item in iterable])


def combinations_with_replacement_3(iterable):
    return repeating_triples_of([item for item in iterable])


def combinations_with_replacement_any(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return repeating_choices_of([item for item in iterable], r)


def repeating_choices_of(pool, r):
    n = len(pool)
    if n == 0 and r > 0:
        return
    indices = [0 for _ in range(r)]
    while True:
        yield tuple([pool[i] for i in indices])
        place = r - 1
        while place >= 0 and indices[place] == n - 1:
            place -= 1
        if place < 0:
            return
        following = indices[place] + 1
        for j in range(place, r):
            indices[j] = following


def repeating_pairs_of(pool):
    for i in range(len(pool)):
        for j in range(i, len(pool)):
            yield pool[i], pool[j]


def repeating_triples_of(pool):
    for i in range(len(pool)):
        for j in range(i, len(pool)):
            for k in range(j, len(pool)):
                yield pool[i], pool[j], pool[k]


@by_constant
def permutations(iterable, r: int) -> NoReturn:
    """The ways to take r of the items, in any order."""
    raise NotImplementedError


def permutations_2(iterable):
    return ordered_pairs_of([item for item in iterable])


def permutations_3(iterable):
    return ordered_triples_of([item for item in iterable])


def permutations_4(iterable):
    return ordered_quadruples_of([item for item in iterable])


def permutations_any(iterable, r=None):
    pool = [item for item in iterable]
    length = len(pool) if r is None else r
    if length < 0:
        raise ValueError("r must be non-negative")
    return orders_of(pool, length)


def orders_of(pool, r):
    """The permutations, by their indices. Source: CPython's documentation of itertools."""
    n = len(pool)
    if r > n:
        return
    indices = list(range(n))
    cycles = [n - i for i in range(r)]
    yield tuple([pool[i] for i in indices[:r]])
    while n > 0:
        place = r - 1
        while place >= 0:
            cycles[place] -= 1
            if cycles[place] > 0:
                other = n - cycles[place]
                indices[place], indices[other] = indices[other], indices[place]
                yield tuple([pool[i] for i in indices[:r]])
                break
            indices[place:] = indices[place + 1 :] + indices[place : place + 1]
            cycles[place] = n - place
            place -= 1
        if place < 0:
            return


def ordered_pairs_of(pool):
    for i in range(len(pool)):
        for j in range(len(pool)):
            if j != i:
                yield pool[i], pool[j]


def ordered_triples_of(pool):
    for i in range(len(pool)):
        for j in range(len(pool)):
            for k in range(len(pool)):
                if i != j and i != k and j != k:
                    yield pool[i], pool[j], pool[k]


def ordered_quadruples_of(pool):
    for i in range(len(pool)):
        for j in range(len(pool)):
            for k in range(len(pool)):
                for m in range(len(pool)):
                    if i != j and i != k and j != k and m != i and m != j and m != k:
                        yield pool[i], pool[j], pool[k], pool[m]
