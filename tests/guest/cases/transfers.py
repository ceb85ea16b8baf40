"""A client of steady.py: posts a text and gets its hash, then gets a text. Arguments: the server's address, a seed."""

import hashlib
import random
import socket
import sys
import time


def connect() -> socket.socket:
    """A connection to the server, which may not be up yet, or hard to reach."""
    for _ in range(20):
        try:
            return socket.create_connection((sys.argv[1], 80))
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("no connection")


def ask(request: bytes) -> bytes:
    """The body of the answer, over a connection of its own."""
    with connect() as connection, connection.makefile("rb") as answer:
        connection.sendall(request)
        size = 0
        while (line := answer.readline().strip()) != b"":
            if line.startswith(b"Content-Length: "):
                size = int(line[16:].decode())
        return answer.read(size)


chosen = random.Random(int(sys.argv[2]))
text = bytes([chosen.randrange(256) for _ in range(100_000)])
digest = ask(f"POST /hash HTTP/1.1\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text).decode()
print("posted" if digest == hashlib.sha256(text).hexdigest() else f"wrong: {digest}")
print("got" if ask(b"GET /page HTTP/1.1\r\n\r\n") == bytes(range(256)) * 512 else "wrong")
