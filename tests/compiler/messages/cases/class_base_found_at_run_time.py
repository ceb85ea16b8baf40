class Plain:
    pass


class Loud:
    pass


def make(words: int) -> str:
    base = Loud if words > 3 else Plain

    class Greeter(base):
        def greet(self) -> str:
            return "hello"

    return Greeter().greet()


print(make(2))
