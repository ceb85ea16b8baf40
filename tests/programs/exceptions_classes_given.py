import re
TOKEN = re.compile(r"(?P<NUM>\d+)|(?P<ID>[a-z]+)")
m = TOKEN.match("abc")
if m:
    kind = m.lastgroup
    print(kind, m.group(kind), m.start(kind), m.span(kind))
x = re.match(r"a", "a")
try:
    print(x.group(x.lastgroup))
except IndexError as e:
    print(e)
n = None

def catches(f, exceptions: tuple[type[Exception], ...] = (Exception,)):
    try:
        return f()
    except exceptions as e:
        return type(e).__name__
print(catches(lambda: 1 / 0), catches(lambda: 1 // 0, (ValueError, ZeroDivisionError)))
def retry(times: int, exc: type[Exception] = Exception):
    def deco(f):
        def wrapper(*args):
            for i in range(times):
                try:
                    return f(*args)
                except exc as e:
                    print("try", i, e)
            raise RuntimeError("gave up")
        return wrapper
    return deco
count = 0
@retry(3, ValueError)
def flaky(n):
    global count
    count += 1
    if count < n:
        raise ValueError(count)
    return "done"
print(flaky(3))
@retry(2)
def never():
    raise KeyError("x")
try:
    never()
except RuntimeError as e:
    print(e)
class Ctx:
    def __enter__(self):
        return self
    def __exit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, tb) -> bool:
        print(exc_type.__name__ if exc_type else None)
        return exc_type is KeyError
with Ctx():
    raise KeyError("k")
