"""Conway's game of life, on a list of lists that wraps around."""


class World:
    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.cells: list[list[bool]] = []
        for _ in range(height):
            self.cells.append([False] * width)

    def put(self, x: int, y: int, picture: list[str]) -> None:
        for dy, line in enumerate(picture):
            for dx, c in enumerate(line):
                self.cells[(y + dy) % self.height][(x + dx) % self.width] = c == "#"

    def neighbours(self, x: int, y: int) -> int:
        count = 0
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                if (dx or dy) and self.cells[(y + dy) % self.height][(x + dx) % self.width]:
                    count += 1
        return count

    def step(self) -> "World":
        after = World(self.width, self.height)
        for y in range(self.height):
            for x in range(self.width):
                n = self.neighbours(x, y)
                after.cells[y][x] = n == 3 or (n == 2 and self.cells[y][x])
        return after

    def __str__(self) -> str:
        lines: list[str] = []
        for row in self.cells:
            line = ""
            for alive in row:
                line += "#" if alive else "."
            lines.append(line)
        return "\n".join(lines)


world = World(12, 8)
world.put(1, 1, [".#.", "..#", "###"])
world.put(8, 5, ["###"])
for generation in range(6):
    print(generation)
    print(world)
    world = world.step()
for _ in range(30):
    world = world.step()
print(world)
