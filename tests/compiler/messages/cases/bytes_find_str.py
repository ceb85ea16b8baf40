print(b"abc".find("b"))
