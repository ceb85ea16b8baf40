"""SimpleHTTPRequestHandler: a web server of the files below a directory.

Modules that run code when they are imported are imported by the methods: a server that does not serve files has
nothing of them in its image.
Source: CPython 3.11 Lib/http/server.py. Next: client.py.
"""

# mypy: disable-error-code="no-untyped-call, no-untyped-def"
# What an address is like depends on the program: server.py.

from __future__ import annotations

from typing import BinaryIO, cast

from pyuk.stdlib import html
from pyuk.stdlib.http.server import BaseHTTPRequestHandler
from pyuk.stdlib.io import BytesIO
from pyuk.stdlib.socket import socket as Socket
from pyuk.stdlib.time import gmtime, strptime

BLOCK = 1 << 16
INDEXES = ("index.html", "index.htm")
USUAL_TYPE = "application/octet-stream"
PACKED_TYPES = ((".gz", "application/gzip"), (".bz2", "application/x-bzip2"), (".xz", "application/x-xz"),
                (".Z", USUAL_TYPE))  # fmt: skip
FIELD_FORM = "%a, %d %b %Y %H:%M:%S GMT"  # RFC 9110 §5.6.7


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files below `directory`: the working directory, if none is given."""

    server_version = "SimpleHTTP/0.6"
    directory: str

    def __init__(self, request: Socket, client_address, server, *, directory: str | None = None) -> None:
        from pyuk.stdlib import os

        self.directory = os.getcwd() if directory is None else directory
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        file = self.send_head()
        if file is not None:
            try:
                self.copyfile(file, self.wfile)
            finally:
                file.close()

    def do_HEAD(self) -> None:
        file = self.send_head()
        if file is not None:
            file.close()

    def send_head(self) -> BinaryIO | None:
        """Send the header of an answer; the file that is to follow, or None where the answer is whole."""
        from pyuk.stdlib import os
        from pyuk.stdlib.urllib.parse import urlsplit, urlunsplit

        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urlsplit(self.path)
            if not parts.path.endswith("/"):
                self.redirect(urlunsplit((parts[0], parts[1], parts[2] + "/", parts[3], parts[4])))
                return None
            found = [each for each in INDEXES if os.path.isfile(os.path.join(path, each))]
            if not found:
                return self.list_directory(path)
            path = os.path.join(path, found[0])
        if path.endswith("/"):
            self.send_error(404, "File not found")
            return None
        try:
            file = open(path, "rb")
        except OSError:
            self.send_error(404, "File not found")
            return None
        about = os.stat(path)
        if self.is_known(int(about.st_mtime)):
            file.close()
            self.send_response(304)
            self.end_headers()
            return None
        self.send_response(200)
        self.send_header("Content-type", self.guess_type(path))
        self.send_header("Content-Length", str(about.st_size))
        self.send_header("Last-Modified", self.date_time_string(about.st_mtime))
        self.end_headers()
        return file

    def redirect(self, url: str) -> None:
        self.send_response(301)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def is_known(self, modified_s: int) -> bool:
        """Whether the client has what was changed then: field If-Modified-Since, in the form that servers write."""
        since = self.headers.find("If-Modified-Since")
        if since is None or self.headers.find("If-None-Match") is not None:
            return False
        try:
            asked = strptime(since, FIELD_FORM)
        except ValueError:
            return False
        changed = gmtime(modified_s)
        return (changed.tm_year, changed.tm_yday, changed.tm_hour, changed.tm_min, changed.tm_sec) <= (
            asked.tm_year, asked.tm_yday, asked.tm_hour, asked.tm_min, asked.tm_sec)  # fmt: skip

    def list_directory(self, path: str) -> BinaryIO | None:
        """Send the header of a page with the names in a directory; the page."""
        from pyuk.stdlib import os
        from pyuk.stdlib.urllib.parse import quote, unquote

        try:
            names = os.listdir(path)
        except OSError:
            self.send_error(404, "No permission to list directory")
            return None
        names.sort(key=lambda name: name.lower())
        title = f"Directory listing for {html.escape(unquote(self.path), quote=False)}"
        lines = ["<!DOCTYPE HTML>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
                 f"<title>{title}</title>\n</head>", f"<body>\n<h1>{title}</h1>", "<hr>\n<ul>"]  # fmt: skip
        for name in names:
            shown = name + "/" if os.path.isdir(os.path.join(path, name)) else name
            lines.append(f'<li><a href="{quote(shown)}">{html.escape(shown, quote=False)}</a></li>')
        lines.append("</ul>\n<hr>\n</body>\n</html>\n")
        page = "\n".join(lines).encode("utf-8")
        self.send_response(200)
        self.send_header("Content-type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return cast(BinaryIO, BytesIO(page))

    def translate_path(self, path: str) -> str:
        """The file that a URL's path means: nothing above `directory`, whatever it says."""
        from pyuk.stdlib import os
        from pyuk.stdlib.urllib.parse import unquote

        asked = path.split("?", 1)[0].split("#", 1)[0]
        place = self.directory
        for word in os.path.normpath(unquote(asked)).split("/"):
            if word not in ("", ".", ".."):
                place = os.path.join(place, word)
        return place + "/" if asked.rstrip().endswith("/") else place

    def copyfile(self, source: BinaryIO, outputfile) -> None:
        """Send all of a file."""
        while block := source.read(BLOCK):
            outputfile.write(block)

    def guess_type(self, path: str) -> str:
        """The type of a file by the end of its name."""
        from pyuk.stdlib import mimetypes, os

        end = os.path.splitext(path)[1]
        for packed, kind in PACKED_TYPES:
            if packed in (end, end.lower()):
                return kind
        return mimetypes.guess_type(path)[0] or USUAL_TYPE
