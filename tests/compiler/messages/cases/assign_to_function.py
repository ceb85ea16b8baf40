def limit() -> int:
    return 3


def show() -> None:
    print(limit)


show()
limit = 4
show()
