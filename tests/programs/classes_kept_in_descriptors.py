"""Descriptors that hold a class, and schemas in dicts: isinstance() of what is kept."""

class Typed:
    def __init__(self, kind, default=None):
        self.kind = kind
        self.default = default

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"expected {self.kind.__name__}, got {type(value).__name__}")
        setattr(obj, self.name, value)


class Person:
    name = Typed(str, "")
    age = Typed(int, 0)

    def __init__(self, name, age):
        self.name = name
        self.age = age


p = Person("ann", 3)
print(p.name, p.age)
try:
    p.age = "x"
except TypeError as e:
    print(e)
TYPES = {"int": int, "str": str, "number": (int, float)}
NUM = (int, float)


def check(value, name):
    return isinstance(value, TYPES[name])


print(check(3, "int"), check("a", "int"), check(2.5, "number"), isinstance(3, NUM), isinstance("x", NUM))
schema = {"name": str, "age": int}
data = {"name": "bob", "age": "old"}
for key, kind in schema.items():
    if not isinstance(data[key], kind):
        print(key, "should be", kind.__name__)
for kind in (int, str, list):
    print(kind.__name__, [isinstance(v, kind) for v in (1, "a", [1])])
