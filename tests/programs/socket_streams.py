"""Streams over loopback, both ends in one program: bytes, time-outs, errors."""

import socket


def fails(what, action) -> None:
    try:
        action()
        print(what, "worked")
    except OSError as error:
        print(what, type(error).__name__, error, error.errno or 0)
    except (ValueError, OverflowError) as error:
        print(what, type(error).__name__, error)


def pair(server: socket.socket) -> tuple[socket.socket, socket.socket]:
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client.connect(server.getsockname())
    connection, address = server.accept()
    assert address == client.getsockname() == connection.getpeername()
    assert client.getpeername() == connection.getsockname() == server.getsockname()
    return client, connection


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen(5)
host, port = server.getsockname()
print(host, port > 0, server.type, server.family, server.proto, server.timeout)

# there and back
client, connection = pair(server)
print(client.send(b"hello"), connection.recv(100))
connection.sendall(bytearray(b"an answer"))
print(client.recv(3), client.recv(100))
print(connection.send(memoryview(b"0123456789")[2:5]), client.recv(100))
print(client.recv(0), client.send(b""))
client.sendall(b"abcdef")
print(connection.recv(3, socket.MSG_PEEK), connection.recv(10))
buffer = bytearray(8)
client.sendall(b"12345")
print(connection.recv_into(buffer), buffer)
client.sendall(b"xyz")
print(connection.recv_into(buffer, 2), buffer, connection.recv(9))

# more than the buffers hold, in turns
payload = bytes(range(256)) * 4096
sent = received = 0
digest = 0
client.setblocking(False)
connection.setblocking(False)
while received < len(payload):
    if sent < len(payload):
        try:
            sent += client.send(payload[sent : sent + 65536])
        except BlockingIOError:
            pass
    try:
        part = connection.recv(65536)
    except BlockingIOError:
        continue
    assert part == payload[received : received + len(part)]
    received += len(part)
print(sent, received)

# ends
fails("recv without data", lambda: connection.recv(1))
connection.settimeout(0.02)
fails("recv in time", lambda: connection.recv(1))
print(connection.gettimeout(), connection.getblocking(), client.getblocking())
client.shutdown(socket.SHUT_WR)
print(connection.recv(10), connection.recv(10))
fails("send after shutdown", lambda: client.send(b"x"))
connection.sendall(b"still open")
client.setblocking(True)
print(client.recv(100))
connection.close()
print(client.recv(100))
client.close()
fails("recv when closed", lambda: client.recv(1))
fails("getsockname when closed", client.getsockname)
print(client.fileno(), connection.fileno())
client.close()

# a peer that closes with data unread resets
client, connection = pair(server)
client.sendall(b"nobody reads this")
connection.close()
fails("recv of a reset", lambda: client.recv(10))
client.close()

# refusals
other = socket.socket()
fails("bind to a taken port", lambda: other.bind((host, port)))
fails("bind to a foreign address", lambda: other.bind(("192.0.2.1", 0)))
fails("bind to a large port", lambda: other.bind((host, 65536)))
fails("recv unconnected", lambda: other.recv(1))
fails("send unconnected", lambda: other.send(b"x"))
fails("getpeername unconnected", other.getpeername)
fails("accept without listen", other.accept)
fails("shutdown unconnected", lambda: other.shutdown(socket.SHUT_RDWR))
fails("negative recv", lambda: other.recv(-1))
fails("negative time-out", lambda: other.settimeout(-1))
server.settimeout(0.01)
fails("accept in time", server.accept)
server.setblocking(False)
fails("accept without waiting", server.accept)
server.close()
fails("connect to nobody", lambda: other.connect((host, port)))
other.close()

# contexts and helpers
with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5) as client:
        print(client.gettimeout())
        connection, _ = server.accept()
        with connection:
            client.sendall(b"bye")
            print(connection.recv(10))
        print(client.recv(10))
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), client.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE))
print(server.fileno())
try:
    socket.create_connection(("127.0.0.1", 1))
except ConnectionRefusedError as error:
    print(error)
