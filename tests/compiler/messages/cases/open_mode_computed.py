def load(path: str, mode: str) -> str:
    with open(path, mode) as file:
        return file.read()


print(load("a.txt", "r"))
