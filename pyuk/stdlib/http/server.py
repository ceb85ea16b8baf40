"""A web server: a handler object for each connection, which calls do_GET() and its like for each request.

An app derives from BaseHTTPRequestHandler and gives the class to HTTPServer, or to ThreadingHTTPServer for a thread
of each connection. Source: RFC 9112 for the messages; CPython 3.11 Lib/http/server.py for names and texts.
"""

# mypy: disable-error-code="no-untyped-call, no-untyped-def"
# What an address is like depends on the program: two parts, or four. What is logged is formatted with what it is given.

from __future__ import annotations

from pyuk.stdlib import html, sys, time
from pyuk.stdlib.http import RESPONSES
from pyuk.stdlib.http._fields import LONGEST_LINE, MOST_LINES, READ, TOO_LONG, Headers
from pyuk.stdlib.socket import IPPROTO_TCP, TCP_NODELAY, getfqdn
from pyuk.stdlib.socket import socket as Socket
from pyuk.stdlib.socketserver import TCPServer, ThreadingMixIn

CHUNK = 4096
USUAL_ROOM = 8192  # bytes of an answer that wait where the buffer's size is left open
CONNECTION = "connection"
NEVER = -(1 << 62)
SECOND_NS = 1_000_000_000


def error_page(code: int, message: str, explain: str) -> str:
    """The page that tells of an error."""
    return f"""<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: {code}</p>
        <p>Message: {message}.</p>
        <p>Error code explanation: {code} - {explain}.</p>
    </body>
</html>
"""


class Reader:
    """What a client sends, as a file. data[start:] has arrived and is not read yet."""

    connection: Socket
    data: bytes
    start: int

    def __init__(self, connection: Socket) -> None:
        self.connection = connection
        self.data = b""
        self.start = 0

    def more(self) -> bool:
        """Wait for more; False at the end of the stream."""
        received = self.connection.recv(CHUNK)
        self.data = self.data[self.start :] + received
        self.start = 0
        return len(received) > 0

    def readline(self, limit: int = -1, /) -> bytes:
        """Up to the next line feed, the end, or `limit` bytes."""
        end = self.data.find(b"\n", self.start)
        while end < 0 and (limit < 0 or len(self.data) - self.start < limit) and self.more():
            end = self.data.find(b"\n", self.start)
        end = len(self.data) if end < 0 else end + 1
        if limit >= 0:
            end = min(end, self.start + limit)
        return self.take(end)

    def read(self, size: int = -1, /) -> bytes:
        """`size` bytes, or fewer at the end of the stream; all where it is negative."""
        while size < 0 or len(self.data) - self.start < size:
            if not self.more():
                break
        end = len(self.data) if size < 0 else min(len(self.data), self.start + size)
        return self.take(end)

    def take(self, end: int) -> bytes:
        taken = self.data[self.start : end]
        self.start = end
        return taken


class Writer:
    """What a client is sent, as a file. room: the bytes that may wait in `kept` for flush()."""

    connection: Socket
    room: int
    kept: list[bytes]
    size: int

    def __init__(self, connection: Socket, room: int) -> None:
        self.connection = connection
        self.room = USUAL_ROOM if room < 0 else room
        self.kept = []
        self.size = 0

    def write(self, data: bytes, /) -> int:
        if self.room == 0:
            self.connection.sendall(data)
            return len(data)
        self.kept.append(data)
        self.size += len(data)
        if self.size > self.room:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self.size > 0:
            waiting = self.kept
            self.kept = []
            self.size = 0
            self.connection.sendall(waiting[0] if len(waiting) == 1 else b"".join(waiting))


