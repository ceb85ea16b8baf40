from pyuk.lang import Buffer, u8

pair = ("four bytes", Buffer[u8](4))
for i in range(2):
    print(pair[i])
