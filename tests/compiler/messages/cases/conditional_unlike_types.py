from pyuk.lang import Buffer, u8

count = 3
print(len(Buffer[u8](count) if count > 0 else [0]))
