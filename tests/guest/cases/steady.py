"""An HTTP server on one task, for ever: /stats tells what it holds, /hash of what was posted, /text gives much, /page less."""

import hashlib
import selectors
import socket

from pyuk.kernel import collector, frames
from pyuk.stdlib._network.host import host

TEXT = bytes(range(256)) * 2048


class Client:
    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.received = b""
        self.rest = b""


SELECTOR = selectors.DefaultSelector()


def stats() -> bytes:
    """Counts; the free page frames are those after a collection: before it, rubbish may take twice what lives."""
    collector.collect_with_registers()
    tcp = host().tcp
    return f"{frames.free_frames} {tcp.table.count} {tcp.storage.used} {tcp.old_count} {len(tcp.starved)}".encode()


def answer(request: bytes, body: bytes) -> bytes:
    path = request.split(b" ", 2)[1]
    if path == b"/stats":
        content = stats()
    elif path == b"/hash":
        content = hashlib.sha256(body).hexdigest().encode()
    elif path == b"/text":
        content = TEXT
    elif path == b"/page":
        content = TEXT[: 1 << 17]
    else:
        content = b"hello\n"
    return b"HTTP/1.1 200 OK\r\nContent-Length: " + str(len(content)).encode() + b"\r\n\r\n" + content


def take_requests(client: Client) -> None:
    """Answer the requests that are whole."""
    while True:
        end = client.received.find(b"\r\n\r\n")
        if end < 0:
            return
        head = client.received[:end]
        length = 0
        if b"Content-Length: " in head:
            length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0].decode())
        if len(client.received) < end + 4 + length:
            return
        client.rest += answer(head, client.received[end + 4 : end + 4 + length])
        client.received = client.received[end + 4 + length :]


def serve(client: Client, events: int) -> bool:
    """Read and write as far as it goes; whether the client stays."""
    try:
        if events & selectors.EVENT_READ and len(client.rest) < 1 << 20:
            part = client.connection.recv(65536)
            if not part:
                return False
            client.received += part
            take_requests(client)
        if client.rest:
            sent = client.connection.send(client.rest)
            client.rest = client.rest[sent:]
    except BlockingIOError:
        pass
    except OSError:
        return False
    wanted = selectors.EVENT_READ | selectors.EVENT_WRITE if client.rest else selectors.EVENT_READ
    if SELECTOR.get_key(client.connection).events != wanted:
        SELECTOR.modify(client.connection, wanted, client)
    return True


def main() -> None:
    server = socket.create_server(("", 80), backlog=1024)
    server.setblocking(False)
    SELECTOR.register(server, selectors.EVENT_READ, Client(server))
    print("listening", flush=True)
    while True:
        for key, events in SELECTOR.select():
            if key.fileobj is server:
                try:
                    connection, _ = server.accept()
                except OSError:
                    continue
                connection.setblocking(False)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                SELECTOR.register(connection, selectors.EVENT_READ, Client(connection))
            elif not serve(key.data, events):
                SELECTOR.unregister(key.fileobj)
                key.fileobj.close()


main()
