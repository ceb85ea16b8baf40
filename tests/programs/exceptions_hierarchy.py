"""The built-in exceptions: who is whose kind."""


def kind_of(error: BaseException) -> str:
    text = ""
    if isinstance(error, ArithmeticError):
        text += " arithmetic"
    if isinstance(error, LookupError):
        text += " lookup"
    if isinstance(error, RuntimeError):
        text += " runtime"
    if isinstance(error, OSError):
        text += " os"
    if isinstance(error, Exception):
        text += " exception"
    return text


ALL: list[BaseException] = [
    ZeroDivisionError("z"), OverflowError("o"), IndexError("i"), KeyError("k"), NotImplementedError("n"),
    RecursionError(), ValueError(), TypeError("t"), AttributeError("a"), AssertionError(), StopIteration(),
    KeyboardInterrupt(), SystemExit(3), EOFError("e"), NameError("n"), ImportError("i"), MemoryError(), TimeoutError("t"),
]  # fmt: skip
for error in ALL:
    print(type(error).__name__, repr(error), str(error) + "|", kind_of(error))
    try:
        raise error
    except LookupError as e:
        print("lookup", e)
    except Exception as e:
        print("exception", e)
    except BaseException as e:
        print("base", e)
