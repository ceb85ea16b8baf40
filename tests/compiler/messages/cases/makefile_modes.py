import socket


def lines(sock: socket.socket, mode: str) -> list[str]:
    with sock.makefile(mode) as file:
        return file.readlines()


with socket.create_connection(("127.0.0.1", 80)) as sock:
    print(lines(sock, "r"))
    print(sock.makefile("a").readline())
    print(sock.makefile("r", buffering=0).readline())
