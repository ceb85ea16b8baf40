"""memoryview: windows on bytes and bytearrays."""


def total(view: memoryview) -> int:
    result = 0
    for byte in view:
        result += byte
    return result


def reading() -> None:
    view = memoryview(b"hello world")
    print(len(view), view[0], view[-1], view[1:4].tobytes(), view[6:].tolist(), view.hex(), view.hex("-", 4), view.nbytes, view.itemsize)
    print(view.format, view.ndim, view.readonly, view.shape, view.strides, view.contiguous, view == b"hello world", view[0:5] == bytearray(b"hello"), view != b"x")
    print(bytes(view[2:5]), bytearray(view[:2]), total(view[:3]), 104 in list(view), b"-".join([b"a", b"b"]), bytes(view.cast("B")), hash(view) == hash(b"hello world"))
    part = view[2:9]
    print(part[1:-1].tobytes(), part[100:].tobytes(), len(part[5:2]), part[2:][2:][0], max(part), sum(part), sorted(part[:3]))
    for index in (11, -12):
        try:
            print(view[index])
        except IndexError as error:
            print(error)
    try:
        view[0] = 1
    except TypeError as error:
        print(error)


def writing() -> None:
    data = bytearray(b"abcdefgh")
    view = memoryview(data)
    view[0] = 65
    view[-1] = 90
    part = view[2:5]
    part[0] = 35
    part[1:3] = b"!?"
    view[5:7] = view[0:2]
    print(data, view.tobytes(), part.tobytes(), view.readonly, view.toreadonly().readonly)
    data[2] = 46
    print(part[0], part.tolist())
    for case in range(5):
        try:
            if case == 0:
                view[0] = 256
            elif case == 1:
                view[0:2] = b"abc"
            elif case == 2:
                view[8] = 1
            elif case == 3:
                data.append(1)
            else:
                view.toreadonly()[0] = 1
        except (ValueError, IndexError, BufferError, TypeError) as error:
            print(case, type(error).__name__, error)
    try:
        print(hash(view))
    except ValueError as error:
        print(error)


def releasing() -> None:
    data = bytearray(b"xyz")
    view = memoryview(data)
    try:
        data.clear()
    except BufferError as error:
        print(error)
    view.release()
    view.release()
    data.extend(b"more")
    print(data)
    for case in range(4):
        try:
            if case == 0:
                print(len(view))
            elif case == 1:
                print(view[0])
            elif case == 2:
                print(view.tobytes())
            else:
                view[0] = 1
        except ValueError as error:
            print(case, error)


def filled(size: int) -> bytearray:
    """A buffer that is filled through views of its parts."""
    data = bytearray(size)
    rest = memoryview(data)
    number = 1
    while len(rest) > 0:
        count = min(3, len(rest))
        rest[:count] = bytes([number] * count)
        rest = rest[count:]
        number += 1
    return data


reading()
writing()
releasing()
print(filled(8))
