from pyuk.lang import Buffer, u8


def values():
    yield 1
    yield Buffer[u8](2)


for value in values():
    pass
