"""What only pyuk raises: machine types that are misused, and ints past 64 bits."""

from pyuk.lang import Array, Buffer, Struct, u8, u16, u64

TABLE: Array[u16, 4] = Array[u16, 4]()


class Header(Struct):
    kind: u8
    length: u16


HEADER: Header = Header()

import sys


def array(i: int) -> None:
    print(TABLE[i])  # HERE array


def array_store(i: int) -> None:
    TABLE[i] = 1  # HERE array_store


def array_below(i: int) -> None:
    print(TABLE[i - 5])  # HERE array_below


def buffer(i: int) -> None:
    numbers = Buffer[u64](i)
    print(numbers[i])  # HERE buffer


def buffer_length(i: int) -> None:
    print(len(Buffer[u64](3 - i)))  # HERE buffer_length


def field(i: int) -> None:
    HEADER.kind = i * 64  # HERE field


def element(i: int) -> None:
    TABLE[0] = -i  # HERE element


def unsigned(i: int) -> None:
    number: u64 = i
    number -= 5  # HERE unsigned
    print(number)


def addition(i: int) -> None:
    print(9223372036854775803 + i)  # HERE addition


def product(i: int) -> None:
    print(i * (1 << 61))  # HERE product


def negation(i: int) -> None:
    print(-(-9223372036854775804 - i))  # HERE negation


def power(i: int) -> None:
    print(i ** 40)  # HERE power


def shift(i: int) -> None:
    print(i << 61)  # HERE shift


def quotient(i: int) -> None:
    print((-9223372036854775804 - i) // (3 - i))  # HERE quotient


def total(i: int) -> None:
    print(sum([1 << 62, 1 << 62, i]))  # HERE total


def run(what: str, i: int) -> None:
    if what == "array":
        array(i)
    elif what == "array_store":
        array_store(i)
    elif what == "array_below":
        array_below(i)
    elif what == "buffer":
        buffer(i)
    elif what == "buffer_length":
        buffer_length(i)
    elif what == "field":
        field(i)
    elif what == "element":
        element(i)
    elif what == "unsigned":
        unsigned(i)
    elif what == "addition":
        addition(i + 1)
    elif what == "product":
        product(i)
    elif what == "negation":
        negation(i)
    elif what == "power":
        power(i)
    elif what == "shift":
        shift(i)
    elif what == "quotient":
        quotient(i)
    elif what == "total":
        total(i)


run(sys.argv[1], len(sys.argv) + 2)
