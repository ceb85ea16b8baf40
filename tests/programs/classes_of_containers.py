"""The classes of containers: `type(x) is dict` of one that may be of a class below, and which count as Hashable."""

import asyncio
import copy
from collections import Counter, OrderedDict, UserDict, defaultdict, deque
from collections.abc import AsyncIterator, Hashable
from dataclasses import dataclass
from decimal import Decimal


class Stack(list):
    pass


def kind(d: dict[str, int]) -> str:
    if type(d) is OrderedDict:
        return "ordered"
    if type(d) is Counter:
        return "counter"
    if type(d) is defaultdict:
        return "default"
    return "plain" if type(d) is dict else "another"


things: list[dict[str, int]] = [OrderedDict(a=1), Counter("a"), {"a": 1}, defaultdict(int)]
print([kind(thing) for thing in things])
for thing in things:
    print(type(thing), type(thing).__name__, type(thing) is dict, type(thing) == OrderedDict, type(thing) is not Counter)
print([a.__class__ == b.__class__ for a in things for b in things])


def alike(a, b):
    return type(a) is type(b)


print(alike({1: 1}, {"a": 1}), alike({1: 1}, OrderedDict()), alike([1], ["a"]), alike(Counter(), Counter("a")))
mixed = [{1: 1}, {"a": "b"}, OrderedDict(), Counter(), [1], ["a"], Stack(), 1]
print([[type(a) is type(b) for a in mixed] for b in mixed])
print(type(deque([1])), type(UserDict()), type(Decimal(1)))


# --- a defaultdict is of one class, whatever makes its values ---


def seven() -> int:
    return 7


made = [defaultdict(int), defaultdict(seven), defaultdict(lambda: 3), defaultdict(None, {"b": 2})]
for each in made:
    try:
        print(type(each), each["a"], each.get("b"), type(each) is type(made[0]))
    except KeyError as error:
        print("KeyError", error)
groups = defaultdict(list)
groups["x"].append(1)
shallow, deep = copy.copy(groups), copy.deepcopy(groups)
deep["x"].append(2)
shallow["y"].append(7)
print(groups, shallow, deep, type(shallow), type(groups | {"z": [1]}))


# --- Hashable ---


@dataclass
class Point:
    x: int


@dataclass(frozen=True)
class Frozen:
    x: int


class Equal:
    def __eq__(self, other):
        return True


class Hashing(Equal):
    def __hash__(self):
        return 1


d = {1: 2}
for value in [1, 2.5, "a", b"a", None, (1, [2]), [1], {1}, d, frozenset([1]), deque([1]), Counter("a"), bytearray(b"x")]:
    print(type(value).__name__, isinstance(value, Hashable))
for value in [range(3), d.keys(), d.items(), d.values(), Point(1), Frozen(1), Equal(), Hashing(), Point, seven]:
    print(isinstance(value, Hashable))


def flat(x):
    if isinstance(x, Hashable):
        return {x: 1}
    return [flat(i) for i in x]


print(flat([1, [2, "a"], (3, 4)]))
print(hash(range(3)) == hash(range(0, 3)), {range(2): 1, range(5): 2}[range(5)], len({range(1, 2), range(1, 3, 2)}))


# --- `async for` over what may be None ---


class Tree:
    def __init__(self, left: "Tree | None", value: int) -> None:
        self.left = left
        self.value = value

    async def __aiter__(self) -> AsyncIterator[int]:
        if self.left is not None:
            async for item in self.left:
                yield item
        yield self.value


class Countdown:
    def __init__(self, n: int) -> None:
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self) -> int:
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


def tree(n: int) -> Tree | None:
    return Tree(tree(n - 1), n) if n else None


async def main() -> None:
    print([item async for item in tree(4)])
    for source in (Countdown(3), tree(2), Countdown(1)):
        async for item in source:
            print(type(source).__name__, item)
    try:
        async for item in tree(0):
            print(item)
    except TypeError as error:
        print(error)


asyncio.run(main())
