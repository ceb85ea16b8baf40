"""Building text piece by piece, for f-strings, repr() and format().

`Text` is the class str of this package; `str` is what literals are. Compiled, the two are one class;
under CPython a literal is CPython's str, text_of() makes a Text of it, and literal_of() goes back.
Next: formatspec.py.
"""

from __future__ import annotations

from pyuk.builtins.characters import kind_for
from pyuk.builtins.str import new_str
from pyuk.builtins.str import str as Text
from pyuk.lang import inline, noinline

FIRST_CAPACITY = 24


@inline
def text_of(value: str) -> Text:
    """The str itself when compiled; under CPython a Text that equals it."""
    if isinstance(value, Text):
        return value
    return copy_of(value)


def copy_of(value: str) -> Text:
    """A Text with the characters of value, one by one."""
    builder = StringBuilder()
    for char in value:
        builder.append_char(ord(char))
    return builder.finish()


def literal_of(text: Text) -> str:
    """The opposite of text_of(): for messages."""
    if isinstance(text, str):
        return text
    result = ""
    for i in range(text.length):
        result += chr(text.code_at(i))
    return result


class StringBuilder:
    """A str that grows. Owns `text`, of which the first `length` code points are written.

    The width of code points grows as wider ones come; finish() gives a str of the least kind.
    """

    text: Text
    length: int

    def __init__(self) -> None:
        self.text = new_str(FIRST_CAPACITY, 1)
        self.length = 0

    @noinline
    def append_char(self, code: int) -> None:
        """Add one code point."""
        if self.length == self.text.length or kind_for(code) > self.text.kind:
            self.reserve(1, kind_for(code))
        self.text.put(self.length, code)
        self.length += 1

    def append_fill(self, code: int, count: int) -> None:
        """Add a code point `count` times; none where count is negative."""
        self.reserve(max(count, 0), kind_for(code))
        for _ in range(count):
            self.text.put(self.length, code)
            self.length += 1

    @noinline
    def append(self, part: Text) -> None:
        """Add a str."""
        self.append_part(part, 0, part.length)

    @noinline
    def append_part(self, part: Text, start: int, stop: int) -> None:
        """Add the code points [start, stop) of a str; both in range, start <= stop."""
        self.reserve(stop - start, part.kind)
        self.text.copy_from(self.length, part, start, stop - start)
        self.length += stop - start

    def append_literal(self, part: str) -> None:
        """Add a literal, or what str() or repr() of an element gave."""
        self.append(text_of(part))

    @noinline
    def reserve(self, count: int, kind: int) -> None:
        """Make room for `count` more code points of up to this kind. MemoryError."""
        needed = self.length + count
        if needed <= self.text.length and kind <= self.text.kind:
            return
        capacity = self.text.length
        if needed > capacity:
            capacity = max(needed, capacity * 2)
        wider = new_str(capacity, max(kind, self.text.kind))
        wider.copy_from(0, self.text, 0, self.length)
        self.text = wider

    def finish(self) -> Text:
        """The str built so far. The builder may go on afterwards."""
        result = new_str(self.length, self.text.kind)
        result.copy_from(0, self.text, 0, self.length)
        return result.narrowed()
