count = 3
print("none" if count == 0 else count)
