"""What None does where an object is needed."""


class Node:
    def __init__(self, value: int, following: "Node | None" = None) -> None:
        self.value = value
        self.following = following

    def show(self) -> str:
        return f"node {self.value}"


def find(first: Node, value: int) -> Node | None:
    node: Node | None = first
    while node is not None and node.value != value:
        node = node.following
    return node


chain = Node(1, Node(2))
for value in [2, 3]:
    try:
        print(find(chain, value).value)  # type: ignore[union-attr]
    except AttributeError as error:
        print(error)
    try:
        print(find(chain, value).show())  # type: ignore[union-attr]
    except AttributeError as error:
        print(error)
    try:
        find(chain, value).value = 7  # type: ignore[union-attr]
        print(chain.following.value)  # type: ignore[union-attr]
    except AttributeError as error:
        print(error)
maybe: str | None = None
for i in range(2):
    try:
        print(len(maybe))
    except TypeError as error:
        print(error)
    maybe = "text"
items: list[int] | None = None
for i in range(2):
    try:
        print(items[0])
    except TypeError as error:
        print(error)
    items = [5]
