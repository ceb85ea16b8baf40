"""sys.stdout that is replaced and redirected; print() of objects that print themselves."""

import io, sys
from contextlib import redirect_stdout, redirect_stderr
class Loud:
    def __init__(self, n): self.n = n
    def __str__(self):
        print("<str>", self.n)
        if self.n == 3: raise ValueError("three")
        return f"L{self.n}"
    def __repr__(self):
        print("<repr>")
        return f"R{self.n}"
print("a", Loud(1), 5, Loud(2), "z", sep="|")
try:
    print("before", Loud(3), "after")
except ValueError as e:
    print("err", e)
print("list", [Loud(4)], (1, Loud(5)))
class Log:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("FLUSH")
log = Log()
print("a", 1, 2.5, file=log, flush=True)
print(log.parts)
with redirect_stdout(log):
    print("x", "y", sep="")
    sys.stdout.write("direct")
    buf = io.StringIO()
    with redirect_stdout(buf):
        print("inner")
        print("to log", file=log)
    print("outer", end="")
print(log.parts, repr(buf.getvalue()))
def capture(fn, *args):
    old = sys.stdout
    sys.stdout = io.StringIO()
    try:
        fn(*args)
        return sys.stdout.getvalue()
    finally:
        sys.stdout = old
def hello(n):
    for i in range(n): print("hello", i)
print(repr(capture(hello, 2)))
err = io.StringIO()
with redirect_stderr(err):
    print("oops", file=sys.stderr)
    sys.stderr.write("more")
print(repr(err.getvalue()))
import sys, io
buf = io.StringIO()
old = sys.stdout
sys.stdout = buf
print("x")
sys.stdout = old
print(buf.getvalue())
sys.__stdout__.write("hi\n")
class Tee:
    def __init__(self, *streams): self.streams = streams
    def write(self, s):
        for x in self.streams: x.write(s)
    def flush(self): pass
b2 = io.StringIO()
sys.stdout = Tee(sys.__stdout__, b2)
print("tee")
sys.stdout = sys.__stdout__
print(repr(b2.getvalue()))
old = sys.stdout
buf = io.StringIO()
with redirect_stdout(buf):
    print("in")
    print("to old", file=old)
    sys.stdout.write("x\n")
    old.write("direct\n")
print(repr(buf.getvalue()))
