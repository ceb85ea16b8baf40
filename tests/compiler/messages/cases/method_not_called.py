class Counter:
    def __init__(self) -> None:
        self.count = 0

    def value(self) -> int:
        return self.count


counter = Counter()
print(counter.value + 1)
