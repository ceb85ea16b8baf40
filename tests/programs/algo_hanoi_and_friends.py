"""Recursion: the towers of Hanoi, permutations, subsets, flood fill, Pascal's triangle."""


def hanoi(n: int, source: str, target: str, spare: str, moves: list[str]) -> None:
    if n > 0:
        hanoi(n - 1, source, spare, target, moves)
        moves.append(source + target)
        hanoi(n - 1, spare, target, source, moves)


def permutations(items: list[int], at: int, found: list[list[int]]) -> None:
    if at == len(items):
        found.append(items.copy())
        return
    for i in range(at, len(items)):
        items[at], items[i] = items[i], items[at]
        permutations(items, at + 1, found)
        items[at], items[i] = items[i], items[at]


def subsets(text: str) -> list[str]:
    if text == "":
        return [""]
    rest = subsets(text[1:])
    result = rest.copy()
    for part in rest:
        result.append(text[0] + part)
    return result


def fill(grid: list[list[str]], x: int, y: int, colour: str) -> int:
    if y < 0 or y >= len(grid) or x < 0 or x >= len(grid[y]) or grid[y][x] != ".":
        return 0
    grid[y][x] = colour
    return 1 + fill(grid, x + 1, y, colour) + fill(grid, x - 1, y, colour) + fill(grid, x, y + 1, colour) + fill(grid, x, y - 1, colour)


def pascal(n: int) -> list[int]:
    if n == 0:
        return [1]
    above = pascal(n - 1)
    row = [1]
    for i in range(len(above) - 1):
        row.append(above[i] + above[i + 1])
    return row + [1]


moves: list[str] = []
hanoi(4, "A", "C", "B", moves)
print(len(moves), " ".join(moves))
found: list[list[int]] = []
permutations([1, 2, 3], 0, found)
print(len(found), found)
print(subsets("abc"))
grid: list[list[str]] = []
for line in ["..#..", ".##.#", "#...."]:
    grid.append(list(line))
print(fill(grid, 0, 0, "a"), fill(grid, 4, 0, "b"), fill(grid, 2, 1, "c"), grid)
for n in range(8):
    print(f"{str(pascal(n)):^40}".rstrip())
