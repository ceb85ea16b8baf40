from pyuk.lang import Buffer, u8

value = 3
print(value)
value = Buffer[u8](3)
print(len(value))
