"""Classes that are iterated over: by __iter__ and __next__."""


class Countdown:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Bag:
    def __init__(self, items: list[str]) -> None:
        self.items = items

    def __iter__(self) -> "BagIterator":
        return BagIterator(self)


class BagIterator:
    def __init__(self, bag: Bag) -> None:
        self.bag = bag
        self.at = 0

    def __iter__(self) -> "BagIterator":
        return self

    def __next__(self) -> str:
        if self.at == len(self.bag.items):
            raise StopIteration()
        self.at += 1
        return self.bag.items[self.at - 1]


for i in Countdown(3):
    print(i)
else:
    print("lift-off")
bag = Bag(["x", "y", "z"])
for a in bag:
    for b in bag:
        if b == "z":
            break
        print(a + b, end=" ")
    else:
        print("never")
print()
