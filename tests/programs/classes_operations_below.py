class ReprMixin:
    def __repr__(self):
        return f"<{len(self)}: {', '.join(map(str, self))}>"
class ComparableMixin:
    def __gt__(self, o): return o < self
    def __le__(self, o): return not (o < self)
class Bag(ReprMixin, ComparableMixin):
    def __init__(self, *xs): self.xs = list(xs)
    def __len__(self): return len(self.xs)
    def __iter__(self): return iter(self.xs)
    def __lt__(self, o): return len(self) < len(o)
class Pt(ComparableMixin, ReprMixin):
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
    def __len__(self): return 1
    def __iter__(self): yield self.x
print(Bag(1, 2), Bag(1) > Bag(1, 2), Bag(1) <= Bag(), Pt(3), Pt(3) > Pt(1))
class Expr:
    def __add__(self, o): return Add(self, o)
    def simplify(self): return self
class Num(Expr):
    def __init__(self, v): self.v = v
    def __call__(self, x): return self.v
    def __neg__(self): return Num(-self.v)
class Add(Expr):
    def __init__(self, a, b): self.a, self.b = a, b
    def __call__(self, x): return self.a(x) + self.b(x)
    def __neg__(self): return Add(-self.a, -self.b)
    def __getitem__(self, i): return (self.a, self.b)[i]
    def __len__(self): return 2
e = Num(1) + Num(2)
print(e(5), (-e)(1), len(e), e[0](0))
stack = [Num(4), e]
print([x(1) for x in stack], [(-x)(1) for x in stack], len(stack[1]), stack[1][1](0))
class Animal:
    pass
class Cat(Animal):
    def __lt__(self, o): return True
    def __add__(self, o): return "cats"
class Dog(Animal):
    def __lt__(self, o): return False
    def __add__(self, o): return "dogs"
zoo = [Cat(), Dog()]
print(zoo[0] < zoo[1], zoo[1] < zoo[0], zoo[0] + 1, zoo[1] + 1)
from abc import ABC
class Shape(ABC):
    def __lt__(self, o): return id(self) < id(o)
class Circle(Shape):
    def __contains__(self, p: int) -> bool:
        return p < 3
class Polygon(Shape):
    def __contains__(self, p: int) -> bool:
        return p > 3
class Rect(Polygon): pass
shapes = [Circle(), Rect()]
print(2 in shapes[0], 2 in shapes[1], [4 in s for s in shapes])
class Dot(Shape): pass
for s in [Circle(), Dot(), Rect()]:
    try:
        print(2 in s, 5 not in s)
    except TypeError as e:
        print(e)
class Base:
    def size(self): return len(self)
    def both(self, o): return self + o
    def show(self): return [x for x in self]
class Low(Base):
    def __len__(self): return 3
    def __add__(self, o): return 5
    def __iter__(self): return iter("ab")
class Other(Base): pass
for b in (Low(), Other()):
    for f in (lambda: b.size(), lambda: b.both(1), lambda: b.show(), lambda: len(b)):
        try:
            print(f())
        except TypeError as e:
            print(e)
