class Animal:
    def name(self) -> str:
        return "animal"


class Dog(Animal):
    pass


class Puppy(Animal, Dog):
    pass


print(Puppy().name())
