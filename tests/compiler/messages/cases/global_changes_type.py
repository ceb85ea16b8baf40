from pyuk.lang import Buffer, u8

total = 0


def fill() -> None:
    global total
    total = Buffer[u8](4)


fill()
print(total)
