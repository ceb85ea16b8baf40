"""contextlib: ExitStack, redirect_stdout, redirect_stderr."""

from contextlib import ExitStack, contextmanager, redirect_stdout, redirect_stderr, suppress
import io, sys
class R:
    def __init__(self, n: str, swallow: bool = False) -> None: self.n = n; self.swallow = swallow
    def __enter__(self) -> "R": print("enter", self.n); return self
    def __exit__(self, exc_type, exc, tb) -> bool:
        print("exit", self.n, repr(exc), exc_type.__name__ if exc_type is not None else None)
        return self.swallow
class Bad:
    def __enter__(self) -> int: return 7
    def __exit__(self, *args: object) -> None:
        print("bad exit", args[1] is None)
        raise KeyError("from exit")
@contextmanager
def gen(n: int):
    print("gen in", n)
    try: yield n * 2
    finally: print("gen out", n)
with ExitStack() as s:
    a = s.enter_context(R("a")); b = s.enter_context(R("b"))
    v = s.enter_context(gen(4))
    s.callback(print, "cb", 1)
    print("in", a.n, b.n, v + 1)
try:
    with ExitStack() as s:
        s.enter_context(R("outer"))
        s.enter_context(R("sw", True))
        s.enter_context(gen(1))
        raise ValueError("v")
    print("after")
except ValueError: print("not here")
try:
    with ExitStack() as s:
        s.enter_context(R("x"))
        print(s.enter_context(Bad()))
except KeyError as e: print("key", e)
def cleanup(n: int) -> None: print("clean", n)
s = ExitStack()
for i in range(3): s.callback(cleanup, i)
t = s.pop_all(); s.close(); print("closing"); t.close()
with ExitStack() as st:
    rs = [st.enter_context(R(str(i))) for i in range(2)]
    print(len(rs))
buf = io.StringIO()
with redirect_stdout(buf):
    print("hi", 3)
    sys.stdout.write("raw\n")
    with redirect_stdout(io.StringIO()) as inner:
        print("nested")
    print("again", file=sys.stdout)
print(repr(buf.getvalue()), repr(inner.getvalue()))
err = io.StringIO()
with redirect_stderr(err):
    print("oops", file=sys.stderr); sys.stderr.write("x")
print(repr(err.getvalue()))
class Tee:
    def __init__(self) -> None: self.got: list[str] = []
    def write(self, s: str) -> int: self.got.append(s); return len(s)
tee = Tee()
try:
    with redirect_stdout(tee):
        print("a", "b"); 1 // 0
except ZeroDivisionError: print("caught", "".join(tee.got))
t2 = Tee(); print("a", 1, sep="-", end="!", file=t2); print(file=t2); print(t2.got)
def noisy() -> int: print("noise"); return 5
with redirect_stdout(io.StringIO()) as f: r = noisy()
print(r, f.getvalue().strip())
