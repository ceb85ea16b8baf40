from pyuk.lang import u8


def send(byte: u8) -> None:
    print(byte)


send(-1)
