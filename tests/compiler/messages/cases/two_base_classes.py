class Walker:
    def walk(self) -> str:
        return "walking"


class Swimmer:
    def swim(self) -> str:
        return "swimming"


class Duck(Walker, Swimmer):
    pass


print(Duck().swim())
