print("abc".encode(errors=3))
