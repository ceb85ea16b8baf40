"""Classes and functions in `if`, `try` and loops of a module, and switches that are constants of it."""
import sys
VERBOSE = len(sys.argv) > 1
if VERBOSE:
    class Log:
        def say(self, t):
            print("debug", t)
else:
    class Log:
        def __init__(self):
            self.n = 0
        def say(self, t):
            self.n += 1
            print("quiet", self.n)
l = Log()
l.say("x")
l.say("x")
print(type(l).__name__)
DEBUG = False
USE_COLOR = True
LEVEL = 2
if DEBUG:
    import nothing_there
    nothing_there.go()
if USE_COLOR and not DEBUG:
    def paint(s): return f"<{s}>"
else:
    def paint(s): return s
print(paint("x"))
if LEVEL == 2:
    class L: n = 2
elif LEVEL == 3:
    class L: n = 3
print(L.n)
for i in range(2):
    if DEBUG:
        print("debug", i)
    DEBUG = not DEBUG
DEBUG = True
if DEBUG: print("now")
X = 1
def f():
    global X
    X = 2
f()
if X == 2: print("two")
else: print("one")
try:
    import fancy
    HAS = True
except ImportError:
    HAS = False
if HAS:
    fancy.go()
while LEVEL:
    LEVEL -= 1
    if LEVEL == 1: print("one left")
print([1 for DEBUG in range(2) if DEBUG])
if USE_COLOR:
    print("c")
    USE_COLOR = False
    if USE_COLOR: print("no")
    else: print("yes")
if USE_COLOR: print("no")

if len(sys.argv) > 9:
    class Unmade:
        pass
try:
    print(Unmade())
except NameError as e:
    print(e)
def uses():
    return Unmade()
try:
    uses()
except NameError as e:
    print(e)
for name in ["a", "b"]:
    class Looped:
        label = name
        def get(self):
            return self.label
    print(Looped().get())
try:
    class Careful(Exception):
        pass
    raise Careful("x")
except Careful as e:
    print("careful", e)
def describe(log: Log) -> str:
    return type(log).__name__
print(describe(l))
def make(kind):
    if kind == "a":
        class X:
            def v(self): return 1
    else:
        class X:
            def v(self): return 2
    return X()
print(make("a").v(), make("b").v())
def make2(flag):
    if flag:
        def h(x): return x + 1
    else:
        def h(x): return x - 1
    return h
print(make2(True)(1), make2(False)(1))
def make3(flag):
    try:
        if flag: raise ValueError("x")
        import json
        def h(x): return json.dumps(x)
    except ValueError:
        h = str
    return h
print(make3(True)([1]), make3(False)([2]))
if __name__ == "__main__":
    class Main:
        def run(self):
            print("main")
    def main():
        Main().run()
    main()
