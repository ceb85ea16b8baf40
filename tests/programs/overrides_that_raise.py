"""Overrides that always raise, called for what they are and for what they may be."""

from typing import NoReturn


class A:
    def f(self, v):
        return False


class B(A):
    def f(self, v) -> NoReturn:
        raise KeyError("exit")


class C(B):
    def f(self, v) -> NoReturn:
        raise ValueError("exit")


class D(C):
    def f(self, v):
        raise TypeError("exit")


class E(D):
    def f(self, v):
        raise IndexError(v)


def go(x):
    try:
        x.f(1)
    except Exception as e:
        return repr(e)


def go2(x: B):
    try:
        return x.f(1)
    except Exception as e:
        return repr(e)


def go3(x: D):
    try:
        return x.f(1)
    except Exception as e:
        return repr(e)


def go4(x: A):
    try:
        return x.f(1)
    except Exception as e:
        return repr(e)


print(go(A()), go(B()), go(C()), go(D()))
print(go2(B()), go2(C()), go2(D()), go2(E()))
print(go3(D()), go3(E()))
print([go4(x) for x in (A(), B(), C(), D(), E())])


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False


class Loud(Quiet):
    def __exit__(self, kind, value, trace):
        raise KeyError("left")


def leave_loudly():
    try:
        with Loud():
            raise ValueError("within")
    except KeyError as error:
        return repr(error), repr(error.__context__)


with Quiet():
    print("quiet")
print(leave_loudly())
