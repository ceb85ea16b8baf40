from contextlib import closing, contextmanager, nullcontext, suppress
import contextlib


@contextmanager
def tag(name: str):
    print(f"<{name}>")
    yield name.upper()
    print(f"</{name}>")


@contextmanager
def guard():
    try:
        yield
    except ValueError as e:
        print("guarded", e)
    finally:
        print("guard done")


@contextlib.contextmanager
def nothing():
    if len("a") == 0:
        yield 1


@contextmanager
def twice():
    yield 1
    yield 2


class Door:
    def __init__(self) -> None:
        self.is_open = True

    def close(self) -> None:
        print("closed")
        self.is_open = False


class Server:
    def __init__(self) -> None:
        self.depth = 0

    @contextmanager
    def nested(self, step: int):
        self.depth += step
        try:
            yield self.depth
        finally:
            self.depth -= step


def main() -> None:
    with tag("b") as t:
        print(t)
    with tag("p"), tag("i") as i:
        print("text", i)
    with guard():
        raise ValueError("bad")
    try:
        with guard():
            raise KeyError("worse")
    except KeyError as e:
        print(repr(e))
    with suppress(ValueError, KeyError):
        raise KeyError("gone")
    with suppress(ZeroDivisionError):
        print(1 // 0)
        print("no")
    try:
        with suppress(ValueError):
            raise IndexError("kept")
    except IndexError as e:
        print(e)
    with contextlib.suppress(Exception):
        raise RuntimeError
    with closing(Door()) as d:
        print(d.is_open)
    print(d.is_open)
    with nullcontext(5) as n:
        print(n)
    try:
        with nothing() as v:
            print(v)
    except RuntimeError as e:
        print(e)
    try:
        with twice() as v:
            print(v)
    except RuntimeError as e:
        print(e)
    s = Server()
    with s.nested(2) as a:
        with s.nested(3) as b:
            print(a, b, s.depth)
    print(s.depth)
    for k in range(3):
        with tag(str(k)):
            if k == 1:
                break
    try:
        with guard():
            raise StopIteration("si")
    except StopIteration as e:
        print("si", e)


main()


def leave(kind, value, trace):
    print("leave", kind, value)
    return isinstance(value, KeyError)


with contextlib.ExitStack() as stack:
    stack.push(leave)
    stack.push(lambda *details: print("details", details[1]))
    print("body")
with contextlib.ExitStack() as stack:
    stack.push(leave)
    stack.push(lambda kind, value, trace: print("first", value) is not None)
    raise KeyError("k")
try:
    with contextlib.ExitStack() as stack:
        stack.push(leave)
        raise ValueError("v")
except ValueError as error:
    print("outside", error)
