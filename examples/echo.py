"""An echo server: whoever connects gets back what is sent, each in a thread of its own.

    pyuk run -p 7007:7007 examples/echo.py
    python examples/echo.py

An argument is the port that it listens on; a second one the number of connections after which it ends.
"""

import socket
import sys
import threading


def echo(connection: socket.socket) -> None:
    """Send everything back, until the other side has no more."""
    with connection:
        while data := connection.recv(65536):
            connection.sendall(data)


port = int(sys.argv[1]) if len(sys.argv) > 1 else 7007
left = int(sys.argv[2]) if len(sys.argv) > 2 else -1
with socket.create_server(("", port)) as server:
    print(f"listening on port {port}", flush=True)
    while left != 0:
        client, _ = server.accept()
        threading.Thread(target=echo, args=(client,)).start()
        left -= 1
