"""Exceptions that the run time raises: classes, texts and reprs."""

class MyError(ValueError):
    pass
class Coded(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code
def f(i: int) -> int:
    xs = [1, 2, 3]
    if i == 0: return 1 // (i * 0)
    if i == 1: return xs[10]
    if i == 2: raise MyError("mine")
    if i == 3: raise Coded(7)
    if i == 4: return int("xyz")
    if i == 5: raise KeyError("k")
    if i == 6: return xs.index(99)
    if i == 7: raise RuntimeError
    if i == 8: return int(1e30 - i if i != 8 else float("nan"))
    if i == 9: return "abc".index("q")
    if i == 10: return i % (i - 10)
    if i == 11: return 1 << (i - 20)
    if i == 12: return len("abc"[i])
    if i == 13: raise OSError("os")
    if i == 14: return int(float("x1"))
    if i == 15: return ord("ab"[0:2])
    if i == 16: return len(chr(-1))
    if i == 18: return int(1.0 // (i - 18))
    if i == 19: assert i == 0, "asserted"
    if i == 20: raise StopIteration("stop")
    if i == 21: raise ValueError("")
    if i == 22: return xs.pop(7)
    if i == 23: return [0][1:2].pop()
    if i == 24: xs.remove(44)
    if i == 25: return len("a".split(""))
    if i == 26: return len(f"{i:q}")
    if i == 27: return len(format("a", "=5"))
    if i == 28: xs[5] = 1
    if i == 29: return int(i / (i - 29))
    return i
for i in range(31):
    try:
        print(f(i))
    except MyError as e:
        print("MyError", e, repr(e))
    except Coded as c:
        print("Coded", c, c.code)
    except (ZeroDivisionError, IndexError) as d:
        print("Z/I", d, repr(d))
    except Exception as g:
        print("Exception", str(g), repr(g), isinstance(g, ValueError), isinstance(g, LookupError))
    finally:
        print("finally", i)
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise KeyError("b") from e
except KeyError as e:
    print(e)
