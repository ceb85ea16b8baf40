import pyuk.lang.raw as raw
from pyuk.lang import Struct, u32


class Header(Struct):
    magic: u32


def magic_at(address: int) -> int:
    return raw.view(Header, address).magic


print(magic_at(4096))
