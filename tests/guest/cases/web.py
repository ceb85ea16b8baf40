"""A server that answers so many requests, says what it got, and ends with an answer still on its way."""

import socket
import sys

BODY = bytes(range(256)) * 256


def request_of(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(4096)
        if not part:
            return b""
        data += part
    return data


def answer(connection: socket.socket, request: bytes) -> None:
    if request.startswith(b"POST"):
        length = int(request.split(b"Content-Length: ")[1].split(b"\r\n")[0].decode())
        body = request.split(b"\r\n\r\n", 1)[1]
        while len(body) < length:
            body += connection.recv(65536)
        text = f"{len(body)} {sum(body)}".encode()
    elif request.startswith(b"GET /large"):
        text = BODY * 32
    else:
        text = b"hello\n"
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(text)}\r\nConnection: close\r\n\r\n".encode())
    connection.sendall(text)


server = socket.create_server(("", 80))
print("listening", flush=True)
for i in range(int(sys.argv[1])):
    connection, address = server.accept()
    request = request_of(connection)
    print(address[0], request.split(b"\r\n")[0].decode())
    answer(connection, request)
    connection.close()
