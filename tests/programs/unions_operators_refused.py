"""Operators of two values of several types: where neither has the operation, the error names both that are there."""
class Function:
    def __init__(self, n):
        self.n = n
stack = [1, 'x', None, 2.5, Function(3), [1], (1, 2)]
def attempt(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print(e)
def inplace(a, b):
    a -= b
    return a
def inplace2(a, b):
    a *= b
    return a
def inplace3(a, b):
    a += b
    return a
for a in stack:
  for b in stack:
    try:
        print(a - b)
    except TypeError as e:
        print(e)
    try:
        print(a + b)
    except TypeError as e:
        print(e)
    try:
        print(a * b)
    except TypeError as e:
        print(e)
    try:
        print(a ** b)
    except TypeError as e:
        print(e)
    try:
        print(a < b)
    except TypeError as e:
        print(e)
    try:
        print(a & b)
    except TypeError as e:
        print(e)
    attempt(inplace, a, b)
    attempt(inplace2, a, b)
    if not isinstance(a, list): attempt(inplace3, a, b)
    for x in (1, 's', None):
        try:
            print(x - b)
        except TypeError as e:
            print(e)
