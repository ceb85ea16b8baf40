def show(**options: int) -> None:
    print(options)


def count(**options: int) -> None:
    print(len(options))


first = {"a": 1}
second = {"b": 2}
for function in (show, count):
    function(**first, **second)
