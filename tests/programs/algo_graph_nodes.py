"""Graphs of nodes of any type: what the library is given is known late, as it comes from generators of the class."""

from typing import Dict, Hashable, Iterable, Set, List
from collections import defaultdict
import heapq
class G:
    def __init__(self):
        self.adj: Dict[Hashable, Dict[Hashable, float]] = defaultdict(dict)

    def add(self, a, b, w=1):
        self.adj[a][b] = w
        self.adj[b]

    def __iter__(self):
        return iter(self.adj)

    def __getitem__(self, n):
        return self.adj[n]

    def topo(self):
        indeg = {n: 0 for n in self}
        for u in self:
            for v in self[u]:
                indeg[v] += 1
        ready = [n for n, d in indeg.items() if d == 0]
        heapq.heapify(ready)
        order = []
        while ready:
            n = heapq.heappop(ready)
            order.append(n)
        return order
    def components(self) -> List[Set]:
        left = set(self)
        out = []
        while left:
            comp = {min(left)}
            out.append(comp)
            left -= comp
        return out


g = G()
g.add("a", "b")
g.add("b", "c", 2.5)
print(g.topo(), g.components())


class Undirected:
    def __init__(self):
        self.adj = {}

    def add(self, a, b):
        self.adj.setdefault(a, []).append(b)
        self.adj.setdefault(b, []).append(a)

    def __iter__(self):
        return iter(self.adj)

    def bfs(self, start):
        seen = {start}
        q = [start]
        while q:
            n = q.pop(0)
            yield n
            for m in sorted(self.adj[n]):
                if m not in seen:
                    seen.add(m)
                    q.append(m)

    def components(self):
        left = set(self)
        out = []
        while left:
            comp = set(self.bfs(next(iter(sorted(left)))))
            out.append(comp)
            left -= comp
        return out


g = Undirected()
g.add("a", "b")
g.add("c", "d")
print([sorted(c) for c in g.components()])
n = Undirected()
n.add(1, 2)
print(n.components())
