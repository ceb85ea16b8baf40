"""What mypy refuses. `# error:` is a part of the message for that line."""

from __future__ import annotations

from pyuk.lang import Array, Atomic, Bits, Struct, u8, u32, u64
from pyuk.lang.raw import Ptr, view


class Record(Struct):
    ring: Array[u8, 4]
    low: Bits[u8, 3]
    head: Atomic[u32]


record = Record()
one: Array[u8]  # error: Write Array[u64, 8]: the type of an element and how many there are
two: Array  # error: Write Array[u64, 8]
three: Array[u8, "x"]  # error: Not a number
five: Array[u8, Record]  # error: Not a number
six: Array[u8, MISSING]  # error: Name "MISSING" is not defined
seven: Array[Missing, 4]  # error: Name "Missing" is not defined
eight: Bits[u8]  # error: Write Bits[u8, 3]: the unit and how many bits
nine: Array[4, u8]  # error: Not a number
Array[u8]()  # error: Invalid index type "type[int]" for "ArrayForm"
Array[u8, "x"]()  # error: Invalid index type
Array[8, 8]()  # error: The first argument of Array is a type
Array[u8, 4](5)  # error: Too many positional arguments for "Array"
ten: Array[Record, 3] = Array[u8, 3]()  # error: expression has type "Array[int]", variable has type "Array[Record]"
record.ring = 3  # error: expression has type "int", variable has type "Array[int]"
record.ring[0] = "x"  # error: expression has type "str", target has type "int"
record.ring["a"]  # error: Invalid index type "str" for "Array[int]"
record.low = "s"  # error: expression has type "str", variable has type "int"
record.head += 1  # error: Unsupported operand types for + ("Atomic[int]" and "int")
record.nope = 1  # error: "Record" has no attribute "nope"
Ptr[Record](0)[0] = 3  # error: expression has type "int", target has type "Record"
view(Array[u64, 4], 0).foo  # error: "Array[int]" has no attribute "foo"
