"""A client of HTTP/1.1: requests over a connection that is kept as long as the server keeps it.

Source: RFC 9112; CPython 3.11 Lib/http/client.py for names, texts and what is sent in which order.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# A body is text or bytes, a header a dict of what str() makes texts of.

from __future__ import annotations

from typing import Final

from pyuk.stdlib._network.streamfiles import StreamFile, line_of_bytes, make_stream
from pyuk.stdlib.http import RESPONSES
from pyuk.stdlib.http._fields import LONGEST_LINE, MOST_LINES, READ, TOO_LONG, Headers
from pyuk.stdlib.socket import IPPROTO_TCP, TCP_NODELAY, create_connection
from pyuk.stdlib.socket import socket as Socket

HTTP_PORT: Final = 80
HTTPS_PORT: Final = 443
UNKNOWN: Final = -1  # how much of a body is left, where only the end of the connection tells
WITH_BODY: Final = ("PATCH", "POST", "PUT")
IDLE: Final = "Idle"
REQUEST_STARTED: Final = "Request-started"
REQUEST_SENT: Final = "Request-sent"

responses = {code: texts[0] for code, texts in RESPONSES.items()}


class HTTPException(Exception):
    """What goes wrong between a client and its server, beside what sockets raise."""


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    pass


class IncompleteRead(HTTPException):
    """The connection ended within a body. partial: what there was of it. expected: how much more there should be."""

    def __init__(self, partial: bytes, expected: int | None = None) -> None:
        super().__init__()
        self.partial = partial
        self.expected = expected

    def __repr__(self) -> str:
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"IncompleteRead({len(self.partial)} bytes read{more})"

    def __str__(self) -> str:
        return repr(self)


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    """line: what came instead of a status line."""

    @property
    def line(self) -> str:
        return str(self)


class LineTooLong(HTTPException):
    pass


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The connection ended before an answer."""


def too_long(what: str) -> LineTooLong:
    return LineTooLong(f"got more than {LONGEST_LINE} bytes when reading {what}")


def control_in(text: str, last: int) -> str:
    """The first control character of a text: one of a code up to `last`, or 127."""
    for each in text:
        if ord(each) <= last or ord(each) == 127:
            return each
    return ""


