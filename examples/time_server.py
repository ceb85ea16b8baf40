"""A time server over UDP: answers each datagram with the time, in seconds since 1970, and the name that it was sent.

    pyuk run --udp 3737:3737 examples/time_server.py
    python examples/time_server.py

An argument is the port that it listens on; a second one the number of datagrams after which it ends.
"""

import socket
import sys
import time

port = int(sys.argv[1]) if len(sys.argv) > 1 else 3737
left = int(sys.argv[2]) if len(sys.argv) > 2 else -1
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.bind(("", port))
    print(f"listening on port {port}", flush=True)
    while left != 0:
        name, address = server.recvfrom(1024)
        server.sendto(f"{int(time.time())} {name.decode('latin-1')}".encode("latin-1"), address)
        left -= 1
