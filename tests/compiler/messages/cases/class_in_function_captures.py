def make(start: int) -> int:
    class Counter:
        def value(self) -> int:
            return start

    return Counter().value()


print(make(3))
