def doubled(rows: list[int]) -> list[int]:
    return [y * 2 for x in [(z := rows)] for y in x]


print(doubled([1, 2]))
