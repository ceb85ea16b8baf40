"""Graphs on lists: breadth-first search, shortest paths, spanning tree, topological order."""


class Edge:
    def __init__(self, source: int, target: int, weight: int) -> None:
        self.source = source
        self.target = target
        self.weight = weight

    def __lt__(self, other: "Edge") -> bool:
        return self.weight < other.weight


class Graph:
    def __init__(self, size: int) -> None:
        self.size = size
        self.edges: list[Edge] = []
        self.out: list[list[Edge]] = []
        for _ in range(size):
            self.out.append([])

    def connect(self, a: int, b: int, weight: int) -> None:
        edge = Edge(a, b, weight)
        self.edges.append(edge)
        self.out[a].append(edge)

    def distances(self, start: int) -> list[int]:
        far = 1 << 40
        distance = [far] * self.size
        done = [False] * self.size
        distance[start] = 0
        for _ in range(self.size):
            best = -1
            for node in range(self.size):
                if not done[node] and distance[node] < far and (best < 0 or distance[node] < distance[best]):
                    best = node
            if best < 0:
                break
            done[best] = True
            for edge in self.out[best]:
                distance[edge.target] = min(distance[edge.target], distance[best] + edge.weight)
        return distance

    def levels(self, start: int) -> list[int]:
        level = [-1] * self.size
        level[start] = 0
        queue = [start]
        head = 0
        while head < len(queue):
            node = queue[head]
            head += 1
            for edge in self.out[node]:
                if level[edge.target] < 0:
                    level[edge.target] = level[node] + 1
                    queue.append(edge.target)
        return level


def root_of(parents: list[int], node: int) -> int:
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node


def spanning_weight(graph: Graph) -> int:
    parents = list(range(graph.size))
    edges = graph.edges.copy()
    edges.sort()
    total = 0
    for edge in edges:
        a, b = root_of(parents, edge.source), root_of(parents, edge.target)
        if a != b:
            parents[a] = b
            total += edge.weight
    return total


def topological(graph: Graph) -> list[int]:
    incoming = [0] * graph.size
    for edge in graph.edges:
        incoming[edge.target] += 1
    order: list[int] = []
    for node in range(graph.size):
        if incoming[node] == 0:
            order.append(node)
    for node in order:
        for edge in graph.out[node]:
            incoming[edge.target] -= 1
            if incoming[edge.target] == 0:
                order.append(edge.target)
    if len(order) < graph.size:
        raise ValueError("the graph has a circle")
    return order


graph = Graph(8)
for a, b, w in [(0, 1, 4), (0, 2, 1), (2, 1, 2), (1, 3, 5), (2, 3, 8), (3, 4, 3), (5, 6, 1), (4, 6, 7)]:
    graph.connect(a, b, w)
print(graph.distances(0), graph.levels(0), spanning_weight(graph), topological(graph))
graph.connect(4, 0, 1)
try:
    print(topological(graph))
except ValueError as error:
    print(error)
