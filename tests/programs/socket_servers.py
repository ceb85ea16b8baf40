"""Files of connections, and servers of socketserver: for streams and datagrams, with and without threads."""

import io
import socket
import socketserver
import threading


def files() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(server.getsockname())
    connection, _ = server.accept()
    r = connection.makefile("rb")
    w = client.makefile("wb")
    print(r.readable(), r.writable(), r.seekable(), w.readable(), w.writable())
    print(w.write(b"one\ntwo\nthree"))
    w.flush()
    print(r.readline(), r.readline(2), r.readline(), r.peek(3)[:3], r.read(5))
    w.write(b"abc\ndef\n\nrest without end")
    w.close()
    print(w.closed)
    try:
        w.write(b"x")
    except ValueError as error:
        print(error)
    client.shutdown(socket.SHUT_WR)
    for line in r:
        print(line)
    print(r.read(), r.readline(), r.read(10))
    r.close()
    print(r.closed)
    try:
        r.read(1)
    except ValueError as error:
        print(error)
    try:
        w.read(1)
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)
    # the other way: text
    with client.makefile("r", encoding="utf-8", newline="\n") as lines, connection.makefile("w", encoding="utf-8") as out:
        print("hällo", file=out)
        out.write("zweite\r\nZeile\n")
        out.flush()
        print(repr(lines.readline()), repr(lines.readline()), repr(lines.readline()))
        connection.close()
        print(repr(connection)[:25], connection.fileno() >= 0)
        out.write("still open\n")
    try:
        connection.send(b"x")
    except OSError as error:
        print(type(error).__name__, error)
    print(client.recv(100), client.recv(100), connection.fileno())
    client.close()

    # both ways, and raw
    client = socket.create_connection(server.getsockname())
    connection, _ = server.accept()
    both = connection.makefile("rwb")
    raw = client.makefile("rwb", buffering=0)
    print(raw.write(b"hello world\nagain\n"), raw.readable(), raw.writable(), raw.seekable())
    print(both.readline(), both.read1(100))
    both.write(b"x" * 100000)
    both.flush()
    got = 0
    while got < 100000:
        got += len(raw.read(65536))
    print(got)
    buffer = bytearray(4)
    both.write(b"abcdefg\nh")
    both.flush()
    print(raw.readinto(buffer), buffer, raw.readline())
    client.settimeout(0.01)
    print(raw.read(1))
    for _ in range(2):
        try:
            raw.read(1)
        except OSError as error:
            print(type(error).__name__, error)
    both.close()
    connection.close()
    reader = socket.create_connection(server.getsockname()).makefile("rb")
    other, _ = server.accept()
    with other.makefile("wb") as file:
        file.writelines([b"a\n", b"b\n", bytes(bytearray(b"c\n"))])
        other.close()
    print(reader.readlines())
    try:
        reader.write(b"no")
    except io.UnsupportedOperation as error:
        print(error)
    try:
        raw.close()
        raw.read(1)
    except ValueError as error:
        print(error)
    server.close()


files()


class MyUDPHandler(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request[0].strip()
        sock = self.request[1]
        print(f"{self.client_address[0]} wrote:", data)
        sock.sendto(data.upper(), self.client_address)


class Echo(socketserver.DatagramRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line[::-1])


class ThreadedTCPRequestHandler(socketserver.BaseRequestHandler):
    def handle(self):
        data = str(self.request.recv(1024), "ascii")
        response = bytes("{}: {}".format("thread", data), "ascii")
        self.request.sendall(response)


class ThreadedTCPServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    pass


def client(ip, port, message):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.connect((ip, port))
        sock.sendall(bytes(message, "ascii"))
        response = str(sock.recv(1024), "ascii")
        print("Received: {}".format(response))


def ask(address, data):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(data, address)
        return s.recv(1024)


def servers() -> None:
    server = ThreadedTCPServer(("localhost", 0), ThreadedTCPRequestHandler)
    with server:
        ip, port = server.server_address
        server_thread = threading.Thread(target=server.serve_forever)
        server_thread.daemon = True
        server_thread.start()
        client(ip, port, "Hello World 1")
        client(ip, port, "Hello World 2")
        server.shutdown()

    with socketserver.UDPServer(("localhost", 0), MyUDPHandler) as udp:
        thread = threading.Thread(target=udp.serve_forever, daemon=True)
        thread.start()
        print(ask(udp.server_address, b" hello there "))
        udp.shutdown()
    with socketserver.ThreadingUDPServer(("localhost", 0), Echo) as udp2:
        thread = threading.Thread(target=udp2.serve_forever, daemon=True)
        thread.start()
        print(ask(udp2.server_address, b"abc\ndef"))
        udp2.shutdown()


servers()


class Upper(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024).strip()
        print("got", data, self.client_address[0])
        self.request.sendall(data.upper())


class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(b"> " + line)
        self.server.note_served()


class Counting(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    served = 0

    def note_served(self):
        self.served += 1


def ask_stream(address, data):
    with socket.create_connection(address) as s:
        s.sendall(data)
        s.shutdown(socket.SHUT_WR)
        parts = []
        while part := s.recv(1000):
            parts.append(part)
        return b"".join(parts)


with socketserver.TCPServer(("localhost", 0), Upper) as server:
    t = threading.Thread(target=server.serve_forever)
    t.daemon = True
    t.start()
    print(ask_stream(server.server_address, b"hello"))
    print(ask_stream(server.server_address, b"again "))
    server.shutdown()
    t.join()

with Counting(("127.0.0.1", 0), Lines) as counting:
    t = threading.Thread(target=counting.serve_forever)
    t.start()
    print(ask_stream(counting.server_address, b"hello\nyou\n"))
    print(ask_stream(counting.server_address, b"again"))
    counting.shutdown()
    t.join()
    print(counting.served)


class Failing(socketserver.BaseRequestHandler):
    def handle(self):
        raise ValueError("oops")


class Quiet(socketserver.TCPServer):
    def handle_error(self, request, client_address):
        print("an error")

    def verify_request(self, request, client_address):
        print("verify", client_address[0])
        return True

    def handle_timeout(self):
        print("nobody came")


with Quiet(("127.0.0.1", 0), Failing) as server:
    server.timeout = 0.05
    server.handle_request()
    with socket.create_connection(server.server_address) as s:
        server.handle_request()
        print(s.recv(10))
