def twice(f):
    return f


class Greeter:
    @twice
    @staticmethod
    def greet() -> None:
        print("hello")


Greeter().greet()
