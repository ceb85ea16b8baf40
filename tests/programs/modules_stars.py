"""`from module import *`: of the library, of modules beside, with `__all__` and without."""

from math import *
from typing import *
from collections import *
from parts.star_helpers import *
from parts.star_stated import *
import os.path
from itertools import *

def area(r: float) -> float:
    return pi * pow(r, 2)

def pairs(xs: List[int], f: Callable) -> Optional[int]:
    for a, b in combinations(xs, 2):
        if f(a, b): return a
    return None

print(area(2), sqrt(16), floor(2.5), e)
print(pairs([1, 2, 3], lambda a, b: a + b == 5))
print(Counter("hello").most_common(1), deque([1], maxlen=2), OrderedDict(a=1))
greet("x")
print(LIMIT, Thing(3), shout("q"))

try:
    print(_hidden)
except NameError as err:
    print(err)
try:
    print(unlisted())
except NameError as err:
    print(err)
