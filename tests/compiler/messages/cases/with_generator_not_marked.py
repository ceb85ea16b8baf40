def opened():
    yield 1


with opened() as value:
    print(value)