def shown(text: str) -> str:
    """A text as the log has it: without control characters."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(["\\\\" if each == "\\" else f"\\x{ord(each):02x}" if ord(each) < 32 or 127 <= ord(each) < 160
                    else each for each in text])  # fmt: skip


class BaseHTTPRequestHandler:
    """One connection of a server: its requests are answered where the object is made.

    A derived class has a method do_GET, do_POST, ... for each method of HTTP that it serves.
    """

    server_version = "BaseHTTP/0.6"
    sys_version = "Python/3.11"
    protocol_version = "HTTP/1.0"
    wbufsize = 0  # bytes of an answer that may wait until it is whole; -1 for a usual number
    disable_nagle_algorithm = False

    request: Socket
    connection: Socket
    rfile: Reader
    wfile: Writer
    headers: Headers
    command: str
    path: str
    request_version: str
    requestline: str
    close_connection: bool
    _headers_buffer: list[str]

    def __init__(self, request: Socket, client_address, server) -> None:
        self.request = request
        self.connection = request
        self.client_address = client_address
        self.server = server
        self.rfile = Reader(request)
        self.wfile = Writer(request, self.wbufsize)
        if self.disable_nagle_algorithm:
            request.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
        self.headers = Headers()
        self.command = ""
        self.path = ""
        self.request_version = "HTTP/0.9"
        self.requestline = ""
        self.close_connection = True
        self._headers_buffer = []
        try:
            self.handle()
        finally:
            self.wfile.flush()

    # --- requests ---

    def handle(self) -> None:
        """Answer requests until one of the two sides wants no more."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self) -> None:
        """Read and answer one request; the connection is over where there is none."""
        line = self.rfile.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            self.requestline = ""
            self.request_version = ""
            self.command = ""
            self.send_error(414)
            return
        if len(line) == 0:
            self.close_connection = True
            return
        if not self.parse_request(line):
            return
        self.__dispatch()
        self.wfile.flush()

    def parse_request(self, line: bytes) -> bool:
        """Take a request line apart and read the header; False where the error was answered."""
        self.command = ""
        self.request_version = "HTTP/0.9"
        self.close_connection = True
        self.requestline = line.decode("latin-1").rstrip("\r\n")
        words = self.requestline.split()
        if len(words) == 0:
            return False
        if len(words) >= 3 and not self.__take_version(words[-1]):
            return False
        if len(words) < 2 or len(words) > 3:
            self.send_error(400, f"Bad request syntax ({self.requestline!r})")
            return False
        self.command = words[0]
        self.path = words[1]
        if self.path.startswith("//"):
            self.path = "/" + self.path.lstrip("/")
        if len(words) == 2 and self.command != "GET":
            self.send_error(400, f"Bad HTTP/0.9 request type ({self.command!r})")
            return False
        return self.__read_header()

    def __take_version(self, version: str) -> bool:
        """Note the version that the request line names; False where it was answered by an error."""
        if version == "HTTP/1.1":
            self.close_connection = self.protocol_version < version
            self.request_version = version
            return True
        major, _, minor = version.removeprefix("HTTP/").partition(".")
        if not version.startswith("HTTP/") or not (major.isdigit() and minor.isdigit()) or len(major + minor) > 20:
            self.send_error(400, f"Bad request version ({version!r})")
            return False
        if int(major) >= 2:
            self.send_error(505, f"Invalid HTTP version ({major}.{minor})")
            return False
        if (int(major), int(minor)) >= (1, 1) and self.protocol_version >= "HTTP/1.1":
            self.close_connection = False
        self.request_version = version
        return True

    def __read_header(self) -> bool:
        """Read the header fields; False where they were answered by an error."""
        found = self.headers.read(self.rfile)
        if found != READ:
            if found == TOO_LONG:
                long = f"got more than {LONGEST_LINE} bytes when reading header line"
                self.send_error(431, "Line too long", long)
            else:
                self.send_error(431, "Too many headers", f"got more than {MOST_LINES} headers")
            return False
        wish = self.headers.find(CONNECTION)
        if wish is not None:
            wish = wish.lower()
            if wish == "close":
                self.close_connection = True
            elif wish == "keep-alive" and self.protocol_version >= "HTTP/1.1":
                self.close_connection = False
        expected = self.headers.find("Expect")
        if expected is not None and expected.lower() == "100-continue" and self.request_version >= "HTTP/1.1":
            if self.protocol_version >= "HTTP/1.1":
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                self.wfile.flush()
        return True

    def __dispatch(self) -> None:
        """Call the method of the request."""
        command = self.command
        if command == "GET":
            self.do_GET()
        elif command == "HEAD":
            self.do_HEAD()
        elif command == "POST":
            self.do_POST()
        elif command == "PUT":
            self.do_PUT()
        elif command == "DELETE":
            self.do_DELETE()
        elif command == "PATCH":
            self.do_PATCH()
        elif command == "OPTIONS":
            self.do_OPTIONS()
        else:
            self.__refuse_method()

    def __refuse_method(self) -> None:
        self.send_error(501, f"Unsupported method ({self.command!r})")

    def do_GET(self) -> None:
        self.__refuse_method()

    def do_HEAD(self) -> None:
        self.__refuse_method()

    def do_POST(self) -> None:
        self.__refuse_method()

    def do_PUT(self) -> None:
        self.__refuse_method()

    def do_DELETE(self) -> None:
        self.__refuse_method()

    def do_PATCH(self) -> None:
        self.__refuse_method()

    def do_OPTIONS(self) -> None:
        self.__refuse_method()

    # --- answers ---

    def send_response(self, code: int, message: str | None = None) -> None:
        """Begin an answer: the status line, and the fields Server and Date."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code: int, message: str | None = None) -> None:
        if self.request_version == "HTTP/0.9":
            return
        phrase = RESPONSES[code][0] if message is None and code in RESPONSES else message or ""
        self._headers_buffer.append(f"{self.protocol_version} {code} {phrase}\r\n")

    def send_header(self, keyword: str, value: str | int) -> None:
        """Add a field to the answer's header."""
        text = value if isinstance(value, str) else str(value)
        if self.request_version != "HTTP/0.9":
            lines = self._headers_buffer
            lines.append(keyword)
            lines.append(": ")
            lines.append(text)
            lines.append("\r\n")
        if len(keyword) == len(CONNECTION) and keyword.lower() == CONNECTION:
            if text.lower() == "close":
                self.close_connection = True
            elif text.lower() == "keep-alive":
                self.close_connection = False

    def end_headers(self) -> None:
        """Send the header."""
        if self.request_version != "HTTP/0.9":
            self._headers_buffer.append("\r\n")
            self.flush_headers()

    def flush_headers(self) -> None:
        self.wfile.write("".join(self._headers_buffer).encode("latin-1"))
        self._headers_buffer = []

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with a page that tells of an error, and end the connection."""
        usual, meaning = RESPONSES[code] if code in RESPONSES else ("???", "???")
        phrase = usual if message is None else message
        reason = meaning if explain is None else explain
        self.log_error("code %d, message %s", code, phrase)
        self.send_response(code, phrase)
        self.send_header("Connection", "close")
        body = b""
        if code >= 200 and code not in (204, 205, 304):
            shown = html.escape(phrase, quote=False)
            page = error_page(code, shown, html.escape(reason, quote=False))
            body = page.encode("UTF-8", "replace")
            self.send_header("Content-Type", "text/html;charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and len(body) > 0:
            self.wfile.write(body)

    # --- the log ---

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tell of an answered request."""
        self.log_message('"%s" %s %s', self.requestline, str(int(code) if isinstance(code, int) else code), str(size))

    def log_error(self, format, *args) -> None:
        """Tell of a request that could not be answered."""
        self.log_message(format, *args)

    def log_message(self, format, *args) -> None:
        """Tell something."""
        text = shown(format % args)
        sys.stderr.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {text}\n")

    def version_string(self) -> str:
        return f"{self.server_version} {self.sys_version}"

    def date_time_string(self, timestamp: float | None = None) -> str:
        """A time, or now, as the field Date has it.  Source: RFC 9110 §5.6.7"""
        return of_fields.at(time.time_ns() // SECOND_NS if timestamp is None else int(timestamp))

    def log_date_time_string(self) -> str:
        return of_the_log.at(time.time_ns() // SECOND_NS)

    def address_string(self) -> str:
        host: str = self.client_address[0]
        return host


class Moment:
    """The text of a time, kept while it is asked for the same second. form: what strftime() gets."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.second = NEVER
        self.text = ""

    def at(self, second: int) -> str:
        if second != self.second:
            self.text = time.strftime(self.form, time.gmtime(second))
            self.second = second
        return self.text


of_fields = Moment("%a, %d %b %Y %H:%M:%S GMT")
of_the_log = Moment("%d/%b/%Y %H:%M:%S")


class HTTPServer(TCPServer):
    """Accepts connections and makes a handler of each, which answers before the next is accepted."""

    allow_reuse_address = True
    request_queue_size = 64
    server_name: str
    server_port: int

    def server_bind(self) -> None:
        TCPServer.server_bind(self)
        self.server_name = getfqdn(self.server_address[0])
        self.server_port = self.server_address[1]


class ThreadingHTTPServer(ThreadingMixIn, HTTPServer):
    """Answers each connection in a thread of its own."""

    daemon_threads = True



from pyuk.stdlib.http._simple import SimpleHTTPRequestHandler as SimpleHTTPRequestHandler  # noqa: E402  # it derives
