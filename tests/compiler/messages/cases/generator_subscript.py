def count():
    yield 1
    yield 2


print(count()[0])
