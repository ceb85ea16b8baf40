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


class Stack:
    """pop and _grow"""
    def __init__(self):
        self.items = []
        self.size = 0
        self.ops = {n: getattr(self, n) for n in ("push", "pop", "peek")}
    def push(self, x):
        self._grow(x)
    def _grow(self, x):
        self.items.append(x)
        self.size += 1
    def pop(self):
        return self.items.pop()
    def peek(self):
        return self.items[-1]
    def helper(self, x):
        return x.nothing
s = Stack()
for line in ["push 3", "push 4", "peek", "pop", "nope"]:
    name, *args = line.split()
    try:
        print(line, getattr(s, name)(*map(int, args)), s.items)
    except (AttributeError) as e:
        print(e)
    if line == "nope": break
print(sorted(s.ops), s.size)
