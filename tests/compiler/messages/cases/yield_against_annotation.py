from collections.abc import Iterator


def names() -> Iterator[str]:
    yield "one"
    yield 2


print(list(names()))
