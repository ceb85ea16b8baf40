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


# --- options that are changed before they are handed on, and dicts of them ---


def shown(a=0, b=0, c=0):
    return (a, b, c)


def with_b(**options):
    options["b"] = 2
    return shown(**options)


def with_default(**options):
    options.setdefault("c", 9)
    return shown(**options)


def with_c(**options):
    options = {**options, "c": 7}
    return shown(**options)


def without(**options):
    options.pop("a", None)
    return shown(**options)


def put_before(**options):
    return shown(**{"b": 1, **options})


def put_behind(**options):
    return shown(**{**options, "c": 5})


def looked_at(**options):
    for name in sorted(options):
        print(name, options[name], end=" ")
    return shown(**options)


def made(**options):
    def call(**more):
        return shown(**{**options, **more})

    return call


print(with_b(a=1), with_default(a=1), with_default(c=3), with_c(a=1), without(a=1, b=2))
print(put_before(a=1), put_before(b=5), put_behind(a=1), put_behind(c=3), looked_at(a=1, c=2))
print(made(a=1)(b=2), made(a=1, b=3)(b=4, c=5), made()())


def generated(**options):
    options["b"] = 4
    yield shown(**options)


print(list(generated(a=1)))


def entry(kind, **extra):
    return dict(kind=kind, **extra)


def over(base, **extra):
    return dict(base, **extra), dict(**extra)


print(entry("a"), entry("b", note="x"), entry("c", to=5))
print(over({"a": 1}), over({"a": 1}, b=2), over({}))
