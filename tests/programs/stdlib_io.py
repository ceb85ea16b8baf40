"""io.StringIO and io.BytesIO."""

import io
from io import BytesIO, StringIO


def text() -> None:
    out = StringIO()
    print("one", 2, file=out)
    print(out.write("three\n"), out.tell(), repr(out.getvalue()))
    out.seek(0)
    print(repr(out.readline()), repr(out.read(3)), repr(out.read()), repr(out.read()), out.tell())
    out.seek(4)
    print(out.write("TWO"), repr(out.getvalue()), out.tell(), out.truncate(), repr(out.getvalue()))
    out.seek(12)
    out.write("far")
    print(repr(out.getvalue()), out.seek(0, 2), out.seek(0, io.SEEK_CUR), out.readable(), out.writable(), out.seekable(), out.isatty(), out.closed)
    source = StringIO("a\nbb\n\nccc")
    for line in source:
        print(repr(line), end=" ")
    print()
    source.seek(0)
    print(source.readlines(), source.readline())
    source.seek(0)
    print(repr(source.readline(1)), repr(source.readline(5)), source.readlines(1), repr(source.read(-1)), repr(source.read(None)))
    out = StringIO("start")
    out.write("X")
    print(out.getvalue(), repr(StringIO("a\r\nb\rc", newline=None).read()), repr(StringIO("a\r\nb").read()))
    out.writelines(["1", "2"])
    print(out.getvalue())


def data() -> None:
    out = BytesIO()
    print(out.write(b"abc"), out.write(bytearray(b"def")), out.getvalue(), out.tell())
    out.seek(1)
    print(out.read(2), out.read(), out.read(1), out.seek(-2, 2), out.read(), out.seek(2), out.seek(1, 1), out.read(1), out.seek(-100, 1))
    out.write(b"XY")
    print(out.getvalue(), out.truncate(4), out.getvalue(), out.tell(), out.seek(8), out.write(b"!"), out.getvalue())
    lines = BytesIO(b"one\ntwo\r\nthree")
    print(lines.readline(), lines.readline(2), lines.readlines(), lines.readline(), lines.seek(0), lines.readlines(5))
    lines.seek(0)
    for line in lines:
        print(line, end=" ")
    print()
    buffer = bytearray(5)
    lines.seek(10)
    print(lines.readinto(buffer), buffer, lines.read1(3), lines.closed)
    file = BytesIO(b"inside")
    print(file.__enter__().read())
    file.close()
    print(file.closed)


def mistakes(case: int, file: StringIO, raw: BytesIO) -> None:
    if case == 0:
        file.seek(-1)
    elif case == 1:
        file.seek(0, 5)
    elif case == 2:
        file.truncate(-3)
    elif case == 3:
        raw.seek(-1)
    elif case == 4:
        raw.seek(0, 7)
    elif case == 5:
        raw.truncate(-1)
    elif case == 6:
        file.close()
        file.read()
    elif case == 7:
        raw.close()
        raw.write(b"x")
    else:
        StringIO("abc").seek(1, 1)


text()
data()
for case in range(9):
    try:
        mistakes(case, StringIO("abc"), BytesIO(b"abc"))
    except ValueError as error:
        print(case, "ValueError", error)
    except OSError as error:
        print(case, "OSError", error)
