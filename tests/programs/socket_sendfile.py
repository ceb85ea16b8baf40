"""socket.sendfile(), and sockets that a loop watches by their descriptors."""
import asyncio
import io
import socket
import threading

with open("/tmp/sendfile.txt", "wb") as f:
    f.write(b"0123456789" * 1000)

server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]
got = []


def serve():
    conn, _ = server.accept()
    with conn:
        data = b""
        while True:
            part = conn.recv(4096)
            if not part:
                break
            data += part
        got.append(data)


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(("127.0.0.1", port)) as client:
    with open("/tmp/sendfile.txt", "rb") as f:
        print(client.sendfile(f))
        print(f.tell())
        print(client.sendfile(f, offset=5, count=10))
        print(f.tell())
        for bad in (0, -1):
            try:
                client.sendfile(f, 0, bad)
            except ValueError as error:
                print(error)
    memory = io.BytesIO(b"abcdefgh")
    memory.seek(2)
    print(client.sendfile(memory), memory.tell())
    with open("/tmp/sendfile.txt") as text:
        try:
            client.sendfile(text)
        except ValueError as error:
            print(error)
thread.join()
print(len(got[0]), got[0][-12:])


async def main():
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def readable():
        data = a.recv(100)
        loop.remove_reader(a.fileno())
        done.set_result(data)

    loop.add_reader(a.fileno(), readable)
    b.send(b"hello")
    print(await done)
    wrote = loop.create_future()

    def writable():
        loop.remove_writer(b.fileno())
        wrote.set_result("can write")

    loop.add_writer(b.fileno(), writable)
    print(await wrote)
    a.close()
    b.close()


asyncio.run(main())
