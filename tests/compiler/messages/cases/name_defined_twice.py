def greet(name: str) -> None:
    print("hello " + name)


def greet(name: str) -> None:
    print("good morning " + name)


greet("Ada")
