"""Branches that are never taken may name what there is not: other versions, other systems, other modules."""

import sys, os
from typing import TYPE_CHECKING
if sys.version_info >= (3, 12):
    from typing import override
    from nowhere import thing
else:
    def override(f):
        return f
if sys.version_info[0] < 3:
    range = xrange
    input = raw_input
    PY2 = True
else:
    PY2 = False
print(PY2)
if sys.platform == "win32":
    import winreg
    SEP = "\\"
elif sys.platform.startswith("linux"):
    pass
    SEP = ":"
else:
    SEP = ":"
print(SEP)
if TYPE_CHECKING:
    import foo
if not TYPE_CHECKING:
    x = 4
print(x)
if __debug__:
    print("debug")
def f():
    if sys.platform == "win32":
        import msvcrt
        return msvcrt.getch()
    else:
        return "posix"
print(f())
class A:
    if sys.version_info >= (3, 0):
        def g(self): return 3
    else:
        def g(self): return 2
    @override
    def h(self): return 1
print(A().g(), A().h())
assert sys.version_info >= (3, 8), "need 3.8"
if sys.version_info.major < 3: raise SystemExit("old")
if sys.version_info < (3, 8):
    sys.exit("too old")
print(sys.version_info[:2] >= (3, 5), sys.version_info.major)
try:
    import nonumpy as np
except ImportError:
    np = None
print(np is None)
try:
    import ujson as json
except ImportError:
    import json
print(json.dumps([1]))
try:
    import foo.bar
    HAVE = True
except ModuleNotFoundError as e:
    HAVE = False
    print(e)
print(HAVE)
try:
    from typing import Self
except ImportError:
    Self = "Self"
try:
    from nothing import a, b
except (ImportError, AttributeError):
    a = b = 1
else:
    print("no")
finally:
    print("fin")
print(a, b)
try:
    unicode
except NameError:
    unicode = str
print(unicode("a"))
def g():
    try:
        import matplotlib.pyplot as plt
        return plt.x
    except ImportError:
        return "no plot"
print(g())
try:
    from functools import cache
except ImportError:
    from functools import lru_cache
    cache = lru_cache(maxsize=None)
@cache
def sq(x): return x * x
print(sq(3))
if os.name == "nt":
    os.system("cls")
def clear():
    os.system("cls" if os.name == "nt" else "clear")
