from pyuk.lang import Buffer, u8


def size(data: Buffer[u8] | None) -> int:
    return 0 if data is None else len(data)


print(size(None))
