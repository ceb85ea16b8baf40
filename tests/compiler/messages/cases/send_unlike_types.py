from pyuk.lang import Buffer, u8


def echo():
    while True:
        got = yield


machine = echo()
next(machine)
machine.send(1)
machine.send(Buffer[u8](2))
