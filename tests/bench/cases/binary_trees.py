"""binary-trees: many short-lived trees and one that stays. The work is the allocator's and the collector's."""


class Node:
    def __init__(self, left: "Node | None", right: "Node | None") -> None:
        self.left = left
        self.right = right

    def check(self) -> int:
        left, right = self.left, self.right
        if left is None or right is None:
            return 1
        return 1 + left.check() + right.check()


def bottom_up(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(bottom_up(depth - 1), bottom_up(depth - 1))


def run(max_depth: int) -> int:
    stretch = bottom_up(max_depth + 1).check()
    kept = bottom_up(max_depth)
    total = stretch
    for depth in range(4, max_depth + 1, 2):
        for _ in range(1 << (max_depth - depth + 4)):
            total += bottom_up(depth).check()
    return total + kept.check()
