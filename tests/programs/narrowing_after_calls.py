"""What calls may have changed of attributes: what a test or an assignment told of them before is forgotten."""
class T:
    def __init__(self, c=0.0):
        self.c = c
        self.cur = None
    @property
    def f(self):
        return self.c
    @f.setter
    def f(self, v):
        self.c = v / 2
    def set(self):
        self.c = 2.5
    def load(self):
        self.cur = [1]
    def loop(self):
        self.cur = None
        self.load()
        if self.cur is None:
            return "none"
        return len(self.cur)
    def __lt__(self, o):
        self.c = 7.5
        return True
t = T(1)
t.c = 5
t.f = 3
print(t.c)
t.c = 5
t.set()
print(t.c)
t.c = 9
a = t < t
print(t.c)
print(t.loop())
def g(x):
    x.c = 2
    h(x)
    return x.c
def h(x):
    x.c = 1.5
print(g(t))
t.c = 1
setattr(t, "c", 3.5)
print(t.c)
for name, v in [("c", 1.25)]:
    t.c = 1
    setattr(t, name, v)
    print(t.c)
t.c = 4
for i in range(2):
    print(t.c)
    h(t)
class W:
    def __init__(self, t): self.t = t
    def __enter__(self):
        self.t.c = 8.5
        return self
    def __exit__(self, *a):
        self.t.c = 1
t.c = 1
with W(t):
    print(t.c)
print(t.c)
u = t
t.c = 1
u.c = 6.5
print(t.c)
class Parser:
    def __init__(self, toks):
        self.toks = toks
        self.i = 0
        self.tok = None
        self.advance()
    def advance(self):
        self.tok = self.toks[self.i] if self.i < len(self.toks) else None
        self.i += 1
    def run(self):
        out = []
        while self.tok is not None:
            if self.tok == "(":
                self.advance()
                out.append(self.tok)
                if self.tok is None:
                    out.append("end")
            elif isinstance(self.tok, int):
                self.advance()
                if isinstance(self.tok, str):
                    out.append("int then str " + self.tok)
            else:
                self.advance()
        return out
print(Parser(["(", 1, "x", "(", ")", 2, 3, "("]).run())
class A:
    def __init__(self): self.balance = 0
    def deposit(self, x): self.balance += x
def deposits():
    a = A()
    a.balance = 0
    a.deposit(1.5)
    print(a.balance)
    a.balance = None
    a.deposit2 = 1
    print(a.balance)
deposits()
class Temperature:
    def __init__(self, celsius=0.0):
        self.celsius = celsius
    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self):
        self.celsius = 0.0
temperature = Temperature(100)
print(temperature.fahrenheit)
temperature.fahrenheit = 32
print(temperature.celsius)
temperature.celsius = 55
del temperature.fahrenheit
print(temperature.celsius, temperature.fahrenheit)
