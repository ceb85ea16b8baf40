from pyuk.lang import Struct, u32


class Entry(Struct):
    id: u32
    name: str


ENTRY = Entry()
print(ENTRY.id)
