"""A web server in a few lines: answers every request with a greeting.

    pyuk run --qemu -p 8080:80 examples/hello_server.py
    curl http://127.0.0.1:8080/
"""

import socket

BODY = b"hello from a machine of my own\n"
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(BODY)}\r\nConnection: close\r\n\r\n"


def serve(server: socket.socket) -> None:
    """Answer one client after the other, for ever."""
    while True:
        connection, address = server.accept()
        request = connection.recv(4096)
        print(address[0], request.split(b"\r\n")[0].decode("latin-1"))
        connection.sendall(HEAD.encode() + BODY)
        connection.close()


serve(socket.create_server(("", 80)))
