from pyuk.lang import Buffer, u8

names = [Buffer[u8](1), Buffer[u8](2)]
print(len([1, 2, *names]))
