def make(start: int) -> int:
    class Counter:
        class Step:
            def width(self) -> int:
                return start

        def first(self) -> int:
            return Counter.Step().width()

    return Counter().first()


print(make(5))
