"""ByteString: the methods that bytes and bytearray share: those whose results are not of their own class.

Next: bytes.py.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins import bytescase, bytessearch, bytestext
from pyuk.builtins.bytestring import MAX_INDEX, BytesLike, Needle
from pyuk.builtins.str import str as Text

Separator = TypeVar("Separator", str, BytesLike)


class ByteString(BytesLike):
    """A BytesLike with the methods of a text."""

    def __repr__(self) -> Text:  # type: ignore[override]
        return bytestext.quoted(self, "b", "")

    # --- search ------------------------------------------------------------------------------

    def __contains__(self, sub: Needle) -> bool:
        return bytessearch.contains(self, sub)

    def find(self, sub: Needle, start: int = 0, end: int = MAX_INDEX) -> int:
        return bytessearch.find_between(self, sub, start, end)

    def rfind(self, sub: Needle, start: int = 0, end: int = MAX_INDEX) -> int:
        return bytessearch.find_last_between(self, sub, start, end)

    def index(self, sub: Needle, start: int = 0, end: int = MAX_INDEX) -> int:
        return bytessearch.found(bytessearch.find_between(self, sub, start, end))

    def rindex(self, sub: Needle, start: int = 0, end: int = MAX_INDEX) -> int:
        return bytessearch.found(bytessearch.find_last_between(self, sub, start, end))

    def count(self, sub: Needle, start: int = 0, end: int = MAX_INDEX) -> int:
        return bytessearch.count_between(self, sub, start, end)

    def startswith(self, prefix: BytesLike, start: int = 0, end: int = MAX_INDEX) -> bool:
        return bytessearch.starts_with(self, prefix, start, end)

    def endswith(self, suffix: BytesLike, start: int = 0, end: int = MAX_INDEX) -> bool:
        return bytessearch.ends_with(self, suffix, start, end)

    # --- questions ---------------------------------------------------------------------------

    def isascii(self) -> bool:
        return bytescase.is_ascii(self)

    def isspace(self) -> bool:
        return bytescase.is_white(self)

    def isdigit(self) -> bool:
        return bytescase.is_decimal(self)

    def isalpha(self) -> bool:
        return bytescase.is_alpha(self)

    def isalnum(self) -> bool:
        return bytescase.is_alnum(self)

    def isupper(self) -> bool:
        return bytescase.is_upper(self)

    def islower(self) -> bool:
        return bytescase.is_lower(self)

    def istitle(self) -> bool:
        return bytescase.is_title(self)

    # --- text --------------------------------------------------------------------------------

    def hex(self, sep: Separator = bytestext.NONE_GIVEN, bytes_per_sep: int = 1) -> Text:  # type: ignore[assignment]
        return bytestext.hex_text(self, bytestext.separator_of(sep), bytes_per_sep)
