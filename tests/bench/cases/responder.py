"""Answers every request with the same few bytes, over connections that are kept: sockets and a selector, no more."""

import selectors
import socket

BODY = b"hello from a machine of my own\n"
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(BODY)}\r\n\r\n"
ANSWER = HEAD.encode() + BODY
END = b"\r\n\r\n"

selector = selectors.DefaultSelector()
server = socket.create_server(("", 80))
server.setblocking(False)
selector.register(server, selectors.EVENT_READ, b"")
print("listening", flush=True)
while True:
    for key, events in selector.select():
        if key.fileobj is server:
            connection, address = server.accept()
            connection.setblocking(False)
            selector.register(connection, selectors.EVENT_READ, b"")
            continue
        data = key.fileobj.recv(4096)
        if not data:
            selector.unregister(key.fileobj)
            key.fileobj.close()
            continue
        request = key.data + data if key.data else data
        if END in request:
            key.fileobj.sendall(ANSWER)
            request = b""
        if request or key.data:
            selector.modify(key.fileobj, selectors.EVENT_READ, request)
