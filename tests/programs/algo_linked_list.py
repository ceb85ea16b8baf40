"""A doubly linked list: insertion at both ends, removal, reversal, and a queue on it."""


class Node:
    def __init__(self, value: int) -> None:
        self.value = value
        self.before: Node | None = None
        self.after: Node | None = None


class Chain:
    def __init__(self) -> None:
        self.first: Node | None = None
        self.last: Node | None = None
        self.size = 0

    def append(self, value: int) -> None:
        node = Node(value)
        node.before = self.last
        if self.last is None:
            self.first = node
        else:
            self.last.after = node
        self.last = node
        self.size += 1

    def push(self, value: int) -> None:
        node = Node(value)
        node.after = self.first
        if self.first is None:
            self.last = node
        else:
            self.first.before = node
        self.first = node
        self.size += 1

    def remove(self, node: Node) -> None:
        if node.before is None:
            self.first = node.after
        else:
            node.before.after = node.after
        if node.after is None:
            self.last = node.before
        else:
            node.after.before = node.before
        self.size -= 1

    def find(self, value: int) -> Node | None:
        node = self.first
        while node is not None:
            if node.value == value:
                return node
            node = node.after
        return None

    def reverse(self) -> None:
        node = self.first
        while node is not None:
            following = node.after
            node.before, node.after = node.after, node.before
            node = following
        self.first, self.last = self.last, self.first

    def __str__(self) -> str:
        text = "["
        node = self.first
        while node is not None:
            text += str(node.value)
            if node.after is not None:
                text += " <-> "
            node = node.after
        return text + "]"


chain = Chain()
print(chain, chain.size)
for i in range(5):
    chain.append(i)
    chain.push(-i)
print(chain, chain.size)
for value in [0, 4, -4, 2, 99]:
    node = chain.find(value)
    if node is None:
        print("no", value)
    else:
        chain.remove(node)
        print(chain)
chain.reverse()
print(chain, chain.size)
while chain.first is not None:
    chain.remove(chain.first)
print(chain, chain.size, chain.last is None)
