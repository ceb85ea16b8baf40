"""Decorators of classes, which give the class back."""

registry: list[str] = []


def register(cls):
    registry.append(cls.__name__)
    return cls


def named(prefix: str):
    def deco(cls):
        print(prefix, cls.__name__)
        return cls

    return deco


@register
class A:
    pass


@register
@named("n")
class B:
    x = 1


print(registry, B().x)
plugins = {}


def plugin(name):
    def deco(cls):
        plugins[name] = cls
        return cls

    return deco


class Base:
    def run(self) -> str:
        return "base"


@plugin("a")
class PA(Base):
    def run(self) -> str:
        return "a"


@plugin("b")
class PB(Base):
    def run(self) -> str:
        return "b"


for n in sorted(plugins):
    print(n, plugins[n]().run())


class Greeter:
    def hi(self) -> str:
        return "hi"


def pick():
    print("pick")
    return Greeter


class Maker:
    def __init__(self, cls) -> None:
        self.made = cls()


m = Maker(pick())
print(m.made.hi())
pick()
x = pick()
print(x().hi(), pick()().hi(), pick().__name__)
