"""Arguments of exceptions: any values, args, OSErrors by number, notes, StopIteration.value."""
import errno
class NetError(OSError):
    pass
class Coded(OSError):
    def __init__(self, code: int, why: str) -> None:
        super().__init__(code, why)
        self.code = code
class App(Exception):
    def __init__(self, message: str, *, details: dict[str, int]) -> None:
        super().__init__(message)
        self.details = details
class Plain(Exception): pass
class Multi(Exception):
    """no init"""
    def __str__(self) -> str:
        return f"Multi: {self.args[0]} of {len(self.args)}"
def show(e: BaseException) -> None:
    print(type(e).__name__, str(e), repr(e), e.args, len(e.args))
for e in [NetError(5, "io"), Coded(7, "seven"), OSError("just text"), OSError(), OSError(17, "exists", "a.txt"), FileNotFoundError(2, "x"), PermissionError("no")]:
    show(e); print(e.errno, e.strerror, e.filename)
for x in [App("m", details={"a": 1}), Plain(), Plain("a", "b"), Plain(1, 2.5, None, True), Plain([1, 2]), Plain({"k": (1, "s")}), Multi("q", 3), KeyError("k"), KeyError(3), KeyError(), KeyError("a", 2), StopIteration(4), ValueError("only"), SystemExit(3), SystemExit("bye"), SystemExit()]:
    show(x)
l = [1]
e2 = Plain(l); l.append(2)
print(e2, repr(e2), e2.args[0] is l)
try:
    raise Plain("code", 42)
except Plain as p:
    what, num = p.args
    print(what, num, num + 1 if isinstance(num, int) else None)
try:
    {"a": 1}["zz"]
except KeyError as k:
    print(k.args[0], k.args, k, f"{k!s:>6}")
try: {1: 2}[7]
except KeyError as k: print(k.args[0], repr(k))
try: set([(1, "x")]).remove((2, "x"))
except KeyError as k: print(k)
try: [1][5]
except IndexError as i: print(i.args)
try: int("zz")
except ValueError as v: print(v.args)
try:
    open_it = None
    raise OSError(errno.ENOENT, "No such file or directory", "missing.txt")
except FileNotFoundError as f:
    print(f, f.errno == errno.ENOENT, f.filename, f.args)
except OSError as o: print("wrong")
try:
    try: 1 // 0
    except ZeroDivisionError as z:
        raise RuntimeError("outer", 5) from z
except RuntimeError as r:
    c = r.__cause__
    print(r, c, type(c).__name__, r.__suppress_context__)
def gen():
    got = yield 1
    return got
g = gen(); next(g)
try: g.send("hello")
except StopIteration as s: print(s.value, s.args)
def gen2():
    yield 1
    return [1, 2]
g2 = gen2(); next(g2)
try: next(g2)
except StopIteration as s: print(s.value, s.args, repr(s))
e3 = ValueError("x"); e3.add_note("first"); e3.add_note("second\nline")
print(e3.__notes__)
try: print(Plain().__notes__)
except AttributeError as a: print(a)
class Node:
    def __init__(self, n: int) -> None: self.n = n
    def __repr__(self) -> str: return f"Node({self.n})"
    def __str__(self) -> str: return f"<{self.n}>"
class Bad(Exception):
    def __init__(self, node: Node, extra: str = "d") -> None:
        self.node = node
b = Bad(Node(3)); print(b, repr(b), b.args, b.node)
b = Bad(Node(3), "z"); print(b, repr(b), b.args)
print(Plain(Node(4)), repr(Plain(Node(4))))
d = {str(e.args[0]): 1 for e in [ValueError("a"), ValueError("b")]}
print(d)
try: raise Plain("x")
except (Plain, ValueError) as e: print(e.args == ("x",), e.args)
