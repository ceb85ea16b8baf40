"""try, except, else and finally: who runs, in which order."""


def risky(n: int) -> int:
    if n == 1:
        raise ValueError("one")
    if n == 2:
        raise KeyError("two")
    if n == 3:
        raise IndexError
    return n


def order(n: int) -> str:
    steps = ""
    try:
        steps += "t"
        risky(n)
        steps += "b"
    except ValueError as error:
        steps += f"v({error})"
    except (KeyError, IndexError) as error:
        steps += f"l({error})"
    else:
        steps += "e"
    finally:
        steps += "f"
    return steps


def returns(n: int) -> int:
    try:
        if n == 0:
            return 10
        risky(n)
        return 20
    except ValueError:
        return 30
    finally:
        print("leaving", n)


def overridden() -> int:
    try:
        return 1
    finally:
        return 2  # noqa: B012


def swallowed() -> int:
    for i in range(3):
        try:
            raise ValueError
        finally:
            continue  # noqa: B012
    return i


for n in range(4):
    print(order(n))
for n in range(2):
    print(returns(n))
try:
    returns(2)
except LookupError as error:
    print("caught", repr(error), str(error))
print(overridden(), swallowed())
for i in range(5):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print("round", i)
    finally:
        print("finally", i)
try:
    try:
        raise ValueError("inner")
    finally:
        print("inner finally")
except ValueError as error:
    print(error)
try:
    pass
except ValueError:
    print("never")
else:
    print("else")
