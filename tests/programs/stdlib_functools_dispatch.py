"""functools: singledispatch, singledispatchmethod, partialmethod."""

import functools
from dataclasses import dataclass
from functools import partialmethod, singledispatch, singledispatchmethod


class Shape:
    pass


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius


class Ring(Circle):
    pass


@singledispatch
def show(value):
    """How a value is shown."""
    return f"something: {value!r}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register
def _(value: bool):
    return f"bool {value}"


@show.register(str)
def _(value):
    return f"str of {len(value)}"


@show.register(list)
@show.register(tuple)
def show_items(value):
    return "[" + ", ".join(show(item) for item in value) + "]"


@show.register
def _(value: dict):
    return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items()) + "}"


@show.register
def _(value: Shape):
    return "a shape"


@show.register(Ring)
def show_ring(value):
    return f"a ring of {value.radius}"


@show.register
def _(value: None):
    return "nothing"


print(show(1), show(True), show("abc"), show(2.5), show(None))
print(show([1, 2]), show((1, "x")), show({"a": 1}), show({1, }))
for shape in (Shape(), Circle(1), Ring(2)):
    print(show(shape))
for value in [1, "two", 3.0, True, None, [4]]:
    print(show(value))
print(show.__name__, show.__doc__, show_items([7]), show_ring(Ring(5)))
print(list(map(show, [1, 2])))


@singledispatch
def area(shape, scale=1, *, unit="m"):
    raise NotImplementedError(f"no area of {type(shape).__name__}")


@dataclass
class Square:
    side: float


@dataclass
class Box:
    width: float
    height: float


@area.register
def _(shape: Square, scale=1, *, unit="m"):
    return f"{shape.side ** 2 * scale} {unit}2"


@area.register
def _(shape: Box, scale=1, *, unit="m"):
    return f"{shape.width * shape.height * scale} {unit}2"


print(area(Square(2)), area(Box(2, 3), 10), area(Square(1.5), unit="cm"))
try:
    area("x")
except NotImplementedError as error:
    print("NotImplementedError:", error)


@functools.singledispatch
def size(value):
    return -1


@size.register
def _(value: int | float):
    return value


@size.register(str)
def size_of_text(value):
    return len(value)


def size_of_list(value):
    return sum(size(each) for each in value)


size.register(list, size_of_list)
print(size(3), size(1.5), size("four"), size([1, 2, 3]), size(b"x"), size_of_list([1]))


@dataclass
class Num:
    value: float


@dataclass
class Add:
    left: object
    right: object


@dataclass
class Mul:
    left: object
    right: object


class Evaluator:
    def __init__(self):
        self.steps = 0

    @singledispatchmethod
    def visit(self, node):
        raise TypeError(f"cannot visit {type(node).__name__}")

    @visit.register
    def _(self, node: Num):
        self.steps += 1
        return node.value

    @visit.register
    def _(self, node: Add):
        return self.visit(node.left) + self.visit(node.right)

    @visit.register(Mul)
    def _(self, node):
        return self.visit(node.left) * self.visit(node.right)


evaluator = Evaluator()
print(evaluator.visit(Add(Num(1), Mul(Num(2), Num(3.5)))), evaluator.steps)
try:
    evaluator.visit("x")
except TypeError as error:
    print("TypeError:", error)


class Negator:
    @singledispatchmethod
    @classmethod
    def neg(cls, arg):
        raise NotImplementedError("Cannot negate a")

    @neg.register
    @classmethod
    def _(cls, arg: int):
        return -arg

    @neg.register
    @classmethod
    def _(cls, arg: bool):
        return not arg


print(Negator.neg(5), Negator.neg(True), Negator().neg(-1))


class Cell:
    def __init__(self):
        self.alive = False
        self.color = "white"

    def set_state(self, state, color="white"):
        self.alive = bool(state)
        self.color = color
        return self

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False)
    set_green = partialmethod(set_state, True, color="green")


cell = Cell()
print(cell.set_alive().alive, cell.set_dead("black").color, cell.set_green().color, cell.set_alive(color="red").color)
