from pyuk.lang import Buffer, u8

mixed = (1, Buffer[u8](2), 3.0)
print(len([item for item in mixed]))
