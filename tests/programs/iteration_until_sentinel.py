"""iter(function, sentinel): calls until a value comes."""

import io
from functools import partial

data = [3, 2, 1, 0, 5]


def nxt() -> int:
    return data.pop(0)


for x in iter(nxt, 0):
    print(x)
print(data)
buf = io.StringIO("one two three")
for chunk in iter(lambda: buf.read(4), ""):
    print(repr(chunk))
b = io.BytesIO(b"abcdefg")
print([c for c in iter(partial(b.read, 3), b"")])


class Count:
    def __init__(self) -> None:
        self.n = 0

    def __call__(self) -> int:
        self.n += 1
        return self.n


c = Count()
print(list(iter(c, 5)), sum(iter(c, 9)))
it = iter(c, 12)
print(next(it), next(it, None), next(it, -1))
