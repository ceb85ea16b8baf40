def counter(start: int) -> int:
    def step(by: int) -> int:
        nonlocal start
        start = "much"
        return by

    return step(1)


print(counter(1))
