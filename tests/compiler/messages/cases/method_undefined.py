class Stack:
    def __init__(self) -> None:
        self.items: list[int] = []

    def push(self, item: int) -> None:
        self.items.append(item)


stack = Stack()
stack.push(1)
print(stack.pop())
