class Door:
    def __enter__(self) -> int:
        return 1


with Door() as door:
    print(door)
