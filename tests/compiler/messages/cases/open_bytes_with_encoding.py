with open("a.bin", "rb", encoding="utf-8") as file:
    print(file.read())
