"""The exception that is being handled: sys.exc_info(), traceback, contexts."""

import sys
import traceback
def inner(x: int) -> int:
    return 10 // x
def log() -> str:
    return traceback.format_exc().splitlines()[-1]
def outer() -> None:
    try:
        inner(0)
    except ZeroDivisionError as e:
        print(log(), sys.exc_info()[1] is e, sys.exception() is e)
        t, v, tb = sys.exc_info()
        print(t, v, tb is not None, t.__name__ if t is not None else "")
        try:
            int("x")
        except ValueError:
            print(log())
            lines = traceback.format_exc().splitlines()
            print(lines[0], [l for l in lines if "During" in l], len([l for l in lines if l.startswith("Traceback")]))
        print(log())
    print(sys.exc_info()[0], sys.exception())
outer()
print(traceback.format_exc(), end="")
def again() -> int:
    for i in range(3):
        try:
            inner(0)
        except ZeroDivisionError:
            if i == 1: return i
            continue
        finally:
            print("fin", i, sys.exception())
    return 9
print(again(), sys.exception())
try:
    try: inner(0)
    except ZeroDivisionError as z: raise RuntimeError("r") from z
except RuntimeError as r:
    ls = traceback.format_exception(r)
    print(len(ls) > 4, ls[-1], [l for l in "".join(ls).splitlines() if l.startswith(("  File", "The", "Zero", "Runt"))][-1])
    print([l.strip().rpartition(", ")[2] for l in traceback.format_exc().splitlines() if l.startswith("  File")])
    print(traceback.format_exception_only(r), traceback.format_exception_only(type(r), r))
    r.add_note("n1\nn2")
    print(traceback.format_exception(r)[-2:])
    print("".join(traceback.format_exception(type(r), r, r.__traceback__))[-20:])
    traceback.print_exc()
    traceback.print_exception(r)
def f() -> None:
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError as e:
            print(repr(e.__context__), e.__cause__)
            try: raise TypeError("c")
            except TypeError as t: print(repr(t.__context__))
        try: raise OSError("d")
        except OSError as o: print(repr(o.__context__))
f()
try: raise ValueError("z")
except ValueError as v: print(v.__context__)


# --- what `finally` and `__exit__` handle ---


def note(where):
    e = sys.exc_info()[1]
    print(where, repr(e))


class Leaving:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        note("enter " + self.name)
        return self

    def __exit__(self, kind, value, trace):
        note("exit " + self.name)
        try:
            raise KeyError(self.name)
        except KeyError as error:
            print("context", repr(error.__context__))
        note("still " + self.name)
        return True


def passing():
    try:
        raise ValueError("one")
    finally:
        note("finally")
        try:
            raise KeyError("two")
        except KeyError as error:
            print(repr(error.__context__))
        note("finally again")


def plain():
    try:
        print("no mistake")
    finally:
        note("plain finally")
        try:
            raise KeyError("three")
        except KeyError as error:
            print(repr(error.__context__))


def returning():
    for i in range(2):
        try:
            if i == 0:
                raise IndexError("lost")
            return "returned"
        finally:
            note(f"round {i}")
            if i == 0:
                continue


def generator():
    try:
        yield 1
        raise TypeError("in a generator")
    finally:
        note("in the generator")
        yield 2
        note("in it again")


def leaving():
    try:
        passing()
    except ValueError as error:
        print("outside", error, error.__context__)
    note("after")
    plain()
    print(returning())
    with Leaving("quiet"):
        print("nothing happens")
    with Leaving("loud"):
        raise OSError("noise")
    with Leaving("outer"), Leaving("inner"):
        raise OSError("noise")
    note("after with")
    g = generator()
    print(next(g), next(g))
    note("between")
    try:
        next(g)
    except TypeError as error:
        print("caught", error)
    try:
        try:
            1 / 0
        finally:
            print(traceback.format_exc().splitlines()[-1])
            text = "\n".join(["nested"])
            print([text for _ in range(2)], (lambda: text)())
    except ZeroDivisionError:
        note("handler")
    note("end")


leaving()
