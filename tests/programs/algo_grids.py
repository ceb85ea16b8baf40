"""Game of life on a set of cells, mazes by depth-first search, flood fill, matrix determinant, text histogram."""
from collections import Counter, deque
from typing import Iterable, Optional
import random

Cell = tuple[int, int]


def step(cells: set[Cell]) -> set[Cell]:
    counts = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in counts.items() if n == 3 or (n == 2 and c in cells)}


def show(cells: Iterable[Cell], w: int = 8, h: int = 6) -> str:
    alive = set(cells)
    return "\n".join("".join("#" if (x, y) in alive else "." for x in range(w)) for y in range(h))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for gen in range(4):
    print(f"gen {gen}: {len(glider)} {sorted(glider)}")
    glider = step(glider)
print(show(glider))


def maze(w: int, h: int, seed: int) -> list[list[str]]:
    rng = random.Random(seed)
    grid = [["#"] * (2 * w + 1) for _ in range(2 * h + 1)]
    stack = [(0, 0)]
    seen = {(0, 0)}
    grid[1][1] = " "
    while stack:
        x, y = stack[-1]
        options = [(x + dx, y + dy, dx, dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
                   if 0 <= x + dx < w and 0 <= y + dy < h and (x + dx, y + dy) not in seen]
        if not options:
            stack.pop()
            continue
        nx, ny, dx, dy = rng.choice(options)
        seen.add((nx, ny))
        grid[2 * y + 1 + dy][2 * x + 1 + dx] = " "
        grid[2 * ny + 1][2 * nx + 1] = " "
        stack.append((nx, ny))
    return grid


def solve(grid: list[list[str]], start: Cell, goal: Cell) -> Optional[list[Cell]]:
    queue = deque([start])
    parent: dict[Cell, Optional[Cell]] = {start: None}
    while queue:
        cur = queue.popleft()
        if cur == goal:
            path = []
            node: Optional[Cell] = cur
            while node is not None:
                path.append(node)
                node = parent[node]
            return path[::-1]
        for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            nxt = (cur[0] + dx, cur[1] + dy)
            if grid[nxt[1]][nxt[0]] != "#" and nxt not in parent:
                parent[nxt] = cur
                queue.append(nxt)
    return None


m = maze(6, 4, 3)
path = solve(m, (1, 1), (11, 7))
assert path is not None
for x, y in path:
    m[y][x] = "*"
print("\n".join("".join(r) for r in m))
print(len(path))


def det(a):
    n = len(a)
    if n == 1:
        return a[0][0]
    return sum((-1) ** j * a[0][j] * det([row[:j] + row[j + 1:] for row in a[1:]]) for j in range(n))


def matmul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]


A = [[2, 0, 1], [1, 3, 2], [1, 1, 1]]
print(det(A), matmul(A, A), [list(r) for r in zip(*A)])
text = "it was the best of times it was the worst of times"
hist = Counter(text.split())
width = max(map(len, hist))
for word, n in sorted(hist.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{word.rjust(width)} {'*' * n} {n / sum(hist.values()):.1%}")
