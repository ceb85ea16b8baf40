"""Lists of lists, of objects, of tuples; sharing and copying."""

grid: list[list[int]] = []
for y in range(4):
    row: list[int] = []
    for x in range(5):
        row.append(y * x)
    grid.append(row)
print(grid, len(grid), len(grid[0]), grid[3][4], grid[-1][-1])
grid[1][2] = 100
grid[2] = [7]
print(grid)
shared = [[0]] * 3
shared[0].append(1)
print(shared)
copy = grid.copy()
copy[0].append(9)
copy.append([1])
print(grid[0], len(grid), len(copy))
names = [["a", "b"], ["c"]]
for part in names:
    for name in part:
        print(name, end=" ")
print()
total = 0.0
for values in [[1.5, 2.5], [0.25]]:
    for value in values:
        total += value
print(total, [[1], [2]] == [[1], [2]], [[1], [2]] < [[1], [3]], [1, 2] < [1, 2, 0], ["a"] > ["B"])
print([[]] == [[]], [[1], []], [[[1]]])
optional: list[str | None] = ["x", None]
for item in optional:
    print("nothing" if item is None else item.upper())
