"""isinstance() of a class that a dict, a tuple or a field keeps, as a condition."""
from dataclasses import dataclass, field


@dataclass
class Column:
    name: str
    kind: type
    required: bool = True


class Shape:
    pass


class Square(Shape):
    def __init__(self, side):
        self.side = side


COLUMNS = [Column("id", int), Column("title", str), Column("price", float, required=False)]


def validate(row):
    problems = []
    for column in COLUMNS:
        if column.name not in row:
            if column.required:
                problems.append(f"{column.name} is missing")
            continue
        value = row[column.name]
        if not isinstance(value, column.kind):
            problems.append(f"{column.name}: {type(value).__name__} is no {column.kind.__name__}")
    return problems


print(validate({"id": 1, "title": "a"}), validate({"id": "x", "price": 2}), validate({"title": 3.5, "id": True}))
HANDLERS = [(int, "int"), (str, "str"), ((list, tuple), "sequence"), (dict, "dict"), (Shape, "shape"), (type(None), "none")]


def kind_of(value):
    for types, name in HANDLERS:
        if isinstance(value, types):
            return name
    return "unknown"


print([kind_of(v) for v in (1, "a", [1], (1, 2), {"k": 1}, Square(2), None, 2.5, True)])


def typed(**kinds):
    def decorate(function):
        def wrapper(**given):
            for name, kind in kinds.items():
                if not isinstance(given[name], kind):
                    raise TypeError(f"{name} must be {kind.__name__}")
            return function(**given)
        return wrapper
    return decorate


@typed(a=int, b=str)
def repeat(a, b):
    return f"{a}:{b}"


print(repeat(a=2, b="xy"))
try:
    repeat(a="2", b="xy")
except TypeError as error:
    print(error)


class Registry:
    def __init__(self, *kinds):
        self.kinds = kinds

    def accepts(self, value):
        return isinstance(value, self.kinds)


print([Registry(int, str).accepts(v) for v in (1, "a", 2.5, None)], Registry(Shape).accepts(Square(1)))


def assert_type(value, kind, name="value"):
    assert isinstance(value, kind), f"{name} is {type(value).__name__}"
    return value


print(assert_type(3, int), assert_type("s", (str, bytes)))
try:
    assert_type([], dict, "data")
except AssertionError as error:
    print(error)
count = {}
for item in (1, "a", 2.0, "b", [3]):
    for kind in (int, str, float):
        if isinstance(item, kind) and item:
            count[kind.__name__] = count.get(kind.__name__, 0) + 1
print(count)
for kind in (tuple, list, dict, set):
    print(kind.__name__, [isinstance(v, kind) for v in ((), (1, "a"), [1], {1: 2}, {3}, "s")])
print([issubclass(kind, (int, Shape)) for kind in (bool, int, str, Shape, Square)])
