class Animal:
    def legs(self):
        return 4


class Snake(Animal):
    def legs(self):
        return "none"


def show(animal: Animal) -> None:
    print(animal.legs())


show(Animal())
show(Snake())
