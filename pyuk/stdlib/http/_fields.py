"""The header fields of a message of HTTP: read in one go, looked into where somebody asks for one.

What is a field is what CPython's parser of messages takes for one: the first line that is none ends them, a line
that begins with a blank goes on with the one before. Source: RFC 9112 §5; CPython 3.11 Lib/http/client.py and
Lib/email/feedparser.py. Next: server.py.
"""

# mypy: disable-error-code="no-untyped-def"
# What is read from is any file that keeps what has come in `data` from `start` on, and waits for more by more().

from __future__ import annotations

from typing import Final

LONGEST_LINE: Final = 65536  # bytes
MOST_LINES: Final = 100  # of a header, the empty one that ends it counted
READ: Final = 0
TOO_LONG: Final = 1
TOO_MANY: Final = 2

LINE_FEED, RETURN, TAB, BLANK, COLON, LAST_OF_NAMES = 10, 13, 9, 32, 58, 126
ENVELOPE: Final = b"From "  # begins a line that mail programs put before a message; it is passed over
IN_UPPER, TO_LOWER = range(65, 91), 32


class Headers:
    """The fields of a message, in order; names are the same in any case. They lie in block[:end], a line each."""

    block: bytes
    end: int

    def __init__(self) -> None:
        self.block = b""
        self.end = 0

    def read(self, file) -> int:
        """Read the lines up to an empty one, or the end of the file: READ, or what is wrong with them."""
        size = lines = 0
        is_split = False  # by returns alone, as old Macintoshes did
        while True:
            start = file.start + size
            line_end = file.data.find(LINE_FEED, start) + 1
            if line_end == 0:
                if len(file.data) - start > LONGEST_LINE:
                    return TOO_LONG
                if file.more():
                    continue
                line_end = len(file.data)
            length = line_end - start
            lines += 1
            if length > LONGEST_LINE or lines > MOST_LINES:
                return TOO_LONG if length > LONGEST_LINE else TOO_MANY
            returns = file.data.find(RETURN, start, line_end)
            is_split = is_split or 0 <= returns < line_end - 2
            size += length
            if length <= 1 or (length == 2 and returns == start):
                break
        self.block = file.data[file.start : file.start + size]
        file.start += size
        if is_split:
            self.block = self.block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self.end = end_of_fields(self.block)
        return READ

    # --- looking into them -------------------------------------------------------------------------

    def find(self, name: str) -> str | None:
        """The value of the first field with a name."""
        at = self.place(name, 0)
        return None if at < 0 else self.value(at + len(name) + 1)

    def place(self, name: str, at: int) -> int:
        """Where the line of the next field with a name begins; -1 where there is none."""
        block, size = self.block, len(name)
        while at < self.end and size > 0:
            colon = at + size
            if colon < self.end and block[colon] == COLON and is_name(block, at, name):
                return at
            at = self.after(at)
        return -1

    def after(self, at: int) -> int:
        """Where the next line begins."""
        found = self.block.find(LINE_FEED, at)
        return len(self.block) if found < 0 else found + 1

    def value(self, at: int) -> str:
        """The value that begins there, with the lines that go on with it."""
        block = self.block
        end = self.after(at)
        while end < self.end and is_blank(block[end]):
            end = self.after(end)
        while at < end and is_blank(block[at]):
            at += 1
        while at < end and (block[end - 1] == LINE_FEED or block[end - 1] == RETURN):
            end -= 1
        return block[at:end].decode("latin-1")

    def get(self, name: str, failobj=None):
        value = self.find(name)
        return failobj if value is None else value

    def get_all(self, name: str, failobj: list[str] | None = None) -> list[str] | None:
        values: list[str] = []
        at = self.place(name, 0)
        while at >= 0:
            values.append(self.value(at + len(name) + 1))
            at = self.place(name, self.after(at))
        return values if values else failobj

    def __getitem__(self, name: str) -> str | None:
        return self.find(name)

    def __contains__(self, name: str) -> bool:
        return self.place(name, 0) >= 0

    def items(self) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        at = 0
        while at < self.end:
            following = self.after(at)
            colon = self.block.find(COLON, at, following)
            if not is_blank(self.block[at]) and colon > at and not self.block.startswith(ENVELOPE, at):
                found.append((self.block[at:colon].decode("latin-1"), self.value(colon + 1)))
            at = following
        return found

    def __len__(self) -> int:
        return len(self.items())

    def keys(self) -> list[str]:
        return [name for name, _ in self.items()]

    def values(self) -> list[str]:
        return [value for _, value in self.items()]


def is_blank(byte: int) -> bool:
    """Whether a line that begins with it goes on with the one before."""
    return byte == BLANK or byte == TAB


def is_name(block: bytes, at: int, name: str) -> bool:
    """Whether block[at:] begins with a name, in any case."""
    for letter in name:
        if block[at] != ord(letter) and lower(block[at]) != lower(ord(letter)):
            return False
        at += 1
    return True


def lower(code: int) -> int:
    """A letter of ASCII in lower case; anything else as it is."""
    return code + TO_LOWER if code in IN_UPPER else code


def end_of_fields(block: bytes) -> int:
    """Where the first line begins that is no field, nor goes on with one; the end where all are."""
    at = 0
    while at < len(block):
        start = at
        if not is_blank(block[at]):
            while at < len(block) and BLANK < block[at] <= LAST_OF_NAMES and block[at] != COLON:
                at += 1
            if (at == len(block) or block[at] != COLON) and not block.startswith(ENVELOPE, start):
                return start
        at = block.find(LINE_FEED, at) + 1
        if at == 0:
            return len(block)
    return len(block)
