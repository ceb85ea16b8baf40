"""Lists that other methods and functions fill with items of several types, and lists of a derived class."""

class Stack:
    """Filled by other methods, and with what others give."""

    kinds = []

    def __init__(self):
        self.items = []
        self.seen = set()
        self.by_type = {}

    def push(self, item):
        self.items.append(item)
        self.seen.add(item)
        self.by_type.setdefault(type(item).__name__, []).append(item)
        Stack.kinds.append(type(item).__name__)
        return self

    def pop(self):
        if not self.items:
            raise IndexError("empty stack")
        return self.items.pop()


stack = Stack()
stack.push(1).push("two").push(3.0).push((4, "four")).push(None)
print(stack.items, len(stack.seen), 1 in stack.seen, "x" in stack.seen, stack.by_type, Stack.kinds)
while True:
    try:
        print(stack.pop(), end=" ")
    except IndexError as error:
        print(error)
        break


def collect(item, into=[]):
    into.append(item)
    return into


def flatten(items):
    flat = []
    for item in items:
        if isinstance(item, list):
            flat.extend(flatten(item))
        else:
            flat.append(item)
    return flat


print(collect(1), collect("a"), collect([2]))
print(flatten([1, [2, ["x", 4.5]], [[None]]]))


class Shape:
    def area(self):
        return 0


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


def total(shapes: list[Shape]) -> int:
    return sum(shape.area() for shape in shapes)


def show(values: dict[str, object]) -> str:
    return ", ".join(f"{key}={value!r}" for key, value in values.items())


squares_only = [Square(2), Square(3)]
print(total(squares_only), total([Square(4)]), total([Shape()]), show({"a": 1}), show({"b": "x", "c": 2.5}))
ages = {"Ann": 41}
print(show(ages))
cache = {}


def power(base, exponent):
    key = (base, exponent)
    if key not in cache:
        cache[key] = base**exponent
    return cache[key]


print(power(2, 10), power(2.0, 3), power(2, 10), cache)
