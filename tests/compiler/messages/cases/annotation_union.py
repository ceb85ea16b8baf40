def show(value: int | str) -> None:
    print(value)


show(3)
