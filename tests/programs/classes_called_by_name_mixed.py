"""A compiler whose steps are found by name puts values of several types into lists of its own."""


class Function:
    def __init__(self, name):
        self.name = name
        self.code = []

    def emit(self, op, arg=None):
        self.code.append([op, arg])
        return len(self.code) - 1

    def patch(self, at):
        self.code[at][1] = len(self.code)


class Compiler:
    def __init__(self):
        self.fn = Function("main")

    def compile(self, node):
        method = getattr(self, "do_" + node[0])
        method(*node[1:])

    def do_const(self, v):
        self.fn.emit("CONST", v)

    def do_unless(self, test, then):
        self.compile(test)
        at = self.fn.emit("JUMP")
        self.compile(then)
        self.fn.patch(at)

    def do_fn(self, name, body):
        outer = self.fn
        self.fn = Function(name)
        self.compile(body)
        inner, self.fn = self.fn, outer
        self.fn.emit("CONST", inner)


def number(text):
    return float(text) if "." in text else int(text) if text.isdigit() else text


c = Compiler()
c.compile(("fn", "f", ("unless", ("const", number("2.5")), ("const", number("x")))))
c.compile(("const", number("7")))
for op, arg in c.fn.code:
    print(op, arg.code if isinstance(arg, Function) else arg)
