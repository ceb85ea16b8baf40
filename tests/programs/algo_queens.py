"""The n queens: how many ways to place them, and the first way."""


class Board:
    def __init__(self, n: int) -> None:
        self.n = n
        self.columns = [False] * n
        self.up = [False] * (2 * n)
        self.down = [False] * (2 * n)
        self.rows = [0] * n
        self.solutions = 0
        self.first: list[int] = []

    def place(self, row: int) -> None:
        if row == self.n:
            if self.solutions == 0:
                self.first = self.rows.copy()
            self.solutions += 1
            return
        for column in range(self.n):
            up, down = row + column, row - column + self.n
            if self.columns[column] or self.up[up] or self.down[down]:
                continue
            self.columns[column] = self.up[up] = self.down[down] = True
            self.rows[row] = column
            self.place(row + 1)
            self.columns[column] = self.up[up] = self.down[down] = False


def bits(n: int, columns: int, up: int, down: int) -> int:
    full = (1 << n) - 1
    if columns == full:
        return 1
    count = 0
    free = full & ~(columns | up | down)
    while free:
        bit = free & -free
        free ^= bit
        count += bits(n, columns | bit, (up | bit) << 1, (down | bit) >> 1)
    return count


for n in [1, 4, 6]:
    board = Board(n)
    board.place(0)
    print(n, board.solutions, bits(n, 0, 0, 0))
    for column in board.first:
        print("." * column + "Q" + "." * (n - 1 - column))
print(bits(8, 0, 0, 0))
