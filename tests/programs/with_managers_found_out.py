"""Managers that are found out when the program runs: of one of several classes, suppress() and nullcontext() as objects."""
from contextlib import AsyncExitStack, ExitStack, suppress, nullcontext
import asyncio
import io
ERRORS = (KeyError, ValueError)
def quiet(flag):
    return suppress(*ERRORS) if flag else nullcontext()
def attempt(flag, error):
    try:
        with quiet(flag):
            raise error
        print("gone", flag, repr(error))
    except Exception as e:
        print("through", flag, repr(e))
attempt(True, KeyError("k"))
attempt(True, TypeError("t"))
attempt(False, ValueError("v"))
guard = suppress(OSError)
for name in ("/nope/a", "/nope/b"):
    with guard:
        open(name)
        print("never")
with ExitStack() as stack:
    stack.enter_context(suppress(ZeroDivisionError))
    stack.callback(print, "before the suppress", sep="")
    1 / 0
def swallow(kind, value, trace):
    print("swallow", kind.__name__ if kind else None, value)
    return kind is not None and issubclass(kind, LookupError)
with ExitStack() as stack:
    stack.push(swallow)
    raise KeyError("x")
with ExitStack() as stack:
    stack.push(swallow)
try:
    with ExitStack() as stack:
        stack.push(swallow)
        @stack.push
        def last(*details):
            print("last", details[1])
            return False
        raise RuntimeError("not swallowed")
except RuntimeError as e:
    print("caught", e)
with suppress():
    print("suppress nothing")
async def main():
    async with AsyncExitStack() as stack:
        stack.push(swallow)
        stack.enter_context(suppress(TypeError))
        raise IndexError("async")
    print("done")
asyncio.run(main())
class A:
    def __enter__(self): print("A in"); return 1
    def __exit__(self, *exc): print("A out", exc[1]); return True
class B:
    def __enter__(self): print("B in"); return "b"
    def __exit__(self, t, e, tb): print("B out", e)
def use(cm):
    try:
        with cm as v:
            print("value", v)
            raise ValueError(v)
    except ValueError as e:
        print("through", e)
for cm in (A(), B(), nullcontext(), nullcontext(5)):
    use(cm)
def cat(path):
    with (open(path) if path else nullcontext(io.StringIO("from memory\n"))) as f:
        for line in f:
            print(line.strip())
cat("")
open("x.txt", "w").write("from file\n")
cat("x.txt")
for x in (A(), 5):
    try:
        with x:
            print("in")
    except TypeError as e:
        print(e)
    except AttributeError as e:
        print("?", e)
with nullcontext():
    print("n")
with nullcontext() as n:
    print(n)
