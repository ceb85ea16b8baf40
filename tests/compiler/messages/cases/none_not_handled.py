from collections import deque


class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next


head = Node(1, None)
nodes: deque[Node] = deque([head, head.next])
print(len(nodes))
