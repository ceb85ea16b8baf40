"""Sockets of IPv6: addresses of four parts, both families on one socket or one alone, names, scopes, and errors."""

import socket


def fails(what: str, action) -> None:
    try:
        print(what, action())
    except (OSError, TypeError, ValueError) as error:
        print(what, type(error).__name__, error)
    except OverflowError as error:
        print(what, "OverflowError", error)


def talk(server: socket.socket, client: socket.socket, text: bytes) -> None:
    connection, address = server.accept()
    print(len(address), address[0], address[1] == client.getsockname()[1], connection.family, server.family)
    connection.sendall(text)
    print(client.recv(100), client.getpeername()[0], connection.getsockname()[0], connection.getpeername()[0])
    client.close()
    print(connection.recv(10))
    connection.close()


# --- streams

print(socket.has_ipv6, socket.has_dualstack_ipv6(), repr(socket.AF_INET6), int(socket.AF_INET6))
server = socket.create_server(("::1", 0), family=socket.AF_INET6)
port = server.getsockname()[1]
print(server.getsockname()[0], server.getsockname()[2:], server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
client = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
client.connect(("::1", port, 0, 0))
talk(server, client, b"four parts")
client = socket.socket(socket.AF_INET6)
client.connect(("::1", port))
print(client.getsockname()[0], client.getsockname()[2:], client.getpeername() == ("::1", port, 0, 0))
talk(server, client, b"two parts")
client = socket.create_connection(("::1", port), 5)
print(client.gettimeout(), client.family == socket.AF_INET6)
talk(server, client, b"by a function")
text = str(server).replace(str(port), "PORT").replace(f"fd={server.fileno()}", "fd=N")
print(text)
server.close()
print(str(server))

# --- one socket for both families

server = socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True)
port = server.getsockname()[1]
print(server.getsockname()[0], server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
talk(server, socket.create_connection(("127.0.0.1", port)), b"mapped")
client = socket.socket(socket.AF_INET6)
client.connect(("::1", port))
talk(server, client, b"not mapped")
client = socket.socket(socket.AF_INET6)
client.connect(("::ffff:127.0.0.1", port))
print(client.getpeername()[0], client.getsockname()[0])
talk(server, client, b"mapped on both sides")
other = socket.socket()
fails("taken", lambda: other.bind(("127.0.0.1", port)))
other.close()
server.close()

server = socket.create_server(("::", 0), family=socket.AF_INET6)
port = server.getsockname()[1]
refused = socket.socket()
fails("only v6", lambda: refused.connect(("127.0.0.1", port)))
refused.close()
four = socket.create_server(("0.0.0.0", port))
print("both bound", four.getsockname() == ("0.0.0.0", port))
talk(four, socket.create_connection(("127.0.0.1", port)), b"of its own")
four.close()
server.close()

# --- datagrams

receiver = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
receiver.bind(("::", 0))
port = receiver.getsockname()[1]
with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as sender:
    print(sender.sendto(b"hello", ("::1", port)), sender.sendto(b"again", 0, ("::1", port, 0, 0)))
    data, source = receiver.recvfrom(100)
    print(data, source[0], source[2:], source[1] == sender.getsockname()[1], receiver.recv(3))
    receiver.sendto(b"back", source)
    print(sender.recv(100))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
    sender.sendto(b"four", ("127.0.0.1", port))
    print(receiver.recvfrom(100, socket.MSG_PEEK)[0], receiver.recvfrom(100)[1][0])
receiver.close()

# --- names and errors

six = socket.socket(socket.AF_INET6)
four = socket.socket(socket.AF_INET)
fails("v4 name", lambda: six.bind(("127.0.0.1", 0)))
fails("v6 name", lambda: four.connect(("::1", 80)))
fails("shape", lambda: four.connect(("127.0.0.1", 80, 0, 0)))
fails("port", lambda: six.bind(("::1", 70000)))
fails("flow", lambda: six.connect(("::1", 80, 1 << 21, 0)))
fails("not ours", lambda: six.bind(("2001:db8::77", 0)))
fails("refused", lambda: six.connect(("::1", 9)))
fails("no group", lambda: six.bind(("1:2:3", 0)))
fails("dual", lambda: socket.create_server(("", 0), dualstack_ipv6=True))
six.close()
four.close()
for name in ("::1", "::", "127.0.0.1", "::ffff:1.2.3.4", "::1.2.3.4", "fe80::1", "2001:DB8:0:0:1:0:0:1", "1::2::3",
             ":::", "1.2.3", "::12345"):
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            packed = socket.inet_pton(family, name)
            print(name, packed.hex(), socket.inet_ntop(family, packed))
        except OSError as error:
            print(name, int(family), error)
fails("ntop", lambda: socket.inet_ntop(socket.AF_INET6, b"1234"))
print(socket.htonl(0x01020304), socket.ntohl(1), socket.htons(0x102))
fails("htonl", lambda: socket.htonl(-1))
for host in ("::1", "127.0.0.1", None):
    for found in socket.getaddrinfo(host, 80, type=socket.SOCK_STREAM):
        print(host, found)
print(socket.getaddrinfo("::1", "http"))
print([found[4] for found in socket.getaddrinfo(None, 81, 0, socket.SOCK_DGRAM, 0, socket.AI_PASSIVE)])
print(socket.getaddrinfo("::1", 80, socket.AF_INET6, socket.SOCK_STREAM)[0][4])
fails("family", lambda: socket.getaddrinfo("::1", 80, socket.AF_INET))
fails("service", lambda: socket.getaddrinfo("::1", "no such service"))
fails("numeric", lambda: socket.getaddrinfo("x.invalid", 80, flags=socket.AI_NUMERICHOST))
