def find(items: list[int], wanted: int):
    for item in items:
        if item == wanted:
            print("found")


print(find([1, 2], 2) + 1)
