from typing import Dict, Set, Optional, DefaultDict, FrozenSet
from collections import defaultdict, Counter
import collections


def views() -> None:
    a = {1: "x", 2: "y", 3: "z"}
    b = {2: "y", 3: "w", 4: "v"}
    print(a.keys() & b.keys(), a.keys() | b.keys(), a.keys() - b.keys(), a.keys() ^ b.keys())
    print(a.keys() & {1, 9}, a.keys() & [3, 1], a.keys() - [1], a.keys() | {7})
    print(a.items() & b.items(), sorted(a.items() - b.items()))
    print({1, 2} & a.keys(), {1, 9} | a.keys(), {1, 9} - a.keys(), {1, 9} ^ a.keys())
    print(a.keys() == b.keys(), a.keys() == {1, 2, 3}, a.keys() <= {1, 2, 3, 4}, a.keys() > {1}, a.items() == a.items())
    print(a.keys().isdisjoint(b.keys()), a.keys().isdisjoint([10]))
    print(len(a.keys()), bool({}.keys()), list(a.keys())[0])


def typed(d: Dict[str, Set[int]], e: Optional[Dict[int, int]] = None) -> DefaultDict[str, int]:
    out: DefaultDict[str, int] = defaultdict(int)
    for k, v in d.items():
        out[k] += len(v)
    if e is not None:
        out["e"] = len(e)
    return out


def group(words: list[str]) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for w in words:
        key = "".join(sorted(w))
        if key not in result:
            result[key] = []
        result[key].append(w)
    return result


class Graph:
    def __init__(self) -> None:
        self.edges: dict[str, set[str]] = {}
        self.weights = {}
        self.names = set()

    def add(self, a: str, b: str, w: int) -> None:
        self.edges.setdefault(a, set()).add(b)
        self.edges.setdefault(b, set()).add(a)
        self.weights[a, b] = w
        self.names |= {a, b}

    def reach(self, start: str) -> set[str]:
        seen = {start}
        todo = [start]
        while todo:
            node = todo.pop()
            for n in sorted(self.edges[node]):
                if n not in seen:
                    seen.add(n)
                    todo.append(n)
        return seen


CACHE: dict[int, int] = {}
TABLE = {"a": 1, "b": 2}
NAMES = {"x", "y"}


def fib(n: int) -> int:
    if n < 2:
        return n
    if n in CACHE:
        return CACHE[n]
    CACHE[n] = fib(n - 1) + fib(n - 2)
    return CACHE[n]


def main() -> None:
    views()
    print(typed({"a": {1, 2}, "b": set()}), typed({}, {1: 1}))
    print(group(["tea", "eat", "tan", "ate", "nat", "bat"]))
    g = Graph()
    g.add("a", "b", 3)
    g.add("b", "c", 4)
    g.add("d", "e", 5)
    print(sorted(g.reach("a")), g.weights, sorted(g.names), {k: sorted(v) for k, v in g.edges.items()})
    print(fib(60), len(CACHE))
    print(TABLE, TABLE["b"], sorted(NAMES), "x" in NAMES)
    TABLE["c"] = 3
    print(list(TABLE))
    c = collections.Counter("hello")
    print(c.most_common(1), collections.OrderedDict([("k", 1)]))
    matrix = {(i, j): i * j for i in range(3) for j in range(3)}
    print(max(matrix, key=lambda p: matrix[p]), sum(v for (i, j), v in matrix.items() if i == j))
    inverted = defaultdict(list)
    for kk, v in matrix.items():
        inverted[v].append(kk)
    print(dict(inverted))
    x = {"a": 1}
    y = x
    y["b"] = 2
    print(x is y, x, x == {"b": 2, "a": 1}, not {}, not {1: 1})
    if x and "a" in x:
        print("ok")
    assert x.pop("a") == 1
    for i, (k, v) in enumerate(sorted({"q": 1, "p": 2}.items())):
        print(i, k, v)
    print(sorted({"q": 1, "p": 2}, reverse=True), sorted({3: "c", 1: "a"}.values()))
    del x["b"]
    print(x, len(x))
    s = "the quick the lazy the dog".split()
    print(sorted(set(s), key=lambda w: (-s.count(w), w)))
    print({w: s.count(w) for w in set(s)} == Counter(s))
    frozen: FrozenSet[int] = frozenset({1})
    print(frozen)


main()
