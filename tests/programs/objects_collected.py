"""Garbage: lists, strings and objects made in large numbers; what is still reached stays as it is."""


class Cell:
    def __init__(self, value: int, parts: list[str]) -> None:
        self.value = value
        self.parts = parts
        self.other: Cell | None = None


def churn(rounds: int) -> int:
    total = 0
    for i in range(rounds):
        parts = [str(i), str(i * i)]
        cell = Cell(i, parts)
        cell.other = Cell(i + 1, [parts[0] + parts[1]])
        cell.other.other = cell
        total += len(cell.other.parts[0]) + cell.value % 7
    return total


kept: list[Cell] = []
for i in range(200):
    kept.append(Cell(i, [str(i)] * 3))
    if i > 0:
        kept[i].other = kept[i - 1]
print(churn(30000))
right = 0
for i, cell in enumerate(kept):
    other = cell.other
    if cell.value == i and cell.parts == [str(i)] * 3 and (i == 0 or (other is not None and other.value == i - 1)):
        right += 1
print(right, "of", len(kept))
