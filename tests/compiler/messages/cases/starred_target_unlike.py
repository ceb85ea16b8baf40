from pyuk.lang import Buffer, u8

first, *rest = (1, Buffer[u8](1), 3.0)
print(first, len(rest))
