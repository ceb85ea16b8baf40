"""Bulk transfer: who connects to port 5001 sends until it has shut its side down, and gets the number of bytes back;
who connects to port 5002 names a number of bytes in a line, and gets as many."""

import socket
import threading

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


sink, source = socket.create_server(("", 5001)), socket.create_server(("", 5002))
threading.Thread(target=take, args=(sink,), daemon=True).start()
print("listening", flush=True)
give(source)
