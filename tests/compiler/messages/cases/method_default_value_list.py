class Bag:
    def collect(self, item: int, into: list[int] = []) -> list[int]:
        into.append(item)
        return into


print(Bag().collect(1))
