print(sorted([3, 1, 2], descending=True))
