"""graphlib: the nodes of a graph in an order in which each stands behind those that it depends on.

Source: The Python Standard Library, "graphlib"; CPython 3.11 Lib/graphlib.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

OUT = -1  # in place of the number of predecessors: get_ready() has given the node
DONE = -2


class CycleError(ValueError):
    """The nodes depend on each other in a circle, which is the second of `args`."""


class Node(Generic[T]):
    """waits_for: how many predecessors are not done. successors: the nodes that depend on this one."""

    def __init__(self, node: T) -> None:
        self.node = node
        self.waits_for = 0
        self.successors: list[T] = []


class TopologicalSorter(Generic[T]):
    """A graph as a dict of the nodes to those that they depend on, or as nodes that are added one by one."""

    def __init__(self, graph=None) -> None:
        self.nodes: dict[T, Node[T]] = {}
        self.ready: list[T] = []
        self.is_prepared = False
        self.given_out = 0
        self.finished = 0
        if graph is not None:
            for node in graph:
                self._add(node, [*graph[node]])

    def add(self, node: T, *predecessors: T) -> None:
        """Let a node depend on others, in addition to those that it depends on."""
        if self.is_prepared:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._add(node, [*predecessors])

    def _add(self, node: T, predecessors: list[T]) -> None:
        known = self._known(node)
        for each in predecessors:
            known.waits_for += 1
            self._known(each).successors.append(node)

    def _known(self, node: T) -> Node[T]:
        if node not in self.nodes:
            self.nodes[node] = Node(node)
        return self.nodes[node]

    def prepare(self) -> None:
        """No node is added any more. CycleError where there is a circle; what is in none can be asked for even so."""
        if self.is_prepared:
            raise ValueError("cannot prepare() more than once")
        self.is_prepared = True
        self.ready = [known.node for known in self.nodes.values() if known.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self) -> tuple[T, ...]:
        """The nodes all of whose predecessors are done, and which were not given before."""
        self._need_prepared()
        result = tuple(self.ready)
        for node in result:
            self.nodes[node].waits_for = OUT
        self.ready.clear()
        self.given_out += len(result)
        return result

    def is_active(self) -> bool:
        """Whether there are nodes to come, or such that are given and not done."""
        self._need_prepared()
        return self.finished < self.given_out or len(self.ready) > 0

    def __bool__(self) -> bool:
        return self.is_active()

    def done(self, *nodes: T) -> None:
        """These nodes of get_ready() are done: others may come."""
        self._need_prepared()
        for node in nodes:
            if node not in self.nodes:
                raise ValueError(f"node {node!r} was not added using add()")
            known = self.nodes[node]
            if known.waits_for != OUT:
                if known.waits_for >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            known.waits_for = DONE
            for successor in known.successors:
                following = self.nodes[successor]
                following.waits_for -= 1
                if following.waits_for == 0:
                    self.ready.append(successor)
            self.finished += 1

    def static_order(self) -> Iterator[T]:
        """All nodes, each behind those that it depends on."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            for node in nodes:
                yield node
            for node in nodes:
                self.done(node)

    def _need_prepared(self) -> None:
        if not self.is_prepared:
            raise ValueError("prepare() must be called first")

    def _find_cycle(self) -> list[T]:
        """A circle of nodes, its first one again at its end; nothing where there is none."""
        seen: set[T] = set()
        for start in self.nodes:
            if start in seen:
                continue
            path: list[T] = []
            places: dict[T, int] = {}
            following: list[int] = []  # for each node of the path, which of its successors comes next
            node = start
            while True:
                if node in places:
                    return [*path[places[node] :], node]
                if node not in seen:
                    seen.add(node)
                    following.append(0)
                    places[node] = len(path)
                    path.append(node)
                while path and following[-1] == len(self.nodes[path[-1]].successors):
                    del places[path.pop()]
                    following.pop()
                if not path:
                    break
                node = self.nodes[path[-1]].successors[following[-1]]
                following[-1] += 1
        return []
