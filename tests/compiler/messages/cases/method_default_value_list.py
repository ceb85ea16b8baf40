class Shop:
    class Bag:
        def collect(self, item: int, into: list[int] = []) -> list[int]:
            into.append(item)
            return into


print(Shop.Bag().collect(1))
