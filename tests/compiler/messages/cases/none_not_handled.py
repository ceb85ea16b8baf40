class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next


def value_of(node: Node) -> int:
    return node.value


head = Node(1, None)
print(value_of(head.next))
