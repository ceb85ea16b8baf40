def twice(f):
    return f


@twice
def greet() -> None:
    print("hello")


greet()
