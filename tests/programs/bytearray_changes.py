"""bytearray: everything that changes one, and what fails."""


def show(data: bytearray) -> None:
    print(data, len(data))


def elements() -> None:
    data = bytearray(b"hello")
    data[0] = 72
    data[-1] = ord("O")
    show(data)
    data.append(33)
    data.extend(b"??")
    data.extend([1, 2])
    data.extend(bytearray(b"z"))
    data += b"+"
    show(data)
    data.insert(0, 0)
    data.insert(-1, 1)
    data.insert(100, 2)
    show(data)
    print(data.pop(), data.pop(0), data.pop(-2))
    data.remove(33)
    show(data)
    data.reverse()
    show(data)
    copied = data.copy()
    copied[0] = 0
    print(copied == data, data[:3], data[::-2], bytes(data[1:4]))
    data *= 2
    show(data)
    data.clear()
    show(data)
    data *= 3
    data += bytearray(2)
    show(data)


def slices() -> None:
    data = bytearray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    data[2:5] = b"abc"
    show(data)
    data[2:5] = b""
    show(data)
    data[1:1] = b"inserted"
    show(data)
    data[::3] = bytes(len(data[::3]))
    show(data)
    del data[0]
    del data[-1]
    del data[1:4]
    show(data)
    del data[::2]
    show(data)
    data[:] = b"0123456789"
    del data[8:1:-3]
    show(data)
    data[5:2] = b"xx"
    show(data)
    data[2:4] = data
    show(data)
    data.extend(data)
    show(data)
    try:
        data += data
    except BufferError as error:
        print(error)
    data += data[:2]
    show(data)
    try:
        data[::2] = b"x"
    except ValueError as error:
        print(error)


def mistakes() -> None:
    data = bytearray(b"abc")
    for case in range(11):
        try:
            if case == 0:
                data[3] = 1
            elif case == 1:
                print(data[-4])
            elif case == 2:
                data[0] = 256
            elif case == 3:
                data.append(-1)
            elif case == 4:
                data.insert(0, 999)
            elif case == 5:
                data.remove(120)
            elif case == 6:
                print(bytearray().pop())
            elif case == 7:
                print(data.pop(3))
            elif case == 8:
                del data[7]
            elif case == 9:
                data.extend([1, 300])
            else:
                print(bytearray(-1))
        except (IndexError, ValueError) as error:
            print(case, type(error).__name__, error)
    show(data)


def methods() -> None:
    data = bytearray(b"The quick brown fox")
    print(data.split(), data.find(b"quick"), data.replace(b"quick", b"slow"), data.upper(), data.partition(b" "))
    print(data.startswith(b"The"), data.hex(" ", 4), data.title(), data.center(25, b"*"), bytearray(b"-").join([b"a", b"b"]))
    print(bytearray.fromhex("0102"), bytearray(b"a,b").rsplit(b",", 1), data.decode(), data.count(b"o"), 111 in data)
    print(data == bytearray(b"The quick brown fox"), data < bytearray(b"U"), data + b"!", b"<" + data, bytearray("é", "utf-8"), bytearray([65, 66]))
    print(bytearray(3), bytearray(), repr(bytearray(b"it's")), [bytearray(b"x")], f"{bytearray(b'f')}")


def sieve(limit: int) -> list[int]:
    flags = bytearray([1]) * (limit + 1)
    flags[0:2] = b"\0\0"
    i = 2
    while i * i <= limit:
        if flags[i]:
            flags[i * i :: i] = bytes((limit - i * i) // i + 1)
        i += 1
    return primes_of(flags)


def primes_of(flags: bytearray) -> list[int]:
    found: list[int] = []
    for number, flag in enumerate(flags):
        if flag:
            found.append(number)
    return found


elements()
slices()
mistakes()
methods()
print(sieve(60))


def ends(data):
    return data[0], data[-1:], data[::-1], data + b"x", data == b"ab", data.upper(), type(data).__name__


for held in (b"ab", bytearray(b"ab")):
    print(ends(held), isinstance(held, bytes), len(held))
print(b"-".join([b"a", bytearray(b"b")]), bytearray(b"+").join([b"a", bytearray(b"b"), b""]))
