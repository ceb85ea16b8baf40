def count():
    yield 1
    yield 2


print(len(count()))
