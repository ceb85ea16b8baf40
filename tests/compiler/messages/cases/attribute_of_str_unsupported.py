print("abc".encode("utf-8"))
