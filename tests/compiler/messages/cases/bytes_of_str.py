print(bytes("abc"))
