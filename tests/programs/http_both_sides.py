"""A client of HTTP and servers of this program's own: bodies with a length, in chunks, to the end; errors; logs; files; urllib."""

import http.client
import json
import mimetypes
import os
import shutil
import socket
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer
from socketserver import ThreadingMixIn
from urllib.request import Request, urlopen


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/chunks":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for part in (b"first ", b"second\n", b"third" * 100):
                self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            self.wfile.write(b"0\r\nX-Behind: yes\r\n\r\n")
            return
        if self.path == "/close":
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"until the end")
            return
        if self.path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"too short")
            return
        if self.path == "/nothing":
            self.close_connection = True
            return
        body = f"{self.command} {self.path} {self.headers.get('X-Test', 'none')}\nsecond line\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Twice", "a")
        self.send_header("X-Twice", "b")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        print("server got", self.headers["Host"] is not None, self.headers["Content-Type"], body)
        self.send_response(201, "Made")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):
        pass


class Quiet(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass


server = Quiet(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_port

connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
connection.request("GET", "/hello?x=1", headers={"X-Test": "yes"})
r = connection.getresponse()
print(r.status, r.reason, r.version, r.getheader("Content-Length"), r.getheader("X-None", "default"), r.getheader("x-twice"))
print(r.read(5), r.read(), r.read(), r.isclosed())
connection.request("HEAD", "/")
r = connection.getresponse()
print(r.status, r.getheader("content-length"), r.read())
connection.request("POST", "/post", "text as body", {"Content-Type": "text/plain"})
r = connection.getresponse()
print(r.status, r.reason, r.read(), r.will_close)
connection.request("POST", "/post", b"bytes", {"Content-Type": "x"})
print(connection.getresponse().read())
connection.request("GET", "/chunks")
r = connection.getresponse()
print(r.status, r.chunked, r.read(3), r.readline(), len(r.read()), r.read())
connection.request("GET", "/lines")
r = connection.getresponse()
print([line for line in r], r.isclosed(), r.length)
r.close()
connection.request("GET", "/close")
r = connection.getresponse()
print(r.read(), r.will_close)
connection.request("GET", "/short")
r = connection.getresponse()
try:
    r.read()
except http.client.IncompleteRead as error:
    print(error, error.partial, error.expected)
connection.request("GET", "/nothing")
try:
    connection.getresponse()
except http.client.RemoteDisconnected as error:
    print(type(error).__name__, error)
connection.request("GET", "/")
try:
    connection.request("GET", "/")
except http.client.CannotSendRequest as error:
    print(type(error).__name__, error)
connection.close()
try:
    connection.getresponse()
except http.client.ResponseNotReady as error:
    print(type(error).__name__, error)
for bad in ("/a b", "/a\nb"):
    try:
        connection.request("GET", bad)
    except http.client.InvalidURL as error:
        print(error)
    connection.close()
try:
    http.client.HTTPConnection("localhost:x")
except http.client.InvalidURL as error:
    print(error)
c = http.client.HTTPConnection("localhost:%d" % port)
print(c.host, c.port == port)
c.putrequest("GET", "/by/hand")
c.putheader("X-Test", "by hand")
c.endheaders()
with c.getresponse() as r:
    print(r.read().decode())
c.close()
print(http.client.responses[404], http.client.HTTP_PORT)
server.shutdown()
server.server_close()


class Counting(BaseHTTPRequestHandler):
    def _set_headers(self, code=200):
        self.send_response(code)
        self.send_header("Content-type", "application/json")
        self.end_headers()

    def do_GET(self):
        if self.path == "/missing":
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return
        self._set_headers()
        self.wfile.write(json.dumps({"hello": "world", "path": self.path, "n": self.server.add()}).encode("utf-8"))

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        self.send_response(HTTPStatus.CREATED)
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, format, *args):
        self.server.log.append("%s - %s" % (self.address_string(), format % args))


class Counter(ThreadingMixIn, HTTPServer):
    daemon_threads = True

    def __init__(self, address, handler):
        super().__init__(address, handler)
        self.hits = 0
        self.log = []

    def add(self):
        self.hits += 1
        return self.hits


def ask(port, request):
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.sendall(request)
        data = b""
        while part := s.recv(1000):
            data += part
        return [line for line in data.decode().split("\r\n") if not line.startswith(("Date", "Server"))]


counter = Counter(("127.0.0.1", 0), Counting)
threading.Thread(target=counter.serve_forever, daemon=True).start()
port = counter.server_port
print(ask(port, b"GET /a?b HTTP/1.0\r\n\r\n"))
print(ask(port, b"GET /missing HTTP/1.0\r\n\r\n")[:4])
print(ask(port, b"POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello"))
print(ask(port, b"BREW / HTTP/1.0\r\n\r\n")[:3])
counter.shutdown()
counter.server_close()
for line in counter.log:
    print(line)
print(HTTPStatus.OK, HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND.description, HTTPStatus.OK == 200, repr(HTTPStatus.OK))


# --- urllib.request ------------------------------------------------------------------------------------


class Asked(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/to/"):
            self.send_response(int(self.path[4:7]))
            self.send_header("Location", "/there?x=1" if self.path.endswith("once") else self.path)
            self.end_headers()
            return
        if self.path == "/missing":
            self.send_error(404, "No such thing", "really")
            return
        names = ("User-Agent", "Accept-Encoding", "Connection", "X-Test", "Content-Type", "Content-Length")
        fields = [f"{name}: {self.headers[name]}" for name in names]
        body = json.dumps({"path": self.path, "method": self.command, "fields": fields}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self):
        self.dispatch("do_GET")

    def dispatch(self, method, threads=1):
        """A name that the library's class has no right to."""
        self.remember, self.has_stopped = threads, True
        getattr(self, method)()

    def do_POST(self):
        print("got", self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    def do_PUT(self):
        self.do_POST()

    def log_message(self, format, *args):
        pass


asked = HTTPServer(("127.0.0.1", 0), Asked)
threading.Thread(target=asked.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{asked.server_port}"


def show(request):
    try:
        with urlopen(request, timeout=5) as response:
            print(response.status, response.getcode(), response.reason, response.headers["content-type"])
            print(response.geturl()[len(base):])
            print(response.read().decode())
    except urllib.error.HTTPError as error:
        print(type(error).__name__, error, error.code, error.reason, error.headers["Content-Type"])
        print(len(error.read()) > 9)
    except urllib.error.URLError as error:
        print(type(error).__name__, error, error.reason)


show(base)
show(base + "/a%20b?q=1&r=%C3%A4")
show(Request(base + "/head", headers={"X-test": "yes", "user-agent": "me"}, method="HEAD"))
data = urllib.parse.urlencode({"a": "1 2", "b": "ä"}).encode()
show(Request(base + "/form", data))
show(Request(base + "/put", data=b"{}", headers={"Content-Type": "application/json"}, method="PUT"))
with urllib.request.urlopen(base + "/post", b"raw") as response:
    print(json.loads(response.read())["method"])
for code in (301, 302, 303, 307, 308):
    show(f"{base}/to/{code}/once")
show(base + "/to/302/forever")
show(Request(base + "/to/307/once", b"x"))
show(Request(base + "/to/303/once", b"x"))
show(base + "/missing")
show("http://127.0.0.1:1/refused")
show("ftps://x/y")
try:
    urlopen("no/scheme")
except ValueError as error:
    print(error)
request = Request("http://h:81/p/q?r#f", headers={"accept": "x"})
print(request.host, request.selector, request.type, request.get_method(), request.headers, request.full_url)
print(request.has_header("Accept"), request.get_header("None", "default"))
asked.shutdown()
asked.server_close()


# --- files -------------------------------------------------------------------------------------------


class Site(SimpleHTTPRequestHandler):
    def __init__(self, *args) -> None:
        super().__init__(*args, directory=place)

    def log_message(self, format, *args):
        pass


place = tempfile.mkdtemp()
os.mkdir(f"{place}/sub")
os.mkdir(f"{place}/sub/deep")
for name, content in (("index.html", "<h1>hi</h1>\n"), ("sub/a.css", "body {}\n"), ("sub/B & \u00e4.bin", "x" * 70_000)):
    with open(f"{place}/{name}", "w", encoding="utf-8") as file:
        file.write(content)
site = HTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
later = {"If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT"}
for method, path, fields in (
    ("GET", "/", {}), ("HEAD", "/index.html", {}), ("GET", "/sub", {}), ("GET", "/sub/", {}), ("GET", "/sub/a.css?x#y", {}),
    ("GET", "/sub/B%20%26%20%C3%A4.bin", {}), ("GET", "/sub/a.css/", {}), ("GET", "/../sub/%2e%2e/none", {}),
    ("HEAD", "/none", {}), ("POST", "/", {}), ("GET", "/sub/a.css", later), ("GET", "/sub/a.css", {"If-Modified-Since": "x"}),
):
    connection = http.client.HTTPConnection("127.0.0.1", site.server_port, timeout=5)
    connection.request(method, path, headers=fields)
    r = connection.getresponse()
    print(method, path, r.status, r.reason, r.getheader("Content-Type"), r.getheader("Content-Length"))
    print(r.getheader("Location"), r.getheader("Last-Modified") is not None, len(text := r.read()), text[:300])
    connection.close()
site.shutdown()
site.server_close()
shutil.rmtree(place)
print([mimetypes.guess_type(name) for name in ("a.html", "b.tar.gz", "c.tgz", "d.svgz", "e.JPG", "f", "g.unknown", "h.css.Z")])
print(mimetypes.guess_type("data:text/plain;x,y"), mimetypes.guess_type("http://h/a.png"), mimetypes.guess_extension("text/css"))
