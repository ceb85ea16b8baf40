print(len("abc", "def"))
