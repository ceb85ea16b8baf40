def show(*numbers: int) -> None:
    print(numbers)


values = [1, 2, 3]
show(*values)
