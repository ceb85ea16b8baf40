"""URLs taken apart and put together. Source: RFC 3986 §3, §5; CPython 3.11's urllib/parse.py. Next: parse.py."""

from __future__ import annotations

from typing import NamedTuple

SCHEME_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
USES_RELATIVE = (
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu",
    "sftp", "svn", "svn+ssh", "ws", "wss",
)  # fmt: skip
USES_NETLOC = (
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero",
    "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
)  # fmt: skip
USES_PARAMS = (
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp",
    "tel",
)  # fmt: skip


def user_of(netloc: str) -> tuple[str | None, str | None]:
    """The name and the password before the `@`."""
    user, at, _ = netloc.rpartition("@")
    if at == "":
        return None, None
    name, colon, password = user.partition(":")
    return name, password if colon != "" else None


def host_of(netloc: str) -> tuple[str | None, str | None]:
    """The host and the port, as they stand there."""
    _, _, place = netloc.rpartition("@")
    _, bracket, rest = place.partition("[")
    if bracket != "":
        host, _, after = rest.partition("]")
        _, _, port = after.partition(":")
    else:
        host, _, port = place.partition(":")
    return host if host != "" else None, port if port != "" else None


def hostname_of(netloc: str) -> str | None:
    """The host in small letters, but for a zone behind a percent sign."""
    host = host_of(netloc)[0]
    if host is None:
        return None
    name, percent, zone = host.partition("%")
    return name.lower() + percent + zone


def port_of(netloc: str) -> int | None:
    """The number of the port. ValueError where it is none."""
    port = host_of(netloc)[1]
    if port is None:
        return None
    if not (port.isdigit() and port.isascii()):
        raise ValueError(f"Port could not be cast to integer value as {port!r}")
    number = int(port)
    if number > 65535:
        raise ValueError("Port out of range 0-65535")
    return number


class SplitResult(NamedTuple):
    """A URL in five parts."""

    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str

    @property
    def username(self) -> str | None:
        return user_of(self.netloc)[0]

    @property
    def password(self) -> str | None:
        return user_of(self.netloc)[1]

    @property
    def hostname(self) -> str | None:
        return hostname_of(self.netloc)

    @property
    def port(self) -> int | None:
        return port_of(self.netloc)

    def geturl(self) -> str:
        return joined(self.scheme, self.netloc, self.path, self.query, self.fragment)


class ParseResult(NamedTuple):
    """A URL in six parts."""

    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str

    @property
    def username(self) -> str | None:
        return user_of(self.netloc)[0]

    @property
    def password(self) -> str | None:
        return user_of(self.netloc)[1]

    @property
    def hostname(self) -> str | None:
        return hostname_of(self.netloc)

    @property
    def port(self) -> int | None:
        return port_of(self.netloc)

    def geturl(self) -> str:
        path = f"{self.path};{self.params}" if self.params != "" else self.path
        return joined(self.scheme, self.netloc, path, self.query, self.fragment)


class DefragResult(NamedTuple):
    """A URL, and the fragment that it had."""

    url: str
    fragment: str

    def geturl(self) -> str:
        return f"{self.url}#{self.fragment}" if self.fragment != "" else self.url


def cleaned(url: str) -> str:
    """The URL without control characters at its ends, tabs and line ends."""
    start = 0
    while start < len(url) and url[start] <= " ":
        start += 1
    return url[start:].replace("\t", "").replace("\r", "").replace("\n", "")


def scheme_end(url: str) -> int:
    """Where the colon behind a scheme is; -1 without a scheme."""
    colon = url.find(":")
    if colon <= 0 or not (url[0].isascii() and url[0].isalpha()):
        return -1
    for char in url[:colon]:
        if char not in SCHEME_CHARACTERS:
            return -1
    return colon


def urlsplit(url: str, scheme: str = "", allow_fragments: bool = True) -> SplitResult:
    """The five parts of a URL. ValueError."""
    rest = cleaned(url)
    name = cleaned(scheme).strip()
    netloc = query = fragment = ""
    colon = scheme_end(rest)
    if colon > 0:
        name = rest[:colon].lower()
        rest = rest[colon + 1 :]
    if rest.startswith("//"):
        end = len(rest)
        for mark in "/?#":
            found = rest.find(mark, 2)
            if found >= 0:
                end = min(end, found)
        netloc = rest[2:end]
        rest = rest[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in rest:
        rest, _, fragment = rest.partition("#")
    if "?" in rest:
        rest, _, query = rest.partition("?")
    return SplitResult(name, netloc, rest, query, fragment)


def urlparse(url: str, scheme: str = "", allow_fragments: bool = True) -> ParseResult:
    """The six parts of a URL. ValueError."""
    parts = urlsplit(url, scheme, allow_fragments)
    path = parts.path
    params = ""
    if parts.scheme in USES_PARAMS and ";" in path:
        at = path.find(";", max(path.rfind("/"), 0))
        if at >= 0:
            params = path[at + 1 :]
            path = path[:at]
    return ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment)


def joined(scheme: str, netloc: str, path: str, query: str, fragment: str) -> str:
    """The URL of five parts."""
    url = path
    if netloc != "" or (scheme != "" and scheme in USES_NETLOC and not url.startswith("//")):
        if url != "" and not url.startswith("/"):
            url = "/" + url
        url = "//" + netloc + url
    if scheme != "":
        url = scheme + ":" + url
    if query != "":
        url = url + "?" + query
    if fragment != "":
        url = url + "#" + fragment
    return url


def urldefrag(url: str) -> DefragResult:
    """The URL without its fragment, and that."""
    if "#" not in url:
        return DefragResult(url, "")
    parts = urlparse(url)
    whole = ParseResult(parts.scheme, parts.netloc, parts.path, parts.params, parts.query, "")
    return DefragResult(whole.geturl(), parts.fragment)


def urljoin(base: str, url: str, allow_fragments: bool = True) -> str:
    """What a link in a document means."""
    if base == "":
        return url
    if url == "":
        return base
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in USES_RELATIVE:
        return url
    netloc = new.netloc
    if new.scheme in USES_NETLOC:
        if netloc != "":
            return new.geturl()
        netloc = old.netloc
    if new.path == "" and new.params == "":
        query = new.query if new.query != "" else old.query
        return ParseResult(new.scheme, netloc, old.path, old.params, query, new.fragment).geturl()
    path = merged(old.path, new.path)
    return ParseResult(new.scheme, netloc, path, new.params, new.query, new.fragment).geturl()


def merged(base: str, path: str) -> str:
    """A relative path as seen from another one, without `.` and `..`."""
    base_parts = base.split("/")
    if base_parts[-1] != "":
        base_parts.pop()
    if path.startswith("/"):
        segments = path.split("/")
    else:
        if len(base_parts) > 0 and base_parts[-1] == "":
            base_parts.pop()
        segments = base_parts + path.split("/")
        inner = [part for part in segments[1:-1] if part != ""]
        segments = segments[:1] + inner + segments[max(len(segments) - 1, 1) :]
    resolved: list[str] = []
    for segment in segments:
        if segment == "..":
            if len(resolved) > 0:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] == "." or segments[-1] == "..":
        resolved.append("")
    text = "/".join(resolved)
    return text if text != "" else "/"
