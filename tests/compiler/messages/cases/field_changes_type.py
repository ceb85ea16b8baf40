class Cell:
    def __init__(self) -> None:
        self.value = 0

    def rename(self, name: str) -> None:
        self.value = name


cell = Cell()
cell.rename("a1")
print(cell.value)
