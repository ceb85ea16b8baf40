"""isinstance() of protocols that classes do not name: of objects of derived classes, of several protocols, in match."""
from abc import abstractmethod
from typing import Protocol, runtime_checkable, Any

@runtime_checkable
class Flyer(Protocol):
    def fly(self) -> str: ...

@runtime_checkable
class Named(Protocol):
    name: str

@runtime_checkable
class Both(Flyer, Named, Protocol):
    pass

class Animal:
    def __init__(self, name): self.name = name
    def speak(self): return "..."
class Bird(Animal):
    def fly(self): return f"{self.name} flies"
class Eagle(Bird):
    def fly(self): return super().fly() + " high"
class Bat(Animal):
    def fly(self): return "flap"
class Plane:
    def fly(self): return "vroom"
class Rock: pass
zoo = [Animal("cow"), Bird("tit"), Eagle("e"), Bat("b")]
for a in zoo:
    if isinstance(a, Flyer):
        print(a.fly(), a.name, isinstance(a, Both))
    else:
        print(a.name, "cannot fly", isinstance(a, Named), isinstance(a, Both))
things = [1, "x", None, Plane(), Rock(), *zoo, 2.5]
for t in things:
    print(type(t).__name__, isinstance(t, Flyer), isinstance(t, Named), isinstance(t, (Both, int)))
def launch(x: Any) -> str:
    match x:
        case Flyer(): return x.fly()
        case Named(name=n): return n
        case _: return "no"
print([launch(t) for t in things])
def f(x: object):
    if not isinstance(x, Flyer):
        return "grounded"
    return x.fly()
print([f(t) for t in things])
