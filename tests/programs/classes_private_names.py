class A:
    def __init__(self):
        self.__secret = 1
        self._p = 2
    def get(self):
        return self.__secret
    def __hidden(self):
        return "hidden A"
    def call(self):
        return self.__hidden()
class B(A):
    def __init__(self):
        super().__init__()
        self.__secret = "b"
    def getb(self):
        return self.__secret
    def __hidden(self):
        return "hidden B"
b = B()
print(b.get(), b.getb(), b.call(), A().call(), b._A__secret, b._B__secret)
class V:
    __count = 0
    def __init__(self, x):
        self.x = x
        V.__count += 1
    def __add__(self, k):
        return V(self.x + k)
    __radd__ = __add__
    def __repr__(self):
        return f"V({self.x})"
    __str__ = __repr__
    @classmethod
    def made(cls):
        return cls.__count
print(V(1) + 2, 3 + V(4), str(V(5)), V.made())
class Acc:
    total = 0
    __slots__ = ("v",)
    def __init__(self, v):
        self.v = v
        Acc.total += v
for i in range(4):
    Acc(i)
print(Acc.total)
class Animal:
    sound = "?"
    count = 0
    def __init__(self, name):
        self.name = name
        self.tag = 1
        Animal.count += 0
    def speak(self):
        return f"{self.name}: {self.sound} {self.__class__.__name__}"
class Dog(Animal):
    sound = "woof"
class Puppy(Dog):
    def speak(self):
        return super().speak() + "!"
for a in [Animal("a"), Dog("d"), Puppy("p")]:
    print(a.speak())
