"""The other half, with state and an exception of its own."""

print("counting imported")
count = 0
limit = 11


class TooMany(Exception):
    pass


def bump() -> int:
    global count
    if count >= limit:
        raise TooMany(f"more than {limit}")
    count += 1
    return count


def name() -> str:
    return __name__
