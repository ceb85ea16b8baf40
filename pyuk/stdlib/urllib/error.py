"""The module urllib.error: what urllib.request raises.

Source: CPython 3.11 Lib/urllib/error.py. Next: request.py.
"""

from __future__ import annotations

from pyuk.stdlib.http._fields import Headers
from pyuk.stdlib.http.client import HTTPResponse


class URLError(OSError):
    """Nobody could be asked. reason: why."""

    reason: OSError | str

    def __init__(self, reason: OSError | str, filename: str | None = None) -> None:
        super().__init__(str(reason))
        self.reason = reason

    def __str__(self) -> str:
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    """An answer that is none of success; it can be read as any other."""

    def __init__(self, url: str, code: int, msg: str, hdrs: Headers, fp: HTTPResponse) -> None:
        super().__init__(msg)
        self.url = url
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp

    @property
    def status(self) -> int:
        return self.code

    @property
    def headers(self) -> Headers:
        return self.hdrs

    def info(self) -> Headers:
        return self.hdrs

    def getcode(self) -> int:
        return self.code

    def geturl(self) -> str:
        return self.url

    def read(self, amt: int | None = None) -> bytes:
        """The body."""
        return self.fp.read(amt)

    def close(self) -> None:
        self.fp.close()

    def __str__(self) -> str:
        return f"HTTP Error {self.code}: {self.msg}"

    def __repr__(self) -> str:
        return f"<HTTPError {self.code}: {self.msg!r}>"
