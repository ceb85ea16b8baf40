class Bag:
    def __init__(self) -> None:
        self.items = [1, 2]

    def __iter__(self) -> "Bag":
        return self


for item in Bag():
    print(item)
