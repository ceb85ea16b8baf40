"""Classes: fields, methods, properties, static and class methods, class attributes."""


from collections.abc import Callable


class Counter:
    """Counts."""

    limit = 100
    name = "counter"

    def __init__(self, start: int = 0) -> None:
        self.value = start
        self._history: list[int] = []

    def add(self, n: int = 1) -> "Counter":
        self._history.append(self.value)
        self.value = min(self.value + n, self.limit)
        return self

    @property
    def double(self) -> int:
        return self.value * 2

    @double.setter
    def double(self, n: int) -> None:
        self.value = n // 2

    @property
    def history(self) -> list[int]:
        return self._history

    @staticmethod
    def parse(text: str) -> "Counter":
        return Counter(int(text))

    @classmethod
    def zero(cls) -> "Counter":
        return cls(0)


c = Counter(5)
print(c.value, c.add().add(10).value, c.double, c.history, Counter.limit, c.limit, Counter.name)
c.double = 50
print(c.value, c.add(1000).value, Counter.parse("17").value, Counter.zero().value, c.parse("3").value)
c.value += 1
c.value *= 2
c.history.append(-1)
print(c.value, len(c.history))
d = c
d.value = 1
print(c.value, c is d, c is Counter(1), c is not None)
other: Counter | None = None
print(other is None, other == None)  # noqa: E711
other = c
if other is not None:
    print(other.value)
f: Callable[[Counter, int], Counter] = Counter.add
print(f(c, 41).value)
