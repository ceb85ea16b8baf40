from pyuk.lang import Buffer, u8

numbers = [3, 1, 2]
print(min(numbers, default=Buffer[u8](1)))
