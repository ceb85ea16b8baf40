class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, key, where="db"):
        super().__init__(f"{key} not in {where}")
        self.key = key
        self.where = where
class Coded(AppError):
    code = 500
    def __init__(self, message, code=None):
        super().__init__(message)
        if code is not None:
            self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"
class Plain(Exception):
    pass
try:
    raise NotFound("k")
except NotFound as e:
    print(e, e.key, e.where, repr(e), e.args)
for ex in [Coded("a"), Coded("b", 404)]:
    try:
        raise ex
    except Coded as e:
        print(e, e.code, repr(e))
try:
    raise Plain
except Plain as e:
    print(repr(e), str(e) == "", e.args)
try:
    try:
        int("x")
    except ValueError as v:
        raise AppError("wrapped") from v
except AppError as e:
    print(e, repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try:
        1 // 0
    except ZeroDivisionError:
        raise KeyError("k")
except KeyError as e:
    print(e, repr(e), repr(e.__context__), e.__cause__)
e = ValueError("a", 1)
print(e, repr(e), e.args)
e2 = KeyError("x", 2)
print(e2, repr(e2))
try:
    raise StopIteration
except StopIteration as s:
    print(repr(s))
class Multi(ValueError):
    def __init__(self, a, b):
        self.a = a
        self.b = b
        super().__init__(a, b)
m = Multi(1, "z")
print(m, repr(m), m.args, isinstance(m, ValueError))
try:
    raise Multi(2, "q")
except (KeyError, ValueError) as err:
    print(type(err).__name__, err)
def f():
    try:
        return "try"
    finally:
        print("finally")
print(f())
try:
    raise SystemExit(3)
except SystemExit as s:
    print(s.code)
x = ValueError()
x.add_note("n1")
print(str(x) == "")
class NoInit(Exception):
    def __init__(self, code):
        self.code = code
n = NoInit(7)
print(str(n), repr(n), n.args, n.code)
