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
