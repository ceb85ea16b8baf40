def show(data: bytes, count: int) -> None:
    try:
        print(b"%d items" % count)
    except TypeError as error:
        print(error)
    print(data)


show(b"12", 3)
