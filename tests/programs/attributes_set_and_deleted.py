"""Attributes that are assigned to exceptions, properties that are overridden, and what `del` does with all of them.

ends: by an exception
"""
from functools import cached_property
def g():
    try:
        raise ValueError("x")
    except ValueError as e:
        e.code = 3
        raise
try:
    g()
except ValueError as e:
    print(e, e.code)
try:
    try:
        int("z")
    except ValueError as e:
        e.extra = {"a": 1}
        raise
except ValueError as err:
    print(err.extra, getattr(err, "nope", None), hasattr(err, "code"))
    try:
        print(err.code)
    except AttributeError as a:
        print(a)
class MyError(Exception):
    pass
def fail(n):
    err = MyError(f"n={n}") if n else KeyError("k")
    err.n = n
    raise err
for n in (0, 1, 2):
    try:
        fail(n)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "n", None), e.n)
e = RuntimeError("boo")
e.status_code = 404
e.headers = ["a"]
e.headers.append("b")
try:
    raise e
except RuntimeError as ex:
    print(ex.status_code, ex.headers, ex.args)
try:
    open("/nope/nope")
except OSError as e:
    e.hint = "try"
    print(e.errno, e.hint)
def describe(exc):
    if hasattr(exc, "status"):
        return f"status {exc.status}"
    if hasattr(exc, "errno"):
        return f"errno {exc.errno}"
    return getattr(exc, "message", str(exc))
def with_status(exc, status):
    exc.status = status
    return exc
print(describe(with_status(ValueError("v"), 1)), describe(KeyError("k")), describe(OSError(2, "x")))
problems = [with_status(TypeError("t"), "s"), ValueError("plain"), MyError("mine")]
for p in problems:
    print(describe(p), hasattr(p, "status"), getattr(p, "status", "none"))
del e
try:
    raise LookupError
except LookupError as e:
    e.a = 1
    del e.a
    print(hasattr(e, "a"))
    try:
        e.a
    except AttributeError as a:
        print(a)


# --- cached properties

class C:
    def __init__(self, n):
        self.n = n
    @cached_property
    def sq(self):
        print("computing")
        return self.n ** 2
    def clear(self):
        self.__dict__.pop("sq", None)
c = C(3)
print(c.sq, c.sq)
del c.sq
c.n = 4
print(c.sq)
c.sq = 10
print(c.sq)
try:
    del c.sq
    del c.sq
except AttributeError as e:
    print("AttributeError", e)
print(c.sq)
class D(C):
    @cached_property
    def sq(self):
        return "D"
    @cached_property
    def names(self):
        return ["a"]
d = D(1)
print(d.sq, d.names)
d.names.append("b")
print(d.names)
del d.names
print(d.names)
for x in [C(5), D(6)]:
    print(x.sq)
    x.n = 7
    del x.sq
    print(x.sq)

# --- setters and deleters of the object's class
class A:
    def __init__(self): self._v = 0
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): print("A del")
class B(A):
    @property
    def v(self): return self._v * 10
    @v.setter
    def v(self, x): self._v = x + 1
    @v.deleter
    def v(self): print("B del")
for x in [A(), B()]:
    x.v = 5
    print(x.v)
    del x.v


# --- names that are not there any more
def gone(n):
    x = n
    if n:
        del x
    try:
        del x
    except UnboundLocalError as e:
        print("UnboundLocalError", e)
    return 1


gone(0)
gone(1)
y = 5
del y
try:
    del y
except NameError as e:
    print("NameError", e)
