"""Files where TextIO and BinaryIO are written: sys.stdout, StringIO, BytesIO, what open() gives."""

import io
import sys
from typing import BinaryIO, TextIO

def emit(out: TextIO, n: int) -> None:
    out.write(f"n={n}\n")
    print("printed", n, file=out)

def count(src: TextIO) -> int:
    total = 0
    for line in src:
        total += len(line)
    return total

def first(src: BinaryIO) -> bytes:
    return src.read(2) + src.readline()

emit(sys.stdout, 1)
s = io.StringIO()
emit(s, 2)
print(repr(s.getvalue()))
with open("x.txt", "w") as f:
    emit(f, 3)
with open("x.txt") as f:
    print(count(f), count(io.StringIO("a\nb\n")), count(sys.stdin))
with open("x.txt", "rb") as g:
    print(first(g), first(io.BytesIO(b"abc\nd")))
out: TextIO = sys.stdout
out.write("done\n")
class Log:
    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
    def say(self, text: str) -> None:
        self.stream.write(text + "\n")
Log().say("hi")
t = io.TextIOWrapper(io.BytesIO(b"a\r\nb"), encoding="utf-8", newline=None)
print(t.readlines(), sys.stdout.encoding.lower(), sys.stdout.writable())
raw = io.BytesIO()
w = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
w.write("xyz")
w.flush()
print(raw.getvalue())
