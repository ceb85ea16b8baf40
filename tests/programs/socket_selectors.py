"""Many sockets waited for at once, by selectors and by select, over loopback."""

import select
import selectors
import socket


class Session:
    def __init__(self, name: str) -> None:
        self.name = name
        self.incoming = b""
        self.outgoing = b""
        self.is_over = False


def accept(selector, server: socket.socket, number: int) -> None:
    connection, _ = server.accept()
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, Session(f"session {number}"))


def serve(selector, key, events: int) -> bool:
    """Echo in capitals; False at the end."""
    session = key.data
    connection = key.fileobj
    if events & selectors.EVENT_READ:
        part = connection.recv(100)
        session.is_over = not part
        session.incoming += part
        session.outgoing += part.upper()
    if session.is_over and not session.outgoing:
        selector.unregister(connection)
        connection.close()
        return False
    if events & selectors.EVENT_WRITE and session.outgoing:
        sent = connection.send(session.outgoing[:50])
        session.outgoing = session.outgoing[sent:]
    wanted = (0 if session.is_over else selectors.EVENT_READ) | (selectors.EVENT_WRITE if session.outgoing else 0)
    wanted = wanted or selectors.EVENT_READ
    if wanted != key.events:
        selector.modify(connection, wanted, session)
    return True


server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
selector = selectors.DefaultSelector()
selector.register(server, selectors.EVENT_READ, Session("server"))
print(len(selector.select(0)), len(selector.select(0.01)), len(selector.get_map()))

clients = [socket.create_connection(server.getsockname()) for _ in range(5)]
for i, client in enumerate(clients):
    client.sendall(f"client {i} says something of some length, ".encode() * 10)
    client.shutdown(socket.SHUT_WR)
accepted = ended = 0
while ended < len(clients):
    for key, events in selector.select(1):
        if key.data.name == "server":
            accept(selector, server, accepted)
            accepted += 1
        elif not serve(selector, key, events):
            ended += 1
print(accepted, ended, len(selector.get_map()))
for client in clients:
    text = b""
    while True:
        part = client.recv(1000)
        if not part:
            break
        text += part
    print(len(text), text[:20])
    client.close()

try:
    selector.register(server, selectors.EVENT_READ, Session("again"))
except KeyError:
    print("registered twice")
try:
    selector.register(socket.socket(), 8, Session("odd"))
except ValueError as error:
    print(error)
print(selector.get_key(server).data.name, selector.unregister(server).events)
try:
    selector.unregister(server)
except KeyError:
    print("not registered")
selector.close()

# select
one = socket.create_connection(server.getsockname())
server.setblocking(True)
other, _ = server.accept()
print([len(each) for each in select.select([one, other], [], [], 0)])
print([len(each) for each in select.select([one, other], [one, other], [], 0.5)])
one.sendall(b"ready")
readable, writable, _ = select.select([one, other], [], [], 1)
print(len(readable), readable[0] is other, other.recv(10))
other.close()
readable, _, _ = select.select([one, server], [], [])
print(readable == [one], one.recv(10))
one.close()
server.close()
