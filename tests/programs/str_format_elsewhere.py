"""str.format() of texts that are bound elsewhere: constants of modules and classes, variables; format as a function."""

TEMPLATE = "Dear {name}, you owe {amount:.2f}"
print(TEMPLATE.format(name="Bob", amount=3.14159))
ROW = "{:<10}|{:>5}"
for n, v in [("a", 1), ("bb", 22)]:
    print(ROW.format(n, v))
def f():
    fmt = "{0}-{1}"
    print(fmt.format(1, 2))
    line = "{:>4}" * 3
    print(line.format(1, 2, 3))
    w = 8
    print(("{:>" + str(w) + "}").format("x"))
f()
class C:
    T = "<{0.name}>"
    MSG = "hi {who}"
    def __init__(self): self.name = "n"
    def r(self): return self.T.format(self)
    def q(self): return self.MSG.format(who=self.name)
print(C().r(), C().q())
def show(fmt, *args):
    return fmt.format(*args)
print(show("{}-{}", 1, 2))
print(show("{} {:>5}", "a", 2))
T = {"en": "Hello {name}", "de": "Hallo {name}"}
for k in T:
    print(T[k].format(name="X"))
def ask(kind):
    if kind: fmt = "{} yes {:.1f}"
    else: fmt = "{} no {:.3f}"
    return fmt.format(1, 2.0)
print(ask(1), ask(0))


print(list(map("{:02d}".format, [1, 2, 30])))
fmt = "{}={}".format
print(fmt("a", 1), fmt(2, 3.5))
print(", ".join(map("<{}>".format, ["a", "b"])))
class D(dict):
    def __missing__(self, k): return "?" + k
for t in ["{a} {b}", "{a:>4}{b!r}", "{}", "{0}"]:
    try: print(t.format_map(D(a=1)))
    except ValueError as e: print(e)
t = "{q}"
try: print(t.format_map({"a": 1}))
except KeyError as e: print("KeyError", e)
import sys
tpl = "{:" + ">" + str(len(sys.argv) + 4) + "}|" 
print((tpl * 3).format(*["a", "b", "c"]), tpl.format(7))
rows = [("apple", 3, 1.25), ("fig", 10, 0.5)]
line = "{:<{w}} {:>3} {:6.2f}"
for r in rows: print(line.format(*r, w=8))
MSGS = {"greet": "Hello, {name}! You are {age} years old.", "bye": "Bye {name}"}
def msg(key, **kw): return MSGS[key].format(**kw)
print(msg("greet", name="Al", age=3)); print(msg("bye", name="Bo"))
try: print(msg("bye"))
except KeyError as e: print("missing", e)
class C2:
    def __init__(self): self.x = 3
class Tpl:
    def __init__(self, t): self.t = t
    def render(self, **ctx): return self.t.format(**ctx)
print(Tpl("{a}-{b}").render(a=1, b="z"))
opts = {"name": "N", "n": 4}
print("{name} x{n}".format(**opts), MSGS["bye"].format(**opts))
print("{0[0]} {0[1]} {1[k]}".format([1, 2], {"k": "v"}))
F = "{0[0]}|{p.x}"
print(F.format([5], p=C2()))
print("{:,} {:_} {:e} {:%}".format(1234567, 1234567, 1234.5, 0.25))
