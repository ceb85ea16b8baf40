from pyuk.lang import Buffer, u8


class Counter:
    count = 0


Counter.count += 1
Counter.count = Buffer[u8](4)
print(Counter.count)
