"""How the text of a file becomes bytes, and bytes text, piece by piece. Read first: files.py. Next: texts.py."""

from __future__ import annotations

from pyuk.builtins.decoders import sequence_length

EXACT = ("strict", "surrogateescape", "surrogatepass")
LONGEST = 4  # bytes of a character in UTF-8


class Codec:
    """UTF-8. name: as the file's `encoding` says it. errors: what becomes of what is none.

    left: how many bytes at the end of the last piece begin a character that the next one goes on with.
    """

    def __init__(self, name: str, errors: str) -> None:
        self.name = name
        self.errors = errors
        self.left = 0

    def is_exact(self) -> bool:
        """Whether what is decoded has the same bytes again."""
        return self.errors in EXACT

    def encode(self, text: str) -> bytes:
        """The bytes of a text."""
        return text.encode("utf-8", self.errors)

    def decode(self, data: bytes, is_last: bool) -> str:
        """The text of a piece."""
        self.left = 0 if is_last else begun(data)
        return data[: len(data) - self.left].decode("utf-8", self.errors)


def begun(data: bytes) -> int:
    """How many bytes at the end begin a character of UTF-8 that is not all there."""
    for count in range(1, min(LONGEST, len(data) + 1)):
        byte = data[len(data) - count]
        if byte >= 0xC0:
            return count if sequence_length(byte) > count else 0
        if byte < 0x80:
            return 0
    return 0


class NamedCodec(Codec):
    """Any of the encodings. is_wide: it has words, and is decoded at once."""

    def __init__(self, name: str, errors: str) -> None:
        super().__init__(name, errors)
        plain = name.lower().replace("_", "-")
        self.has_mark = plain == "utf-8-sig"
        self.is_utf8 = self.has_mark or plain == "utf-8" or plain == "utf8"
        self.is_wide = plain.replace("-", "").startswith(("utf16", "utf32", "u16", "u32"))
        self.is_first = True
        if not self.is_utf8:
            b"".decode(name)  # LookupError

    def encode(self, text: str) -> bytes:
        is_first = self.is_first
        self.is_first = False
        if self.is_utf8:
            data = text.encode("utf-8", self.errors)
            return b"\xef\xbb\xbf" + data if self.has_mark and is_first else data
        if self.is_wide and not is_first and self.name[-1].isdigit():
            return text.encode(self.name + "-le", self.errors)  # the first piece has said the order of bytes
        return text.encode(self.name, self.errors)

    def decode(self, data: bytes, is_last: bool) -> str:
        is_first = self.is_first
        self.is_first = False
        if self.is_utf8:
            text = super().decode(data, is_last)
            return text[1:] if self.has_mark and is_first and text.startswith("\ufeff") else text
        self.left = 0
        if self.is_wide and not is_last:
            self.is_first = True
            self.left = len(data)
            return ""
        return data.decode(self.name, self.errors)
