"""A web server of IPv6, which answers so many requests: with where they came from. One of them is over IPv4."""

import socket
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = f"{self.path} for {self.client_address[0].partition('%')[0]}\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, format: str, *args: object) -> None:
        print(format % args)


class Server(HTTPServer):
    address_family = socket.AF_INET6


with Server(("::", 80), Handler) as server:
    print("listening", flush=True)
    for _ in range(int(sys.argv[1])):
        server.handle_request()
