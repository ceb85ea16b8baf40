"""`:=` of the variables of a module, and tests for classes that a field holds."""

# walrus of the module's variables
import re
def show(): print("n is", n, "m is", m)
if (n := len("abc")) > 2:
    show() if False else print(n)
m = None
lines = iter(["a=1", "junk", "b=22"])
while (line := next(lines, None)) is not None:
    if (m := re.match(r"(\w+)=(\d+)", line)):
        print(m.group(1), int(m.group(2)), n)
        n = 7
print([y := 5, y ** 2], y)
print([z for v in range(5) if (z := v * v) > 3], z)
print({k: t for k in "ab" if (t := k * 2)}, t)
def reads(): return (n, y, z, t)
print(reads())
total = 0
print([total := total + v for v in [1, 2, 3]], total)
def adds(): return total
print(adds(), (n := 3) + n)
class Suppress:
    def __init__(self, *kinds): self.kinds = kinds; self.last = None
    def __enter__(self): return self
    def __exit__(self, et, e, tb):
        self.last = e
        return et is not None and issubclass(et, self.kinds)
with Suppress(ValueError, KeyError):
    raise KeyError("x")
try:
    with Suppress(ValueError) as s:
        raise TypeError("no")
except TypeError as e:
    print("passed", e, repr(s.last))
class Retry:
    def __init__(self, *errors, times=3):
        self.errors, self.times = errors, times
    def run(self, fn):
        for attempt in range(self.times):
            try:
                return fn(attempt)
            except Exception as e:
                if not isinstance(e, self.errors):
                    raise
                print("retry", attempt, e)
        return "gave up"
def flaky(n):
    if n < 2: raise ValueError(n)
    return n
def broken(n): raise KeyError(n)
print(Retry(ValueError, OSError).run(flaky))
print(Retry(ValueError, times=1).run(flaky))
try:
    print(Retry(ValueError).run(broken))
except KeyError as e:
    print("raised", e)
