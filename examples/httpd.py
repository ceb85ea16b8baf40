"""A web server: pages from memory and files, JSON, ranges and streams in chunks, over connections that are kept.

    pyuk run -p 8080:8080 --include examples/site examples/httpd.py
    python httpd.py  (in its directory, where `site` is)
    curl http://127.0.0.1:8080/site/

An argument is the port that it listens on; a second one the number of connections after which it ends.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES: dict[str, tuple[str, bytes]] = {
    "/": ("text/html; charset=utf-8", b"<!doctype html>\n<title>pyuk</title>\n<h1>Hello from Python</h1>\n"),
    "/robots.txt": ("text/plain", b"User-agent: *\nDisallow:\n"),
    "/numbers.txt": ("text/plain", "".join(f"{number}\n" for number in range(10000)).encode()),
}
SITE = "/site/"  # below it are files: those of the directory `site`
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".txt": "text/plain",
         ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".json": "application/json"}  # fmt: skip


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept
    wbufsize = -1  # an answer goes out whole

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/add":
            self.add(query)
        elif path == "/count":
            self.count(query)
        elif path in PAGES:
            self.page(*PAGES[path])
        elif path.startswith(SITE) and ".." not in path:
            self.file(path[1:] + "index.html" if path.endswith("/") else path[1:])
        else:
            self.send_error(404)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        """The text that was sent, in capitals; what came in JSON as JSON, with what it is."""
        data = self.rfile.read(int(self.headers["Content-Length"] or "0"))
        if self.headers["Content-Type"] != "application/json":
            self.answer(200, "text/plain", data.decode().upper().encode())
            return
        try:
            value = json.loads(data.decode())
        except ValueError as error:
            self.send_error(400, "Not JSON", str(error))
            return
        self.answer(200, "application/json", f"{json.dumps(value, sort_keys=True)}\n".encode())

    def page(self, kind: str, body: bytes) -> None:
        """A page, or the range of it that is asked for."""
        first, last = 0, len(body) - 1
        asked = self.headers["Range"]
        if asked is None or not asked.startswith("bytes=") or "," in asked:
            self.answer(200, kind, body)
            return
        start, _, end = asked.removeprefix("bytes=").partition("-")
        if (start + end).isdigit():
            first = int(start) if start else max(0, len(body) - int(end))
            last = min(last, int(end)) if start and end else last
        if first > last:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(body)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.answer(206, kind, body[first : last + 1], f"bytes {first}-{last}/{len(body)}")

    def file(self, name: str) -> None:
        """A file of the site."""
        try:
            with open(name, "rb") as file:
                body = file.read()
        except OSError:
            self.send_error(404)
            return
        self.page(KINDS.get(name[name.rfind(".") :], "application/octet-stream"), body)

    def add(self, query: str) -> None:
        """The sum of the numbers in the query, as JSON: /add?1+2+3"""
        try:
            numbers = [int(word) for word in query.split("+")]
        except ValueError:
            self.send_error(400, "Numbers are expected")
            return
        self.answer(200, "application/json", f'{{"numbers": {numbers}, "sum": {sum(numbers)}}}\n'.encode())

    def count(self, query: str) -> None:
        """So many lines, each in a chunk of its own: /count?10"""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if self.command == "HEAD":
            return
        for number in range(int(query) if query.isdigit() else 3):
            line = f"line {number}\n".encode()
            self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def answer(self, code: int, kind: str, body: bytes, content_range: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if kind != "application/json":
            self.send_header("Accept-Ranges", "bytes")
        if content_range:
            self.send_header("Content-Range", content_range)
        if self.request_version == "HTTP/1.0" and not self.close_connection:
            self.send_header("Connection", "keep-alive")  # an old client has to be told
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing is told of a request that went well."""


port = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
with ThreadingHTTPServer(("0.0.0.0", port), Pages) as server:
    print(f"listening on port {port}", flush=True)
    if len(sys.argv) > 2:
        for _ in range(int(sys.argv[2])):
            server.handle_request()
    else:
        server.serve_forever()
