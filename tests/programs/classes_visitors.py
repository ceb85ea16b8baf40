"""Classes visitors."""

class Num:
    def __init__(self, v): self.v = v
class Add:
    def __init__(self, l, r): self.l, self.r = l, r
class Neg:
    def __init__(self, x): self.x = x
class NodeVisitor:
    def visit(self, node):
        name = "visit_" + type(node).__name__
        visitor = getattr(self, name, self.generic_visit)
        return visitor(node)
    def generic_visit(self, node):
        raise NotImplementedError(f"no visit_{type(node).__name__}")
class Evaluator(NodeVisitor):
    def visit_Num(self, node):
        return node.v
    def visit_Add(self, node):
        return self.visit(node.l) + self.visit(node.r)
class Printer(NodeVisitor):
    def visit_Num(self, node):
        return str(node.v)
    def visit_Add(self, node):
        return f"({self.visit(node.l)} + {self.visit(node.r)})"
    def visit_Neg(self, node):
        return "-" + self.visit(node.x)
t = Add(Num(1), Add(Num(2), Num(3)))
print(Evaluator().visit(t), Printer().visit(t), Printer().visit(Neg(t)))
try:
    Evaluator().visit(Neg(t))
except NotImplementedError as e:
    print(e)
from dataclasses import dataclass, fields
class Node: pass
@dataclass
class Number(Node):
    v: int
@dataclass
class Sum(Node):
    l: Node
    r: Node
class Eval:
    def visit(self, node: Node) -> int:
        m = getattr(self, f"visit_{type(node).__name__}")
        return m(node)
    def visit_Number(self, node: Number) -> int:
        return node.v
    def visit_Sum(self, node: Sum) -> int:
        return self.visit(node.l) + self.visit(node.r)
print(Eval().visit(Sum(Number(1), Sum(Number(2), Number(3)))))
class Shell:
    prompt = "> "
    def do_add(self, args):
        return sum(int(a) for a in args.split()[1:])
    def do_echo(self, args):
        return args
    def do_quit(self, args):
        return None
    def run(self, line):
        cmd, *args = line.split()
        fn = getattr(self, "do_" + cmd, None)
        if fn is None:
            return f"unknown: {cmd}"
        return fn(line)
    def commands(self):
        return [n for n in ("add", "echo", "zap") if hasattr(self, "do_" + n)]
s = Shell()
for line in ["add 1 2 3", "echo a b", "quit", "nope 1"]:
    print(s.run(line))
print(s.commands())
class State:
    def __init__(self):
        self.state = "idle"
    def on_idle(self, ev):
        self.state = "busy" if ev == "start" else "idle"
    def on_busy(self, ev):
        if ev == "stop":
            self.state = "idle"
    def fire(self, ev):
        getattr(self, f"on_{self.state}")(ev)
        return self.state
st = State()
print([st.fire(e) for e in ["x", "start", "x", "stop"]])
@dataclass
class Conf:
    host: str = "h"
    port: int = 1
    debug: bool = False
c = Conf()
for f in fields(c):
    print(f.name, getattr(c, f.name))
over = {"host": "z", "port": 8}
for k, v in over.items():
    if hasattr(c, k):
        setattr(c, k, v)
print(c)
rows = [Conf("a", 3), Conf("b", 2)]
for key in ("host", "port"):
    print([getattr(r, key) for r in sorted(rows, key=lambda r: getattr(r, key))])
def table(objs, cols):
    for o in objs:
        print(" | ".join(str(getattr(o, col)) for col in cols))
table(rows, ["host", "port", "debug"])
class Base:
    def describe(self):
        return ", ".join(f"{n}={getattr(self, n)}" for n in self.names)
class One(Base):
    names = ("x", "y")
    def __init__(self): self.x, self.y = 1, 2
class Two(Base):
    names = ("z",)
    def __init__(self): self.z = "q"
print(One().describe(), Two().describe())
