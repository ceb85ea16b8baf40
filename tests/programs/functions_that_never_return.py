"""Functions that end in a call which does not return.

ends: by sys.exit(4)
"""

import sys
from typing import NoReturn
class Err(Exception): pass
class Lexer:
    def __init__(self, text): self.text = text; self.pos = 0
    def error(self, msg):
        raise Err(f"{msg} at {self.pos}")
    def peek(self):
        return self.text[self.pos] if self.pos < len(self.text) else None
    def number(self) -> int:
        c = self.peek()
        if c is None:
            self.error("end")
        if c.isdigit():
            self.pos += 1
            return int(c)
        elif c == "-":
            self.pos += 1
            return -self.number()
        else:
            self.error("no digit")
    def pair(self) -> tuple[int, int]:
        a = self.number()
        match self.peek():
            case ",":
                self.pos += 1
                return a, self.number()
            case None:
                self.error("half")
            case other:
                self.error("bad " + other)
class Sub(Lexer):
    def error(self, msg):
        raise Err("sub " + msg)
class Lenient(Lexer):
    def error(self, msg):
        print("lenient", msg)
        return 0
for k in (Lexer, Sub):
    for t in ("1,2", "-3,4", "5", "6;", "", "x"):
        try: print(k(t).pair())
        except Err as e: print("E", e)
def give_up(code): sys.exit(code)
def pick(d: dict[str, int], key: str) -> int:
    try:
        return d[key]
    except KeyError:
        give_up(4)
def walk(n):
    if n == 0:
        return
    walk(n - 1)
def count(n):
    if n > 0:
        return count(n - 1)
    else:
        return 0
def even(n):
    if n: odd(n - 1)
    else: print("even")
def odd(n):
    if n: even(n - 1)
    else: print("odd")
print(walk(3), count(3), even(3), odd(4))
def first(xs) -> int:
    for x in xs:
        return x
    raise_empty()
def raise_empty():
    raise IndexError("empty")
print(first([4]))
try: first([0][1:])
except IndexError as e: print(e)
class Retry:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def swallowed():
    with Retry():
        raise_empty()
    return "after"
print(swallowed())
def fin():
    try:
        raise_empty()
    finally:
        print("fin")
try: fin()
except IndexError: print("caught")
def loop(n) -> str:
    while True:
        n -= 1
        if n < 0: raise_empty()
        if n == 2: break
    return "two"
print(loop(5))
print(pick({"a": 1}, "a"))
pick({"a": 1}, "b")
