class Counter:
    count = 0
    names: list[str] = []
    step: int = 2
    WIDTH = 3
    AREA = WIDTH * 2
    limit = len("abc") + AREA

    def __init__(self, name):
        Counter.count += 1
        self.names.append(name)
        self.name = name

    @classmethod
    def total(cls):
        return cls.count

    def bump(self):
        self.step += 1
        return self.step

    def later(self, v):
        self.value = v

class Sub(Counter):
    kind = "sub"
    step = 10
    def __init__(self, name):
        super().__init__(name)
        self.extra = 1.5

a = Counter("a"); b = Counter("b"); s = Sub("s")
print(Counter.count, a.count, s.count, Sub.count, Counter.total(), Sub.total())
print(Counter.names, a.names, Counter.WIDTH, Counter.AREA, a.limit)
print(a.bump(), a.bump(), b.step, Counter.step, s.step, s.bump(), Sub.step)
try:
    print(a.value)
except AttributeError as e:
    print(e)
try:
    print(s.value)
except AttributeError as e:
    print(e)
a.later(5)
print(a.value)
a.tag = "new"
print(a.tag)
try:
    print(b.tag)
except AttributeError as e:
    print(e)
Sub.count = 100
Sub.count += 1
print(Counter.count, Sub.count, s.count, a.count)
for x in [a, b, s]:
    print(x.name, x.step, x.count)

class Early:
    def __init__(self):
        self.show()
        self.x = 1
    def show(self):
        try:
            print(self.x)
        except AttributeError as e:
            print("early:", e)
Early().show()

class Lazy:
    cache = None
    def get(self):
        if self.cache is None:
            self.cache = [1, 2]
        return self.cache
l = Lazy()
print(Lazy.cache, l.get(), l.cache, Lazy.cache)

class Shape:
    name = "shape"
    sides = 0
    def describe(self):
        return f"{self.name} {self.sides}"
class Sq(Shape):
    sides = 4
    def __init__(self):
        self.name = "square"
class Tri(Shape):
    name = "tri"
    sides = 3
for sh in [Shape(), Sq(), Tri()]:
    print(sh.describe(), sh.name)
print(Shape.name, Sq.name, Tri.name)
