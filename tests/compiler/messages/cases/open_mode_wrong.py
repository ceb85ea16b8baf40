with open("a.txt", "rw") as file:
    print(file.read())
