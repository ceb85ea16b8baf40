class Door:
    def __enter__(self) -> int:
        return 1

    def __exit__(self) -> None:
        print("closed")


with Door() as door:
    print(door)
