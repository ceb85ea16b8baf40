"""Exceptions whose fields are called as a compiler might call its own: context, cause, notes, trace, message."""

class ConfigError(Exception):
    def __init__(self, message, context=None, cause=None, notes=(), trace="t"):
        super().__init__(message)
        self.message = message
        self.context = context or {}
        self.cause = cause
        self.notes = list(notes)
        self.trace = trace
        self.args2 = 1
        self.code = 3
        self.name = "n"
        self.value = "v"
        self.errno = "e"
        self.filename = "f"
        self.traceback = "tb"
        self.kind = "k"
        self.text = "k"
        self.line = 5
        self.lines = [5]
        self.depth = 5
        self.frames = [1]
        self.items = [1]
        self.status = 200
        self.reason = "r"
        self.details = {"a": 1}
        self.suppress = True
        self.length = 2
try:
    raise ConfigError("bad", {"file": "a.cfg"}, ValueError("x"), ["n1"])
except ConfigError as e:
    print(e, e.context, repr(e.cause), e.notes, e.trace, e.message, e.code, e.name, e.value, e.errno, e.filename, e.traceback, e.kind, e.text, e.line, e.lines, e.depth, e.frames, e.items, e.status, e.reason, e.details, e.suppress, e.length)
    print(e.__context__, e.__cause__, e.args)
class V(ValueError):
    def __init__(self, field, value, *, trace=None):
        super().__init__(f"{field}: {value}")
        self.field = field; self.value = value; self.trace = trace
    notes = ("a", 2)
    def context(self): return "ctx" + self.field
    @property
    def cause(self): return self.__cause__
try:
    try:
        1 // 0
    except ZeroDivisionError as z:
        raise V("f", 3) from z
except V as e:
    print(e, e.notes, e.context(), repr(e.cause))

class E(Exception):
    def __init__(self, message):
        super().__init__("super text")
        self.message = message
try: raise E("own")
except E as e: print(e, e.message, e.args, repr(e))
class F(Exception):
    def __init__(self, code):
        self.message = {"code": code}
        self.first = code
        self.is_ready = "r"
try: raise F(3)
except F as e: print(e, e.message, e.args, repr(e), e.first, e.is_ready)

class Exit(SystemExit):
    def __init__(self, code, is_plain):
        super().__init__(code)
        self.is_plain = is_plain
        self.arguments = [code]
    def type_name(self): return "exit"
try: raise Exit(3, "yes")
except SystemExit as e: print(e, e.code, repr(e), e.type_name() if isinstance(e, Exit) else "")
