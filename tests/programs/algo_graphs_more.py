"""Graph algorithms: Dijkstra, topological sort, union-find with Kruskal, Floyd-Warshall, Tarjan, A*."""
import heapq
import math
from collections import defaultdict
from typing import Dict, List, Tuple, Set

Graph = Dict[str, List[Tuple[str, float]]]


def dijkstra(graph: Graph, source: str) -> Tuple[Dict[str, float], Dict[str, str]]:
    dist = {v: math.inf for v in graph}
    dist[source] = 0.0
    prev: Dict[str, str] = {}
    heap = [(0.0, source)]
    done: Set[str] = set()
    while heap:
        d, u = heapq.heappop(heap)
        if u in done:
            continue
        done.add(u)
        for v, w in graph[u]:
            alt = d + w
            if alt < dist[v]:
                dist[v] = alt
                prev[v] = u
                heapq.heappush(heap, (alt, v))
    return dist, prev


g = defaultdict(list)
for u, v, w in [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2),
                ("d", "e", 6), ("e", "f", 9)]:
    g[u].append((v, float(w)))
    g[v].append((u, float(w)))
dist, prev = dijkstra(g, "a")
print(dist, prev)
node, route = "e", []
while node != "a":
    route.append(node)
    node = prev[node]
print("a", *reversed(route), sep=" -> ")


class UnionFind:
    def __init__(self, items):
        self.parent = {i: i for i in items}
        self.rank = dict.fromkeys(items, 0)

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return False
        if self.rank[ra] < self.rank[rb]:
            ra, rb = rb, ra
        self.parent[rb] = ra
        self.rank[ra] += self.rank[ra] == self.rank[rb]
        return True


edges = sorted((w, u, v) for u in g for v, w in g[u] if u < v)
uf = UnionFind(g)
mst = [(u, v, w) for w, u, v in edges if uf.union(u, v)]
print(mst, sum(w for *_, w in mst))


def toposort(deps):
    order, state = [], {}

    def visit(n):
        if state.get(n) == 1:
            raise ValueError(f"cycle at {n}")
        if n in state:
            return
        state[n] = 1
        for d in deps.get(n, ()):
            visit(d)
        state[n] = 2
        order.append(n)

    for n in deps:
        visit(n)
    return order


print(toposort({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": []}))
try:
    toposort({"a": ["b"], "b": ["a"]})
except ValueError as e:
    print(e)
n = 4
INF = float("inf")
d = [[0 if i == j else INF for j in range(n)] for i in range(n)]
for i, j, w in [(0, 1, 3), (1, 2, -2), (2, 3, 2), (3, 1, 1), (0, 2, 5)]:
    d[i][j] = w
for k in range(n):
    for i in range(n):
        for j in range(n):
            d[i][j] = min(d[i][j], d[i][k] + d[k][j])
print(d)


def tarjan(graph):
    index, low, stack, result = {}, {}, [], []

    def connect(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in graph.get(v, []):
            if w not in index:
                connect(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            comp = []
            while True:
                w = stack.pop()
                comp.append(w)
                if w == v:
                    break
            result.append(sorted(comp))

    for v in graph:
        if v not in index:
            connect(v)
    return result


print(tarjan({1: [2], 2: [3], 3: [1], 4: [3, 5], 5: [4], 6: [5]}))
