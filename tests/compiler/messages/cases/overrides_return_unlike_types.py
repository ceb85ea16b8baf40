from pyuk.lang import Buffer, u8


class Animal:
    def legs(self):
        return 4


class Snake(Animal):
    def legs(self):
        return Buffer[u8](4)


def show(animal: Animal) -> None:
    print(animal.legs())


show(Animal())
show(Snake())
