class Node:
    def __init__(self, value: int) -> None:
        self.value = value


def first(nodes: list[Node]) -> Node:
    if len(nodes) == 0:
        return None
    return nodes[0]


print(first([Node(1)]).value)
