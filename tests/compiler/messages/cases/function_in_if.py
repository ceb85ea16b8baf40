if len("abc") > 2:

    def greet() -> None:
        print("hello")


greet()