class HTTPResponse:
    """An answer. left: how many bytes of the body, or of its chunk, are still to be read; UNKNOWN up to the end."""

    def __init__(self, sock: Socket, method: str) -> None:
        self.fp: StreamFile = make_stream(sock, "rb")
        self.method = method
        self.headers = Headers()
        self.version = 0
        self.status = 0
        self.reason = ""
        self.url = ""  # that urllib.request has asked for
        self.chunked = False
        self.will_close = True
        self.left = 0
        self.is_over = False

    # --- its header --------------------------------------------------------------------------

    def begin(self) -> None:
        """Read the header. HTTPException, OSError."""
        self.read_status()
        while self.status == 100:
            self.read_fields()
            self.read_status()
        self.read_fields()
        self.chunked = (self.headers.get("Transfer-Encoding") or "").lower() == "chunked"
        self.will_close = self.is_last()
        self.left = self.length_told()
        if self.status in (204, 304) or 100 <= self.status < 200 or self.method == "HEAD":
            self.left = 0
            self.chunked = False
        elif self.chunked:
            self.left = 0
        elif self.left == UNKNOWN:
            self.will_close = True
        if self.left == 0 and not self.chunked:
            self.finish()

    def read_status(self) -> None:
        line = self.fp.readline(LONGEST_LINE + 1).decode("latin-1")
        if len(line) > LONGEST_LINE:
            raise too_long("status line")
        if line == "":
            raise RemoteDisconnected("Remote end closed connection without response")
        words = line.split(None, 2)
        if not words or not words[0].startswith("HTTP/"):
            self.close()
            raise BadStatusLine(line)
        number = words[1] if len(words) > 1 else ""
        if len(number) != 3 or not (number.isascii() and number.isdecimal()) or number[0] == "0":
            raise BadStatusLine(line)
        self.status = int(number)
        self.reason = words[2].strip() if len(words) > 2 else ""
        if words[0] in ("HTTP/1.0", "HTTP/0.9"):
            self.version = 10
        elif words[0].startswith("HTTP/1."):
            self.version = 11
        else:
            raise UnknownProtocol(words[0])

    def read_fields(self) -> None:
        self.headers = Headers()
        found = self.headers.read(self.fp)
        if found == TOO_LONG:
            raise too_long("header line")
        if found != READ:
            raise HTTPException(f"got more than {MOST_LINES} headers")

    def is_last(self) -> bool:
        """Whether the connection ends behind this answer."""
        wish = (self.headers.get("Connection") or "").lower()
        if self.version == 11:
            return "close" in wish
        return "keep-alive" not in wish and self.headers.get("Keep-Alive") is None

    def length_told(self) -> int:
        told = self.headers.get("Content-Length") or ""
        return int(told) if told.isascii() and told.isdecimal() and not self.chunked else UNKNOWN

    @property
    def msg(self) -> Headers:
        return self.headers

    @property
    def length(self) -> int | None:
        """How many bytes of the body are still to be read, if that is known."""
        return None if self.chunked or self.left == UNKNOWN else self.left

    @property
    def code(self) -> int:
        return self.status

    def geturl(self) -> str:
        return self.url

    def getcode(self) -> int:
        return self.status

    def info(self) -> Headers:
        return self.headers

    def getheader(self, name: str, default: str | None = None) -> str | None:
        """A field's value; of several of that name all, with commas between."""
        values = self.headers.get_all(name)
        return default if values is None else ", ".join(values)

    def getheaders(self) -> list[tuple[str, str]]:
        return self.headers.items()

    # --- its body ----------------------------------------------------------------------------

    def finish(self) -> None:
        """The body is read."""
        self.is_over = True
        self.fp.close()

    def close(self) -> None:
        self.finish()

    def isclosed(self) -> bool:
        """Whether all was read, or close() called."""
        return self.is_over

    @property
    def closed(self) -> bool:
        return self.is_over

    def readable(self) -> bool:
        return True

    def read(self, amt: int | None = None) -> bytes:
        """So many bytes of the body, or all that is left; b"" behind its end. IncompleteRead."""
        if self.is_over:
            return b""
        if self.chunked:
            return self.read_chunks(UNKNOWN if amt is None else amt)
        if amt is not None:
            return self.read_part(amt)
        data = self.fp.read(self.left if self.left != UNKNOWN else -1)
        missing = self.left - len(data)
        self.left = 0
        self.finish()
        if missing > 0:
            raise IncompleteRead(data, missing)
        return data

    def read_part(self, wanted: int) -> bytes:
        """At most so many bytes of a body that is not in chunks."""
        count = wanted if self.left == UNKNOWN else min(wanted, self.left)
        data = self.fp.read(count)
        if self.left != UNKNOWN:
            self.left -= len(data)
        if self.left == 0 or (len(data) == 0 and wanted > 0):
            self.finish()
        return data

    def read_chunks(self, wanted: int) -> bytes:
        """So many bytes, or all, of a body in chunks."""
        parts: list[bytes] = []
        missing = wanted
        while missing != 0:
            if self.left == 0 and not self.next_chunk(parts):
                break
            data = self.fp.read(self.left if missing < 0 else min(missing, self.left))
            self.left -= len(data)
            if len(data) == 0:
                raise IncompleteRead(b"".join(parts), self.left)
            parts.append(data)
            if missing > 0:
                missing -= len(data)
            if self.left == 0:
                self.fp.readline(3)
        return b"".join(parts)

    def next_chunk(self, parts: list[bytes]) -> bool:
        """Read the size of the next chunk; False behind the last one."""
        line = self.fp.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            raise too_long("chunk size")
        try:
            self.left = int(line.split(b";")[0].decode("latin-1"), 16)
        except ValueError:
            self.finish()
            raise IncompleteRead(b"".join(parts)) from None
        if self.left > 0:
            return True
        while self.fp.readline(LONGEST_LINE + 1) not in (b"\r\n", b"\n", b""):
            pass  # fields behind the body
        self.finish()
        return False

    def readline(self, limit: int = -1) -> bytes:
        """The next line of the body. As in CPython, the last one does not end the answer: read() or close() does."""
        if self.is_over:
            return b""
        if self.chunked:
            return line_of_bytes(self.read, limit)
        most = self.left if self.left != UNKNOWN and not 0 <= limit <= self.left else limit
        found = self.fp.readline(most)
        if len(found) == 0 and most != 0:
            self.finish()
        elif self.left != UNKNOWN:
            self.left -= len(found)
        return found

    def readlines(self) -> list[bytes]:
        return self.read().splitlines(True)

    def __iter__(self) -> HTTPResponse:
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if len(line) == 0:
            raise StopIteration
        return line

    def __enter__(self) -> HTTPResponse:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.close()


