"""Protocols and transports of asyncio: datagrams, and connections whose ends are told what comes."""

import asyncio
import socket

LOCAL = ("127.0.0.1", 0)


class Echo(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.count = 0
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport):
        self.transport = transport
        print("server is up")

    def datagram_received(self, data, addr):
        self.count += 1
        if data == b"fail":
            raise ValueError("this one fails")
        assert self.transport is not None
        self.transport.sendto(data.upper(), addr)

    def connection_lost(self, exc):
        print("server is down:", exc)


class Asking(asyncio.DatagramProtocol):
    def __init__(self, words, done):
        self.words = words
        self.done = done
        self.answers = []

    def connection_made(self, transport):
        self.transport = transport
        for word in self.words:
            transport.sendto(word.encode())

    def datagram_received(self, data, addr):
        self.answers.append(data.decode())
        if len(self.answers) == len(self.words):
            self.done.set_result(sorted(self.answers))

    def error_received(self, exc):
        print("error:", exc)

    def connection_lost(self, exc):
        print("client is down:", exc)


async def datagrams() -> None:
    loop = asyncio.get_running_loop()
    transport, echo = await loop.create_datagram_endpoint(lambda: Echo(), local_addr=LOCAL)
    address = transport.get_extra_info("sockname")
    print(address[0], address[1] > 0, echo.count, transport.is_closing())
    done = asyncio.Future()
    words = ["one", "two", "three"]
    asking, client = await loop.create_datagram_endpoint(lambda: Asking(words, done), remote_addr=address)
    print(await asyncio.wait_for(done, 5), echo.count)
    try:
        asking.sendto(b"x", ("127.0.0.1", 9))
    except ValueError as error:
        print(type(error).__name__, str(error).startswith("Invalid address: must be None or ('127.0.0.1', "))
    asking.sendto(b"")
    asking.close()
    asking.close()
    print(client.answers == ["ONE", "TWO", "THREE"], asking.is_closing())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    transport.abort()
    await asyncio.sleep(0.01)
    print(echo.count)


class Lines(asyncio.Protocol):
    """Answers each line; ends after the line `bye`."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.rest = b""

    def connection_made(self, transport):
        self.transport = transport
        self.log.append("made")

    def data_received(self, data: bytes) -> None:
        self.rest += data
        while b"\n" in self.rest:
            line, _, self.rest = self.rest.partition(b"\n")
            self.transport.write(b"<" + line + b">\n")
            if line == b"bye":
                self.transport.close()

    def eof_received(self):
        self.log.append("eof")

    def connection_lost(self, exc):
        self.log.append(f"lost {exc}")


class Collecting(asyncio.Protocol):
    def __init__(self) -> None:
        self.data = bytearray()
        self.over = asyncio.get_running_loop().create_future()
        self.paused = 0
        self.resumed = 0

    def connection_made(self, transport):
        transport.write(b"hello\nhow ")
        transport.writelines([b"are you\n", b"?"])

    def data_received(self, data):
        self.data += data

    def pause_writing(self):
        self.paused += 1

    def resume_writing(self):
        self.resumed += 1

    def connection_lost(self, exc):
        self.over.set_result(exc is None)


async def connections() -> None:
    loop = asyncio.get_running_loop()
    log: list[str] = []
    server = await loop.create_server(lambda: Lines(log), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        transport, protocol = await loop.create_connection(Collecting, "127.0.0.1", port)
        print(transport.get_extra_info("peername")[0], transport.is_reading(), transport.get_write_buffer_size())
        transport.write(b"\nbye\n")
        print(await asyncio.wait_for(protocol.over, 5), protocol.data, transport.is_closing())

        transport, protocol = await loop.create_connection(Collecting, "127.0.0.1", port)
        transport.pause_reading()
        print(transport.is_reading())
        transport.write(b"\n" + b"x" * 1_000_000 + b"\n")
        await asyncio.sleep(0.01)
        transport.resume_reading()
        transport.write_eof()
        print(await asyncio.wait_for(protocol.over, 10), len(protocol.data), protocol.resumed == protocol.paused)

        transport, protocol = await loop.create_connection(Collecting, "127.0.0.1", port)
        transport.abort()
        print(await asyncio.wait_for(protocol.over, 5), transport.is_closing())
        await asyncio.sleep(0.05)
    print(len(log) - log.count("eof"), log.count("made"), log.count("lost None") >= 2)
    try:
        await loop.create_connection(Collecting, "127.0.0.1", port)
    except OSError as error:
        print(type(error).__name__)


class EchoV6(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        print("got", data, addr[0], len(addr))
        self.transport.sendto(data[::-1], addr)


class Once(asyncio.DatagramProtocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        transport.sendto(b"six")

    def datagram_received(self, data, addr):
        self.done.set_result((data, addr[0]))


async def datagrams_v6():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(EchoV6, local_addr=("::1", 0), family=socket.AF_INET6)
    name = server.get_extra_info("sockname")
    print(name[0], len(name), name[2:])
    for kwargs in range(2):
        done = asyncio.Future()
        if kwargs == 0:
            client, _ = await loop.create_datagram_endpoint(lambda: Once(done), remote_addr=name[:2])
        else:
            client, _ = await loop.create_datagram_endpoint(lambda: Once(done), remote_addr=("::1", name[1]), family=socket.AF_INET6)
        print(await asyncio.wait_for(done, 2))
        client.close()
    sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    sock.bind(("::1", 0))
    other, _ = await loop.create_datagram_endpoint(EchoV6, sock=sock)
    done = asyncio.Future()
    client, _ = await loop.create_datagram_endpoint(lambda: Once(done), remote_addr=other.get_extra_info("sockname")[:2])
    print(await asyncio.wait_for(done, 2))
    client.close()
    other.close()
    server.close()
    await asyncio.sleep(0.01)
    print(client.get_extra_info("sockname")[0])
    try:
        await loop.create_datagram_endpoint(EchoV6, local_addr=("127.0.0.1", 0), family=socket.AF_INET6)
    except socket.gaierror as error:
        print("gaierror", error.errno)


async def answer(reader, writer):
    line = await reader.readline()
    writer.write(line.upper())
    print("peer", writer.get_extra_info("peername")[0])
    await writer.drain()
    writer.close()


async def streams_v6():
    server = await asyncio.start_server(answer, "::1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("::1", port)
        writer.write(b"hello\n")
        print(await reader.read(), writer.get_extra_info("peername")[0])
        writer.close()
        await writer.wait_closed()
        print(writer.get_extra_info("peername")[0], len(writer.get_extra_info("sockname")))
    listener = socket.create_server(("127.0.0.1", 0))
    async with await asyncio.start_server(answer, sock=listener) as server:
        port = listener.getsockname()[1]
        reader, writer = await asyncio.open_connection("localhost", port, family=socket.AF_INET)
        writer.write(b"four\n")
        print(await reader.read())
        writer.close()


asyncio.run(datagrams())
asyncio.run(connections())
asyncio.run(datagrams_v6())
asyncio.run(streams_v6())
