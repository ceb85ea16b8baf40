"""getattr(object, name)(...) by names that are computed: the method is called."""

class Calc:
    def __init__(self): self.total = 0; self.log = []
    def add(self, n): self.total += n; return self.total
    def sub(self, n): self.total -= n; return self.total
    def reset(self): self.total = 0; self.log.append("reset")
    def name(self, n): return f"calc{n}"
    @staticmethod
    def double(n): return n * 2
    @classmethod
    def make(cls, n): return cls().add(n)
    @property
    def half(self): return self.total / 2
c = Calc()
for cmd, arg in [("add", 5), ("sub", 2), ("double", 4), ("make", 9), ("name", 3)]:
    print(cmd, getattr(c, cmd)(arg))
for cmd in ["reset", "missing", "reset"]:
    try:
        getattr(c, cmd)()
        print("ok", cmd, c.total, c.log)
    except AttributeError as e:
        print(e)
try:
    getattr(c, "add" if c.total == 0 else "x")()
except TypeError as e:
    print(e)
def run(obj, method, *args):
    if hasattr(obj, method):
        return getattr(obj, method)(*args)
    return f"no {method}"
print(run(c, "add", 3), run(c, "nope"), run(c, "sub", 1))
class Dog:
    def speak(self): return "woof"
    def eat(self): return "bone"
class Cat(Dog):
    def speak(self): return "meow"
for a in (Dog(), Cat()):
    for act in ("speak", "eat"):
        print(getattr(a, act)())
