"""What classes and functions say of themselves."""


class A: "doc of A"
class B(A): pass
class C(A): pass
class D(B, C):
    def m(self): "doc of m"
    @classmethod
    def family(cls): return [k.__name__ for k in cls.__mro__]
    def mine(self): return [k.__name__ for k in type(self).__mro__]
class E(D): pass
print(D.__name__, D.__qualname__, D.__module__, A.__doc__, D.__doc__, D.m.__doc__, D.m.__name__, D.m.__qualname__)
print([c.__name__ for c in D.__mro__], [c.__name__ for c in D.mro()], [c.__name__ for c in D.__bases__], D.__base__.__name__)
print([c.__name__ for c in A.__subclasses__()], D.__subclasses__() == [E], E.__subclasses__())
print(D().__class__.__name__, type(D()).__mro__[1].__name__, D.__mro__)
print(E.family(), D.family(), D().mine(), E().mine())
def f(): "doc of f"
print(f.__name__, f.__doc__, f.__module__, f.__qualname__)
print(issubclass(D, A), D.__mro__[0] is D, A in D.__mro__, len(A.__mro__), A.__bases__, A.__base__ is object)
class MyError(ValueError): pass
print([c.__name__ for c in MyError.__mro__], MyError.__bases__)
class Shape:
    def area(self): return 0
class Square(Shape):
    kind = "square"
    def __init__(self, n): self.n = n
    def area(self): return self.n * self.n
class Circle(Shape):
    kind = "circle"
    def __init__(self, n): self.n = n
    def area(self): return 3 * self.n
def make(kind, n):
    for cls in Shape.__subclasses__():
        if cls.kind == kind:
            return cls(n)
    raise ValueError(kind)
print(make("circle", 2).area(), make("square", 3).area())
try: make("oval", 1)
except ValueError as e: print("none", e)
print({cls.__name__: cls(2).area() for cls in Shape.__subclasses__()})
