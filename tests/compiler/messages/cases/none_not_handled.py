class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next


nodes: list[Node] = []
head = Node(1, None)
nodes.append(head.next)
print(len(nodes))
