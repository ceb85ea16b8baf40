"""Several dicts of options in one call, and dict() of them: no name may be there twice."""


x = {"a": 1}
y = {"b": 3}
print(dict(**x, **y), dict(a=5, **y), dict({"a": 0}, **x))
z = {"a": 7}
for make in (lambda: dict(**x, **z), lambda: dict(a=5, **x), lambda: dict({"a": 9}, **x, **y, c=4)):
    try:
        print(make())
    except TypeError as e:
        print(e)


def f(a=0, b=0, **kw):
    return a, b, kw


def g(**kw):
    return sorted(kw.items())


x = {"a": 1}
y = {"b": 3}
print(f(**x, **y))
print(g(**x, **y))
print(g(**x, c=1, **y))
try:
    print(g(**x, **x))
except TypeError as e:
    print(e)


x = {"a": 1}
print(dict({"a": 0}, **x))
print(dict([("q", 2)], **x), dict({"a": 0, "b": 2}, a=5, c=6))
