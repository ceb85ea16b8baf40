from pyuk.lang import Struct, u32, view


class Header(Struct):
    magic: u32


def magic_at(address: int) -> int:
    return view(Header, address).magic


print(magic_at(4096))
