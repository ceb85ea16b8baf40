"""A web server: pages from memory and a JSON route, over connections that are kept.

    pyuk run -p 8080:8080 examples/httpd.py
    python examples/httpd.py
    curl http://127.0.0.1:8080/

An argument is the port that it listens on; a second one the number of connections after which it ends.
"""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES = {
    "/": ("text/html; charset=utf-8", "<!doctype html>\n<title>pyuk</title>\n<h1>Hello from Python</h1>\n"),
    "/robots.txt": ("text/plain", "User-agent: *\nDisallow:\n"),
}


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/add":
            self.add(query)
        elif path in PAGES:
            kind, text = PAGES[path]
            self.answer(200, kind, text)
        else:
            self.send_error(404)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"] or "0")
        self.answer(200, "text/plain", self.rfile.read(size).decode().upper())

    def add(self, query: str) -> None:
        """The sum of the numbers in the query, as JSON: /add?1+2+3"""
        try:
            numbers = [int(word) for word in query.split("+")]
        except ValueError:
            self.send_error(400, "Numbers are expected")
            return
        self.answer(200, "application/json", f'{{"numbers": {numbers}, "sum": {sum(numbers)}}}\n')

    def answer(self, code: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


port = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
with ThreadingHTTPServer(("0.0.0.0", port), Pages) as server:
    print(f"listening on port {port}", flush=True)
    if len(sys.argv) > 2:
        for _ in range(int(sys.argv[2])):
            server.handle_request()
    else:
        server.serve_forever()
