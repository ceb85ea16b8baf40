print(b"count: " + str(3))
