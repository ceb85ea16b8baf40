from pyuk.lang import Buffer, u8

parts = ["Ada", Buffer[u8](4)]
print(parts[0])
