def check(x: int) -> None:
    if x < 0:
        raise "negative"


check(1)
