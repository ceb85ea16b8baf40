"""Answers every request with the same few bytes, over connections that are kept: what epoll_http.c does, in Python."""

import selectors
import socket

BODY = "hello from a machine of my own\n"
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(BODY)}\r\n\r\n{BODY}".encode()
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
        try:
            data = key.fileobj.recv(4096)
        except ConnectionError:
            data = b""
        if not data:
            selector.unregister(key.fileobj)
            key.fileobj.close()
            continue
        request = key.data + data
        if request.endswith(END):
            key.fileobj.sendall(ANSWER * request.count(END))
            request = b""
        if request is not key.data:
            selector.modify(key.fileobj, selectors.EVENT_READ, request)
