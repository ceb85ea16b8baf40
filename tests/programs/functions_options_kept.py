"""`**options` that an inner function hands on later."""


def greet(name: str, times: int = 1) -> None:
    print(name * times)


def show(name, times=1):
    print("show", name, times)


def later(function, *args, **options):
    def go() -> None:
        function(*args, **options)

    return go


def much_later(function, **options):
    def outer():
        def inner():
            return function(**options)

        return inner

    return outer()()


def as_lambda(function, **options):
    return lambda: function(**options)


later(greet, "x", times=2)()
later(greet, "x")()
later(greet, name="x", times=3)()
later(show, name="x", times=2.5)()
later(show, "z", times="a")()
later(print, "a", "b", sep="-", end="!\n")()
much_later(show, name=3, times=[1])
as_lambda(greet, name="lambda")()
todo = [later(greet, str(i), times=i) for i in range(3)]
for each in todo:
    each()
