print(bytes(3))
