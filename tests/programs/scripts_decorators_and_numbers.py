"""Decorators as they are annotated, exceptions kept in variables, classes as defaults, ints among floats."""
import functools
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def retry(times: int = 2, exceptions=(Exception,)) -> Callable[[F], F]:
    def decorator(func: F) -> F:
        @functools.wraps(func)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            last: Optional[Exception] = None
            for attempt in range(times):
                try:
                    return func(*args, **kwargs)
                except exceptions as error:
                    print("attempt", attempt, "of", func.__name__, repr(error))
                    last = error
            raise last

        return wrapper

    return decorator


def trace(log: List[str]) -> Callable[..., Any]:
    def deco(fn: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(fn)
        def wrapped(*a, **k):
            log.append(f"{fn.__name__}{a} {k}")
            return fn(*a, **k)

        return wrapped

    return deco


calls: List[str] = []


@retry(times=3, exceptions=(ValueError, KeyError))
def flaky(n):
    if n % 2:
        raise KeyError(n)
    raise ValueError(f"bad {n}")


@trace(calls)
def area(width: int, height: int = 2) -> int:
    """The area."""
    return width * height


for n in (1, 2):
    try:
        flaky(n)
    except (ValueError, KeyError) as error:
        print("gave up:", repr(error))
print(area(3), area(4, height=5), area.__name__, area.__doc__, calls)


def fail_later(kind):
    found = None
    if kind == "value":
        found = ValueError("kept")
    elif kind == "text":
        found = "no exception"
    raise found


for kind in ("value", "text", "none"):
    try:
        fail_later(kind)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Options:
    def __init__(self, given):
        self.given = given

    def get(self, name, default=None, convert=str, *, check=bool):
        value = self.given.get(name, default)
        return convert(value) if check(value) else value

    def most(self, by=max):
        return by(self.given.values())


options = Options({"size": "12", "name": "x"})
print(options.get("size"), options.get("size", convert=int) + 1, options.get("no"), options.get("no", 3, lambda v: v * 2))
print(options.most(), options.most(min), options.get("name", convert=len))


@dataclass
class Stats:
    samples: List[float] = field(default_factory=list)
    best: Dict[str, float] = field(default_factory=dict)

    def add(self, x):
        self.samples.append(x)
        return self


stats = Stats().add(3).add(4.5)
stats.best["a"] = 1
print(stats, sum(stats.samples))
grid: List[List[float]] = [[0.0] * 2 for _ in range(2)]
grid[0][1] = 3
totals: defaultdict[str, float] = defaultdict(float)
totals["x"] += 1
totals["y"] = 2
recent = deque([0.5], maxlen=3)
recent.append(2)
prices = [1.5]
prices.insert(0, 7)
print(grid, dict(totals), recent, prices, max(prices), sorted(prices))
