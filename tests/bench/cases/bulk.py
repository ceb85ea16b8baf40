"""Bulk transfer: who connects to port 5001 sends until it has shut its side down, and gets the number of bytes back;
who connects to port 5002 names a number of bytes in a line, and gets as many; port 5003 gives back what it is sent."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

ROOM = 1 << 18


def take(server: socket.socket) -> None:
    room = bytearray(ROOM)
    while True:
        connection, _ = server.accept()
        total = 0
        while count := connection.recv_into(room):
            total += count
        connection.sendall(f"{total}\n".encode())
        connection.close()


def give(server: socket.socket) -> None:
    data = bytes(ROOM)
    while True:
        connection, _ = server.accept()
        left = int(connection.recv(100).decode())
        while left > 0:
            part = min(left, ROOM)
            connection.sendall(data if part == ROOM else data[:part])
            left -= part
        connection.close()


def echo(server: socket.socket) -> None:
    while True:
        connection, _ = server.accept()
        while part := connection.recv(1 << 16):
            connection.sendall(part)
        connection.close()


def serve(port: int, how: Callable[[socket.socket], None]) -> None:
    threading.Thread(target=how, args=(socket.create_server(("", port)),), daemon=True).start()


serve(5001, take)
serve(5003, echo)
source = socket.create_server(("", 5002))
print("listening", flush=True)
give(source)
