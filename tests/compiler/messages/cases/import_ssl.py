import socket
import ssl

context = ssl.create_default_context()
with socket.create_connection(("www.python.org", 443)) as sock:
    with context.wrap_socket(sock, server_hostname="www.python.org") as secured:
        print(secured.version())
