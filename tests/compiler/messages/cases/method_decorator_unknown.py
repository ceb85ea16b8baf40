def twice(f):
    return f


class Greeter:
    @twice
    def greet(self) -> None:
        print("hello")


Greeter().greet()
