"""What __code__ tells of functions: their names and how many arguments there are."""

import functools


# --- what CPython's compiler makes of their source
def plain(a, b, *, c=1):
    x = a
    return x


print(plain.__code__.co_argcount, plain.__code__.co_varnames, plain.__code__.co_name)
print(plain.__code__.co_varnames[: plain.__code__.co_argcount])


def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        names = fn.__code__.co_varnames[: fn.__code__.co_argcount]
        print(fn.__code__.co_name, dict(zip(names, args)))
        return fn(*args, **kwargs)

    return wrapper


@timed
def area(width, height):
    total = width * height
    return total


print(area(2, 3), area.__code__.co_name, area.__code__.co_varnames)


class Coded:
    def m(self, a, *rest, k=1, **kw):
        b = a
        return b


print(Coded.m.__code__.co_varnames, Coded.m.__code__.co_argcount, Coded.m.__code__.co_kwonlyargcount)
