"""Work for the collector: many nodes that live shortly, and a chain that lives long.

    pyuk run -m 4M examples/linked.py -- 100

The argument is how many rings of 1000 nodes are made, linked and dropped: with 100 that is 3 MB of objects, with
10000 it is 300 MB, in a machine of 4 MB. Each ring refers to itself, so counting references would never free
one. The chain of 5000 nodes was made first, is reached from one variable alone, and is checked at the end.
"""

import sys

RING = 1000
CHAIN = 5000


class Node:
    """A number, and the node that comes after it."""

    def __init__(self, value: int, following: "Node | None") -> None:
        self.value = value
        self.following = following


def make_chain(length: int) -> Node | None:
    """Nodes with the squares of 0, 1, ... in this order."""
    first: Node | None = None
    for i in range(length - 1, -1, -1):
        first = Node(i * i, first)
    return first


def make_ring(length: int, start: int) -> Node:
    """Nodes with start, start + 1, ...; the last is followed by the first."""
    first = Node(start, None)
    last = first
    for i in range(1, length):
        node = Node(start + i, None)
        last.following = node
        last = node
    last.following = first
    return first


def sum_of_ring(first: Node) -> int:
    """The sum of the numbers, each once."""
    total = first.value
    node = first.following
    while node is not None and node is not first:
        total += node.value
        node = node.following
    return total


def check_chain(first: Node | None) -> int:
    """How many nodes of the chain are as they were made."""
    right = 0
    node = first
    while node is not None and node.value == right * right:
        right += 1
        node = node.following
    return right


def main() -> None:
    rings = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chain = make_chain(CHAIN)
    total = 0
    for i in range(rings):
        total += sum_of_ring(make_ring(RING, i))
    print(f"{rings} rings of {RING} nodes, sum {total}")
    print(f"{check_chain(chain)} of {CHAIN} nodes of the chain are right")


if __name__ == "__main__":
    main()
