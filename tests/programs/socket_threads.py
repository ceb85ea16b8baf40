"""Datagrams, names, and a server of threads: each client is served by a thread of its own, over loopback."""

import socket
import threading


def fails(what, action) -> None:
    try:
        print(what, action())
    except OSError as error:
        print(what, type(error).__name__, error)
    except OverflowError as error:
        print(what, type(error).__name__, error)


# --- threads

lines: list[str] = []


def serve_one(connection: socket.socket, number: int) -> None:
    with connection:
        total = 0
        while True:
            part = connection.recv(1000)
            if not part:
                break
            total += len(part)
            connection.sendall(part.upper())
        lines.append(f"client {number}: {total}")


def serve(server: socket.socket, count: int) -> None:
    threads = []
    for number in range(count):
        connection, _ = server.accept()
        thread = threading.Thread(target=serve_one, args=(connection, number))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def talk(address: tuple[str, int], name: str, rounds: int) -> None:
    with socket.create_connection(address) as client:
        for i in range(rounds):
            text = f"{name} says {i}. ".encode() * 20
            client.sendall(text)
            answer = b""
            while len(answer) < len(text):
                answer += client.recv(4096)
            assert answer == text.upper()


with socket.create_server(("127.0.0.1", 0)) as server:
    serving = threading.Thread(target=serve, args=(server, 5))
    serving.start()
    clients = [threading.Thread(target=talk, args=(server.getsockname(), name, 10 + len(name))) for name in
               ["ann", "bob", "christine", "dan"]]
    for client in clients:
        client.start()
    talk(server.getsockname(), "main", 3)
    for client in clients:
        client.join()
    serving.join()
print(len(lines), sum(int(line.split(": ")[1]) for line in lines))

# --- datagrams

one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
other.bind(("127.0.0.1", 0))
print(one.sendto(b"first", other.getsockname()), one.sendto(b"", other.getsockname()))
data, source = other.recvfrom(100)
print(data, source == one.getsockname(), other.recvfrom(10)[0])
print(other.sendto(b"a longer one", source), one.recvfrom(4)[0])
one.connect(other.getsockname())
print(one.send(b"connected"), other.recv(100), one.getpeername() == other.getsockname())
print(one.send(bytes(9000)), len(other.recv(65536)))
other.settimeout(0.02)
fails("recv in time", lambda: other.recv(10))
other.setblocking(False)
fails("recv at once", lambda: other.recv(10))
other.close()
one.send(b"to nobody")
fails("recv of a refusal", lambda: one.recv(10))
fails("too long", lambda: one.send(bytes(66000)))
fails("listen", lambda: one.listen(1))
one.close()
third = socket.socket(type=socket.SOCK_DGRAM)
fails("send without a peer", lambda: third.send(b"x"))
third.close()

# --- names and numbers

print(socket.gethostbyname("localhost"), socket.gethostbyname("192.0.2.7"))
for entry in socket.getaddrinfo("127.0.0.1", 80, socket.AF_INET, socket.SOCK_STREAM):
    print(int(entry[0]), int(entry[1]), entry[2], entry[4])
print(socket.getaddrinfo(None, 8080, socket.AF_INET, socket.SOCK_DGRAM, 0, socket.AI_PASSIVE)[0][4])
print(socket.inet_aton("10.1.2.250"), socket.inet_ntoa(b"\x7f\x00\x00\x01"))
print(socket.htons(80), socket.ntohs(0x5000))
fails("inet_aton", lambda: socket.inet_aton("10.1.2.x"))
for text in ("01.2.3.4", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1..2.3", ""):
    fails(text, lambda text=text: socket.inet_pton(socket.AF_INET, text))
for text in ("1:2:3:4:5:6:7", "12345::", "g::", "P::", "@::", "1::2::3", "::1.2.3"):
    fails(text, lambda text=text: socket.inet_pton(socket.AF_INET6, text))
for text in ("::", "ABCD::ef01", "2001:db8::00ff", "1:2:3:4:5:6:7:8", "1:10:100:1000::"):
    print(socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, text)))
fails("inet_ntoa", lambda: socket.inet_ntoa(b"123"))
fails("family", lambda: socket.socket(99, socket.SOCK_STREAM))
