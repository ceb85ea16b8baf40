"""assert, with and without a message."""


def check(n: int) -> None:
    assert n > 0
    assert n < 10, f"{n} is too large"
    assert n != 5, n
    print("fine", n)


for n in [1, 0, 10, 5, -3]:
    try:
        check(n)
    except AssertionError as error:
        print(repr(error), str(error))
