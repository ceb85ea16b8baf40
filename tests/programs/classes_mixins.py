class JsonMixin:
    def to_json(self):
        return "{" + self.fields() + "}"
class LogMixin:
    def log(self, msg):
        self.logs = msg
        return f"[{self.name}] {msg}"
class Entity:
    def __init__(self, name):
        self.name = name
    def fields(self):
        return f"name={self.name}"
class User(JsonMixin, LogMixin, Entity):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def fields(self):
        return super().fields() + f",age={self.age}"
u = User("bob", 3)
print(u.to_json(), u.log("hi"), isinstance(u, LogMixin), isinstance(u, Entity))

class A:
    def __init__(self):
        self.a = 1
        print("A")
    def hello(self):
        return "A"
class B(A):
    def __init__(self):
        super().__init__()
        self.b = 2
        print("B")
    def hello(self):
        return "B" + super().hello()
class C(A):
    def __init__(self):
        super().__init__()
        self.c = 3
        print("C")
    def hello(self):
        return "C" + super().hello()
class D(B, C):
    def __init__(self):
        super().__init__()
        print("D", self.a, self.b, self.c)
    def hello(self):
        return "D" + super().hello()
d = D()
print(d.hello(), B().hello(), C().hello())
xs: list[A] = [A(), B(), C(), D()]
for x in xs:
    print(x.hello(), isinstance(x, B), isinstance(x, C))
def get_c(o: C) -> int:
    return o.c
print(get_c(d), get_c(C()))
class Walker:
    def walk(self):
        return "walk"
class Swimmer:
    depth = 5
    def swim(self):
        return f"swim {self.depth}"
class Duck(Walker, Swimmer):
    pass
class Penguin(Duck):
    depth = 10
print(Duck().walk(), Duck().swim(), Penguin().swim())
print(D.__name__)
