"""What modules have beside the usual: of contextlib, traceback, re, hashlib and collections."""
from contextlib import AbstractContextManager
import traceback, sys, re, hashlib, io
from collections import deque
class X(AbstractContextManager):
    def __exit__(self, *a): print("x"); return None
with X() as x: print(type(x).__name__)
class Y(AbstractContextManager):
    def __init__(self): self.n = 0
    def __exit__(self, exc_type, exc, tb): self.n += 1; return exc_type is KeyError
y = Y()
with y: raise KeyError(1)
print(y.n)
try: 1 / 0
except ZeroDivisionError as e:
    out = io.StringIO()
    traceback.print_exc(file=out); print(out.getvalue().splitlines()[-1])
    traceback.print_exception(e, file=sys.stdout) if False else None
d = deque([1, 2], maxlen=2); print(d.maxlen, deque().maxlen)
m = re.match("(a)(b)?(c)?", "ab"); print(m.lastindex, re.match("a", "a").lastindex, re.match("(a)(b)?", "a").lastindex)
print("sha1" in hashlib.algorithms_available, sorted(hashlib.algorithms_guaranteed)[:2])
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 10).hex(), hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2, 25).hex())

# --- hmac by a function, gc ---
import gc
import hmac

print(hmac.new(b"k", b"m", hashlib.sha256).hexdigest(), hmac.new(b"k" * 200, digestmod="sha1").hexdigest())
print(hmac.new(b"k", b"m", digestmod=hashlib.md5).hexdigest(), hmac.digest(b"k", b"m", hashlib.sha1).hex())
try:
    hmac.new(b"k", b"m")
except TypeError as error:
    print(error)
print(gc.isenabled(), gc.collect() >= 0, gc.collect(0) >= 0)
gc.disable()
print(gc.isenabled(), len(gc.get_stats()), sorted(gc.get_stats()[2]), gc.get_threshold())
gc.enable()


# --- where an exception has passed ---
def fails(n):
    if n:
        return fails(n - 1)
    raise ValueError("x")


def calls():
    try:
        fails(1)
    except ValueError as error:
        print(error.__traceback__.tb_lineno)
        frames = traceback.extract_tb(error.__traceback__)
        print([(frame.name, frame.lineno) for frame in frames], frames[-1].filename.endswith("known_modules.py"))
        print(sys.exc_info()[2].tb_lineno == frames[0].lineno)


calls()


# --- shell patterns as regular expressions, random numbers of the system, clocks by number ---
import fnmatch, secrets, time
for pat in ("*.txt", "a?c*d*", "[!a-c]x", "[a", "**", "", "[b-a]", "[!]", "[a-]", "[]a]*", "a.b+c", "[^x&&y]", "*a*b*c"):
    made = fnmatch.translate(pat)
    print(pat, made, [name for name in ("a.txt", "abcd", "dx", "[a", "a.b+c", "xaybzc") if re.match(made, name)])
print(secrets.SystemRandom().randrange(5) < 5)
print(time.clock_gettime(time.CLOCK_MONOTONIC) <= time.clock_gettime(time.CLOCK_MONOTONIC), time.clock_gettime_ns(time.CLOCK_REALTIME) > 0)
try:
    time.clock_gettime(-77)
except OSError as e:
    print(e)
