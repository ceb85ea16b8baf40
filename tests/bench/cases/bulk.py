"""Sends, echoes or takes octets, as the first one of a connection says: `<` and a count of MiB, `=`, `>`."""

import socket

MIB = bytes(1 << 20)

server = socket.create_server(("", 80))
print("listening", flush=True)
while True:
    connection, address = server.accept()
    wish = connection.recv(1)
    if wish == b"<":
        for _ in range(connection.recv(1)[0]):
            connection.sendall(MIB)
    elif wish == b"=":
        while part := connection.recv(1 << 16):
            connection.sendall(part)
    else:
        total = 0
        while True:
            part = connection.recv(1 << 16)
            if not part:
                break
            total += len(part)
        connection.sendall(total.to_bytes(8, "big"))
    connection.close()
