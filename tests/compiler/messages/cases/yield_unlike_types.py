def values():
    yield 1
    yield "two"


for value in values():
    print(value)
