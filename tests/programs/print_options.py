"""print() with keyword arguments that are found out when it runs, and among other functions that are called so."""
class Task:
    def __init__(self, func, *args, **kwargs):
        self.func = func
        self.args = args
        self.kwargs = kwargs
    def run(self):
        return self.func(*self.args, **self.kwargs)
def add(a, b=2):
    return a + b
def greet(name, greeting="Hello"):
    return f"{greeting}, {name}"
tasks = [Task(print, "hi", 1), Task(add, 1, b=5), Task(greet, "Bob", greeting="Yo"), Task(print)]
for t in tasks:
    print(t.run())
import io, sys
def log(*args, **kwargs):
    print("LOG:", *args, **kwargs)
log("a", 1, sep="-")
log()
log("b", end="!\n")
log("c", file=sys.stdout, flush=True)
buf = io.StringIO()
log("d", file=buf)
print(repr(buf.getvalue()))
def show(options, *items):
    try:
        print(*items, **options)
    except TypeError as e:
        print("TypeError", e)
show({"sep": ", "}, 1, "two", 3.0, None)
show({"sep": None, "end": None}, 1, [2])
show({"sep": 5}, 1, 2)
show({"colour": "red"}, 1)
show({})
for f, a, k in [(print, ("x", "y"), {"sep": "+"}), (print, (), {}), (greet, ("Al",), {"greeting": "Hey"})]:
    f(*a, **k)
