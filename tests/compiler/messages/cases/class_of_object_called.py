class Animal:
    def __init__(self, name: str) -> None:
        self.name = name

    def child(self) -> "Animal":
        return type(self)()


class Dog(Animal):
    pass


print(Animal("a").child() is Dog("b").child())
