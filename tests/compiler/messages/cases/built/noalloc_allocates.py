from pyuk.lang import noalloc


def describe(n: int) -> str:
    return "item " + str(n)


@noalloc
def label(n: int) -> int:
    return len(describe(n))


print(label(3))
