def outer() -> int:
    count = 0

    def inner() -> None:
        nonlocal count
        count += 1

    inner()
    return count


print(outer())
