if len("abc") > 2:

    class Greeter:
        def greet(self) -> None:
            print("hello")


Greeter().greet()
