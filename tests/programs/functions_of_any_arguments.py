"""Callable[..., R]: functions of any arguments."""

from typing import Any, Callable


def apply(f: Callable[..., Any], x: int) -> None:
    print(f(x))


apply(lambda x: x * 2, 4)
handlers: dict[str, Callable[..., int]] = {"a": lambda x: x + 1, "b": lambda x: x * 2}
for k, h in handlers.items():
    print(k, h(5))


class Bus:
    def __init__(self) -> None:
        self.handlers: dict[str, list[Callable[..., None]]] = {}

    def on(self, name: str, h: Callable[..., None]) -> None:
        self.handlers.setdefault(name, []).append(h)

    def emit(self, name: str, value: int) -> None:
        for h in self.handlers.get(name, []):
            h(value)


b = Bus()
b.on("a", lambda v: print("got", v))


def h2(v: int) -> None:
    print("h2", v + 1)


b.on("a", h2)
b.emit("a", 4)
b.emit("zzz", 4)


def retry(times: int) -> Callable[..., Callable[..., int]]:
    def deco(fn: Callable[..., int]) -> Callable[..., int]:
        def wrapper(*args: int) -> int:
            for i in range(times):
                try:
                    return fn(*args)
                except ValueError as e:
                    print("retry", i, e)
            raise RuntimeError("gave up")

        return wrapper

    return deco


calls = 0


@retry(3)
def flaky(x: int) -> int:
    global calls
    calls += 1
    if calls < 3:
        raise ValueError(f"no {calls}")
    return x


print(flaky(5))


def shown(fn):
    def wrapper(*args, **kwargs):
        r = fn(*args, **kwargs)
        print(fn.__name__, args, kwargs)
        return r

    return wrapper


@shown
def add(a, b=2):
    return a + b


print(add(1))
print(add(1, b=5))


def show(fn):
    def wrapper(*args, **kwargs):
        print(kwargs)
        return fn(*args, **kwargs)

    return wrapper


@show
def plus(a, b=2):
    return a + b


print(plus(1, b=5))
