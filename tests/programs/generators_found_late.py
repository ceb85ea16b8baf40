"""Generators that at first seem to give nothing: which yield can be got to is found out with the types."""


def numbers(items):
    for item in items:
        if item is not None and item > 1:
            yield item * 2


def of_tree(node):
    if node is None:
        return
    left, value, right = node
    yield from of_tree(left)
    yield value
    yield from of_tree(right)


class Source:
    def __init__(self):
        self.found = None

    def fill(self):
        self.found = [3, 1, 2]

    def each(self):
        if self.found is not None:
            for item in self.found:
                yield item


source = Source()
print(list(source.each()))
source.fill()
print(list(source.each()), sum(source.each()), sorted(source.each()))

later = []
for number in numbers(later):
    print("never", number)
later.append(2)
later.append(5)
for number in numbers(later):
    print(number, end=" ")
print()
print(list(of_tree(None)), list(of_tree((None, 1, None))), list(of_tree(((None, 1, None), 2, (None, 3, None)))))


def endless(limit=None):
    n = 0
    while limit is None or n < limit:
        yield n
        n += 1


print(list(endless(3)), next(endless()))


async def ticks(items):
    for item in items:
        yield item


async def main():
    gathered = []
    async for tick in ticks(gathered):
        print("never", tick)
    gathered.append("a")
    return [tick async for tick in ticks(gathered)]


import asyncio

print(asyncio.run(main()))
