from types import TracebackType


class MyError(ValueError):
    pass


class Kinds:
    def __enter__(self) -> "Kinds":
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> bool:
        print(exc_type is ValueError, exc_type is MyError, exc_type is None, tb is None, exc_type == KeyError)
        if exc_type is not None and issubclass(exc_type, ValueError):
            print("value", exc_type.__name__, exc)
            return True
        return exc_type is not None and issubclass(exc_type, (KeyError, IndexError))


class Timer:
    def __init__(self) -> None:
        self.log: list[str] = []

    def __enter__(self) -> list[str]:
        self.log.append("in")
        return self.log

    def __exit__(self, *args: object) -> None:
        self.log.append("out")


class Lock:
    def __init__(self) -> None:
        self.held = 0

    def __enter__(self) -> None:
        self.held += 1

    def __exit__(self, kind: object, exc: object, tb: object) -> None:
        self.held -= 1


def use(n: int) -> str:
    with Kinds():
        if n == 0:
            return "returned"
        if n == 1:
            raise ValueError("one")
        if n == 2:
            raise MyError("two")
        if n == 3:
            raise KeyError("three")
        if n == 4:
            raise RuntimeError("four")
    return "behind"


for n in range(6):
    try:
        print(use(n))
    except RuntimeError as e:
        print("out", e)
print(issubclass(MyError, ValueError), issubclass(ValueError, MyError))
