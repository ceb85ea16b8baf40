from pyuk.lang import Array, Struct, u8


class Packet(Struct):
    data: Array[u8, 4]


PACKET = Packet()
OTHER: Array[u8, 4] = Array[u8, 4]()


def fill() -> None:
    PACKET.data = OTHER


fill()
