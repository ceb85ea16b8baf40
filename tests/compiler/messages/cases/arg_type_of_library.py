print(", ".join(3))
