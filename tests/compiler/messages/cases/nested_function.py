def counter(start: int) -> int:
    def step(by: int) -> int:
        return start + by

    return step(1)


print(counter(1))
