"""A thousand calls deep, by three ways."""


class Node:
    def __init__(self, following: "Node | None") -> None:
        self.following = following


def down(n: int) -> int:
    return 0 if n == 0 else 1 + down(n - 1)


def length(node: Node | None) -> int:
    return 0 if node is None else 1 + length(node.following)


def fail(n: int) -> None:
    if n == 0:
        raise ValueError("at the bottom")
    fail(n - 1)


print(down(900))
chain: Node | None = None
for _ in range(900):
    chain = Node(chain)
print(length(chain))
try:
    fail(900)
except ValueError as error:
    print(error)
