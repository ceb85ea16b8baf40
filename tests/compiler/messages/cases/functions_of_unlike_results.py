from pyuk.lang import Buffer, u8


def name(n: int) -> Buffer[u8]:
    return Buffer[u8](n)


def double(n: int) -> int:
    return n * 2


for step in [name, double]:
    step(4)