class HTTPConnection:
    """A connection to a server, made when the first request is sent. lines: of the header that is being written."""

    default_port = 80
    auto_open = True
    debuglevel = 0

    def __init__(self, host: str, port: int | None = None, timeout=-2.0, source_address=None,
                 blocksize: int = 8192) -> None:  # fmt: skip
        self.host, self.port = self.parts_of(host, port)
        found = control_in(self.host, 32)
        if found != "":
            raise InvalidURL(f"URL can't contain control characters. {self.host!r} (found at least {found!r})")
        self.timeout = timeout
        self.source_address = source_address
        self.sock: Socket | None = None
        self.state = IDLE
        self.method = ""
        self.lines: list[str] = []
        self.response: HTTPResponse | None = None

    def parts_of(self, host: str, port: int | None) -> tuple[str, int]:
        """The host and the port that are meant by `host:port`."""
        number = self.default_port if port is None else port
        at = host.rfind(":")
        if port is None and at > host.rfind("]"):
            text = host[at + 1 :]
            host = host[:at]
            if text and not text.isdecimal():
                raise InvalidURL(f"nonnumeric port: '{text}'")
            number = int(text) if text else number
        if host.startswith("[") and host.endswith("]"):
            host = host[1:-1]
        return host, number

    def connect(self) -> None:
        made = create_connection((self.host, self.port), self.timeout, self.source_address)
        made.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self.sock = made

    def close(self) -> None:
        self.state = IDLE
        sock, response = self.sock, self.response
        self.sock = None
        self.response = None
        if sock is not None:
            sock.close()
        if response is not None:
            response.close()

    def send(self, data) -> None:
        """Send bytes as they are."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected
            self.connect()
        sock = self.sock
        assert sock is not None
        sock.sendall(data)

    # --- requests ----------------------------------------------------------------------------

    def request(self, method: str, url: str, body=None, headers=None, *, encode_chunked: bool = False) -> None:
        """Send a request: with the fields Host, Accept-Encoding and Content-Length, if they are not given."""
        given = [name.lower() for name in headers] if headers is not None else []
        self.putrequest(method, url, "host" in given, "accept-encoding" in given)
        data = b""
        if body is not None:
            data = body.encode("iso-8859-1") if isinstance(body, str) else bytes(body)
        if "content-length" not in given and "transfer-encoding" not in given:
            if body is not None or method.upper() in WITH_BODY:
                self.putheader("Content-Length", str(len(data)))
        if headers is not None:
            for name, value in headers.items():
                self.putheader(name, str(value))
        self.endheaders(data)

    def putrequest(self, method: str, url: str, skip_host: bool = False, skip_accept_encoding: bool = False) -> None:
        """Begin a request."""
        response = self.response
        if response is not None and response.isclosed():
            self.response = None
        if self.state != IDLE:
            raise CannotSendRequest(self.state)
        self.state = REQUEST_STARTED
        self.method = method
        found = control_in(method, 31)
        if found != "":
            raise ValueError(f"method can't contain control characters. {method!r} (found at least {found!r})")
        target = url or "/"
        found = control_in(target, 32)
        if found != "":
            raise InvalidURL(f"URL can't contain control characters. {target!r} (found at least {found!r})")
        self.lines = [f"{method} {target} HTTP/1.1\r\n"]
        if not skip_host:
            name = f"[{self.host}]" if ":" in self.host else self.host
            self.putheader("Host", name if self.port == self.default_port else f"{name}:{self.port}")
        if not skip_accept_encoding:
            self.putheader("Accept-Encoding", "identity")

    def putheader(self, header: str, *values) -> None:
        """Add a field to a request."""
        if self.state != REQUEST_STARTED:
            raise CannotSendHeader
        if header == "" or ":" in header or header != header.strip() or "\n" in header or "\r" in header:
            raise ValueError(f"Invalid header name {header.encode('ascii', 'replace')!r}")
        text = "\r\n\t".join([str(each) for each in values])
        if len(values) == 1 and ("\n" in text or "\r" in text):
            raise ValueError(f"Invalid header value {text.encode('latin-1')!r}")
        self.lines.append(f"{header}: {text}\r\n")

    def endheaders(self, message_body=None, *, encode_chunked: bool = False) -> None:
        """Send the request, and the body behind it."""
        if self.state != REQUEST_STARTED:
            raise CannotSendHeader
        self.state = REQUEST_SENT
        self.lines.append("\r\n")
        head = "".join(self.lines).encode("latin-1")
        self.lines = []
        self.send(head if message_body is None else head + message_body)

    def getresponse(self) -> HTTPResponse:
        """The answer. HTTPException, OSError."""
        waiting = self.response
        if waiting is not None and waiting.isclosed():
            waiting = None
        sock = self.sock
        if self.state != REQUEST_SENT or waiting is not None or sock is None:
            raise ResponseNotReady(self.state)
        response = HTTPResponse(sock, self.method)
        try:
            response.begin()
        except ConnectionError:
            response.close()
            self.close()
            raise
        except HTTPException:
            response.close()
            raise
        self.state = IDLE
        if response.will_close:
            self.sock = None
            sock.close()
        else:
            self.response = response
        return response
