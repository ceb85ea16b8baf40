def show() -> None:
    print(size)


if (size := len("abc")) > 2:
    show()
