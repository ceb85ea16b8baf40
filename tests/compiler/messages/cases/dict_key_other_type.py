ages: dict[str, int] = {}
ages[36] = 1
print(ages)
