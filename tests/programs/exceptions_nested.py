"""Exceptions inside handlers, re-raised, chained and replaced."""


class AppError(Exception):
    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class NetError(AppError):
    pass


def fail(code: int) -> None:
    raise NetError(code, f"code {code}")


def wrapped(code: int) -> None:
    try:
        fail(code)
    except NetError as error:
        raise ValueError("wrapped") from error


def again(code: int) -> None:
    try:
        fail(code)
    except AppError as error:
        print("seen", error.code)
        raise


def replaced() -> None:
    try:
        fail(1)
    except AppError:
        raise KeyError("other")  # noqa: B904


def deep(n: int) -> int:
    try:
        if n == 0:
            raise AppError(0, "bottom")
        return deep(n - 1) + 1
    finally:
        print("up", n, end=" ")


for code in [1, 2]:
    try:
        again(code)
    except AppError as error:
        print(type(error).__name__, error.code, error, isinstance(error, NetError))
try:
    wrapped(3)
except ValueError as error:
    print(error, repr(error))
try:
    replaced()
except KeyError as error:
    print(error, repr(error))
try:
    deep(3)
except AppError as error:
    print(error)
try:
    try:
        fail(1)
    except ValueError:
        print("never")
    else:
        print("never")
except NetError as error:
    print("outer", error)
    try:
        fail(2)
    except NetError as error2:
        print("inner", error2, error)
try:
    try:
        raise AppError(7, "seven")
    finally:
        try:
            fail(8)
        except NetError as error:
            print("in finally", error)
except AppError as error:
    print(error.code)
error_seen: Exception | None = None
try:
    fail(9)
except Exception as error:
    error_seen = error
print(error_seen)
