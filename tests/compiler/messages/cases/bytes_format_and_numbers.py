def show(data: bytes, count: int) -> None:
    try:
    except TypeError as error:


show(b"12", 3)
