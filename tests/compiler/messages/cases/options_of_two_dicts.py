def show(**options: int) -> None:
    print(options)


first = {"a": 1}
second = {"b": 2}
show(**first, **second)
