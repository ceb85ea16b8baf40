class Animal:
    def child(self) -> "Animal":
        return type(self)()


class Dog(Animal):
    pass


print(Animal().child() is Dog().child())
