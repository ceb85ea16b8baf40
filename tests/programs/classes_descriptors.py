"""Descriptors: data descriptors that keep their value in the object in several ways, computed ones, those of a base."""


class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        self.private = "_" + name
        print("named", owner.__name__, name)
    def __get__(self, obj, objtype=None):
        if obj is None: return self
        return getattr(obj, self.private)
    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive, not {value}")
        setattr(obj, self.private, value)
class Item:
    price = Positive()
    qty = Positive()
    def __init__(self, name, price, qty):
        self.name = name
        self.price = price
        self.qty = qty
    def total(self): return self.price * self.qty
i = Item("a", 2, 3); j = Item("b", 5, 7)
print(i.total(), j.total())
i.qty = 10
print(i.total(), i.qty, i._qty, j.qty)
try: i.price = -1
except ValueError as e: print(e)
try: Item("c", 1, 0)
except ValueError as e: print(e)
i.qty += 5
print(i.qty, type(Item.price).__name__, Item.price.name)


class Typed:
    def __init__(self, kind, default=None):
        self.kind = kind
        self.default = default
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, instance, owner):
        if instance is None: return self
        return instance.__dict__.get(self.name, self.default)
    def __set__(self, instance, value):
        if type(value).__name__ != self.kind:
            raise TypeError(f"{self.name}: {type(value).__name__}")
        instance.__dict__[self.name] = value
    def __delete__(self, instance):
        print("deleted", self.name)
class Person:
    age = Typed("int", 0)
    name = Typed("str")
    def __init__(self, name): self.name = name
p = Person("ada")
print(p.name, p.age)
p.age = 36
print(p.name, p.age)
try: p.age = "old"
except TypeError as e: print(e)
del p.age


class Strict:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls): return obj.__dict__[self.name]
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
class Box:
    size = Strict()
b = Box()
try: print(b.size)
except KeyError as e: print("KeyError", e)
b.size = 4
print(b.size)


class Ten:
    def __get__(self, obj, t=None): return 10
class Squared:
    def __init__(self, of): self.of = of
    def __get__(self, obj, t=None): return getattr(obj, self.of) ** 2
class A:
    x = 5
    y = Ten()
    def __init__(self): self.n = 3
    n2 = Squared("n")
print(A().y, A.y, A().x, A().n2)


class Base(Positive):
    def __set__(self, obj, value):
        super().__set__(obj, value)
        print("set", self.name, value)
class Shape:
    width = Base()
    def __init__(self, width): self.width = width
class Square(Shape):
    def area(self): return self.width ** 2
s = Square(4)
print(s.area(), s.width)
s.width = 1.5
print(s.area())
class Counted:
    def __init__(self): self.seen = []
    def __get__(self, obj, t=None):
        self.seen.append(1)
        return len(self.seen)
class C:
    hits = Counted()
print(C().hits, C().hits, C.hits)
