class File:
    def __init__(self, name: str) -> None:
        self.name = name

    def __del__(self) -> None:
        print("closed", self.name)


print(File("a").name)
