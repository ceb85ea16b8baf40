def check(x: int) -> None:
    if x < 0:
        raise


check(1)
