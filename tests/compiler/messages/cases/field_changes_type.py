from pyuk.lang import Buffer, u8


class Cell:
    def __init__(self) -> None:
        self.data = Buffer[u8](4)

    def drop(self) -> None:
        self.data = None


cell = Cell()
cell.drop()
print(len(cell.data))
