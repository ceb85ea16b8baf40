"""The module urllib.request: urlopen(), over HTTP without encryption.

Source: The Python Standard Library, "urllib.request"; CPython 3.11 Lib/urllib/request.py.
"""

from __future__ import annotations

from pyuk.stdlib.http.client import HTTPConnection, HTTPResponse
from pyuk.stdlib.urllib.error import HTTPError, URLError
from pyuk.stdlib.urllib.parse import quote, unquote, urljoin, urlsplit

AGENT = "Python-urllib/3.11"
MOST_REDIRECTIONS = 10
REDIRECTIONS = (301, 302, 303, 307, 308)
KEPT = "!#$%&'()*+,/:;=?@[]~"  # of the URL of a redirection; anything else is quoted
LOOP = """The HTTP server returned a redirect error that would lead to an infinite loop.
The last 30x error message was:
"""
USUAL_TIMEOUT = -2.0  # of HTTPConnection


class Request:
    """What is to be asked for. selector: the URL's path and query."""

    def __init__(
        self, url: str, data: bytes | None = None, headers: dict[str, str] | None = None,
        origin_req_host: str | None = None, unverifiable: bool = False, method: str | None = None,
    ) -> None:
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.full_url = url
        self.type = parts.scheme
        self.host = unquote(parts.netloc)
        self.selector = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self.data = data
        self.method = method
        self.headers: dict[str, str] = {}
        if headers is not None:
            for name, value in headers.items():
                self.add_header(name, value)

    def get_method(self) -> str:
        """What is said to the server: what was given, else POST where there is something to send."""
        method = self.method
        if method is not None:
            return method
        return "GET" if self.data is None else "POST"

    def get_full_url(self) -> str:
        return self.full_url

    def add_header(self, key: str, val: str) -> None:
        self.headers[key.capitalize()] = val

    def has_header(self, header_name: str) -> bool:
        return header_name in self.headers

    def get_header(self, header_name: str, default: str | None = None) -> str | None:
        return self.headers.get(header_name, default)

    def remove_header(self, header_name: str) -> None:
        self.headers.pop(header_name, None)


def urlopen(url: str | Request, data: bytes | None = None, timeout: float | None = USUAL_TIMEOUT) -> HTTPResponse:
    """The answer to a request, after redirections. URLError, HTTPError; HTTPException and OSError as they come."""
    request = Request(url) if isinstance(url, str) else url
    if data is not None:
        request.data = data
    for _ in range(MOST_REDIRECTIONS + 1):
        response = ask(request, timeout)
        if 200 <= response.status < 300:
            return response
        location = response.getheader("Location") or response.getheader("URI")
        if response.status not in REDIRECTIONS or location is None:
            raise failure(request, response, response.reason)
        request = redirected(request, response, location)
    raise failure(request, response, LOOP + response.reason)


def ask(request: Request, timeout: float | None) -> HTTPResponse:
    """Send a request, and read the header of what comes."""
    if request.type != "http":
        why = ": TLS is left out, let a proxy speak it" if request.type == "https" else ""
        raise URLError(f"unknown url type: {request.type}{why}")
    if not request.host:
        raise URLError("no host given")
    connection = HTTPConnection(request.host, None, timeout)
    try:
        data = request.data
        if data is None:
            connection.request(request.get_method(), request.selector, None, fields(request))
        else:
            connection.request(request.get_method(), request.selector, data, fields(request))
    except OSError as error:
        connection.close()
        raise URLError(error) from None
    response = connection.getresponse()
    response.url = request.full_url
    return response


def fields(request: Request) -> dict[str, str]:
    """The fields of a request's header."""
    found: dict[str, str] = {}
    data = request.data
    if data is not None:
        found["Content-Type"] = "application/x-www-form-urlencoded"
        found["Content-Length"] = str(len(data))
    found["Host"] = request.host
    found["User-Agent"] = AGENT
    for name, value in request.headers.items():
        found[name.title()] = value
    found["Connection"] = "close"
    return found


def redirected(request: Request, response: HTTPResponse, location: str) -> Request:
    """The request that a redirection asks for. HTTPError where that may not be done."""
    method = request.get_method()
    parts = urlsplit(location)
    if parts.scheme not in ("http", "https", "ftp", ""):
        raise failure(request, response, f"{response.reason} - Redirection to url '{location}' is not allowed")
    if not (method in ("GET", "HEAD") or (method == "POST" and response.status in (301, 302, 303))):
        raise failure(request, response, response.reason)
    if not parts.path and parts.netloc:
        location = f"{parts.scheme}://{parts.netloc}/" + (f"?{parts.query}" if parts.query else "")
    target = urljoin(request.full_url, quote(location, safe=KEPT))
    response.read()
    kept = {name: value for name, value in request.headers.items()
            if name.lower() not in ("content-length", "content-type")}  # fmt: skip
    return Request(target.replace(" ", "%20"), None, kept, None, True, "HEAD" if method == "HEAD" else None)


def failure(request: Request, response: HTTPResponse, message: str) -> HTTPError:
    """The exception for an answer."""
    return HTTPError(request.full_url, response.status, message, response.headers, response)
